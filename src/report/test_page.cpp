#include "report/test_page.h"

#include <algorithm>
#include <utility>

#include "report/number_text.h"
#include "report/wording.h"

namespace aci {
namespace {

constexpr std::size_t kLongestFormula = 70;
constexpr Shown kOnlyUsual = {PageLength::usual, PageLength::usual};

std::string line_of(const Place& place) {
  return std::to_string(place.position().line);
}

std::string cut(const std::string& text) {
  std::size_t end = kLongestFormula;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

/// What never happened.
const char* wording_of(CoverageItem::Kind kind) {
  using Kind = CoverageItem::Kind;
  static constexpr std::pair<Kind, const char*> kWordings[] = {
      {Kind::indicator_met, "coverage.indicator_met"},
      {Kind::indicator_unmet, "coverage.indicator_unmet"},
      {Kind::requirement_fails, "coverage.requirement_fails"},
      {Kind::part_applies, "coverage.applies"},
      {Kind::part_does_not_apply, "coverage.does_not_apply"},
      {Kind::reduction_applies, "coverage.applies"},
      {Kind::reduction_does_not_apply, "coverage.does_not_apply"},
      {Kind::branch_then, "coverage.branch_then"},
      {Kind::branch_else, "coverage.branch_else"},
      {Kind::exemption_used, "coverage.exemption_used"},
      {Kind::threshold_below, "coverage.threshold_below"},
      {Kind::threshold_at, "coverage.threshold_at"},
      {Kind::threshold_above, "coverage.threshold_above"},
  };
  return std::find_if(std::begin(kWordings), std::end(kWordings),
                      [kind](const auto& each) { return each.first == kind; })
      ->second;
}

std::string value_or_nothing(Language language, const std::string& value) {
  return value.empty() ? say(language, "test.nothing") : printable(value);
}

}  // namespace

Page failure_page(Language language, const CaseResult& result, std::vector<Section> explanations) {
  std::string title = printable(result.title);
  if (!result.page.empty()) title += " (" + say(language, "test.page", {printable(result.page)}) + ")";
  Page page;
  Section& head = page.section();
  head.line(Role::finding, 0,
            say(language, "test.failed", {result.file->name(), line_of(result.at), title, result.rules}));
  for (const Difference& each : result.differences) {
    head.line(Role::finding, 1,
              say(language, "test.difference",
                  {printable(each.what), value_or_nothing(language, each.expected),
                   value_or_nothing(language, each.got)}));
  }
  const auto below = [&page](Section section) {
    section.indent = 2;
    section.apart = false;
    page.sections.push_back(std::move(section));
  };
  Section mistakes;
  for (const Diagnostic& diagnostic : result.diagnostics.all()) {
    if (diagnostic.severity == Severity::error) mistakes.add(diagnostic);
  }
  below(std::move(mistakes));
  for (Section& each : explanations) {
    each.shown = kFromUsual;
    below(std::move(each));
  }
  return page;
}

Section breakdown_section(Language language, const Breakdown& breakdown) {
  const RuleSet& rules = breakdown.assessment->rules();
  Section section;
  section.add(
      Line{Role::heading, 0,
           say(language, breakdown.of_gate ? "test.gate_unmet" : "test.by_indicator", {breakdown.what})});
  for (const IndicatorLine* line : breakdown.indicators) {
    const Indicator& indicator = rules.indicators[line->index];
    const std::string reason = line->unmet.empty() ? "" : indicator.requirements[line->unmet.front()].id;
    section.line(
        Role::finding, 0,
        line->met ? say(language, "test.indicator_points", {indicator.id, written(CaseValue(line->earned))})
                  : say(language, "test.indicator_unmet", {indicator.id, reason}));
  }
  return section;
}

Page coverage_page(Language language, const Coverage& coverage) {
  const auto items = coverage.items();
  // Rounded down: 100 % means all.
  const Rational share = *round_to(coverage.share(), *Rational::make(1, 1000), RoundingMode::floor);
  Page page;
  Section& section = page.section();
  section.line(Role::finding, 0,
               say(language, "coverage.title",
                   {coverage.plan().rules->id, percent_text(language, share), whole_number(coverage.seen()),
                    whole_number(items.size())}));
  for (const CoverageItem& item : items) {
    if (item.seen) continue;
    const auto add = [&](const std::string& name, Shown shown) {
      section.line(Role::finding, 0,
                   say(language, "coverage.item",
                       {item.place.file()->name(), line_of(item.place), printable(name),
                        Message{wording_of(item.kind), {}}}),
                   shown);
    };
    const std::string name = one_line(item.name);
    const bool long_name = name.size() > kLongestFormula;
    add(long_name ? cut(name) : name, long_name ? kOnlyUsual : kFromUsual);
    if (long_name) add(name, kOnlyAll);
  }
  return page;
}

Page mutation_page(Language language, const MutationReport& report) {
  const RuleSet& rules = *report.plan->rules;
  Page page;
  Section& section = page.section();
  section.line(
      Role::finding, 0,
      say(language, "mutation.title", {rules.id, whole_number(report.noticed), whole_number(report.tried)}));
  const auto add = [&](std::string_view id, const Mutant& mutant, Shown shown,
                       std::vector<MessageArg> more = {}) {
    std::vector<MessageArg> args = {rules.file->name(), line_of(mutant.at), mutant.before, mutant.after};
    args.insert(args.end(), more.begin(), more.end());
    section.line(Role::finding, 0, say(language, id, std::move(args)), shown);
  };
  for (const Mutant& mutant : report.excused) {
    add("mutation.excused", mutant, kFromUsual, {printable(mutant.untested)});
  }
  for (const Mutant& mutant : report.survivors) add("mutation.survivor", mutant, kAlways);
  return page;
}

}  // namespace aci

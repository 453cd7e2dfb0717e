#include "report/test_page.h"

#include <algorithm>
#include <utility>

#include "base/rounding.h"
#include "report/explain_page.h"
#include "report/value_text.h"
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
      {Kind::part_not_given, "coverage.always_given"},
      {Kind::reduction_applies, "coverage.applies"},
      {Kind::reduction_does_not_apply, "coverage.does_not_apply"},
      {Kind::branch_then, "coverage.branch_then"},
      {Kind::branch_else, "coverage.branch_else"},
      {Kind::exemption_used, "coverage.exemption_used"},
      {Kind::threshold_below, "coverage.threshold_below"},
      {Kind::threshold_at, "coverage.threshold_at"},
      {Kind::threshold_above, "coverage.threshold_above"},
      {Kind::choice_taken, "coverage.choice_taken"},
      {Kind::choice_left, "coverage.choice_left"},
  };
  return std::ranges::find(kWordings, kind, &std::pair<Kind, const char*>::first)->second;
}

class TestPage {
 public:
  explicit TestPage(Language language) : language_(language) {}

  void updates(const std::vector<CaseUpdate>& updates) {
    std::size_t count = 0;
    for (const CaseUpdate& update : updates) {
      for (const CaseEdit& edit : update.edits) {
        say_line("test.updated", {update.file->name(), line_of(edit.at), printable(edit.what),
                                  printable(edit.before), printable(edit.after)});
      }
      count += update.edits.size();
    }
    if (count > 0) say_line("test.updated_count", {std::to_string(count)});
  }

  /// Where, what was expected, what came out; then the explanations of the numbers that differ.
  void failure(const CaseResult& result) {
    std::string title = printable(result.title);
    if (!result.page.empty()) title += " (" + word("test.page", {printable(result.page)}) + ")";
    say_line("test.failed", {result.file->name(), line_of(result.at), title, result.rules});
    const auto value = [this](const std::string& text) {
      return text.empty() ? word("test.nothing") : printable(text);
    };
    for (const Difference& each : result.differences) {
      say_line("test.difference", {printable(each.what), value(each.expected), value(each.got)}, kAlways, 1);
    }
    Section mistakes;
    for (const Diagnostic& diagnostic : result.diagnostics.all()) {
      if (diagnostic.severity == Severity::error) mistakes.add(diagnostic);
    }
    below(std::move(mistakes));
    for (const auto& each : result.explanations) {
      const auto* sum = std::get_if<Breakdown>(&each);
      Section section = sum != nullptr
                            ? breakdown(*sum)
                            : explain_section(language_, *result.explained, std::get<Explanation>(each));
      section.shown = kFromUsual;
      below(std::move(section));
    }
  }

  void rule_sets(const CaseRun& run, const std::vector<MutationReport>& mutations) {
    for (const TestedRules& each : run.rules) {
      if (each.coverage) coverage(*each.coverage);
      if (each.below_limit) say_line("coverage.below_limit", {std::to_string(*run.coverage.limit)});
    }
    for (const MutationReport& each : mutations) {
      each.failing ? say_line("mutation.not_run", {each.plan->rules->id}) : mutation(each);
    }
  }

  void summary(const CaseRun& run) {
    const std::size_t failed = run.failed();
    say_line("test.summary", {std::to_string(run.results.size() - failed), std::to_string(failed)});
  }

  Page page() { return std::move(page_); }

 private:
  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }
  void say_line(std::string_view id, std::vector<MessageArg> args, Shown shown = kAlways, int indent = 0) {
    Section& section = page_.section();
    section.apart = false;
    section.line(Role::finding, indent, word(id, std::move(args)), shown);
  }
  void below(Section section) {
    section.indent = 2;
    section.apart = false;
    page_.sections.push_back(std::move(section));
  }

  Section breakdown(const Breakdown& breakdown) const {
    Section section;
    section.line(Role::heading, 0,
                 word(breakdown.of_gate ? "test.gate_unmet" : "test.by_indicator", {breakdown.what}));
    for (const IndicatorLine* line : breakdown.indicators) {
      const Indicator& rule = breakdown.assessment->rules().indicators[line->index];
      const std::string reason = line->unmet.empty() ? "" : rule.requirements[line->unmet.front()].id;
      section.line(Role::finding, 0,
                   line->met ? word("test.indicator_points", {rule.id, written(CaseValue(line->earned))})
                             : word("test.indicator_unmet", {rule.id, reason}));
    }
    return section;
  }

  void coverage(const Coverage& coverage) {
    const auto items = coverage.items();
    // Rounded down: 100 % means all.
    const Rational share = *round_to(coverage.share(), *Rational::make(1, 1000), RoundingMode::floor);
    say_line("coverage.title", {coverage.plan().rules->id, percent_text(language_, share),
                                whole_number(coverage.seen()), whole_number(items.size())});
    for (const CoverageItem& item : items) {
      if (item.seen) continue;
      const auto add = [&](const std::string& name, Shown shown) {
        say_line("coverage.item",
                 {item.place.file()->name(), line_of(item.place), printable(name),
                  Message{wording_of(item.kind), {}}},
                 shown);
      };
      const std::string name = one_line(item.name);
      const bool long_name = name.size() > kLongestFormula;
      add(long_name ? cut(name) : name, long_name ? kOnlyUsual : kFromUsual);
      if (long_name) add(name, kOnlyAll);
    }
  }

  void mutation(const MutationReport& report) {
    const RuleSet& rules = *report.plan->rules;
    say_line("mutation.title", {rules.id, whole_number(report.noticed), whole_number(report.tried)});
    for (const Mutant& each : report.excused) {
      say_line("mutation.excused",
               {each.at.file()->name(), line_of(each.at), each.before, each.after, printable(each.untested)},
               kFromUsual);
    }
    for (const Mutant& each : report.survivors) {
      say_line("mutation.survivor", {each.at.file()->name(), line_of(each.at), each.before, each.after});
    }
  }

  Language language_;
  Page page_;
};

}  // namespace

Page test_page(Language language, const CaseRun& run, const std::vector<CaseUpdate>& updates,
               const std::vector<MutationReport>& mutations) {
  TestPage page(language);
  page.updates(updates);
  for (const CaseResult& result : run.results) {
    if (!result.passed) page.failure(result);
  }
  page.rule_sets(run, mutations);
  page.summary(run);
  return page.page();
}

Page tested_rules_page(Language language, const CaseRun& run, const std::vector<MutationReport>& mutations) {
  TestPage page(language);
  page.rule_sets(run, mutations);
  return page.page();
}

}  // namespace aci

#include "report/test_text.h"

#include <algorithm>

#include "base/decimal.h"
#include "report/diagnostic_text.h"
#include "report/number_text.h"
#include "report/wording.h"

namespace aci {
namespace {

std::string indented(const std::string& text) {
  std::string out;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1);
    if (text[begin] != '\n') out += "    ";
    out += text.substr(begin, end + 1 - begin);
    begin = end + 1;
  }
  return out;
}

std::string line_of(const Place& place) {
  return std::to_string(place.file->position(place.span.begin).line);
}

Rational whole(std::size_t count) {
  return Rational(static_cast<std::int64_t>(count));
}

/// A formula on one line, cut where it would fill the next.
std::string short_text(const std::string& text) {
  constexpr std::size_t kLongest = 70;
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.size() <= kLongest) return out;
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U) --end;
  return out.substr(0, end) + "…";
}

const char* coverage_word(CoverageItem::Kind kind) {
  using Kind = CoverageItem::Kind;
  switch (kind) {
    case Kind::indicator_met:
      return "coverage.indicator_met";
    case Kind::indicator_unmet:
      return "coverage.indicator_unmet";
    case Kind::requirement_fails:
      return "coverage.requirement_fails";
    case Kind::part_applies:
    case Kind::reduction_applies:
      return "coverage.applies";
    case Kind::part_does_not_apply:
    case Kind::reduction_does_not_apply:
      return "coverage.does_not_apply";
    case Kind::branch_then:
      return "coverage.branch_then";
    case Kind::branch_else:
      return "coverage.branch_else";
    case Kind::exemption_used:
      return "coverage.exemption_used";
    case Kind::threshold_below:
      return "coverage.threshold_below";
    case Kind::threshold_at:
      return "coverage.threshold_at";
    case Kind::threshold_above:
      break;
  }
  return "coverage.threshold_above";
}

std::string value_or_nothing(Language language, const std::string& value) {
  return value.empty() ? say(language, "test.nothing") : printable(value);
}

}  // namespace

std::string failure_text(const CaseResult& result, const std::vector<std::string>& explanations,
                         const TextStyle& style) {
  const Language language = style.language;
  std::string title = printable(result.title);
  if (!result.page.empty()) title += " (" + say(language, "test.page", {printable(result.page)}) + ")";
  std::string out = say(language, "test.failed",
                        {result.file->name(), line_of({result.file, result.span}), title, result.rules}) +
                    "\n";
  for (const Difference& each : result.differences) {
    out += "  " +
           say(language, "test.difference",
               {printable(each.what), value_or_nothing(language, each.expected),
                value_or_nothing(language, each.got)}) +
           "\n";
  }
  for (const Diagnostic& diagnostic : result.diagnostics.all()) {
    if (diagnostic.severity == Severity::error)
      out += indented(diagnostic_text(diagnostic, {language, style.color}));
  }
  for (const std::string& explanation : explanations) out += indented(explanation);
  return out;
}

std::string sum_text(const Assessment& assessment, const Difference& difference, Language language) {
  const RuleSet& rules = assessment.rules();
  const std::string& what = difference.what;
  const bool of_gate = what == "eligible" || what == "gate_met";
  if (!of_gate && !what.starts_with("points_")) return "";
  const auto concerned = [&](const std::string& id) {
    if (!of_gate) return what == "points_total" || what == "points_" + id;
    if (!rules.gate) return false;
    const auto& classes = rules.gate->classes;
    return std::find(classes.begin(), classes.end(), id) != classes.end();
  };
  std::string lines;
  for (const IndicatorLine& line : assessment.indicators) {
    const Indicator& indicator = rules.indicators[line.index];
    if (!concerned(indicator.group_class) || (of_gate && line.met)) continue;
    if (line.met) {
      lines += say(language, "test.indicator_points", {indicator.id, written(CaseValue(line.earned))});
    } else {
      const std::string reason = line.unmet.empty() ? "" : indicator.requirements[line.unmet.front()].id;
      lines += say(language, "test.indicator_unmet", {indicator.id, reason});
    }
    lines += "\n";
  }
  if (lines.empty()) return "";
  return say(language, of_gate ? "test.gate_unmet" : "test.by_indicator", {what}) + "\n" + lines;
}

Rational share_covered(const Coverage& coverage) {
  const auto items = coverage.items();
  const auto seen =
      std::count_if(items.begin(), items.end(), [](const CoverageItem& item) { return item.seen; });
  if (items.empty()) return Rational(1);
  return *Rational::make(seen, static_cast<Int128>(items.size()));
}

bool is_covered(const Coverage& coverage, int limit) {
  return share_covered(coverage) >= *divide(Rational(limit), Rational(100));
}

std::string coverage_text(const Coverage& coverage, Language language) {
  const auto items = coverage.items();
  const auto seen =
      std::count_if(items.begin(), items.end(), [](const CoverageItem& item) { return item.seen; });
  // Rounded down: 100 % means all.
  const Rational share = *round_to(share_covered(coverage), *parse_decimal("0.001"), RoundingMode::floor);
  std::string out = say(language, "coverage.title",
                        {coverage.plan().rules->id, percent_text(language, share),
                         Rational(static_cast<std::int64_t>(seen)), whole(items.size())}) +
                    "\n";
  for (const CoverageItem& item : items) {
    if (item.seen) continue;
    out += say(language, "coverage.item",
               {item.place.file->name(), line_of(item.place), printable(short_text(item.name)),
                Message{coverage_word(item.kind), {}}}) +
           "\n";
  }
  return out;
}

std::string mutation_text(const MutationReport& report, Language language) {
  const RuleSet& rules = *report.plan->rules;
  std::string out =
      say(language, "mutation.title", {rules.id, whole(report.noticed), whole(report.tried)}) + "\n";
  for (const Mutant& mutant : report.excused) {
    out += say(language, "mutation.excused",
               {rules.file->name(), line_of(rules.place(mutant.at)), mutant.before, mutant.after,
                printable(mutant.untested)}) +
           "\n";
  }
  for (const Mutant& mutant : report.survivors) {
    out += say(language, "mutation.survivor",
               {rules.file->name(), line_of(rules.place(mutant.at)), mutant.before, mutant.after}) +
           "\n";
  }
  return out;
}

}  // namespace aci

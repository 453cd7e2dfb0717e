
#include "study/case_expectations.h"
#include "base/decimal.h"
#include "base/iso_date.h"
#include "base/rounding.h"
#include "ruleset/plan_premises.h"

#include <algorithm>

namespace aci {

/// What a quantity is read from. `id`, where it is of an element, is one of the rule set.
struct CaseReading {
  const CaseOutcome& got;
  const RuleSet& rules;
  const std::string& id;

  const Assessment& all() const { return *got.outcome.assessment; }
  template <typename T>
  std::size_t index_in(const std::vector<T>& elements) const {
    const auto same = [this](const T& each) { return each.id == id; };
    return static_cast<std::size_t>(std::find_if(elements.begin(), elements.end(), same) - elements.begin());
  }
  const IndicatorLine& indicator() const { return all().indicators.at(index_in(rules.indicators)); }
  const AmountLine& amount() const { return all().amounts.at(index_in(all().plan->amounts)); }
};

namespace {

using Actual = std::optional<CaseValue>;
using Of = QuantityOf;
using enum CaseValueKind;
using Reading = CaseReading;

/// What stopped the computation: a constraint's id, or a fault's code; empty when nothing did.
std::string error(const CaseOutcome& got, const RuleSet& rules) {
  if (got.outcome.fault) return fault_code(got.outcome.fault->kind);
  if (!got.outcome.unfounded.empty()) return premise_code(got.outcome.unfounded.front().kind);
  for (const std::size_t index : got.outcome.broken) {
    if (rules.constraints[index].is_error) return rules.constraints[index].id;
  }
  return {};
}

std::string reason(const Reading& of) {
  const IndicatorLine& line = of.indicator();
  return line.unmet.empty() ? "" : of.rules.indicators[line.index].requirements[line.unmet.front()].id;
}

Actual variable_euros(const Reading& of) {
  std::optional<Rational> exact = of.indicator().variable;
  const Plan& plan = *of.all().plan;
  if (plan.point_value) {
    Evaluation evaluation(plan.program, of.all().inputs.values);
    const Rational* value = evaluation.slot(*plan.point_value);
    if (value != nullptr) exact = multiply(*exact, *value);
  }
  const auto rounded = exact ? round_to(*exact, of.rules.rounding.step, of.rules.rounding.mode) : exact;
  return rounded ? Actual(*rounded) : std::nullopt;
}

bool in_force(const Reading& of) {
  return of.rules.first_year <= of.all().inputs.year && of.all().inputs.year <= of.rules.last_year;
}

std::string exemption(const Reading& of) {
  const auto& index = of.all().gate.exemption;
  return index ? of.rules.exemptions[*index].id : std::string();
}

std::vector<std::string> notes(const Reading& of) {
  std::vector<std::string> ids;  // Interpretations are notes too, but no one's of the agreement.
  for (const NoteLine& note : of.all().notes) {
    const auto same = [&](const auto& each) { return each.id == note.id; };
    if (std::any_of(of.rules.notes.begin(), of.rules.notes.end(), same)) ids.push_back(note.id);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::vector<std::string> warnings(const Reading& of) {
  std::vector<std::string> ids;
  for (const std::size_t index : of.got.outcome.broken) ids.push_back(of.rules.constraints[index].id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

/// A date that is expected and one that came out are compared as texts: one may be absent.
Actual date_or_nothing(const std::optional<Date>& date) {
  return date ? CaseValue(*date) : CaseValue(std::string());
}

Actual deadline(const Reading& of) {
  for (const DeadlineLine& line : of.all().deadlines) {
    if (of.rules.deadlines[line.index].id == of.id) return CaseValue(line.date);
  }
  return date_or_nothing(std::nullopt);
}

Actual class_points(const Reading& of) {
  return CaseValue(of.all().classes.at(of.index_in(of.rules.classes)).earned);
}

Actual error_unless_refused(const Reading& of) {
  return of.got.refused.empty() ? Actual(error(of.got, of.rules)) : std::nullopt;
}

template <auto member>
Actual line(const Reading& of) {
  return CaseValue(of.indicator().*member);
}

template <auto member>
Actual gate(const Reading& of) {
  return CaseValue(Rational(of.all().gate.*member));
}

// clang-format off
constexpr Quantity kQuantities[] = {
    {"met", Of::indicator, truth, line<&IndicatorLine::met>},
    {"reason", Of::indicator, text, [](const Reading& of) { return Actual(reason(of)); }},
    {"points", Of::indicator, number, line<&IndicatorLine::earned>},
    {"fixed_points", Of::indicator, number, line<&IndicatorLine::fixed>},
    {"variable_points", Of::indicator, number, line<&IndicatorLine::variable>},
    {"full_points", Of::indicator, number, line<&IndicatorLine::full>},
    {"attainment", Of::indicator, number, line<&IndicatorLine::attainment>},
    {"pro_rata", Of::indicator, number, line<&IndicatorLine::pro_rata>},
    {"euros", Of::indicator, number, [](const Reading& of) { return Actual(of.indicator().euros.euros()); }},
    {"variable_euros", Of::indicator, number, variable_euros},
    {"eligible", Of::agreement, truth, [](const Reading& of) { return Actual(of.all().eligible()); }},
    {"in_force", Of::agreement, truth, [](const Reading& of) { return Actual(in_force(of)); }},
    {"gate_required", Of::agreement, number, gate<&GateLine::required>},
    {"gate_met", Of::agreement, number, gate<&GateLine::met>},
    {"exemption", Of::agreement, text, [](const Reading& of) { return Actual(exemption(of)); }},
    {"points_total", Of::agreement, number, [](const Reading& of) { return Actual(of.all().earned); }},
    {"notes", Of::agreement, texts, [](const Reading& of) { return Actual(notes(of)); }},
    {"warnings", Of::agreement, texts, [](const Reading& of) { return Actual(warnings(of)); }},
    {"refused", Of::refusal, texts, [](const Reading& of) { return Actual(of.got.refused); }},
    {"error", Of::refusal, text, error_unless_refused},
    {"points_", Of::group_class, number, class_points},
    {"amounts", Of::amount, number, [](const Reading& of) { return Actual(of.amount().rounded.euros()); }},
    {"exact", Of::amount, number, [](const Reading& of) { return Actual(of.amount().exact); }},
    {"due", Of::amount, date, [](const Reading& of) { return date_or_nothing(of.amount().due); }},
    {"deadlines", Of::deadline, date, deadline},
};
// clang-format on

Actual read(const Expectation& expected, const CaseOutcome& got, const Plan& plan) {
  const bool computed = got.refused.empty() && got.outcome.assessment;
  if (!computed && expected.quantity->of != Of::refusal) return std::nullopt;
  return expected.quantity->read({got, *plan.rules, expected.id});
}

/// The refusal that a case does not speak of: nothing else can be compared.
std::optional<Difference> unexpected_stop(const std::vector<Expectation>& expected, const CaseOutcome& got,
                                          const Plan& plan, Place case_at) {
  const auto speaks_of = [&](std::string_view word) {
    return std::any_of(expected.begin(), expected.end(),
                       [&](const Expectation& each) { return each.quantity->word == word; });
  };
  if (!got.refused.empty() && !speaks_of("refused")) {
    return Difference{"refused", "[]", written(CaseValue(got.refused)), case_at, "", std::nullopt};
  }
  const std::string code = got.refused.empty() ? error(got, *plan.rules) : "";
  if (code.empty() || speaks_of("error")) return std::nullopt;
  return Difference{"error", "", code, case_at, "", std::nullopt};
}

}  // namespace

std::span<const Quantity> quantities() {
  return kQuantities;
}

const Quantity* find_quantity(std::string_view key) {
  const auto* found = std::find_if(std::begin(kQuantities), std::end(kQuantities), [&](const Quantity& each) {
    return each.of == Of::group_class ? key.starts_with(each.word) : key == each.word;
  });
  return found == std::end(kQuantities) ? nullptr : found;
}

std::vector<Difference> compare(const std::vector<Expectation>& expected, const CaseOutcome& got,
                                const Plan& plan, Place case_at) {
  if (auto stop = unexpected_stop(expected, got, plan, case_at)) return {*std::move(stop)};
  std::vector<Difference> differences;
  for (const Expectation& each : expected) {
    auto actual = read(each, got, plan);
    if (actual && *actual == each.value) continue;
    // An indicator or an amount can be explained; the rest of an assessment is a sum of these.
    const bool of_indicator = each.quantity->of == Of::indicator;
    const bool explained = of_indicator || each.quantity->of == Of::amount;
    differences.push_back({of_indicator ? each.id + "." + each.what : each.what, written(each.value),
                           actual ? written(*actual) : "", each.at, explained ? each.id : "",
                           std::move(actual)});
  }
  return differences;
}

bool as_expected(const std::vector<Expectation>& expected, const CaseOutcome& got, const Plan& plan) {
  if (unexpected_stop(expected, got, plan, {})) return false;
  return std::all_of(expected.begin(), expected.end(), [&](const Expectation& each) {
    const auto actual = read(each, got, plan);
    return actual && *actual == each.value;
  });
}

std::optional<Breakdown> break_down(const Assessment& assessment, const Difference& difference) {
  const RuleSet& rules = assessment.rules();
  const std::string& what = difference.what;
  Breakdown out{&assessment, what, what == "eligible" || what == "gate_met", {}};
  if (!out.of_gate && !what.starts_with("points_")) return std::nullopt;
  const auto concerned = [&](const std::string& id) {
    if (!out.of_gate) return what == "points_total" || what == "points_" + id;
    if (!rules.gate) return false;
    const auto& classes = rules.gate->classes;
    return std::find(classes.begin(), classes.end(), id) != classes.end();
  };
  for (const IndicatorLine& line : assessment.indicators) {
    if (!concerned(rules.indicators[line.index].group_class) || (out.of_gate && line.met)) continue;
    out.indicators.push_back(&line);
  }
  return out.indicators.empty() ? std::nullopt : std::optional(std::move(out));
}

std::string written(const CaseValue& value) {
  struct Visitor {
    std::string operator()(const Rational& number) const {
      const Decimal decimal = to_decimal(number, 0, 18);
      return decimal.exact ? decimal.text : to_fraction(number);
    }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(Date date) const { return to_iso(date); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const std::vector<std::string>& list) const {
      std::string out;
      for (const std::string& item : list) out += (out.empty() ? "" : ", ") + item;
      return "[" + out + "]";
    }
  };
  return std::visit(Visitor{}, value);
}

}  // namespace aci

#include "study/case.h"

#include <algorithm>

#include "base/date_text.h"
#include "base/decimal.h"

namespace aci {
namespace {

using Actual = std::optional<CaseValue>;

std::string text_of(const std::optional<Date>& date) {
  return date ? to_iso(*date) : std::string();
}

/// A date that is expected and one that came out are compared as texts: one may be absent.
Actual date_or_nothing(const std::optional<Date>& date) {
  if (date) return CaseValue(*date);
  return CaseValue(std::string());
}

template <typename T>
std::optional<std::size_t> index_of(const std::vector<T>& elements, const std::string& id) {
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (elements[i].id == id) return i;
  }
  return std::nullopt;
}

class Reading {
 public:
  Reading(const CaseOutcome& got, const Plan& plan) : got_(got), rules_(*plan.rules) {}

  Actual value(const Expectation& expected) const {
    if (expected.quantity == Quantity::refused) return CaseValue(got_.refused);
    if (!got_.refused.empty()) return std::nullopt;
    if (expected.quantity == Quantity::error) return CaseValue(error());
    if (expected.quantity == Quantity::warnings && got_.outcome.assessment) return CaseValue(warnings());
    if (!got_.outcome.assessment) return std::nullopt;
    if (expected.quantity <= Quantity::variable_euros) return of_indicator(expected);
    if (expected.quantity <= Quantity::exemption) return of_gate(expected.quantity);
    return of_agreement(expected);
  }

  /// What stopped the computation: a constraint's id, or a fault's code; empty when nothing did.
  std::string error() const {
    if (got_.outcome.fault) return fault_code(got_.outcome.fault->kind);
    for (const std::size_t index : got_.outcome.broken) {
      if (rules_.constraints[index].is_error) return rules_.constraints[index].id;
    }
    return {};
  }

 private:
  const Assessment& assessment() const { return *got_.outcome.assessment; }

  std::vector<std::string> warnings() const {
    std::vector<std::string> ids;
    for (const std::size_t index : got_.outcome.broken) ids.push_back(rules_.constraints[index].id);
    std::sort(ids.begin(), ids.end());
    return ids;
  }

  std::vector<std::string> notes() const {
    std::vector<std::string> ids;  // Interpretations are notes too, but no one's of the agreement.
    for (const NoteLine& note : assessment().notes) {
      if (index_of(rules_.notes, note.id)) ids.push_back(note.id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
  }

  Actual of_indicator(const Expectation& expected) const {
    const auto index = index_of(rules_.indicators, expected.id);
    if (!index) return std::nullopt;
    const IndicatorLine& line = assessment().indicators[*index];
    switch (expected.quantity) {
      case Quantity::met:
        return CaseValue(line.met);
      case Quantity::reason:
        return CaseValue(line.unmet.empty() ? ""
                                            : rules_.indicators[*index].requirements[line.unmet.front()].id);
      case Quantity::points:
        return CaseValue(line.earned);
      case Quantity::fixed_points:
        return CaseValue(line.fixed);
      case Quantity::variable_points:
        return CaseValue(line.variable);
      case Quantity::full_points:
        return CaseValue(line.full);
      case Quantity::attainment:
        return CaseValue(line.attainment);
      case Quantity::pro_rata:
        return CaseValue(line.pro_rata);
      case Quantity::euros:
        return CaseValue(line.euros.euros());
      default:
        return variable_euros(line);
    }
  }

  Actual variable_euros(const IndicatorLine& line) const {
    const auto exact =
        got_.point_value ? multiply(line.variable, *got_.point_value) : std::optional(line.variable);
    const auto rounded =
        exact ? round_to(*exact, rules_.rounding.step, rules_.rounding.mode) : std::optional<Rational>();
    if (!rounded) return std::nullopt;
    return CaseValue(*rounded);
  }

  Actual of_gate(Quantity quantity) const {
    const GateLine& gate = assessment().gate;
    switch (quantity) {
      case Quantity::eligible:
        return CaseValue(assessment().eligible());
      case Quantity::in_force:
        return CaseValue(rules_.first_year <= got_.year && got_.year <= rules_.last_year);
      case Quantity::gate_required:
        return CaseValue(Rational(gate.required));
      case Quantity::gate_met:
        return CaseValue(Rational(gate.met));
      default:
        return CaseValue(gate.exemption ? rules_.exemptions[*gate.exemption].id : std::string());
    }
  }

  Actual of_agreement(const Expectation& expected) const {
    if (expected.quantity == Quantity::points_total) return CaseValue(assessment().earned);
    if (expected.quantity == Quantity::notes) return CaseValue(notes());
    if (expected.quantity == Quantity::class_points) {
      const auto index = index_of(rules_.classes, expected.id);
      if (!index) return std::nullopt;
      return CaseValue(assessment().classes[*index].earned);
    }
    if (expected.quantity == Quantity::deadline) {
      for (const DeadlineLine& line : assessment().deadlines) {
        if (rules_.deadlines[line.index].id == expected.id) return CaseValue(line.date);
      }
      return date_or_nothing(std::nullopt);
    }
    const auto index = index_of(rules_.amounts, expected.id);
    if (!index) return std::nullopt;
    const AmountLine& line = assessment().amounts[*index];
    if (expected.quantity == Quantity::due) return date_or_nothing(line.due);
    return CaseValue(expected.quantity == Quantity::amount ? line.rounded.euros() : line.exact);
  }

  const CaseOutcome& got_;
  const RuleSet& rules_;
};

/// An indicator or an amount can be explained; the rest of an assessment is a sum of these.
std::string subject_of(const Expectation& expected) {
  const bool indicator = expected.quantity <= Quantity::variable_euros;
  const bool amount = expected.quantity == Quantity::amount || expected.quantity == Quantity::exact ||
                      expected.quantity == Quantity::due;
  return indicator || amount ? expected.id : std::string();
}

/// The refusal that a case does not speak of: nothing else can be compared.
std::optional<Difference> unexpected_stop(const std::vector<Expectation>& expected, const CaseOutcome& got,
                                          const Plan& plan, Span case_at) {
  const auto speaks_of = [&](Quantity quantity) {
    return std::any_of(expected.begin(), expected.end(),
                       [&](const Expectation& each) { return each.quantity == quantity; });
  };
  if (!got.refused.empty() && !speaks_of(Quantity::refused)) {
    return Difference{"refused", "[]", written(CaseValue(got.refused)), case_at, "", std::nullopt};
  }
  const std::string error = got.refused.empty() ? Reading(got, plan).error() : "";
  if (!error.empty() && !speaks_of(Quantity::error)) {
    return Difference{"error", "", error, case_at, "", std::nullopt};
  }
  return std::nullopt;
}

}  // namespace

std::string written(const CaseValue& value) {
  struct Visitor {
    std::string operator()(const Rational& number) const {
      const Decimal decimal = to_decimal(number, 0, 18);
      return decimal.exact ? decimal.text : to_fraction(number);
    }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(Date date) const { return text_of(date); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const std::vector<std::string>& list) const {
      std::string out;
      for (const std::string& item : list) out += (out.empty() ? "" : ", ") + item;
      return "[" + out + "]";
    }
  };
  return std::visit(Visitor{}, value);
}

std::vector<Difference> compare(const std::vector<Expectation>& expected, const CaseOutcome& got,
                                const Plan& plan, Span case_at) {
  std::vector<Difference> differences;
  if (auto stop = unexpected_stop(expected, got, plan, case_at)) {
    differences.push_back(std::move(*stop));
    return differences;
  }
  const Reading reading(got, plan);
  for (const Expectation& each : expected) {
    auto actual = reading.value(each);
    if (actual && *actual == each.value) continue;
    const bool of_indicator = each.quantity <= Quantity::variable_euros;
    differences.push_back({of_indicator ? each.id + "." + each.what : each.what, written(each.value),
                           actual ? written(*actual) : "", each.at, subject_of(each), std::move(actual)});
  }
  return differences;
}

bool as_expected(const std::vector<Expectation>& expected, const CaseOutcome& got, const Plan& plan) {
  if (unexpected_stop(expected, got, plan, {})) return false;
  const Reading reading(got, plan);
  return std::all_of(expected.begin(), expected.end(), [&](const Expectation& each) {
    const auto actual = reading.value(each);
    return actual && *actual == each.value;
  });
}

}  // namespace aci

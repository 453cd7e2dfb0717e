#pragma once
// Everything that is known of a structure's pay for a year: every number with its reason.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "ruleset/input_values.h"
#include "ruleset/plan.h"

namespace aci {

/// A part or a reduction of an indicator, as it was applied. `index` counts in the rule set's indicator.
struct ScoreLine {
  std::size_t index;
  Rational amount;                          ///< In the unit of the scale, at full attainment.
  Rational value;                           ///< What it adds (or takes back), before the pro rata.
  std::optional<Rational> attainment = {};  ///< Of a part that has its own.
};

/// An indicator's score, in the unit of the scale unless said otherwise.
struct IndicatorLine {
  std::size_t index;  ///< Among the rule set's indicators.
  bool met = false;
  std::vector<std::size_t> unmet;  ///< The requirements not met, in order: the first is the reason.
  Rational attainment;             ///< 0 when not met.
  Rational pro_rata;
  std::vector<ScoreLine> parts;        ///< Those that apply; empty when not met.
  std::vector<std::size_t> not_given;  ///< The parts whose `given` does not hold; empty when not met.
  std::vector<ScoreLine> reductions;
  Rational score;  ///< Before the pro rata.
  Rational fixed;  ///< After it, as are the next two.
  Rational variable;
  Rational earned;
  Rational full;  ///< Before the pro rata.
  Money euros;    ///< `earned`, in euros, rounded as the agreement says.
};

struct ClassLine {
  Rational earned;
  Money euros;
};

struct GateLine {
  int required = 0;
  int met = 0;
  bool open = true;
  std::optional<std::size_t> exemption;  ///< The one that lowered `required`.
};

struct AmountLine {
  std::size_t index;  ///< Among the plan's lines of euros.
  Rational exact;     ///< Euros.
  Money rounded;
  std::optional<Date> due;
};

/// A remark that the figures call for. Unverified: an interpretation that they rest on.
struct NoteLine {
  std::string id;
  LocalizedText text;
  bool verified = true;
  LocalizedText label = {};  ///< Of the element that is uncertain; empty for a note, and for the rounding.
};

struct DeadlineLine {
  std::size_t index;
  Date date;
};

/// A parameter whose value changes with the years, as this one read it.
struct DatedLine {
  std::size_t index;  ///< Among the rule set's parameters.
  Rational value;
};

/// An exercise, both days included.
struct PeriodDates {
  Date from;
  Date to;
};

/// One reading, with what an assessment would then say.
struct OtherReading {
  std::size_t reading = 0;  ///< In RuleSet::readings.
  bool refused = false;     ///< The structure would be refused, or have no result: the rest is as it was.
  std::optional<Money> total;
  std::optional<Money> advance;
  std::optional<Money> balance;
  bool dates = false;  ///< Another date.
  bool moves = false;  ///< Any of them differs.
};

struct Assessment {
  std::shared_ptr<const Plan> plan;
  Inputs inputs;
  std::optional<PeriodDates> period;  ///< Absent: the civil year.
  GateLine gate;
  std::vector<IndicatorLine> indicators;  ///< All, in the rule set's order.
  std::vector<ClassLine> classes;         ///< All, in the rule set's order.
  Rational earned;                        ///< Sum of the indicators, in the unit of the scale.
  Money earned_euros;
  std::vector<AmountLine> amounts;     ///< All, in the plan's order.
  std::optional<Money> advance;        ///< The sum of the advances, each rounded; absent without any.
  Money indicators_residue;            ///< earned_euros − the indicators' euros, each rounded.
  Money classes_residue;               ///< earned_euros − the classes' euros, each rounded.
  Money components_residue;            ///< The total − its components, each rounded.
  std::optional<Money> total_if_open;  ///< Gate closed: what would be paid were it open.
  std::vector<NoteLine> notes;
  std::vector<std::size_t> assumed;  ///< Inputs read that were not given: their default was taken.
  std::vector<DeadlineLine> deadlines;
  std::vector<DatedLine> dated;        ///< Those that something computed has read.
  std::vector<std::size_t> doubtful;   ///< The readings that would have had something computed otherwise.
  std::vector<OtherReading> readings;  ///< What these would pay; filled on demand, by other_readings.
  std::vector<std::optional<Rational>> trace;  ///< Each slot's value, if computed; empty unless asked for.

  bool eligible() const { return gate.open; }
  const RuleSet& rules() const { return *plan->rules; }
  /// The published amount that plays a role; absent when the agreement has none.
  std::optional<Money> amount(AmountRole role) const;
};

}  // namespace aci

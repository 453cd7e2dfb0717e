#pragma once
// A rule set ready to run: names resolved to slots, formulas typed and compiled. Immutable; threads share it.

#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "formula/program.h"
#include "ruleset/ruleset.h"
#include "ruleset/words.h"

namespace aci {

/// How its values travel through formulas.
Type type_of_input(const Input& input);

struct PartSlots {
  Nature nature;
  std::optional<SlotId> given;
  SlotId when;
  SlotId applies;  ///< Both hold, and no part before counts alone.
  SlotId amount;
  std::optional<SlotId> attainment;  ///< Its own.
  SlotId value;                      ///< The amount × attainment when it applies, else 0.
  SlotId full;
};

struct ReductionSlots {
  SlotId when;
  SlotId amount;
  SlotId value;  ///< The amount when it applies, else 0.
};

/// What formulas may ask of an indicator, of a class or of `all`.
enum class Aggregate : std::uint8_t { earned, full, prorated_full };
inline constexpr std::array kAggregateWords = {Word{"earned", Aggregate::earned},
                                               Word{"full", Aggregate::full},
                                               Word{"prorated_full", Aggregate::prorated_full}};
inline constexpr std::string_view kAllClasses = "all";

/// The steps of one indicator's score, in the unit of the scale.
struct IndicatorSlots {
  std::vector<SlotId> requirements;
  SlotId met;  ///< All the requirements.
  SlotId attainment;
  std::vector<PartSlots> parts;
  std::vector<ReductionSlots> reductions;
  SlotId score;  ///< Parts less reductions when met, before the pro rata.
  SlotId pro_rata;
  SlotId fixed;     ///< Earned, after the pro rata: the fixed share,
  SlotId variable;  ///< the variable share,
  SlotId earned;    ///< and both.
  SlotId full;      ///< Full value, before the pro rata.
  SlotId prorated_full;
  SlotId euros;  ///< What `earned` is worth, exactly.

  SlotId of(Aggregate aggregate) const;
};

/// A row of a table or of a scale, compiled.
struct RowSlots {
  std::optional<SlotId> bound = {};     ///< Where it begins; not of the least value, nor of a choice.
  std::optional<SlotId> cell = {};      ///< Computed only for those who fall in it; of a scale, the rate.
  std::optional<SlotId> quantity = {};  ///< Of a scale: what lies in the slice,
  std::optional<SlotId> value = {};     ///< and what that is worth.
  std::vector<RowSlots> rows = {};      ///< Of the second axis.
};

struct TableSlots {
  struct Axis {
    SlotId slot = 0;
    Type type = {};
    std::optional<std::uint32_t> choices_of = {};  ///< The input whose choices the rows are.
  };
  std::vector<Axis> axes;
  std::vector<std::vector<RowSlots>> dated;  ///< As those of the definition.
};

/// The agreement seen with some inputs replaced by others (`with`). The first replaces nothing.
struct Context {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> replaced;  ///< Input, and the one put in its place.
  std::vector<std::optional<SlotId>> definitions;
  std::map<std::size_t, TableSlots> tables;  ///< Of the definitions that are tables or scales.
  std::vector<std::optional<IndicatorSlots>> indicators;
  std::map<std::pair<Aggregate, std::string>, SlotId> sums;  ///< Of a class, or of all.

  /// The input that formulas read where they name that one. Replaced all at once: two may change places.
  std::uint32_t input_seen(std::uint32_t stated) const {
    for (const auto& [input, by] : replaced) {
      if (input == stated) return by;
    }
    return stated;
  }
};

using ContextId = std::uint32_t;

struct GateSlots {
  SlotId required;
  SlotId met;
  SlotId open;
  std::vector<std::size_t> indicators;  ///< Those that the gate asks for.
  std::vector<SlotId> exemptions;       ///< Whether each exemption holds.
};

/// A line on the way to euros: an amount of the file, or one that the engine writes beside it.
struct AmountSlots {
  std::string id;
  Place id_at;
  LocalizedText label;
  AmountRole role = AmountRole::component;
  const Provenance* provenance = nullptr;  ///< Of what states it.
  const Amount* stated = nullptr;          ///< Null: what the gate takes back.
  RuleFormula formula;  ///< As the file has it, or in the same words as the engine computes it.
  ContextId context = 0;
  SlotId exact = 0;
  SlotId rounded = 0;
  std::optional<SlotId> due = std::nullopt;
};

struct PeriodSlots {
  SlotId from;
  SlotId to;
};

/// What must hold of a structure before anything else is asked: then every formula has what it reads.
struct Premise {
  enum class Kind : std::uint8_t {
    period_begins_in_year,
    period_in_order,
    input_given,  ///< One that is required when a condition holds.
  };
  Kind kind;
  std::size_t input;  ///< The one to point at.
  SlotId holds;
};

enum class NameKind : std::uint8_t { input, parameter, definition, amount };

struct NameEntry {
  NameKind kind;
  std::uint32_t index;
  Place declared_at;
};

struct Plan {
  std::shared_ptr<const RuleSet> rules;   ///< Its texts say the figures of its first exercise.
  std::shared_ptr<const RuleSet> stated;  ///< As the files have it: its texts name their figures.
  /// Where texts say other figures: the same from an exercise on, in order.
  std::vector<std::pair<int, std::shared_ptr<const Plan>>> later;
  Program program;
  std::map<std::string, NameEntry, std::less<>> names;  ///< Inputs, parameters, definitions, amounts.
  std::vector<SlotId> parameters;
  std::vector<Context> contexts;      ///< The first is the plain one: complete.
  GateSlots gate;                     ///< Without a gate: open, nothing required.
  std::optional<PeriodSlots> period;  ///< Absent: the civil year.
  std::vector<Premise> premises;
  std::optional<SlotId> point_value;
  std::vector<SlotId> class_earned;  ///< One a class.
  SlotId all_earned;
  std::vector<AmountSlots> amounts;         ///< In the order of the report.
  std::map<std::size_t, SlotId> subtotals;  ///< `subtotal()`, by the number of lines above.
  std::optional<SlotId> advance;            ///< The sum of the advances, each rounded; absent without any.
  std::vector<SlotId> constraints;
  std::vector<SlotId> notes;
  std::vector<SlotId> deadlines;

  std::optional<std::uint32_t> input(std::string_view id) const;
  /// The choices of an input of that type, by number; none for any other name.
  std::vector<std::string_view> choices(std::string_view input_id) const;
  /// The first amount that plays a role.
  std::optional<std::size_t> amount_with(AmountRole role) const;
  const IndicatorSlots& indicator(std::size_t index, ContextId context = 0) const {
    const auto& seen = contexts[context].indicators[index];
    return seen ? *seen : *contexts[0].indicators[index];
  }
  /// The rules whose texts say the figures of an exercise.
  const RuleSet& rules_in(int year) const;
  /// The slot behind a parameter, definition or amount as `context` sees it; nothing for an input.
  std::optional<SlotId> slot(const NameEntry& name, ContextId context) const;
};

/// The plan whose texts say the figures of an exercise.
std::shared_ptr<const Plan> in_year(const std::shared_ptr<const Plan>& plan, int year);

/// How much is asked of a rule set before it is used. What is proved of it once and for all need not be asked
/// each time: it costs as much as to compile it.
enum class RuleChecks : std::uint8_t {
  compiles,    ///< What its formulas show when they are compiled: of rules that are known to be sound.
  all_stated,  ///< Whatever else can be wrong with what it states.
  bounds,      ///< As well, divisions by zero and overflows that the bounds of its inputs allow.
};

/// Checks what can be wrong with a rule set without a structure, and compiles it.
/// Nothing when there are errors; warnings (R009, R024, R025, R049, R050, R062 to R064) leave a Plan.
std::shared_ptr<const Plan> compile_plan(std::shared_ptr<const RuleSet> rules, Diagnostics& diagnostics,
                                         RuleChecks checks = RuleChecks::bounds);

}  // namespace aci

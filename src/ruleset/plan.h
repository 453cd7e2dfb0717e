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
  SlotId when;
  SlotId amount;
  SlotId value;  ///< The amount × attainment when it applies, else 0.
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

/// The agreement seen with some inputs replaced by others (`with`). The first replaces nothing.
struct Context {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> replaced;  ///< Input, and the one put in its place.
  std::vector<std::optional<SlotId>> definitions;
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

enum class NameKind : std::uint8_t { input, parameter, definition, amount };

struct NameEntry {
  NameKind kind;
  std::uint32_t index;
  Place declared_at;
};

struct Plan {
  std::shared_ptr<const RuleSet> rules;
  Program program;
  std::map<std::string, NameEntry, std::less<>> names;  ///< Inputs, parameters, definitions, amounts.
  std::vector<SlotId> parameters;
  std::vector<Context> contexts;  ///< The first is the plain one: complete.
  GateSlots gate;                 ///< Without a gate: open, nothing required.
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
  /// The first amount that plays a role.
  std::optional<std::size_t> amount_with(AmountRole role) const;
  const IndicatorSlots& indicator(std::size_t index, ContextId context = 0) const {
    const auto& seen = contexts[context].indicators[index];
    return seen ? *seen : *contexts[0].indicators[index];
  }
  /// The slot behind a parameter, definition or amount as `context` sees it; nothing for an input.
  std::optional<SlotId> slot(const NameEntry& name, ContextId context) const;
};

/// Whether to look for divisions by zero and overflows that the inputs' bounds allow: a millisecond, not to
/// be spent on the shipped files, which the tests prove once and for all.
enum class BoundsCheck : bool { no, yes };

/// Checks everything that can be wrong with a rule set without a structure, and compiles it.
/// Nothing when there are errors; warnings (R009, R024, R025, R049, R050, R062 to R064) leave a Plan.
std::shared_ptr<const Plan> compile_plan(std::shared_ptr<const RuleSet> rules, Diagnostics& diagnostics,
                                         BoundsCheck bounds = BoundsCheck::yes);

}  // namespace aci

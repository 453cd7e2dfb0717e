#pragma once
// How a number was obtained: the formula, what was put in it, the result, the source, down to the inputs.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/assessment.h"

namespace aci {

struct TypedValue {
  Rational value;
  Type type;
  std::optional<std::size_t> input = {};  ///< The input it was read from, if it was.
};

/// A formula that was evaluated.
struct FormulaStep {
  std::string text;                                        ///< As the rule file writes it.
  std::vector<std::variant<std::string, TypedValue>> put;  ///< The same with values in the place of names.
  std::optional<TypedValue> result;                        ///< Absent: nothing needed it.
};

/// Terms that add up to a total as they are printed: what rounding leaves is a term of its own.
struct Sum {
  struct Term {
    std::string id;
    LocalizedText label;
    Rational shown;
    std::vector<FormulaStep> steps = {};  ///< What a full value is made of: its parts, then its pro rata.
  };
  std::string of;  ///< "earned(socle)", an indicator's id, an amount's id.
  std::vector<Term> terms;
  Rational residue;
  Rational total;
  Unit unit = Unit::points;
};

/// A condition or a number inside an indicator.
struct RuleStep {
  enum class Kind : std::uint8_t { requirement, attainment, part, reduction, pro_rata, point_value, due };
  Kind kind;
  const Element* element = nullptr;  ///< Null for the attainment, the pro rata and the due date.
  std::optional<bool> holds = {};    ///< Of a requirement; of a part or reduction, whether it counts.
  std::optional<FormulaStep> given = {};
  std::optional<FormulaStep> when = {};
  std::optional<FormulaStep> formula = {};
  std::optional<FormulaStep> attainment = {};  ///< Of a part that has its own.
  const Element* instead = nullptr;            ///< Of a part: the one that counts alone in its place.
  std::optional<Rational> value = {};          ///< What a part or reduction counts for, attainment included.
  Nature nature = Nature::fixed;
};

/// Why a table is worth what it is: along an axis, the row where the structure falls.
struct RowStep {
  std::string key;  ///< As the rule file has it.
  FormulaStep axis;
};

/// A slice of a scale.
struct SliceStep {
  std::string key;
  Rational quantity;
  FormulaStep rate;
  Rational value;  ///< Of the whole slice, in the unit of the scale.
};

enum class SubjectKind : std::uint8_t { indicator, amount, definition, parameter, input };

/// A name read on the way, with where its value comes from.
struct Explanation {
  SubjectKind kind;
  std::string id;
  LocalizedText label;
  const Provenance* provenance = nullptr;
  std::string source;                  ///< Cited: of a parameter, that of the value read.
  std::optional<TypedValue> value;     ///< Of an amount: its exact value.
  std::optional<Money> published;      ///< Of an indicator or an amount.
  std::optional<Rational> exact;       ///< Of those asked about, in euros; nothing when too large.
  std::vector<RuleStep> steps;         ///< Of an indicator, and the due date of an amount.
  std::optional<FormulaStep> formula;  ///< Of an amount, definition or parameter; of a table, the cell's.
  DefinitionKind definition = DefinitionKind::formula;
  std::vector<RowStep> rows;      ///< Of a table, an axis each.
  std::vector<SliceStep> slices;  ///< Of a scale: those that are not empty.
  std::vector<Sum> sums;
  const IndicatorLine* line = nullptr;  ///< Of an indicator.
  bool cumulate = true;                 ///< Of an indicator: its parts add up.
  std::optional<std::size_t> input;     ///< Of an input: its index.
  std::vector<std::pair<std::string, std::string>>
      replaced;                   ///< Of an amount: input, and the one in its place.
  std::vector<Explanation> used;  ///< Each name once, in the order met; of subjects, not of their `used`.
};

/// What can be asked about: "id" of an indicator or an amount, "input:id" for the rest. Nothing when unknown.
/// The assessment must carry its trace, and outlive the explanation.
std::optional<Explanation> explain(const Assessment& assessment, const std::string& subject);

/// Every indicator, then every amount.
std::vector<std::string> all_subjects(const Assessment& assessment);

}  // namespace aci

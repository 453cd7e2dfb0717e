#pragma once
// An agreement as its file states it: every element with its place, formulas parsed, names not resolved yet.

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/document.h"
#include "base/lazy.h"
#include "base/message.h"
#include "base/rational.h"
#include "base/rounding.h"
#include "formula/formula.h"

namespace aci {

/// A formula and the TOML string that holds it.
struct RuleFormula {
  Formula formula;
  Place literal;  ///< The string as written, quotes included.
};

/// A remark that the file asks not to hear again, and why.
struct Silence {
  std::string code;  ///< Of the remark: "R024".
  std::string reason;
  Place at;      ///< The code, as written.
  Place within;  ///< The element that silences it, its pieces included.
};

/// What every element may carry: where it comes from, and whether that is certain.
struct Provenance {
  std::string source;  ///< "guide p. 26-30": ids of sources and places; may be empty.
  Place source_at;
  bool source_known = true;  ///< False: its key is misspelt, which is told.
  bool verified = true;      ///< False: an interpretation, `note` says which.
  LocalizedText note;
  std::string untested;  ///< Why no case can notice a change of a number in it; may be empty.
};

/// What every element has.
struct Element : Provenance {
  std::string id;
  Place id_at;
  LocalizedText label;
};

/// Another reading of an uncertain text, as an element that states it.
struct RuleReading {
  std::string id;
  Place id_at;
  LocalizedText label;
  std::string text;  ///< What it replaces, canonical.
  std::string of;    ///< The element: "definition.x", "indicator.x.part.y", "rounding".
  Place of_at;
};

/// An element as another reading has it.
template <typename T>
struct Alternative {
  std::size_t reading = 0;  ///< In RuleSet::readings.
  T element;
};

enum class ScaleUnit : std::uint8_t { points, euros };

struct RoundingRule {
  Rational step{1};  ///< Euros, above 0.
  RoundingMode mode = RoundingMode::half_up;
};

struct RuleSource {
  std::string id;
  Place id_at;
  LocalizedText title;
  std::string url;
};

struct Parameter : Element {
  struct Value {
    Date from{};  ///< The first day of time when the parameter is not dated.
    RuleFormula formula;
    std::string source = {};  ///< Cited in place of the parameter's own; empty: that one.
    Place source_at = {};

    bool dated() const { return int{from.year()} > kFirstYear; }
  };
  std::vector<Value> values;  ///< By increasing date; at least one.
  /// The one that a year reads, at its 1 January; null before the first.
  const Value* value_in(int year) const {
    const Value* found = nullptr;
    for (const Value& each : values) {
      if (each.from <= std::chrono::year{year} / 1 / 1) found = &each;
    }
    return found;
  }
  /// What is cited for that year.
  const std::string& source_in(int year) const {
    const Value* const read = value_in(year);
    return read != nullptr && !read->source.empty() ? read->source : source;
  }
  std::vector<Alternative<Parameter>> alternatives;
};

enum class InputType : std::uint8_t { text, integer, count, decimal, share, euros, boolean, date, choice };

inline bool is_numeric(InputType type) {
  return type == InputType::integer || type == InputType::count || type == InputType::decimal ||
         type == InputType::share || type == InputType::euros;
}

/// One of the values of an input of that type.
struct Choice {
  std::string id;
  Place id_at;
  LocalizedText label;

  friend bool operator==(const Choice& a, const Choice& b) {
    return a.id == b.id && a.label.fr == b.label.fr && a.label.en == b.label.en;
  }
};

struct Input : Element {
  std::string group;  ///< The TOML table it is written in; empty at the top level.
  InputType type = InputType::text;
  bool type_known = true;  ///< False: its mistake is told, and what follows from it is not.
  LocalizedText help;
  std::optional<Rational> min;
  std::optional<Rational> max;
  std::optional<Rational> plausible_from;  ///< Between the bounds: what lies outside is most likely a slip…
  std::optional<Rational> plausible_to;    ///< …and both are stated, or neither.
  bool in_hours = false;                   ///< `unit = "hours"`: 9h30 is nine and a half.
  LocalizedText unit;                      ///< What a number counts, "patients"; empty when not said.
  int decimals = 0;                        ///< At most that many are accepted.
  bool optional = false;                   ///< May be absent: formulas must guard its use.
  std::optional<RuleFormula> required_when;  ///< `optional`, but not when this holds.
  std::vector<Choice> choices;               ///< Of type `choice`; a value is the number of one, from 0.
  std::optional<Rational> default_value;     ///< Booleans as 0/1, dates as days since 1970-01-01.
  std::string default_choice;                ///< Of a choice: its id.
  std::string default_input;                 ///< The default is another input's value.
  Place default_input_at;
  bool more_is_better = false;  ///< A claim that tests verify: more of it never pays less.
  bool fact = false;            ///< Not in the team's hands. Nothing is computed from it.

  bool is_plausible(const Rational& value) const {
    return !plausible_from || (*plausible_from <= value && value <= *plausible_to);
  }
  /// Makes the default of a choice its number, which moves with the choices.
  void number_default() {
    const auto is_default = [&](const Choice& each) { return each.id == default_choice; };
    const auto found = std::find_if(choices.begin(), choices.end(), is_default);
    if (type != InputType::choice) return;
    default_value.reset();
    if (found != choices.end()) default_value = Rational(static_cast<std::int64_t>(found - choices.begin()));
  }
  bool required() const { return !optional && !default_value && default_input.empty(); }
};

/// Where a row of a table begins.
enum class RowStart : std::uint8_t {
  least,     ///< With the least value of the axis.
  at_least,  ///< At a bound.
  above,     ///< Right above a bound.
  choice,    ///< It is that of one choice.
};

struct TableRow {
  RowStart start = RowStart::least;
  std::string key;        ///< As the file has it: "least", ">= 40000", the id of a choice.
  Place at;               ///< The key.
  RuleFormula bound;      ///< Of `at_least` and `above`.
  RuleFormula cell;       ///< Unless the row has rows; nothing for one that is refused.
  LocalizedText refused;  ///< Why a structure that falls in the cell is refused; empty when it is not.
  Place cell_at;
  std::vector<TableRow> rows;  ///< Of the second axis.
};

/// The rows of a table from a date on.
struct DatedRows {
  Date from{};  ///< The first day of time when the table is not dated.
  std::string source;
  Place source_at;
  std::vector<TableRow> rows;

  bool dated() const { return int{from.year()} > kFirstYear; }
};

/// What a definition is: a formula, a value by rows of one or two axes, or a sum over slices.
enum class DefinitionKind : std::uint8_t { formula, table, scale };

struct Definition : Element {
  DefinitionKind kind = DefinitionKind::formula;
  RuleFormula formula;           ///< Of a formula.
  std::vector<RuleFormula> by;   ///< The axes of a table; what a scale is `of`.
  std::vector<DatedRows> dated;  ///< By increasing date; at least one for a table or a scale.
  std::vector<Alternative<Definition>> alternatives;
};

enum class Nature : std::uint8_t { fixed, variable };

struct Requirement : Element {  ///< `label` is the reason given when it is not met.
  RuleFormula met;
  std::vector<Alternative<Requirement>> alternatives;
};

struct Part : Element {
  std::optional<Nature> nature;  ///< Absent: what follows from the amount (see nature_of).
  Place nature_at;
  RuleFormula amount;                     ///< In the unit of the scale.
  std::optional<RuleFormula> given;       ///< A fact about the structure. Absent: always.
  std::optional<RuleFormula> when;        ///< A goal, reached in the full value. Absent: always.
  std::optional<RuleFormula> full;        ///< Its full value; absent: the amount while `given` holds.
  std::optional<RuleFormula> attainment;  ///< Absent: the indicator's.
  std::vector<Alternative<Part>> alternatives;
};

struct Reduction : Element {
  Nature nature = Nature::fixed;  ///< Which share of the indicator it lowers.
  RuleFormula amount;             ///< Positive.
  std::optional<RuleFormula> when;
  std::vector<Alternative<Reduction>> alternatives;
};

struct Indicator : Element {
  std::string axis;
  Place axis_at;
  std::string group_class;  ///< The id of its class.
  Place class_at;
  LocalizedText evidence;
  std::optional<RuleFormula> attainment;
  std::optional<RuleFormula> pro_rata;
  bool cumulate = true;  ///< False: of its parts, the first that holds counts alone.
  Place cumulate_at;
  std::vector<Requirement> requirements;
  std::vector<Part> parts;
  std::vector<Reduction> reductions;
  std::vector<Alternative<Indicator>> alternatives;  ///< Of the attainment and the pro rata.
};

struct Gate : Provenance {
  LocalizedText label;
  std::string id;  ///< Of the line that takes back what was earned when the gate is closed.
  Place id_at;
  LocalizedText taken_back;          ///< The label of that line.
  std::vector<std::string> classes;  ///< Every indicator of these must be met.
  Place classes_at;
};

struct Exemption : Element {
  RuleFormula when;
  int missing = 0;  ///< How many indicators of the gate may then be unmet.
  std::vector<Alternative<Exemption>> alternatives;
};

/// What an amount is on the way to euros. The last two are lines that the engine writes.
enum class AmountRole : std::uint8_t {
  component,         ///< Adds to the total.
  total,             ///< The sum of the components, and of what is taken back.
  advance,           ///< Paid before the total is known.
  balance,           ///< The total less the advances.
  information,       ///< Shown, and never summed.
  advance_computed,  ///< What an advance would be, had no other been paid in its place.
  taken_back,        ///< The gate is closed: the components, taken back.
};

struct Amount : Element {
  AmountRole role = AmountRole::component;
  bool role_known = true;
  std::optional<RuleFormula> formula;  ///< The total and the balance have none: they follow.
  bool ungated = false;                ///< Of a component: paid even when the gate is closed.
  std::string paid;                    ///< Of an advance: the optional input that replaces it; may be empty.
  Place paid_at;
  Element computed;                      ///< With `paid`: the line of what the formula gives.
  std::optional<RoundingRule> rounding;  ///< Absent: the agreement's.
  std::optional<RuleFormula> due;
  std::vector<std::pair<std::string, std::string>> with;  ///< Inputs replaced by other inputs.
  std::vector<std::pair<Place, Place>> with_at;
  std::vector<Alternative<Amount>> alternatives;  ///< Of the formula and the date.
};

struct Constraint : Element {  ///< `label` is the message.
  RuleFormula holds;
  bool is_error = false;  ///< Else a warning.
  std::string input;      ///< Where to point.
  Place input_at;
  Place cell;  ///< Set when no element states it: it refuses those who fall in that cell of a table.
};

struct RuleNote : Element {  ///< `label` is the text.
  RuleFormula when;
};

struct Deadline : Element {
  RuleFormula date;
};

/// A parameter that somebody gave another value for a computation, of all dates.
struct ChangedParameter {
  struct Value {
    Date from{};  ///< As of Parameter::Value.
    Rational value;
    std::string text;  ///< As its formula has it.
  };

  std::size_t parameter = 0;
  Type type;
  std::vector<Value> before;  ///< What the rules state.
  Value after;
};

/// An exercise that is no civil year: its first and its last day.
struct Period {
  RuleFormula from;
  RuleFormula to;
};

/// A figure that a text names, "{heures_plancher}".
struct TextFigure {
  std::string name;  ///< Empty: "{{", a brace.
  Place at;          ///< The text that names it, as written.
};

/// A file that rules come from.
struct RuleFile {
  std::string name;  ///< A path, or the name of a file that is inside the program.
  std::string hash;  ///< "sha256:…" of its bytes.
};

struct RuleSet {
  SourcePtr file = nullptr;     ///< The one asked for; elements may come from what it amends.
  Lazy<Document> in_force;      ///< The text, amendments applied: of use to few commands.
  std::string hash;             ///< "sha256:…" of the canonical text.
  std::vector<RuleFile> files;  ///< All that it was read from.
  std::string amends;           ///< The id of what it amends; empty when nothing.
  std::string name;             ///< The id, or "ID@1a2b3c4d" when the set shipped under that id says
                                ///< otherwise: its hash begins like that.

  std::string id;
  Place id_at;
  std::string scheme;
  LocalizedText title;
  Place in_force_at;
  int first_year = 0;
  int last_year = 0;  ///< kLastYear when open.
  bool open_ended = false;
  ScaleUnit unit = ScaleUnit::points;
  bool unit_known = false;                 ///< Else nothing is compiled: every formula would seem wrong.
  std::optional<RuleFormula> point_value;  ///< With `unit` points only.
  std::optional<RuleFormula> pro_rata;     ///< Of the indicators that state none.
  std::optional<Period> period;            ///< Absent: the civil year.
  RoundingRule rounding;
  Provenance rounding_provenance;
  std::vector<Alternative<RoundingRule>> rounding_alternatives;

  std::vector<RuleSource> sources;
  std::vector<Parameter> parameters;
  std::vector<Input> inputs;
  std::vector<Element> classes;
  std::vector<Element> axes;
  std::vector<Definition> definitions;
  std::vector<Indicator> indicators;
  std::optional<Gate> gate;
  std::vector<Exemption> exemptions;
  std::vector<Amount> amounts;
  std::vector<Constraint> constraints;
  std::vector<RuleNote> notes;
  std::vector<Deadline> deadlines;
  std::vector<RuleReading> readings;      ///< Other ones than those kept.
  std::vector<std::string> read_as;       ///< The ids of those taken instead.
  std::vector<TextFigure> text_figures;   ///< Of all texts, in file order.
  std::vector<Silence> silences;          ///< Of every element, in file order of the kinds.
  std::vector<ChangedParameter> changed;  ///< Since the files were read; the name ends in "+id" of each.

  /// The indicator's own, or everybody's.
  const std::optional<RuleFormula>& pro_rata_of(const Indicator& indicator) const {
    return indicator.pro_rata ? indicator.pro_rata : pro_rata;
  }
};

/// Where the element of that id stands; nothing when none bears it.
template <typename T>
std::optional<std::size_t> element_index(std::string_view id, const std::vector<T>& elements) {
  const auto found = std::ranges::find(elements, id, &T::id);
  if (found == elements.end()) return std::nullopt;
  return static_cast<std::size_t>(found - elements.begin());
}

/// The input that tells which civil year a structure file is about; every rule set declares it.
inline constexpr std::string_view kYearInput = "annee";
inline constexpr std::string_view kNameInput = "nom";
inline constexpr std::string_view kKeyInput = "identifiant";

}  // namespace aci

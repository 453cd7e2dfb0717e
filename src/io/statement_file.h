#pragma once
// What the health insurance says that it paid: a line a figure, as a table or as TOML.

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/rational.h"

namespace aci {

/// A number of a statement, and how far it is written out.
struct StatedNumber {
  Rational value;
  Place at;
};

struct StatedLine {
  std::string name;  ///< As written: an id or a label.
  Place name_at;
  std::optional<StatedNumber> points;
  std::optional<StatedNumber> euros;
};

/// The lines of a statement: CSV with the columns `ligne`, `points`, `euros` in any order (others may stand
/// beside them), or TOML with a `[[ligne]]` a line, of the same keys and no others, as loosely written as a
/// structure file; `line`, `label` and `id` do for `ligne`, `Nb de points` and `Montant versé (€)` for the
/// numbers. A line without a number says nothing. Reports
/// D002, D003, D026, D027 rows, D005, D051 columns or keys that say the same, D011 a column misspelt, or that
/// seems to hold the numbers that no column says, D045 what is no statement, D046 a line twice, D049 one
/// without a name, D050 an unknown key, and what parse_structure_toml and read_text_value report.
std::optional<std::vector<StatedLine>> parse_statement(SourcePtr file, Diagnostics& diagnostics);

/// An amount of euros, as people write it.
std::optional<Rational> read_euros(const std::string& text, const Place& place, Diagnostics& diagnostics);

}  // namespace aci

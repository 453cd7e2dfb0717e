#pragma once
// A block of CSV rows as columns of integers: the quick way in, for rows written plainly. It judges nothing:
// a row that holds anything else is marked, for the careful reader to tell what is wrong or to accept.

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/source_file.h"
#include "ruleset/ruleset.h"

namespace aci {

/// How the fields of one column read. Plain forms, without spaces around them:
/// - number: -?digits[.digits], at most `decimals` decimals; share: the same, or a percentage "9.2%", "9.2
/// %"; without a sign, within what can only be a fraction;
/// - boolean: true false 0 1 oui non vrai faux, and TRUE FALSE OUI NON VRAI FAUX;
/// - date: 2023-12-31, existing, in the years of base/date.h;
/// - choice: the id of one of `choices`;
/// - text: anything in UTF-8 without NUL, quoted or not.
/// An empty field is plain, and not given. All may be quoted, texts with doubled quotes inside. What stands
/// in an ignored column is not looked at; nothing must stand in a nameless one.
enum class FieldKind : std::uint8_t { ignored, nameless, number, share, boolean, date, choice, text };

struct FieldLayout {
  FieldKind kind = FieldKind::ignored;
  int decimals = 0;   ///< number, share: values are whole multiples of 10^-decimals; 0 to 9.
  bool kept = false;  ///< What the fields say is wanted besides their values.
  /// share: what one without a sign is worth when it can only be a fraction.
  std::int64_t least_fraction = INT64_MIN;
  std::int64_t most_fraction = INT64_MAX;

  const std::vector<Choice>* choices = nullptr;  ///< choice: of a rule set that outlives the layout.

  bool has_text() const { return kept || kind == FieldKind::text; }
  bool has_value() const { return kind > FieldKind::nameless && kind != FieldKind::text; }
};

struct TableLayout {
  char separator = ',';
  bool decimal_comma = false;       ///< "7,5" as well as "7.5"; no effect when the separator is a comma.
  bool french_dates = false;        ///< "31/12/2023" as well as "2023-12-31".
  std::vector<FieldLayout> fields;  ///< One a column of the header.
};

/// Each vector has one entry a row, or none where it does not apply.
struct RowColumn {
  /// Numbers and shares in units of 10^-decimals, below 10^18; booleans 0 or 1; choices as numbers; dates in
  /// days since 1970-01-01; 0 when not given, or in an unusual row.
  std::vector<std::int64_t> value;
  std::vector<std::uint8_t> given;  ///< 0: the field is empty. Not for ignored columns.
  std::vector<Span> text;  ///< Texts, and what is kept: where in the block, without the outer quotes…
  std::vector<std::uint8_t>
      escaped;  ///< …but quotes included where this is 1: `unquoted` gives what it says.
};

struct RowColumns {
  std::size_t rows = 0;
  std::vector<RowColumn> columns;     ///< One a field of the layout; ignored ones stay empty.
  std::vector<Span> row;              ///< Where each row lies in the block's text, without its line end.
  std::vector<std::uint32_t> line;    ///< The line it begins on, counted from the block's first: 0, 1…
  std::vector<std::uint32_t> stops;   ///< Working storage of read_rows.
  std::vector<std::uint8_t> unusual;  ///< 1: something in the row is not plain, or it has another number of
                                      ///< fields than the layout; its values are 0 and not given.
};

/// Reads whole rows, each ended by '\n' (a TextBlock's text, less than 4 GiB). Empty lines are no rows.
/// Storage of `out` is used again.
void read_rows(std::string_view block_text, const TableLayout& layout, RowColumns& out);

/// Makes room for so many rows; those that are new are not given and say nothing.
void resize_rows(const std::vector<FieldLayout>& fields, std::size_t rows, RowColumns& out);
/// An unusual row keeps nothing of what was read of it.
void clear_row(RowColumns& out, std::size_t row);

}  // namespace aci

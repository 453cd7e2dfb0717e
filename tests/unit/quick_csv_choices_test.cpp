// Columns of words to choose from, and columns without a name, in rows that are read quickly.
#include <doctest/doctest.h>

#include "io/quick_csv_rows.h"

namespace {

std::vector<aci::Choice> zones() {
  std::vector<aci::Choice> choices(3);
  choices[0].id = "ville";
  choices[1].id = "bourg";
  choices[2].id = "littoral";
  return choices;
}

/// What the column `k` of each row says: the number of the choice, "-" when it is empty, "unusual".
std::string said(std::string_view text, const std::vector<aci::FieldLayout>& fields, std::size_t k) {
  aci::TableLayout layout;
  layout.separator = ',';
  layout.fields = fields;
  aci::RowColumns rows;
  aci::read_rows(text, layout, rows);
  std::string out;
  for (std::size_t i = 0; i < rows.rows; ++i) {
    const aci::RowColumn& column = rows.columns[k];
    out += i > 0 ? " " : "";
    out += rows.unusual[i] != 0   ? "unusual"
           : column.given.empty() ? "not read"
           : column.given[i] == 0 ? "-"
                                  : std::to_string(column.value[i]);
  }
  return out;
}

}  // namespace

TEST_CASE("a choice is the number of its word, quoted or not; any other word is for the careful reader") {
  const std::vector<aci::Choice> choices = zones();
  aci::FieldLayout zone{aci::FieldKind::choice, 0};
  zone.choices = &choices;
  CHECK(said("bourg\n\"littoral\"\nville\n\"\"\nVille\nville \nbour\n\"bourg\"x\n", {zone}, 0) ==
        "1 2 0 - unusual unusual unusual unusual");
  CHECK(said("Ville,bourg\n,\nville,Bourg\n,littoral\nville,\n", {zone, zone}, 0) == "unusual - unusual - 0");
  CHECK(said("Ville,bourg\n,\nville,Bourg\n,littoral\nville,\n", {zone, zone}, 1) == "unusual - unusual 2 -");
}

TEST_CASE("below a header without a name, whatever stands makes its row one for the careful reader") {
  const aci::FieldLayout number{aci::FieldKind::number, 0};
  const aci::FieldLayout nameless{aci::FieldKind::nameless, 0};
  CHECK(said("1,\n2,\"\"\n3,x\n4,\"x\"\n5, \n6,\n", {number, nameless}, 0) ==
        "1 2 unusual unusual unusual 6");
  CHECK(said("1,x\n2,\n3,\n4,0\n", {number, nameless}, 0) == "unusual 2 3 unusual");
  CHECK(said("1,x\n2,\n", {number, {aci::FieldKind::ignored, 0}}, 0) == "1 2");
}

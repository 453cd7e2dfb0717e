// Rows as columns: what is plain and what it is worth, and that nothing else is taken for it.
#include "io/quick_csv_rows.h"

#include <doctest/doctest.h>

#include <random>

#include "base/date.h"
#include "base/iso_date.h"
#include "io/accepted_value.h"
#include "io/csv_syntax.h"

using aci::FieldKind;
using aci::FieldLayout;
using aci::RowColumns;
using aci::TableLayout;

namespace {

TableLayout layout_of(std::vector<FieldLayout> fields, char separator = ',') {
  TableLayout layout;
  layout.separator = separator;
  layout.fields = std::move(fields);
  return layout;
}

RowColumns rows_of(std::string_view text, const TableLayout& layout) {
  RowColumns out;
  aci::read_rows(text, layout, out);
  CHECK(out.row.size() == out.rows);
  CHECK(out.line.size() == out.rows);
  CHECK(out.unusual.size() == out.rows);
  return out;
}

/// What a field alone on its row says: its value, "-" when it is empty, "unusual".
std::string read_field(std::string_view field, const FieldLayout& form, bool french = false) {
  TableLayout layout = layout_of({{FieldKind::ignored}, form, {FieldKind::ignored}}, ';');
  layout.decimal_comma = layout.french_dates = french;
  std::string result;
  // Whatever the bytes around it: at the front of the text, behind a word of it, at either line end.
  for (const char* before : {"", "some bytes", "0123456789"}) {
    for (const char* after : {"\n", "\r\n", "0\n"}) {
      const auto rows = rows_of(before + (";" + std::string(field)) + ";" + after, layout);
      REQUIRE(rows.rows == 1);
      const aci::RowColumn& column = rows.columns[1];
      const std::string found = rows.unusual[0] != 0   ? "unusual"
                                : column.given[0] == 0 ? "-"
                                                       : std::to_string(column.value[0]);
      if (found == "unusual" || found == "-") CHECK(column.value[0] == 0);
      if (result.empty()) result = found;
      CHECK(result == found);
    }
  }
  // First and last of its row as well, where a CR would be part of the line end.
  layout.fields = {form};
  const auto alone = rows_of(std::string(field) + "\n", layout);
  if (!field.empty() && !field.ends_with('\r')) {
    REQUIRE(alone.rows == 1);
    CHECK((alone.unusual[0] != 0) == (result == "unusual"));
    const aci::RowColumn& column = alone.columns[0];
    const std::string said = column.given[0] == 0 ? "-" : std::to_string(column.value[0]);
    if (alone.unusual[0] == 0) CHECK(said == result);
  }
  return result;
}

}  // namespace

TEST_CASE("a number is worth its multiple of the last decimal") {
  struct Row {
    const char* field;
    int decimals;
    const char* value;
  };
  const Row rows[] = {
      {"", 0, "-"},
      {"0", 0, "0"},
      {"8000", 0, "8000"},
      {"-5", 0, "-5"},
      {"-0", 0, "0"},
      {"007", 0, "7"},
      {"1234567", 0, "1234567"},
      {"12345678", 0, "12345678"},
      {"123456789", 0, "123456789"},
      {"123456789012345678", 0, "123456789012345678"},  // 18 digits
      {"-123456789012345678", 0, "-123456789012345678"},
      {"1234567890123456789", 0, "unusual"},
      {"7.5", 2, "750"},
      {"7.50", 2, "750"},
      {"7", 2, "700"},
      {"0.25", 2, "25"},
      {"-0.25", 2, "-25"},
      {"10.5", 1, "105"},
      {"29457.60", 2, "2945760"},
      {"1.234567", 6, "1234567"},
      {"12.345678", 6, "12345678"},
      {"123456789.987654321", 9, "123456789987654321"},
      {"1234567890.1", 9, "unusual"},  // 19 digits once brought to nine decimals
      {"7.555", 2, "unusual"},
      {"7.5", 0, "unusual"},
      {"7.0", 0, "unusual"},
      {".5", 2, "unusual"},
      {"5.", 2, "unusual"},
      {".", 2, "unusual"},
      {"-", 0, "unusual"},
      {"-.5", 2, "unusual"},
      {"--5", 0, "unusual"},
      {"+5", 0, "unusual"},
      {"1.2.3", 2, "unusual"},
      {"1.2.", 2, "unusual"},
      {"1_000", 0, "unusual"},
      {"1e3", 0, "unusual"},
      {" 5", 0, "unusual"},
      {"5 ", 0, "unusual"},
      {"5\r", 0, "unusual"},
      {"1 000", 0, "unusual"},
      {"7,5", 2, "unusual"},
      {"5%", 4, "unusual"},
      {"?", 0, "unusual"},
      {":", 0, "unusual"},  // Behind '9' in ASCII.
      {"/", 0, "unusual"},
      {"\xB9", 0, "unusual"},
      {"5\xFF", 0, "unusual"},
      {"\"8000\"", 0, "8000"},
      {"\"\"", 0, "-"},
      {"\"80\"\"00\"", 0, "unusual"},
      {"abcdefgh", 0, "unusual"},
      {"1234567x", 0, "unusual"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.field);
    CHECK(read_field(row.field, {FieldKind::number, row.decimals}) == row.value);
  }
  CHECK(read_field("7,5", {FieldKind::number, 2}, true) == "750");
  CHECK(read_field("12345,5", {FieldKind::number, 2}, true) == "1234550");
  CHECK(read_field("1234567,25", {FieldKind::number, 2}, true) == "123456725");
  CHECK(read_field("7.5", {FieldKind::number, 2}, true) == "750");
  CHECK(read_field("7,5,5", {FieldKind::number, 2}, true) == "unusual");
  CHECK(read_field(std::string_view("\0005", 2), {FieldKind::number, 0}) == "unusual");
}

TEST_CASE("a comma that separates is no decimal comma") {
  TableLayout layout = layout_of({{FieldKind::number, 1}, {FieldKind::number, 1}});
  layout.decimal_comma = true;
  const auto rows = rows_of("7,5\n", layout);
  CHECK(rows.unusual[0] == 0);
  CHECK(rows.columns[0].value[0] == 70);
  CHECK(rows.columns[1].value[0] == 50);
}

TEST_CASE("a share may be a percentage") {
  struct Row {
    const char* field;
    int decimals;
    const char* value;
  };
  const Row rows[] = {
      {"0.092", 4, "920"},        {"9.2%", 4, "920"},   {"9.2 %", 4, "920"},
      {"100 %", 2, "100"},        {"100%", 4, "10000"}, {"9.25%", 3, "unusual"},
      {"9.2%", 3, "92"},          {"9%", 2, "9"},       {"9%", 1, "unusual"},
      {"9  %", 4, "unusual"},     {"%", 4, "unusual"},  {" %", 4, "unusual"},
      {"9.%", 4, "unusual"},      {"9 ", 4, "unusual"}, {"9%%", 4, "unusual"},
      {"9\u00a0%", 4, "unusual"}, {"-9.2%", 4, "-920"}, {"", 4, "-"},
      {"9.2", 4, "92000"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.field);
    CAPTURE(row.decimals);
    CHECK(read_field(row.field, {FieldKind::share, row.decimals}) == row.value);
  }
  CHECK(read_field("9,2 %", {FieldKind::share, 4}, true) == "920");
}

TEST_CASE("booleans as programs and spreadsheets write them") {
  for (const char* yes : {"true", "1", "TRUE", "VRAI", "vrai", "oui", "OUI"}) {
    CAPTURE(yes);
    CHECK(read_field(yes, {FieldKind::boolean}) == "1");
  }
  for (const char* no : {"false", "0", "FALSE", "FAUX", "faux", "non", "NON"}) {
    CAPTURE(no);
    CHECK(read_field(no, {FieldKind::boolean}) == "0");
  }
  CHECK(read_field("", {FieldKind::boolean}) == "-");
  for (const char* other :
       {"2", "01", "truefals", "rue", "true ", " true", "False", "x", "falsefalse", "\" 1\""}) {
    CAPTURE(other);
    CHECK(read_field(other, {FieldKind::boolean}) == "unusual");
  }
  using namespace std::string_view_literals;
  for (const std::string_view other :
       {"\0"sv, "\0true"sv, "\0\0\0\0true"sv, "\4\0\0\0true"sv, "\5\0\0false"sv}) {
    CHECK(read_field(other, {FieldKind::boolean}) == "unusual");
  }
}

TEST_CASE("dates that exist, in days since 1970-01-01") {
  struct Row {
    const char* field;
    const char* value;
  };
  const Row rows[] = {
      {"1970-01-01", "0"},
      {"1970-01-02", "1"},
      {"1969-12-31", "-1"},
      {"2000-03-01", "11017"},
      {"2023-12-31", "19722"},
      {"2024-02-29", "19782"},
      {"2023-02-29", "unusual"},
      {"2000-02-29", "11016"},
      {"2100-02-29", "unusual"},
      {"1900-01-01", "-25567"},
      {"1899-12-31", "unusual"},
      {"2200-12-31", "84370"},
      {"2201-01-01", "unusual"},
      {"2023-13-01", "unusual"},
      {"2023-00-01", "unusual"},
      {"2023-04-31", "unusual"},
      {"2023-04-00", "unusual"},
      {"2023-4-1", "unusual"},
      {"2023/04/01", "unusual"},
      {"2023-04-1x", "unusual"},
      {"202a-04-01", "unusual"},
      {"2023-04-01 ", "unusual"},
      {"31/12/2023", "unusual"},
      {"0000-00-00", "unusual"},
      {"", "-"},
      {"2023-04:01", "unusual"},
      {"2023-04-:1", "unusual"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.field);
    CHECK(read_field(row.field, {FieldKind::date}) == row.value);
  }
  CHECK(read_field("31/12/2023", {FieldKind::date}, true) == "19722");
  CHECK(read_field("2023-12-31", {FieldKind::date}, true) == "19722");
  CHECK(read_field("29/02/2023", {FieldKind::date}, true) == "unusual");
  for (std::int64_t day = -25567; day <= 84370; ++day) {
    const std::string text = aci::to_iso(*aci::from_serial(day)) + "\n";
    const auto read = rows_of(text, layout_of({{FieldKind::date}}));
    REQUIRE(read.columns[0].value[0] == day);
  }
}

TEST_CASE("a text lies in the block, quoted or not") {
  struct Row {
    std::string field;
    const char* text;  ///< In the block; nullptr when the row is unusual.
    bool escaped;
  };
  const Row rows[] = {
      {"MSP", "MSP", false},
      {" MSP du Lac ", " MSP du Lac ", false},
      {"", "", false},
      {"\"\"", "", false},
      {"\"MSP, Lac\"", "MSP, Lac", false},
      {"\"a\nb\"", "a\nb", false},
      {"\"a \"\"b\"\"\"", "\"a \"\"b\"\"\"", true},
      {"\"\"\"\"", "\"\"\"\"", true},
      {"\"a\"b", "\"a\"b", true},
      {"\"a\"b\"", "\"a\"b\"", true},
      {"a\"b\"", "a\"b\"", false},
      {"a\rb", "a\rb", false},
      {"Maison de sant\u00e9 pluriprofessionnelle", "Maison de sant\u00e9 pluriprofessionnelle", false},
      {"Sant\xE9", nullptr, false},  // Latin-1
      {std::string("a\0b", 3), nullptr, false},
      {std::string("\0", 1), nullptr, false},
      {"\"Sant\xE9\"", nullptr, false},
  };
  const TableLayout layout = layout_of({{FieldKind::number}, {FieldKind::text}, {FieldKind::number}});
  for (const Row& row : rows) {
    CAPTURE(row.field);
    const std::string block = "1," + row.field + ",3\n";
    const auto read = rows_of(block, layout);
    REQUIRE(read.rows == 1);
    const aci::RowColumn& column = read.columns[1];
    const std::string_view text =
        std::string_view(block).substr(column.text[0].begin, column.text[0].end - column.text[0].begin);
    CHECK(read.unusual[0] == (row.text == nullptr));
    if (row.text == nullptr) {
      CHECK(column.text[0] == aci::Span{});
      continue;
    }
    CHECK(text == row.text);
    CHECK(column.given[0] == (text != ""));
    CHECK((column.escaped[0] != 0) == row.escaped);
    CHECK(aci::unquoted(row.field) == aci::split_csv_row(row.field, ',').front().text);
    CHECK(read.columns[0].value[0] == 1);
    CHECK(read.columns[2].value[0] == 3);
  }
  CHECK(aci::unquoted("\"a \"\"b\"\"\"") == "a \"b\"");
  CHECK(aci::unquoted("\"a\"b\"") == "ab\"");
}

TEST_CASE("rows lie where they lie, and a bad one leaves the others alone") {
  const std::string block =
      "1,a\n"
      "\n"
      "\r\n"
      "2,\"b\nb\"\r\n"
      "3\n"               // too few
      "4,d,d\n"           // too many
      "5,\"e\",\"\n\"\n"  // too many, over two lines
      "x,\"f\n,\"\n"      // no number, over two lines
      "7,g\r\n"
      "\r8,h\n"
      "9,\n";
  struct Row {
    std::uint32_t line;
    const char* row;
    bool unusual;
    std::int64_t number;
  };
  const Row rows[] = {
      {0, "1,a", false, 1},  {3, "2,\"b\nb\"", false, 2},    {5, "3", true, 0},
      {6, "4,d,d", true, 0}, {7, "5,\"e\",\"\n\"", true, 0}, {9, "x,\"f\n,\"", true, 0},
      {11, "7,g", false, 7}, {12, "\r8,h", true, 0},         {13, "9,", false, 9},
  };
  RowColumns out;
  for (int again = 0; again < 2; ++again) {  // Storage that was used before changes nothing.
    aci::read_rows(block, layout_of({{FieldKind::number}, {FieldKind::text}}), out);
    REQUIRE(out.rows == std::size(rows));
    for (std::size_t i = 0; i < out.rows; ++i) {
      CAPTURE(i);
      CHECK(out.line[i] == rows[i].line);
      CHECK(block.substr(out.row[i].begin, out.row[i].end - out.row[i].begin) == rows[i].row);
      CHECK((out.unusual[i] != 0) == rows[i].unusual);
      CHECK(out.columns[0].value[i] == rows[i].number);
      CHECK((out.columns[0].given[i] != 0) == !rows[i].unusual);
    }
    std::string many;
    for (int i = 0; i < 1000; ++i) many += "1,2\n";
    aci::read_rows(many, layout_of({{FieldKind::number}, {FieldKind::number}}), out);
    CHECK(out.rows == 1000);
    CHECK(out.columns[1].value == std::vector<std::int64_t>(1000, 2));
    CHECK(out.columns[1].text.empty());
  }
}

TEST_CASE("what is no block of rows does no harm") {
  const TableLayout layout = layout_of({{FieldKind::number}, {FieldKind::text}});
  CHECK(rows_of("", layout).rows == 0);
  CHECK(rows_of("1,a", layout).rows == 0);
  CHECK(rows_of("1,\"a\n2,b\n", layout).unusual == std::vector<std::uint8_t>{1});
  CHECK(rows_of("1\n", layout_of({})).unusual == std::vector<std::uint8_t>{1});
}

// The careful way: fields, then read_text_value. Wherever read_rows gives a value, it is the same.
TEST_CASE("values agree with those of the careful reader") {
  struct Kind {
    FieldLayout form;
    aci::InputType type;
    int decimals;
  };
  const Kind kinds[] = {
      {{FieldKind::number, 0}, aci::InputType::count, 0},
      {{FieldKind::number, 2}, aci::InputType::decimal, 2},
      {{FieldKind::number, 9}, aci::InputType::decimal, 9},
      {{FieldKind::share, 4}, aci::InputType::share, 2},
      {{FieldKind::share, 4, false, 0, 600}, aci::InputType::share, 2},
      {{FieldKind::number, 2}, aci::InputType::euros, 2},
      {{FieldKind::boolean, 0}, aci::InputType::boolean, 0},
      {{FieldKind::date, 0}, aci::InputType::date, 0},
      {{FieldKind::text, 0}, aci::InputType::text, 0},
      {{FieldKind::ignored, 0}, aci::InputType::text, 0},
  };
  const char* pieces[] = {
      "0",   "1",  "9",    "12",     "345",   "6789012", ".",          ",",          "-",          "%",
      " %",  "\"", "\"\"", "true",   "false", "oui",     "2023-12-31", "2024-02-29", "2023-02-29", "\n",
      "\r",  "?",  " ",    "\u00e9", "\xE9",  "x",       "+",          "e",          "_",          "NA",
      "000", "h",  ":",    "\u202f", "€",     "/",       "0.7",        "4.000"};
  std::mt19937 random(4);
  const auto below = [&](std::size_t n) { return random() % n; };
  TableLayout layout = layout_of({}, ';');
  for (const Kind& kind : kinds) layout.fields.push_back(kind.form);
  std::size_t plain = 0;
  for (int turn = 0; turn < 20'000; ++turn) {
    std::string row;
    for (std::size_t k = 0; k < std::size(kinds); ++k) {
      const bool quoted = below(20) == 0;
      std::string field;
      // Mostly of its kind, so that whole rows are plain often enough.
      if (below(30) == 0) {
        for (std::size_t i = below(5); i > 0; --i) field += pieces[below(std::size(pieces))];
      } else if (kinds[k].form.kind == FieldKind::boolean) {
        field = below(2) == 0 ? "true" : "0";
      } else if (kinds[k].form.kind == FieldKind::date) {
        field = aci::to_iso(*aci::from_serial(static_cast<std::int64_t>(below(30'000))));
      } else if (kinds[k].form.most_fraction == 600) {
        field = below(2) == 0 ? "0.0" + std::to_string(below(8)) : std::to_string(below(101)) + " %";
      } else {
        field = std::to_string(below(1'000'000'000) >> below(30));
        if (kinds[k].form.decimals > 0 && below(2) == 0) field += "." + std::to_string(below(100));
      }
      row += (k > 0 ? ";" : "") + (quoted ? "\"" + field + "\"" : field);
    }
    CAPTURE(row);
    const std::vector<aci::CsvField> fields = aci::split_csv_row(row, ';');
    if (!fields.back().closed || fields.back().at.end != row.size()) continue;  // Not one row.
    row += '\n';
    const auto read = rows_of(row, layout);
    REQUIRE(read.rows == 1);
    if (fields.size() != layout.fields.size()) CHECK(read.unusual[0] == 1);
    if (read.unusual[0] != 0) continue;
    ++plain;
    for (std::size_t k = 0; k + 1 < std::size(kinds); ++k) {
      CAPTURE(k);
      const aci::RowColumn& column = read.columns[k];
      CHECK((column.given[0] != 0) == !fields[k].text.empty());
      if (column.given[0] == 0) continue;
      if (kinds[k].form.kind == FieldKind::text) {
        const std::string text = row.substr(column.text[0].begin, column.text[0].end - column.text[0].begin);
        CHECK((column.escaped[0] != 0 ? aci::unquoted(text) : text) == fields[k].text);
        continue;
      }
      aci::Input input;
      input.id = "essai";
      input.type = kinds[k].type;
      input.decimals = kinds[k].decimals;
      if (kinds[k].form.most_fraction == 600) {
        input.plausible_from = aci::Rational(0);
        input.plausible_to = aci::Rational::make(6, 100);
      }
      aci::Diagnostics diagnostics;
      const auto value = aci::read_text_value(input, fields[k].text, {}, diagnostics);
      REQUIRE(value);
      aci::Int128 scale = 1;
      for (int i = 0; i < kinds[k].form.decimals; ++i) scale *= 10;
      CHECK(aci::Rational::make(column.value[0], scale) == value);
    }
  }
  CHECK(plain > 5'000);
}

// JSON lines as rows: what is read as columns at once, what is left to care, and that both say the same.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "io/json_rows.h"
#include "io/row_keys.h"
#include "io/row_source.h"
#include "io/toml_document.h"
#include "support/loading.h"

namespace {

aci::KnownInputs& known() {
  static const std::vector<std::shared_ptr<const aci::Plan>> plans = {aci::plan_of("aci_msp_2023")};
  static aci::KnownInputs inputs(plans);
  return inputs;
}

/// The rows of a text, as JSON lines.
struct Lines {
  explicit Lines(const std::string& text, const aci::SourceChoice& choice = {}) {
    const auto path = std::filesystem::temp_directory_path() / "aci_json_source_test.jsonl";
    std::ofstream(path, std::ios::binary) << text << "\n";
    aci::Diagnostics diagnostics;
    auto blocks = aci::TextBlocks::open(path.string(), diagnostics);
    REQUIRE(blocks);
    source = aci::open_json_lines(std::move(blocks), "t.jsonl", known(), choice);
    REQUIRE(source->next(block));
    source->read(block, rows);
    std::filesystem::remove(path);
  }

  /// The value of an input as columns hold it: "-" when not given, "unusual" when the row is.
  std::string value(const char* input, std::size_t row = 0) const {
    if (rows.unusual[row] != 0) return "unusual";
    const std::size_t k = source->column(input).value();
    if (rows.columns[k].given[row] == 0) return "-";
    if (source->fields()[k].kind == aci::FieldKind::text) return text(k, row);
    return std::to_string(rows.columns[k].value[row]);
  }
  std::string kept(std::size_t index, std::size_t row = 0) const {
    return rows.unusual[row] != 0 ? "unusual" : text(source->kept()[index], row);
  }
  std::string text(std::size_t column, std::size_t row) const {
    const aci::Span at = rows.columns[column].text[row];
    CHECK(rows.columns[column].escaped[row] == 0);
    return block.text.substr(at.begin, at.end - at.begin);
  }
  aci::Subject careful(std::size_t row = 0) const {
    aci::Diagnostics diagnostics;
    auto read = source->careful(block, rows, row, diagnostics);
    REQUIRE(read);
    CHECK(diagnostics.all().empty());
    return *read;
  }
  /// "line:column code" of each mistake.
  std::string mistakes(std::size_t row = 0) const {
    aci::Diagnostics diagnostics;
    CHECK_FALSE(source->careful(block, rows, row, diagnostics));
    std::string told;
    for (const aci::Diagnostic& mistake : diagnostics.all()) {
      const aci::Position at = mistake.place.position();
      told += (told.empty() ? "" : ", ") + std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
              mistake.code();
    }
    return told;
  }

  std::unique_ptr<aci::RowSource> source;
  aci::TextBlock block;
  aci::RowColumns rows;
};

/// "id=value" of each field.
std::string fields(const aci::Subject& row) {
  std::string told;
  for (const aci::WrittenValue& field : row.fields) {
    told += (told.empty() ? "" : " ") + field.id + "=" + field.value;
    CHECK(field.id_at.text() == "\"" + field.id + "\"");
  }
  return told;
}

std::string keys(const aci::Node& node) {
  std::string told;
  for (const aci::Member& member : node.members) {
    told += (told.empty() ? "" : " ") + member.key;
    if (!member.value.members.empty()) told += "(" + keys(member.value) + ")";
  }
  return told;
}

}  // namespace

TEST_CASE("a value is read as its text, plain or not") {
  struct Row {
    const char* input;
    const char* json;
    const char* value;
  };
  const Row rows[] = {
      {"patientele", "8000", "8000"},
      {"patientele", "\"8000\"", "8000"},
      {"patientele", "null", "-"},
      {"patientele", "\"\"", "unusual"},
      {"patientele", "8e3", "unusual"},
      {"patientele", "8000.5", "unusual"},
      {"patientele", "\"8 000\"", "unusual"},
      {"patientele", "true", "unusual"},
      {"patientele", "[8000]", "unusual"},
      {"patientele", "{\"patientele\": 8000}", "unusual"},
      {"part_c2s", "0.092", "9200000"},  // Of 10^8: six decimals, of a percentage.
      {"part_c2s", "\"9.2 %\"", "9200000"},
      {"part_c2s", "\"9.\\u0032%\"", "9200000"},
      {"part_c2s", "0.6", "60000000"},
      {"part_c2s", "1", "unusual"},  // 1 % more likely.
      {"part_c2s", "\"100 %\"", "100000000"},
      {"heures_ouverture_par_jour", "11.5", "1150"},
      {"heures_ouverture_par_jour", "11.555", "unusual"},
      {"heures_ouverture_par_jour", "-0.25", "-25"},
      {"ipa", "true", "1"},
      {"ipa", "false", "0"},
      {"ipa", "0", "0"},
      {"ipa", "\"oui\"", "1"},
      {"ipa", "2", "unusual"},
      {"date_adhesion", "\"1970-01-31\"", "30"},
      {"date_adhesion", "\"1969-12-31\"", "-1"},
      {"date_adhesion", "\"2023-02-29\"", "unusual"},
      {"date_adhesion", "\"31/12/2023\"", "unusual"},
      {"nom", "\"MSP « Santé »\"", "MSP « Santé »"},
      {"nom", "\"a, b; 'c'\"", "a, b; 'c'"},
      {"nom", "\"\"", "-"},
      {"nom", "\"a \\\"b\\\"\"", "unusual"},
      {"nom", "\"\\\"\"", "unusual"},
      {"identifiant", "690001", "690001"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CAPTURE(row.json);
    const std::string member = "\"" + std::string(row.input) + "\"";
    for (const char* before : {"{", "{\"annee\":2023,", "  { \"zone\" : null , "}) {
      const Lines lines(std::string(before) + member + ":" + row.json + "}", {{}, {}, true, false});
      REQUIRE(lines.rows.rows == 1);
      CHECK(lines.value(row.input) == row.value);
    }
    const Lines spaced("\t{ " + member + " : " + row.json + " , \"annee\" : 2023 } \r\n");
    CHECK(spaced.value(row.input) == row.value);
    CHECK(spaced.value("annee") == (std::string(row.value) == "unusual" ? "unusual" : "2023"));
  }
}

TEST_CASE("a line is a row, wherever its keys are; blank lines are none") {
  const Lines lines(
      "{\"annee\":2022,\"patientele\":1,\"ipa\":true}\n"
      "\n"
      "{\"ipa\":false,\"annee\":2023}\r\n"
      " \t\r\n"
      "{}\n"
      "{\"annee\":2022,\"patientele\":4,\"ipa\":true}");
  REQUIRE(lines.rows.rows == 4);
  CHECK(lines.rows.line == std::vector<std::uint32_t>{0, 2, 4, 5});
  const char* const expected[4][3] = {
      {"2022", "1", "1"}, {"2023", "-", "0"}, {"-", "-", "-"}, {"2022", "4", "1"}};
  for (std::size_t row = 0; row < 4; ++row) {
    CHECK(lines.value("annee", row) == expected[row][0]);
    CHECK(lines.value("patientele", row) == expected[row][1]);
    CHECK(lines.value("ipa", row) == expected[row][2]);
  }
  const aci::Span at = lines.rows.row[1];
  CHECK(lines.block.text.substr(at.begin, at.end - at.begin) == "{\"ipa\":false,\"annee\":2023}");
  CHECK(lines.careful(1).name == "t.jsonl:3");
}

TEST_CASE("what a row does not name is not given, whatever the row that stood in its place said") {
  Lines lines("{\"annee\": 2023, \"ipa\": true, \"nom\": \"A\"}\n{\"annee\": 2024, \"ipa\": false}");
  CHECK(lines.value("ipa", 0) == "1");
  CHECK(lines.value("ipa", 1) == "0");
  lines.block.text = "{\"annee\": 2022}\n{\"annee\": 2021, \"nom\": \"B\"}\n{\"annee\": 2020}\n";
  lines.source->read(lines.block, lines.rows);
  CHECK(lines.rows.rows == 3);
  for (std::size_t row = 0; row < 3; ++row) {
    CAPTURE(row);
    CHECK(lines.value("annee", row) == std::to_string(2022 - row));
    CHECK(lines.value("ipa", row) == "-");
    CHECK(lines.value("nom", row) == (row == 1 ? "B" : "-"));
  }
}

TEST_CASE("what is no plain row is left to care, and nothing is kept of it") {
  for (const char* line : {
           "{\"annee\":2023,\"annee\":2023}", "{\"annee\":2023,\"region\":1}", "{\"annee\":2023} x",
           "{\"annee\":2023", "[2023]", "2023", "\"annee\"", "{\"annee\":2023,\"equipe\":{}}",
           "{\"annee\":2023,\"nom\":\"\u00e9\xff\"}", "{\"annee\":2023,\"nom\":\"\u00e9\xed\xa0\x80\"}",
           "{\"annee\":2023,\"nom\":\"\u00e9\",\"ip\xbe\xbe"
           "a\":true}",  // Not "ipa" with something between.
       }) {
    CAPTURE(line);
    const Lines lines(line);
    REQUIRE(lines.rows.rows == 1);
    CHECK(lines.rows.unusual[0] == 1);
    for (const aci::RowColumn& column : lines.rows.columns) CHECK(column.given[0] == 0);
  }
  const Lines nul(std::string("{\"annee\":2023}\0{}", 17));
  CHECK(nul.rows.unusual[0] == 1);
  CHECK(nul.mistakes() == "1:1 D014");
}

TEST_CASE("with care: inputs outside groups are fields, groups stay in the document") {
  const Lines lines(
      R"({"annee": 2023, "nom": "\u00c9t\u00e9", "ipa": null, "part_c2s": "9.2 %", "si_standard": true,)"
      R"( "patientele": {"patientele": 8e3}, "region": "Sud", "avance_versee": 1.50})");
  const aci::Subject row = lines.careful();
  CHECK(fields(row) == "annee=2023 nom=Été part_c2s=9.2 % si_standard=true avance_versee=1.50");
  CHECK(keys(row.document.root) == "patientele(patientele) region");
}

TEST_CASE("numbers as JSON writes them") {
  for (const char* number : {"0", "-0", "12", "-1.50", "1e3", "2.5E-2", "0.1e+7"}) {
    CHECK(aci::is_json_number(number));
  }
  for (const char* other : {"", "-", "+1", "01", "1.", ".5", "1e", "1_000", "0x10", "12a", "NaN", "1 "}) {
    CAPTURE(other);
    CHECK_FALSE(aci::is_json_number(other));
  }
}

TEST_CASE("texts to repeat, options that give an input, keys to ignore") {
  const std::string line =
      R"({"annee":2023,"ipa":true,"region":"Sud","n":12.50,"x":"\n","equipe":{"ipa":false,"y":1},"z":{"y":1}})";
  aci::SourceChoice choice;
  choice.keep = {"region", "ipa", "n", "absent", "region"};
  choice.given = {"ipa"};
  choice.ignore_unknown = true;
  const Lines lines(line, choice);
  CHECK_FALSE(lines.source->column("ipa"));
  CHECK_FALSE(lines.source->column("region"));
  CHECK(lines.source->kept().size() == 5);
  const aci::Subject row = lines.careful();
  CHECK(row.kept == std::vector<std::string>{"Sud", "true", "12.50", "", "Sud"});
  CHECK(row.kept_bare == std::vector<bool>{false, true, true, true, false});
  CHECK(fields(row) == "annee=2023");
  CHECK(keys(row.document.root) == "equipe(ipa)");

  const Lines flat(R"({"annee":2023,"ipa":true,"region":"Sud","n":12.50,"x":"\n"})", choice);
  const char* const kept[] = {"Sud", "true", "12.50", "", "Sud"};
  for (std::size_t k = 0; k < 5; ++k) CHECK(flat.kept(k) == kept[k]);
  CHECK(flat.value("annee") == "2023");
  CHECK(Lines(R"({"annee":2023,"x":1,"x":2})", choice).value("annee") == "unusual");
  CHECK(Lines(R"({"annee":2023,"region":"a","region":"b"})", choice).value("annee") == "unusual");

  // An input of a table that has a wrong name is none of the row's own.
  const Lines wrong(R"({"annee":2023,"z":{"patientele":1}})", choice);
  CHECK(wrong.value("patientele") == "unusual");
  CHECK(keys(wrong.careful().document.root) == "z(patientele)");
  // A table of nothing but what is kept or ignored is none.
  const std::string empty = R"({"annee":2023,"z":{}})";
  CHECK(keys(Lines(empty, choice).careful().document.root) == "");
  choice.ignore_unknown = false;
  CHECK(keys(Lines(empty, choice).careful().document.root) == "z");
  CHECK(keys(Lines(R"({"annee":2023,"z":{"region":"Sud","n":1}})", choice).careful().document.root) == "");
  CHECK(keys(Lines(line, choice).careful().document.root) == "x equipe(ipa y) z(y)");
}

TEST_CASE("what is kept of an input is kept however the line calls it, read quickly or with care") {
  aci::SourceChoice choice;
  choice.keep = {"ipa", "nom"};
  const Lines lines(
      "{\"Année\":2023,\"IPA\":true,\"Nom\":\"a\"}\n{\"annee\":2023,\"ipa\":false,\"nom\":\"b\"}", choice);
  const char* const kept[][2] = {{"true", "a"}, {"false", "b"}};
  for (std::size_t row = 0; row < 2; ++row) {
    CAPTURE(row);
    CHECK(lines.careful(row).kept == std::vector<std::string>{kept[row][0], kept[row][1]});
    for (std::size_t k = 0; k < 2; ++k) CHECK(lines.kept(k, row) == kept[row][k]);
  }
  const Lines grouped(R"({"annee":2023,"equipe":{"IPA":true}})", choice);
  CHECK(grouped.careful().kept == std::vector<std::string>{"true", ""});

  choice.keep = {"IPA"};  // Nor does it matter how the option calls it.
  const Lines called(R"({"annee":2023,"ipa":true})", choice);
  CHECK(called.kept(0) == "true");
  CHECK(called.careful().kept == std::vector<std::string>{"true"});
  const Lines twice(R"({"annee":2023,"ipa":true,"IPA":false})", choice);
  CHECK(twice.rows.unusual[0] == 1);
  CHECK(twice.mistakes() != "");
}

TEST_CASE("what a structure file says is kept as JSON would say it") {
  struct Row {
    const char* name;
    const char* text;
    bool bare;
  };
  const Row rows[] = {
      {"zone", "Sud \"1\"", false},
      {"n", "12.50", true},
      {"hexa", "0xFF", false},
      {"mille", "1_000", false},
      {"jour", "2024-01-31", false},
      {"heure", "10:30:00", false},
      {"oui", "true", true},
      {"non", "false", true},
      {"liste", R"([1, "0x1F", "a\"b", true, ["2024-01-31", false], {"x": 1.5, "y z": "é"}, "inf"])", true},
      {"vide", "[]", true},
      {"rien", "{}", true},
      {"t", R"({"a": 1, "b": [1]})", true},
      // Of a table's key, the first that is one value.
      {"a", "1", true},
      {"b", "2", true},
      {"absent", "", true},
  };
  aci::SourceChoice choice;
  for (const Row& row : rows) choice.keep.push_back(row.name);
  const aci::RowKeys keys(known(), choice);
  aci::Diagnostics diagnostics;
  const auto document = aci::parse_structure_toml(
      aci::add_text(
          "s.toml",
          "zone = 'Sud \"1\"'\nn = 12.50\nhexa = 0xFF\nmille = 1_000\njour = 2024-01-31\nheure = 10:30:00\n"
          "oui = true\nnon = false\nliste = [1, 0x1F, 'a\"b', true, [2024-01-31, false], {x = 1.5, 'y z' = "
          "'é'}, inf]\n"
          "vide = []\nrien = {}\n[t]\na = 1\nb = [1]\n[u]\na = 7\nb = 2\n"),
      diagnostics);
  REQUIRE(document);
  aci::Subject out;
  keys.keep(document->root, aci::Repeated::toml, out);
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    CAPTURE(rows[i].name);
    CHECK(out.kept[i] == rows[i].text);
    CHECK(out.kept_bare[i] == rows[i].bare);
  }
}

TEST_CASE("a key of no letters is ignored, and no other goes with it") {
  aci::SourceChoice choice;
  choice.ignore_unknown = true;
  const Lines lines(R"({"annee":2023,"nom":"a"}
{"annee":2023,"":1}
{"annee":2023,"ipc":true})",
                    choice);
  CHECK(lines.value("annee", 1) == "2023");
  CHECK(lines.rows.unusual[2] == 1);  // Most likely "ipa".
}

TEST_CASE("mistakes that are the line's own") {
  struct Row {
    const char* line;
    const char* told;
  };
  const Row rows[] = {
      {"{\"annee\":2023,", "2:15 D015"},
      {"{\"annee\":2023,\"annee\":2024}", "2:15 D015"},
      {"{\"ipa\":[true],\"nom\":[]}", "2:8 D015, 2:21 D015"},
      {"{\"ipa\":true,\"equipe\":{\"ipa\":false}}", "2:23 D015"},
      {"{\"nom\":\"\u00e9\xff\"}", "2:1 D014"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    CHECK(Lines("{}\n" + std::string(row.line)).mistakes(1) == row.told);
  }
}

TEST_CASE("a block with more different keys to ignore than are remembered is read with care") {
  std::string text;
  for (int i = 0; i < 1500; ++i) text += "{\"annee\":2023,\"x" + std::to_string(i) + "\":1}\n";
  const Lines lines(text, {{}, {}, true, false});
  CHECK(lines.value("annee", 0) == "2023");
  CHECK(lines.value("annee", 1499) == "unusual");
  CHECK(fields(lines.careful(1499)) == "annee=2023");
}

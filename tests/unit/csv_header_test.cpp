// The header of a table, and its rows read with care: what is told, where, and what to do.
#include "io/csv_header.h"

#include <doctest/doctest.h>

#include "io/row_source.h"
#include "report/wording.h"
#include "support/folder.h"
#include "support/loading.h"

namespace aci {
namespace {

KnownInputs& known() {
  static const std::vector<std::shared_ptr<const Plan>> plans = {plan_of("aci_msp_2023")};
  static KnownInputs inputs(plans);
  return inputs;
}

/// "D011 1:5 hint": the code, the place and the hint of each mistake, a line each.
std::string in_words(const Diagnostics& diagnostics) {
  std::string words;
  for (const Diagnostic& each : diagnostics.all()) {
    words += (words.empty() ? "" : "\n") + each.code();
    if (each.place.known() && !each.place.is_whole()) {
      const Position at = each.place.position();
      words += " " + std::to_string(at.line) + ":" + std::to_string(at.column);
    }
    for (const MessageArg& arg : each.message.args) {
      const auto* const text = std::get_if<std::string>(&arg);
      const auto* const number = std::get_if<Rational>(&arg);
      if (text != nullptr) words += " " + *text;
      if (number != nullptr) words += " " + std::to_string(number->to_int64().value_or(-1));
    }
    if (each.hint) words += ": " + say(Language::en, *each.hint);
  }
  return words;
}

struct Table {
  explicit Table(const std::string& text, const SourceChoice& choice = {}) {
    const Folder folder;
    auto blocks = TextBlocks::open(folder.write("t.csv", text), diagnostics);
    REQUIRE(blocks);
    source = open_csv(std::move(blocks), "t.csv", known(), choice, diagnostics);
    CHECK((source == nullptr) == diagnostics.has_errors());
    if (source == nullptr || !source->next(block)) return;
    source->read(block, rows);
  }

  /// A row as who reads with care has it: "nom=A at 5; empty: zone; kept: x".
  std::string row(std::size_t number) {
    const auto careful = source->careful(block, rows, number, diagnostics);
    if (!careful) return "none";
    std::string told = careful->name;
    for (const WrittenValue& field : careful->fields) {
      told += "; " + field.id + "=" + field.value + " at " + std::to_string(field.value_at.position().column);
    }
    for (const auto& [id, place] : careful->empty) {
      told += "; " + id + " empty at " + std::to_string(place.position().column);
    }
    for (const std::string& kept : careful->kept) told += "; kept " + kept;
    return told;
  }

  Diagnostics diagnostics;
  std::unique_ptr<RowSource> source;
  TextBlock block;
  RowColumns rows;
};

const std::string kIgnored = ": `--ignore-unknown` ignores unknown columns, `--keep` repeats them";

TEST_CASE("what is wrong with a header is told column by column") {
  struct Row {
    const char* text;
    std::string told;
  };
  const Row rows[] = {
      {"nom,annee\nA,2023\n", ""},
      {" nom , annee \nA,2023\n", ""},
      {"\n\r\n\n", "D006 t.csv"},
      {"nom,\"annee\nA,2023\n", "D003 1:5"},
      {"nom,\"annee\"x\nA,2023\n", "D026 1:11: write the quotes inside a field twice: \"a \"\"b\"\" c\""},
      {"Nom de la structure;Année\nA;2023\n", ""},
      {"nom,annee,zone\n", "D011 1:11 zone" + kIgnored},
      {"\n\nnom,annee,zone\n", "D011 3:11 zone" + kIgnored},
      {"nom,annee,zone,aire\n", "D011 1:11 zone" + kIgnored + "\nD011 1:16 aire" + kIgnored},
      {"nom,annee,patientelle\n", "D011 1:11 patientelle: did you mean \"patientele\"?"},
      {"nom,annee,valeur_point\n",
       "D011 1:11 valeur_point: an option changes it for a computation: --set valeur_point=…"},
      {"nom,annee,nom\n", "D005 1:11 nom"},
      {"nom,annee,Année\n", "D005 1:11 Année"},
      {"nom,zone,zone\n", "D011 1:5 zone" + kIgnored + "\nD005 1:10 zone"},
      {"nom,,annee\nA,,2023\n", "D013 1:5 2"},
      {"nom,annee,,\nA,2023,,\n", ""},
      {",,\nA,1,\n", "D013 1:1 1\nD013 1:2 2\nD013 1:3 3"},
      // A header that ends with fewer separators than its rows.
      {"nom,annee\nA,2023,,\n", ""},
      {"titre\nnom,annee\nA,2023\n", "D028 1:1 2: remove what stands above the header"},
      {"\"un\ntitre\"\n\nnom,annee\nA,2023\n", "D028 1:1 4: remove what stands above the header"},
      // One known name may stand in a row of values.
      {"titre\nnom,2023\n", "D011 1:1 titre" + kIgnored},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(in_words(Table(row.text).diagnostics) == row.told);
  }
}

TEST_CASE("twenty of a kind are told, then how many others there are") {
  const auto told = [](const std::string& column, int times) {
    std::string header = "nom,annee";
    for (int i = 0; i < times; ++i) {
      header += "," + column + (column.ends_with('x') ? std::to_string(i) : "");
    }
    const Table table(header + ",ipa\n");
    const auto& all = table.diagnostics.all();
    const std::string last = in_words(table.diagnostics);
    return std::to_string(all.size()) + " " + last.substr(last.rfind('\n') + 1);
  };
  CHECK(told("x", 20) == "20 D011 1:77 x19" + kIgnored);
  CHECK(told("x", 21) == "21 D021 1");
  CHECK(told("x", 23) == "21 D021 3");
  // Those that may be meant as inputs count where unknown ones are ignored.
  SourceChoice unknown;
  unknown.ignore_unknown = true;
  std::string close = "nom,annee,zone";
  for (char letter = 'a'; letter <= 'v'; ++letter) close += std::string(",patientele_") + letter;
  const std::string of_close = in_words(Table(close + "\n", unknown).diagnostics);
  CHECK(of_close.ends_with("patientele_t: did you mean \"patientele\"?\nD021 2"));
  CHECK(told("", 20) == "20 D013 1:30 22");
  CHECK(told("", 21) == "21 D036 1");
  CHECK(told("nom", 20) == "20 D005 1:87 nom");
  CHECK(told("nom", 21) == "21 D037 1");
}

TEST_CASE("columns to ignore, to repeat, and those that an option gives") {
  const std::string text = "nom,annee,zone,patientelle\nA,2023,Sud,1\n";
  SourceChoice unknown;
  unknown.ignore_unknown = true;
  CHECK(in_words(Table(text, unknown).diagnostics) == "D011 1:16 patientelle: did you mean \"patientele\"?");
  SourceChoice ignored;
  ignored.ignore = {"zone", "patientelle"};
  CHECK(in_words(Table(text, ignored).diagnostics) == "");
  SourceChoice kept;
  kept.keep = {"zone", "patientelle", "Nom"};
  kept.ignore = {"zone"};  // What is to be repeated is looked at.
  Table table(text, kept);
  CHECK(in_words(table.diagnostics) == "");
  CHECK(table.row(0) == "t.csv:2; nom=A at 1; annee=2023 at 3; kept Sud; kept 1; kept A");
  CHECK(table.source->kept() == std::vector<std::size_t>{2, 3, 0});
  SourceChoice absent;
  absent.keep = {"zon", "aire"};
  absent.ignore = {"zone", "patientelle"};
  CHECK(in_words(Table(text, absent).diagnostics) == "D012 zon: did you mean \"zone\"?\nD012 aire");
  SourceChoice given;
  given.given = {"annee"};
  given.ignore = {"zone", "patientelle"};
  Table without(text, given);
  CHECK(without.row(0) == "t.csv:2; nom=A at 1");
  CHECK_FALSE(without.source->column("annee"));
  CHECK(without.source->column("nom") == std::optional<std::size_t>(0));
  // A column without a name is no mistake where unknown ones are not.
  CHECK(in_words(Table("nom,,annee\nA,x,2023\n", unknown).diagnostics) == "");
}

TEST_CASE("a row with care: as many fields as there are columns, empty ones at the end aside") {
  Table table(
      "nom,annee,ipa,,\nA,2023,true,,\nB,2023,true\nC,2023,\nD,2023\nE,2023,true,,x\nF,2023,true,,,,\nG,2023,"
      "true,,,,x\n"
      ",,,,\n\"H\",,true,,\n");
  REQUIRE(in_words(table.diagnostics) == "");
  REQUIRE(table.rows.rows == 9);
  CHECK(table.row(0) == "t.csv:2; nom=A at 1; annee=2023 at 3; ipa=true at 8");
  CHECK(table.row(1) == "t.csv:3; nom=B at 1; annee=2023 at 3; ipa=true at 8");
  CHECK(table.row(2) == "t.csv:4; nom=C at 1; annee=2023 at 3; ipa empty at 8");
  CHECK(in_words(table.diagnostics) == "");
  CHECK(table.row(3) == "none");
  CHECK(table.row(4) == "none");
  CHECK(table.row(5) == "t.csv:7; nom=F at 1; annee=2023 at 3; ipa=true at 8");
  CHECK(table.row(6) == "none");
  CHECK(table.row(7) == "none");
  CHECK(table.row(8) == "t.csv:10; nom=H at 1; ipa=true at 6; annee empty at 5");
  CHECK(in_words(table.diagnostics) ==
        "D002 5:1 2 5\nD027 6:14 5\nD002 8:1 7 5: put a value that holds a comma in quotes, or separate the "
        "columns with semicolons");
}

}  // namespace
}  // namespace aci

// What a structure file says: its year, its agreement, and what is none of its inputs.
#include "io/structure_file.h"

#include <doctest/doctest.h>

#include "base/decimal.h"
#include "io/toml_document.h"
#include "report/wording.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

Document document_in(const std::string& text) {
  Diagnostics diagnostics;
  auto document = parse_structure_toml(add_text("structure.toml", text), diagnostics);
  REQUIRE(document);
  return *document;
}

std::string codes_of(const Diagnostics& diagnostics) {
  std::string codes;
  for (const Diagnostic& each : diagnostics.all()) codes += (codes.empty() ? "" : " ") + each.code();
  return codes;
}

/// "2023", or the codes of what is told.
std::string year_in(const std::string& text, const std::vector<WrittenValue>& written = {}) {
  Diagnostics diagnostics;
  const auto year = read_year(document_in(text), written, diagnostics);
  CHECK(year.has_value() == diagnostics.all().empty());
  return year ? std::to_string(*year) : codes_of(diagnostics);
}

WrittenValue option(const std::string& id, const std::string& value) {
  return {id, value, {}, {}};
}

TEST_CASE("the year is a whole number from 1900 to 2200") {
  CHECK(year_in("annee = 2023") == "2023");
  CHECK(year_in("annee = \"2 023\"") == "2023");
  CHECK(year_in("annee = 1900") == "1900");
  CHECK(year_in("annee = 2200") == "2200");
  CHECK(year_in("annee = 1899") == "I001");
  CHECK(year_in("annee = 2201") == "I001");
  CHECK(year_in("annee = 2023.5") == "I001");
  CHECK(year_in("annee = \"2.024\"") == "I001");
  CHECK(year_in("annee = \"bientôt\"") == "I001");
  CHECK(year_in("nom = \"MSP\"") == "I001");
  CHECK(year_in("[equipe]\nannee = 2023") == "I008");
}

TEST_CASE("the last year that an option gives stands for that of the file") {
  CHECK(year_in("annee = 2023", {option("annee", "2024"), option("nom", "MSP")}) == "2024");
  CHECK(year_in("annee = 2023", {option("annee", "2024"), option("annee", "2025")}) == "2025");
  CHECK(year_in("annee = 2023", {option("annee", "2024.5")}) == "I001");
}

TEST_CASE("an agreement that is not said is none, wherever it is left blank") {
  const auto said = [](const std::string& text, const std::vector<WrittenValue>& written = {}) {
    const auto agreement = said_agreement(document_in(text), written);
    return agreement ? agreement->value : "none";
  };
  CHECK(said("accord = \"cpts\"") == "cpts");
  CHECK(said("agreement = \"cpts\"") == "cpts");
  CHECK(said("nom = \"MSP\"") == "none");
  CHECK(said("accord = \"\"") == "none");
  CHECK(said("accord = \" \\t\"") == "none");
  CHECK(said("[accord]\nid = 1") == "none");
  CHECK(said("accord = \"cpts\"", {option("accord", "msp")}) == "msp");
  CHECK(said("accord = \"cpts\"", {option("accord", " ")}) == "none");
}

class Others final : public OtherInputs {
 public:
  bool knows(std::string_view id) override { return id == "lits" || id == "chambres"; }
};

/// The codes of what is told of a small structure with something more behind it.
std::string told(const std::string& more) {
  Diagnostics diagnostics;
  Others others;
  const auto plan = plan_of(kSmallAgreement);
  const auto inputs =
      read_structure(document_in(std::string(kSmallStructure) + more), {}, *plan, others, diagnostics);
  CHECK(inputs.has_value() == (diagnostics.error_count() == 0));
  return codes_of(diagnostics);
}

TEST_CASE("a table of nothing but inputs of other rules is no mistake") {
  CHECK(told("") == "");
  CHECK(told("[hebergement]\nlits = 2\nchambres = 1\n") == "I009 I009");
  CHECK(told("[hebergement]\nlits = 2\nlitss = 1\n") == "I015 I009 I004");
  CHECK(told("[hebergement]\nlits = 2\npart_c2s = 0.1\n") == "I015 I009");
  CHECK(told("[hebergement]\n") == "I015");
}

TEST_CASE("an input that is said to be absent is said all the same: a second time is a mistake") {
  CHECK(told("part_c2s = \"NA\"\n") == "");
  CHECK(told("part_c2s = \"NA\"\n\"C2S share\" = 0.1\n") == "T001");
  CHECK(told("part_c2s = 0.1\n\"C2S share\" = \"NA\"\n") == "T001");
}

TEST_CASE("an empty cell is where a missing input is told") {
  Diagnostics diagnostics;
  Others others;
  const auto plan = plan_of(kSmallAgreement);
  const auto row = add_text("row.csv", "x;;y");
  const Document document = document_in("nom = \"MSP\"\nannee = 2023\n[acces]\nouvert_samedi = true\n");
  const EmptyCells empty = {{"reunions", Place(row, {2, 2})}, {"lits", Place(row, {1, 1})}};
  CHECK_FALSE(read_structure(document, {}, *plan, others, diagnostics, empty));
  REQUIRE(codes_of(diagnostics) == "I003");
  CHECK(diagnostics.all().front().place.file()->name() == "row.csv");
  CHECK(diagnostics.all().front().place.span().begin == 2);
}

/// "I003 5:1 add it": the code, the place and the hint of each mistake, a line each.
std::string in_words(const Diagnostics& diagnostics) {
  std::string words;
  for (const Diagnostic& each : diagnostics.all()) {
    const Position at = each.place.position();
    const std::string place = each.place.is_whole()
                                  ? each.place.file()->name()
                                  : std::to_string(at.line) + ":" + std::to_string(at.column);
    words += (words.empty() ? "" : "\n") + each.code() + " " + place;
    if (each.hint) words += " " + say(Language::en, *each.hint);
  }
  return words;
}

TEST_CASE("where the year is wrong or missing, and what to do") {
  struct Row {
    const char* text;
    const char* told;
  };
  const Row rows[] = {
      {"nom = \"MSP\"\nannee = 1899", "I001 2:9"},
      {"nom = \"MSP\"", "I001 structure.toml the year chooses the rules"},
      {"[agreement]\nid = \"x\"", "I001 structure.toml this is a rule file: to check it, `aci check`"},
      {"[equipe]\nannee = 2023", "I008 2:1 write it at the top of the file, before the first table"},
      {"[acces]\nnom = 1\n[equipe]\nannee = 2023",
       "I008 4:1 write it at the top of the file, before the first table"},
      // The inputs of a rule file are tables.
      {"[input.annee]\ntype = \"integer\"", "I001 structure.toml the year chooses the rules"},
      {"annee = [2023]", "I001 1:9"},
      // What cannot be read may have said it.
      {"nom = \"MSP", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Diagnostics told;
    CHECK_FALSE(read_year(document_in(row.text), {}, told));
    CHECK(in_words(told) == row.told);
  }
  const auto file = add_text("--set", "annee=24");
  Diagnostics told;
  CHECK_FALSE(read_year(document_in("annee = 2023"),
                        {{"annee", "24", Place(file, {0, 5}), Place(file, {6, 8})}}, told));
  CHECK(in_words(told) == "I001 1:7");
}

/// What is told of a structure: each mistake with its place and what to do.
std::string told_of(const std::string& text, const std::vector<WrittenValue>& written = {}) {
  static const auto plan = plan_of(kSmallAgreement);
  Diagnostics diagnostics;
  Others others;
  const auto inputs = read_structure(document_in(text), written, *plan, others, diagnostics);
  CHECK(inputs.has_value() == (diagnostics.error_count() == 0));
  return in_words(diagnostics);
}

TEST_CASE("a key that is no input: what may be meant, which is not missing as well") {
  const std::string top = "nom = \"MSP\"\nannee = 2023\nouvert_samedi = true\n";
  struct Row {
    const char* rest;
    const char* told;
  };
  const Row rows[] = {
      {"reunions = 8\n", ""},
      {"reunion = 8\n", "I004 4:1 did you mean \"reunions\"?"},
      {"meeting = 8\n", "I004 4:1 did you mean \"reunions\"?"},
      {"[equipe]\nreunion = 8\n", "I004 5:1 did you mean \"reunions\"?"},
      {"salles = 8\n", "I004 4:1\nI003 structure.toml add `reunions = …` under [equipe]"},
      // A table may be meant, a parameter not: it has no place in the file.
      {"reunions = 8\nacce = 1\n", "I004 5:1 did you mean \"acces\"?"},
      {"reunions = 8\nvaleur_pont = 7\n", "I004 5:1"},
      {"reunions = 8\nvaleur_point = 7\n",
       "I030 5:1 an option changes it for a computation: --set valeur_point=…"},
      // A table that is none, with what it holds: its name is told, or which one holds that.
      {"[equip]\nreunions = 8\n", "I015 4:2 did you mean \"equipe\"?"},
      {"[salles]\nreunions = 8\n", "I015 4:2 did you mean \"equipe\"?"},
      {"[salles]\nx = 1\nreunions = 8\navance_versee = 1\n", "I015 4:2 did you mean \"equipe\"?\nI004 5:1"},
      {"[salles]\nreunions = beaucoup\n", "I015 4:2 did you mean \"equipe\"?\nI005 5:12"},
      {"[salles]\n", "I015 4:2\nI003 structure.toml add `reunions = …` under [equipe]"},
      // A table that is written as a value: what it would hold is not missing as well.
      {"equipe = 8\n", "I011 4:10"},
      {"acces = 8\n", "I011 4:9\nI003 structure.toml add `reunions = …` under [equipe]"},
      {"[reunions]\nx = 1\n", "I005 4:1"},
      // In the table of others.
      {"[acces]\nreunions = 8\n", "I008 5:1 write it under [equipe]"},
      {"reunions = 8\n[acces]\nidentifiant = \"x\"\n",
       "I008 6:1 write it at the top of the file, before the first table"},
      {"reunions = 8\n[acces]\naccord = \"petit\"\n",
       "I008 6:1 write it at the top of the file, before the first table"},
      {"accord = \"petit\"\nreunions = 8\n", ""},
      // Twice, or once without a value.
      {"reunions = 8\n[equipe]\nreunions = 8\n", "T001 6:1"},
      {"[equipe]\nreunions = \"NA\"\n", "I003 5:12"},
      {"[equipe]\nipa = true\n", "I004 5:1\nI003 4:1 add `reunions = …` under [equipe]"},
      {"[equipe]\nlits = 1\nreunions = 1\n[equipes]\nchambres = 1\n", "I009 5:1\nI009 8:1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.rest);
    CHECK(told_of(top + row.rest) == row.told);
  }
}

TEST_CASE("a table and an input of one name: with inputs in it, it is the table") {
  const auto plan = plan_of(replaced(kSmallAgreement, "group = \"equipe\"", "group = \"reunions\""));
  const std::string top = "nom = \"MSP\"\nannee = 2023\nouvert_samedi = true\n";
  struct Row {
    const char* rest;
    const char* told;
  };
  const Row rows[] = {
      {"reunions = 8\n", ""},
      {"Réunions = 8\n", ""},
      {"reunions = { reunions = 8 }\n", ""},
      {"reunions = { Meetings = 8 }\n", ""},
      {"[reunions]\nreunions = 8\n", ""},
      {"[\"Réunions\"]\nreunions = 8\n", ""},
      {"reunions = { a = 1 }\n", "I005 4:12"},
      {"reunions = { a = 1, reunions = 8 }\n", "I004 4:14"},
      {"reunions = {}\n", "I003 4:12 add `reunions = …` under [reunions]"},
      {"reunions = { lits = 1 }\n", "I009 4:14\nI003 4:12 add `reunions = …` under [reunions]"},
      {"[reunions]\na = 1\n", "I004 5:1\nI003 4:1 add `reunions = …` under [reunions]"},
      {"reunions = [8]\n", "I005 4:12"},
      {"[acces]\nreunions = 8\n", "I008 5:1 write it under [reunions]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.rest);
    Diagnostics diagnostics;
    Others others;
    read_structure(document_in(top + row.rest), {}, *plan, others, diagnostics);
    CHECK(in_words(diagnostics) == row.told);
  }
}

TEST_CASE("of a file that cannot be read whole, nothing is missing, and nothing is computed") {
  const auto plan = plan_of(kSmallAgreement);
  Diagnostics diagnostics;
  Others others;
  const Document document =
      document_in("nom = \"MSP\"\nannee = 2023\nouvert_samedi = true\nreunions = \"8\nx = 1\n");
  CHECK_FALSE(read_structure(document, {}, *plan, others, diagnostics));
  CHECK(in_words(diagnostics) == "I004 5:1");
  Diagnostics nothing;
  const Document partial = document_in("nom = \"MSP\"\nannee = 2023\nouvert_samedi = true\nreunions = \"8\n");
  CHECK_FALSE(read_structure(partial, {}, *plan, others, nothing));
  CHECK(in_words(nothing) == "");
}

TEST_CASE("an option that is no input may be a parameter that is misspelt, and no table") {
  const auto set = [](const std::string& id, const std::string& value) {
    const auto file = add_text("--set", id + "=" + value);
    const auto split = static_cast<std::uint32_t>(id.size());
    return std::vector{
        WrittenValue{id, value, Place(file, {0, split}),
                     Place(file, {split + 1, split + 1 + static_cast<std::uint32_t>(value.size())})}};
  };
  const std::string good = "nom = \"MSP\"\nannee = 2023\nouvert_samedi = true\nreunions = 8\n";
  CHECK(told_of(good, set("acce", "1")) == "I004 1:1");
  CHECK(told_of(good, set("valeur_pont", "7")) == "I004 1:1 did you mean \"valeur_point\"?");
  CHECK(told_of(good, set("reunion", "7")) == "I004 1:1 did you mean \"reunions\"?");
  CHECK(told_of(good, set("accord", "petit")) == "");
  CHECK(told_of(good, set("reunions", "beaucoup")) == "I005 1:10");
  CHECK(told_of(good, set("reunions", "NA")) == "I003 1:10");
  CHECK(told_of(good, set("identifiant", "")) == "");
  // What the option says, the file need not.
  const std::string wrong = "nom = \"MSP\"\nannee = 2023\nouvert_samedi = true\nreunions = \"beaucoup\"\n";
  CHECK(told_of(wrong, set("Meetings", "7")) == "");
}

TEST_CASE("a structure as it is read: what is given, what is assumed, and where it stands") {
  const auto plan = plan_of(kSmallAgreement);
  Diagnostics diagnostics;
  Others others;
  const Document document = document_in(
      "identifiant = \"M1\"\nnom = \"MSP\"\nannee = 2024\nouvert_samedi = true\n[equipe]\nreunions = 8\n");
  const auto inputs = read_structure(document, {option("part_c2s", "10 %")}, *plan, others, diagnostics);
  REQUIRE(inputs);
  CHECK(inputs->name == "MSP");
  CHECK(inputs->key == "M1");
  CHECK(inputs->year == 2024);
  CHECK(inputs->file == document.file);
  std::string all;
  for (std::size_t i = 0; i < plan->rules->inputs.size(); ++i) {
    const auto value = inputs->values[i];
    const Place& at = inputs->places[i];
    all += plan->rules->inputs[i].id + " " + (value ? to_fraction(*value) : "-") + " " +
           std::to_string(static_cast<int>(inputs->origins[i])) + " " +
           (at.known() && !at.is_whole() ? std::string(at.text()) : "") + "\n";
  }
  const auto origin = [](InputOrigin each) { return " " + std::to_string(static_cast<int>(each)) + " "; };
  const std::string given = origin(InputOrigin::given);
  CHECK(all == "nom 0" + given + "\"MSP\"\nidentifiant 0" + given + "\"M1\"\nannee 2024" + given +
                   "2024\nouvert_samedi 1" + given + "true\nsemaines_fermees 0" +
                   origin(InputOrigin::default_value) + "\nreunions 8" + given + "8\npart_c2s 1/10" + given +
                   "\nformations 8" + origin(InputOrigin::default_input) + "\ndate_adhesion -" +
                   origin(InputOrigin::absent) + "\navance_versee -" + origin(InputOrigin::absent) + "\n");
}

TEST_CASE("the first input of the rules has its default as the others have") {
  const std::string first = R"toml([input.portes]
type    = "count"
max     = 9
default = 3
label   = { fr = "Portes", en = "Doors" }
[input.nom]
)toml";
  const auto plan = plan_of(replaced(kSmallAgreement, "[input.nom]\n", first));
  const Assessment found = assess(plan, kSmallStructure);
  REQUIRE(plan->rules->inputs[0].id == "portes");
  CHECK(found.inputs.values[0] == Rational(3));
  CHECK(found.inputs.origins[0] == InputOrigin::default_value);
}

}  // namespace
}  // namespace aci::test

// Structure files by people who know no TOML: the same size, and every place is that of the text.
#include "io/loose_toml.h"

#include <doctest/doctest.h>

#include "io/toml_document.h"

namespace {

/// What a key says: its text, "T" before what is TOML.
std::string said(const std::string& text, const char* key) {
  aci::Diagnostics diagnostics;
  const auto document = aci::parse_structure_toml(aci::add_text("t.toml", text), diagnostics);
  if (!document) return "refused";
  const aci::Node* node = document->root.find(key);
  if (node == nullptr) return document->partial ? "left out" : "none";
  return node->kind == aci::NodeKind::string ? node->text : "T" + std::string(node->at.text());
}

}  // namespace

TEST_CASE("a value that is no TOML is the rest of its line") {
  struct Row {
    const char* line;
    const char* value;
  };
  const Row rows[] = {
      {"a = oui", "oui"},
      {"a = x", "x"},
      {"a = 9,5", "9,5"},
      {"a = 9,5 # h", "9,5"},
      {"a = 9,5\r\n", "9,5"},
      {"a = 5\u202F200", "5\u202F200"},
      {"a = \u00A05200", "5200"},
      {"\u00A0a\u00A0=\u00A05200\u00A0", "5200"},
      {"a = 2023;", "2023"},
      {"a = \"MSP\";", "MSP"},
      {"a = 'MSP' ;", "MSP"},
      {"a = MSP du Val n#3 # la n\u00F4tre", "MSP du Val n#3"},
      {"a = \u00AB\u00A0MSP\u00A0\u00BB", "MSP"},
      {"a = \"La \"Maison\" bleue\"", "La \"Maison\" bleue"},
      {"a = l'\u00C9toile", "l'\u00C9toile"},
      {"a = 012345678", "012345678"},
      {"a = 2022", "T2022"},
      {"a = \"\"\"\nb = 9,5\n\"\"\"", "b = 9,5\n"},
      {"a = [\n  1, # 9,5\n]", "T[\n  1, # 9,5\n]"},
      {"a = [\n  1, # l'un [\n  2, # l'autre\n]", "T[\n  1, # l'un [\n  2, # l'autre\n]"},
      // A quote, an escape, a bracket, a value are missing: there is no saying what is meant.
      {"a = \"MSP", "left out"},
      {"a = \"C:\\M\"", "left out"},
      {"a =", "none"},
      {"a = #N/A", "none"},
      {"Ann\u00E9e du contrat = 9,5\na = oui", "oui"},
      {"a = 1 b = 2", "left out"},
      {"a =\r\n", "none"},
      {"a = \"\"\"MSP\"\"\" x", "refused"},
      {"a = 'l'un'", "l'un"},
      {"a = \u00ABMSP", "\u00ABMSP"},
      {"a = „MSP”", "MSP"},
      {"a = “ MSP ”", "MSP"},
      {"a = ‹MSP›", "MSP"},
      {"a = «»", ""},
      {"a = «", "«"},
      {"a = é", "é"},
      {"a = (x)", "(x)"},
      {"a = 5 {", "5 {"},
      {"a = \"a\" b\"", "a\" b"},
      {"a = MSP\u00A0# la n\u00F4tre", "MSP"},
      {"a = MSP\x7F", "left out"},
      {"a = MSP\tdu Val", "MSP\tdu Val"},
      {"a = [1, 2", "refused"},
      {"a = \"\"\"MSP", "refused"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    CHECK(said(row.line, "a") == row.value);
    const std::string among = "z = non\n" + std::string(row.line) + "\nc = 12/03/2019\n";
    CHECK(said(among, "a") == row.value);
    if (std::string(row.value) != "refused") CHECK(said(among, "c") == "12/03/2019");
  }
}

TEST_CASE("a quote in the comment of a list closes nothing, and opens nothing") {
  for (const char* list : {"[\n  1, # l'un\n  2\n]", "[\n  1, # l'un [\n  2, # \"b\n]"}) {
    CAPTURE(list);
    const std::string text =
        "z = non\na = " + std::string(list) + "\nb = \"\"\"\nx = 9,5\n\"\"\"\nc = 12/03/2019\n";
    CHECK(said(text, "a") == "T" + std::string(list));
    CHECK(said(text, "b") == "x = 9,5\n");
    CHECK(said(text, "c") == "12/03/2019");
  }
}

TEST_CASE("a bracket that closes nothing is a value of its line, and what follows is read as ever") {
  for (const std::string closing : {"]", "}"}) {
    CAPTURE(closing);
    const std::string text = "a = " + closing + "\nb = \"\"\"\nx = 9,5\n\"\"\"\nc = 12/03/2019\n";
    CHECK(said(text, "a") == closing);
    CHECK(said(text, "b") == "x = 9,5\n");
    CHECK(said(text, "c") == "12/03/2019");
  }
}

TEST_CASE("a name with blanks, accents or quotes is the name as it is written") {
  for (const char* key : {"Ann\u00E9e du contrat", "a-b.c d", "nom (court)", "l'ann\u00E9e", "Z\u00E9ro z"}) {
    CAPTURE(key);
    CHECK(said(std::string(key) + " = oui", key) == "oui");
    CHECK(said("\uFEFF" + std::string(key) + " = oui", key) == "oui");
  }
  CHECK(said("\u00E9 = oui\n\u00E8 = non", "\u00E9") == "oui");
  CHECK(said("\u00E9 = oui\n\u00E8 = non", "\u00E8") == "non");
  CHECK(said("a-b = oui", "a-b") == "oui");
  // A sign alone is no name: its line is left out.
  CHECK(said("? = 3\na = oui", "?") == "left out");
  CHECK(said("? = 3\na = oui", "a") == "oui");
  CHECK(said("\"a b\" = oui", "a b") == "oui");
  CHECK(said("'a b' = oui", "a b") == "oui");
  CHECK(said("\"a = b\" = oui", "a = b") == "oui");
}

TEST_CASE("as many names with blanks as there are, each with its own value") {
  std::string text;
  for (int i = 0; i < 120; ++i) text += "Cl\u00E9 n" + std::to_string(i) + " = v" + std::to_string(i) + "\n";
  for (const int i : {0, 8, 9, 10, 98, 99, 100, 119}) {
    CAPTURE(i);
    CHECK(said(text, ("Cl\u00E9 n" + std::to_string(i)).c_str()) == "v" + std::to_string(i));
  }
}

TEST_CASE("an input may bear the name of a table, whatever letter that begins with") {
  for (const std::string name : {"a", "z", "A", "Z", "equipe", "Equipe"}) {
    CAPTURE(name);
    aci::Diagnostics diagnostics;
    const auto document = aci::parse_structure_toml(
        aci::add_text("t.toml", name + " = 5 200\n[" + name + "]\nb = oui\n"), diagnostics);
    REQUIRE(document);
    REQUIRE(document->root.members.size() == 2);
    CHECK(document->root.members[0].key == name);
    CHECK(document->root.members[0].value.text == "5 200");
    CHECK(document->root.members[1].key == name);
    CHECK(document->root.members[1].value.members.size() == 1);
  }
  CHECK(said("_a = 5 200\n[_a]\nb = oui\n", "_a") == "refused");
  // Behind a list with a mistake in it, too.
  CHECK(said("x = [\n  oui\n]\na = 5 200\n[a]\nb = oui\n", "a") == "5 200");
}

TEST_CASE("places are those of the text") {
  const std::string text =
      "nom = MSP du Val\npatientele = 5\u202F200 # ici\nx = 9,5\n[patientele]\nb = oui\n";
  CHECK(aci::mend_toml(text).text.size() == text.size());
  aci::Diagnostics diagnostics;
  const auto document = aci::parse_structure_toml(aci::add_text("t.toml", text), diagnostics);
  REQUIRE(document);
  const auto& members = document->root.members;
  REQUIRE(members.size() == 4);
  CHECK(members[0].value.at.text() == "MSP du Val");
  CHECK(members[1].key == "patientele");
  CHECK(members[1].value.at.text() == "5\u202F200");
  CHECK(members[2].value.at.text() == "9,5");
  CHECK(members[3].key == "patientele");
  CHECK(members[3].value.members[0].value.at.text() == "oui");
}

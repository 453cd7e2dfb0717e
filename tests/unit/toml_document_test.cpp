// TOML as the program reads it: order, places, texts as written; and what is said of a text that is not TOML.
#include "io/toml_document.h"

#include <doctest/doctest.h>

#include <memory>

#include "base/iso_date.h"

using aci::Node;
using aci::NodeKind;

namespace {

aci::SourcePtr source(std::string text) {
  return aci::add_text("t.toml", std::move(text));
}

aci::Document read(const std::string& text) {
  aci::Diagnostics diagnostics;
  auto document = aci::parse_toml(source(text), diagnostics);
  REQUIRE(document);
  REQUIRE(diagnostics.all().empty());
  return *document;
}

std::string written(aci::Place at) {
  return std::string(at.text());
}

/// "a b(c)" : keys in order, those of tables in brackets.
std::string keys(const Node& node) {
  std::string result;
  for (const aci::Member& member : node.members) {
    result += (result.empty() ? "" : " ") + member.key;
    if (!member.value.members.empty()) result += "(" + keys(member.value) + ")";
  }
  return result;
}

std::string first_text(const aci::Message& message) {
  if (message.args.empty()) return "";
  const auto* text = std::get_if<std::string>(&message.args.front());
  return text == nullptr ? "" : *text;
}

struct Failure {
  std::string code;
  std::string category;
  std::string place;  ///< "line:column text"
  std::string hint;   ///< "id value"
};

Failure failure(const std::string& text) {
  aci::Diagnostics diagnostics;
  const auto file = source(text);
  CHECK_FALSE(aci::parse_toml(file, diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  const aci::Diagnostic& diagnostic = diagnostics.all().front();
  Failure result;
  result.code = diagnostic.code();
  if (const auto* category = std::get_if<aci::Message>(&diagnostic.message.args.front())) {
    result.category = category->id;
  }
  const aci::Span at = diagnostic.place.span();
  const aci::Position position = file->position(at.begin);
  result.place = std::to_string(position.line) + ":" + std::to_string(position.column) + " " +
                 std::string(file->text().substr(at.begin, at.end - at.begin));
  if (diagnostic.hint) {
    const std::string value = first_text(*diagnostic.hint);
    result.hint = diagnostic.hint->id.substr(5) + (value.empty() ? "" : " " + value);
  }
  return result;
}

}  // namespace

TEST_CASE("members come in the order of the file, not of the alphabet") {
  struct Row {
    const char* text;
    const char* order;
  };
  const Row rows[] = {
      {"z = 1\na = 2\nm = 3\n", "z a m"},
      {"z = { y = 1, x = 2 }\n", "z(y x)"},
      {"z.y = 1\na = 1\nz.b = 2\n", "z(y b) a"},
      {"b = 1\n[z]\ny = 1\nc = 1\n[a.q]\nw = 1\n[a]\nd = 1\n", "b z(y c) a(q(w) d)"},
      {"[[z]]\n[[a]]\n[[z]]\n", "z a"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(keys(read(row.text).root) == row.order);
  }
}

TEST_CASE("every kind of value, its text and its place") {
  struct Row {
    const char* value;
    NodeKind kind;
    const char* text;
  };
  const Row rows[] = {
      {"\"a\\\"b\"", NodeKind::string, "a\"b"},
      {"'a\\b'", NodeKind::string, "a\\b"},
      {"\"é\"", NodeKind::string, "é"},
      {"8000", NodeKind::integer, "8000"},
      {"-7", NodeKind::integer, "-7"},
      {"+1_000", NodeKind::integer, "+1_000"},
      {"0xFF", NodeKind::integer, "0xFF"},
      {"0.092", NodeKind::decimal, "0.092"},
      {"1.10", NodeKind::decimal, "1.10"},  // the zero is kept: the text counts, not a double
      {"0.1000000000000000055511151231257827", NodeKind::decimal, "0.1000000000000000055511151231257827"},
      {"-1_0.5e-3", NodeKind::decimal, "-1_0.5e-3"},
      {"1e3", NodeKind::decimal, "1e3"},
      {"inf", NodeKind::other, "inf"},
      {"-nan", NodeKind::other, "-nan"},
      {"2023-12-31", NodeKind::date, "2023-12-31"},
      {"2024-02-29", NodeKind::date, "2024-02-29"},
      {"10:30:00", NodeKind::other, "10:30:00"},
      {"2023-12-31T10:30:00", NodeKind::other, "2023-12-31T10:30:00"},
      {"2023-12-31 10:30:00Z", NodeKind::other, "2023-12-31 10:30:00Z"},
      {"true", NodeKind::boolean, ""},
      {"false", NodeKind::boolean, ""},
      {"[1, 2]", NodeKind::array, ""},
      {"{ a = 1 }", NodeKind::table, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.value);
    // At the end of the text, before a line ending, before a comment; behind characters of several bytes.
    for (const char* tail : {"", "\n", "\r\n", " # c\n"}) {
      const aci::Document document = read("\"é€\" = 0\nv = " + std::string(row.value) + tail);
      const Node* node = document.root.find("v");
      REQUIRE(node != nullptr);
      CHECK(node->kind == row.kind);
      CHECK(node->text == row.text);
      CHECK(written(node->at) == row.value);
    }
  }
  CHECK(read("v = true").root.find("v")->boolean);
  CHECK_FALSE(read("v = false").root.find("v")->boolean);
  CHECK(aci::to_iso(read("v = 2024-02-29").root.find("v")->date) == "2024-02-29");
  const aci::Document array = read("v = [1, \"x\", [2]]");
  REQUIRE(array.root.find("v")->items.size() == 3);
  CHECK(array.root.find("v")->items[2].items[0].text == "2");
}

TEST_CASE("keys and headers have the places where they are written") {
  const aci::Document document =
      read("\"é a\" = 1\na . 'b c'.d = 2\n[t.\"u\"] # c\nx = { y = 1 }\n[[ k ]]\n[[k]]\n");
  const Node& root = document.root;
  CHECK(written(root.find_member("é a")->key_at) == "\"é a\"");
  const aci::Member* a = root.find_member("a");
  CHECK(written(a->key_at) == "a");
  CHECK(written(a->value.find_member("b c")->key_at) == "'b c'");
  CHECK(written(a->value.find("b c")->find_member("d")->key_at) == "d");
  const aci::Member* u = root.find("t")->find_member("u");
  CHECK(written(u->key_at) == "\"u\"");
  CHECK(written(u->value.at) == "[t.\"u\"]");
  CHECK(written(u->value.find("x")->find_member("y")->key_at) == "y");
  const Node* k = root.find("k");
  REQUIRE(k->items.size() == 2);
  CHECK(written(k->items[0].at) == "[[ k ]]");
  CHECK(written(k->items[1].at) == "[[k]]");
  CHECK(k->items[1].at.position().line == 6);
}

TEST_CASE("a long line is no trouble, and its places are right") {
  std::string text = "v = [";
  for (int i = 0; i < 1000; ++i) text += "\"é€\", ";
  text += "17]";
  const aci::Document document = read(text);
  const Node& last = document.root.find("v")->items.back();
  CHECK(last.text == "17");
  CHECK(written(document.root.find("v")->items[500].at) == "\"é€\"");
}

TEST_CASE("habits: what was probably meant is said") {
  struct Row {
    const char* text;
    const char* place;
    const char* hint;
  };
  const Row rows[] = {
      {"taux = 9,5", "1:8 9,5", "decimal_point 9.5"},
      {"taux = 9,5 # en pourcentage", "1:8 9,5", "decimal_point 9.5"},
      {"n = 8 000\nb = 1", "1:5 8 000", "no_spaces 8000"},
      {"n = 8\u00A0000", "1:5 8\u00A0000", "no_spaces 8000"},
      {"n = 1\u202F234\u202F567", "1:5 1\u202F234\u202F567", "no_spaces 1234567"},
      {"n = 8 000,50", "1:5 8 000,50", "plain_number 8000.50"},
      {"n = 12,000.50", "1:5 12,000.50", "plain_number 12000.50"},
      {"n = 8,000", "1:5 8,000", "ambiguous_comma 8000"},
      {"n = 0,092", "1:5 0,092", "decimal_point 0.092"},
      {"n = 12 000 €", "1:5 12 000 €", "euros_or_number \"12000 €\""},
      {"n = 12000.50€", "1:5 12000.50€", "euros_or_number \"12000.50 €\""},
      {"n = 300 euros", "1:5 300 euros", "euros_or_number \"300 €\""},
      {"n = 8000 patients", "1:5 8000 patients", "number_or_text 8000"},
      {"n = 9,2 %", "1:5 9,2 %", "quote_percent \"9.2 %\""},
      {"n = 9.2 %", "1:5 9.2 %", "quote_percent \"9.2 %\""},
      {"n = 60%", "1:5 60%", "quote_percent \"60 %\""},
      {"n = 08", "1:5 08", "number_or_text 8"},
      {"n = .5", "1:5 .5", "plain_number 0.5"},
      {"n = 5.", "1:5 5.", "plain_number 5"},
      {"n = \u22125", "1:5 \u22125", "plain_number -5"},
      {"b = oui", "1:5 oui", "boolean true"},
      {"b = Oui", "1:5 Oui", "boolean true"},
      {"b = vrai", "1:5 vrai", "boolean true"},
      {"b = yes", "1:5 yes", "boolean true"},
      {"b = TRUE", "1:5 TRUE", "boolean true"},
      {"b = non", "1:5 non", "boolean false"},
      {"b = faux", "1:5 faux", "boolean false"},
      {"b = no # non", "1:5 no", "boolean false"},
      {"b = [oui]", "1:6 oui", "boolean true"},
      {"b = { c = non }", "1:11 non", "boolean false"},
      {"d = 31/12/2023", "1:5 31/12/2023", "iso_date 2023-12-31"},
      {"d = 31-12-2023", "1:5 31-12-2023", "iso_date 2023-12-31"},
      {"d = 1.2.2023", "1:5 1.2.2023", "iso_date 2023-02-01"},
      {"d = 2023/12/31", "1:5 2023/12/31", "iso_date 2023-12-31"},
      {"d = 2023-1-5", "1:5 2023-1-5", "iso_date 2023-01-05"},
      {"nom = MSP des Lilas", "1:7 MSP des Lilas", "quotes \"MSP des Lilas\""},
      {"nom = Île", "1:7 Île", "quotes \"Île\""},
      {"nom = Ferme # f", "1:7 Ferme", "quotes \"Ferme\""},
      {"nom = l'été", "1:7 l'été", "quotes \"l'été\""},
      {"nom = 3 rue des Lilas", "1:7 3 rue des Lilas", "quotes \"3 rue des Lilas\""},
      {"nom = “Les Lilas”", "1:7 “Les Lilas”", "straight_quotes \"Les Lilas\""},
      {"nom = « Les Lilas »", "1:7 « Les Lilas »", "straight_quotes \"Les Lilas\""},
      {"nom = \"La \"Maison\" bleue\"", "1:7 \"La \"Maison\" bleue\"",
       "inner_quotes \"La \\\"Maison\\\" bleue\""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Failure found = failure(row.text);
    CHECK(found.code == "T001");
    CHECK(found.category == "toml.bad_value");
    CHECK(found.place == row.place);
    CHECK(found.hint == row.hint);
  }
}

TEST_CASE("syntax errors: what is wrong, at the word that is") {
  struct Row {
    const char* text;
    const char* category;
    const char* place;
    const char* hint;
  };
  const Row rows[] = {
      {"a = 1\nb = 2\na = 3", "duplicate_key", "3:1 a", "first_declared"},
      {"[a]\nx = 1\n[b]\n[a] # again\ny = 1", "duplicate_key", "4:2 a", "first_declared"},
      {"[[a]]\nx = 1\n[[a]]\nx = 1\nx = 2", "duplicate_key", "5:1 x", "first_declared"},
      {"a = { b = 1, b = 2 }", "duplicate_key", "1:14 b", "first_declared"},
      {"a = 1\na.b = 2", "duplicate_key", "2:1 a.b", "first_declared"},
      {"a = 1\n[a.b]\nc = 2", "duplicate_key", "2:2 a.b", "first_declared"},
      {"a.b = 1\na = 2", "duplicate_key", "2:1 a", "first_declared"},
      {"a =\nb = 1", "missing_value", "1:3 =", ""},
      {"a = # later", "missing_value", "1:3 =", ""},
      {"a = 1\nb = ", "missing_value", "2:3 =", ""},
      {"a", "missing_equals_after", "1:1 a", ""},
      {"annee 2023", "missing_equals_after", "1:1 annee", ""},
      {"clé : valeur", "missing_equals", "1:5 :", "equals cle"},
      {"\"patientele\": 3", "missing_equals", "1:13 :", "equals \"patientele\""},
      {"clé = 3", "bad_key", "1:1 clé", "no_accents cle"},
      {"“a” = 3", "bad_key", "1:1 “a”", "straight_quotes \"a\""},
      {"= 3", "bad_key", "1:1 =", ""},
      {"[é]", "bad_key", "1:2 é", "no_accents e"},
      {"a\u00A0= 1", "bad_space", "1:2 \u00A0", ""},
      {"a =\u00A01", "bad_space", "1:4 \u00A0", ""},
      {"nom = \"Les Lilas # x\nb = 1", "unterminated_string", "1:7 \"Les Lilas # x", ""},
      {"nom = 'Les Lilas", "unterminated_string", "1:7 'Les Lilas", ""},
      {"nom = \"\"\"Les\nLilas\"", "unterminated_string", "1:7 \"\"\"", ""},
      {"a = \"C:\\Users\"", "bad_escape", "1:8 \\Us", "backslash"},
      {"a = \"\\q\"", "bad_escape", "1:6 \\q", "backslash"},
      {"a = \"x\x01\"", "control_character", "1:7 \x01", ""},
      {"a = 99999999999999999999", "number_too_large", "1:5 99999999999999999999", ""},
      {"a = 1__0", "bad_number", "1:5 1__0", ""},
      {"a = 1.2.3", "bad_number", "1:5 1.2.3", ""},
      {"a = 0xZZ", "bad_number", "1:5 0xZZ", ""},
      {"a = 2023-02-30", "bad_date", "1:5 2023-02-30", ""},
      {"a = 2023-02-29 # not a leap year", "bad_date", "1:5 2023-02-29", ""},
      {"a = 2023-13-01", "bad_date", "1:5 2023-13-01", ""},
      {"a = 25:00:00", "bad_date", "1:5 25:00:00", ""},
      {"a = [1, 2\nb = 3", "unclosed", "1:5 [", ""},
      {"a = [1,\n[b]\nc = 3", "unclosed", "1:5 [", ""},
      {"a = [1,\n 2", "unclosed", "1:5 [", ""},
      {"a = { x = 1\n  y = 2 }", "unclosed", "1:5 {", "one_line"},
      {"a = {", "unclosed", "1:5 {", "one_line"},
      {"[a\nb = 1", "unclosed", "1:1 [a", ""},
      {"[a]]", "trailing", "1:4 ]", ""},
      {"a = \"x\" y # z", "trailing", "1:9 y", ""},
      {"a = [1 2]", "missing_comma", "1:8 2", ""},
      {"a = { x = 1 y = 2 }", "missing_comma", "1:13 y", ""},
      {"a = { x = 1, }", "extra_comma", "1:14 }", ""},
      {"a = [1,,2]", "extra_comma", "1:8 ,", ""},
      {"x = tin", "bad_value", "1:5 tin", "quotes \"tin\""},
      {"x = fin", "bad_value", "1:5 fin", "quotes \"fin\""},
      {"x = \"a\" = \"b\" # c", "trailing", "1:9 = \"b\"", ""},
      {"x = \"a\" = \"b # c\" # d", "trailing", "1:9 = \"b # c\"", ""},
      {"x=\"a\"=\"b\"", "trailing", "1:6 =\"b\"", ""},
      {"x = 1 = 2", "trailing", "1:7 = 2", ""},
      {"a\"b = 1", "bad_key", "1:1 a\"b", "quotes \"a\\\"b\""},
      {"a\"b\" = 1", "bad_key", "1:1 a\"b\"", "quotes \"a\\\"b\\\"\""},
      {"l'annee = 2023", "bad_key", "1:1 l'annee", "quotes \"l'annee\""},
      {"l'année = 2023", "bad_key", "1:1 l'année", "quotes \"l'année\""},
      {"l'annee d'exercice = 'x'", "bad_key", "1:1 l'annee d'exercice", "quotes \"l'annee d'exercice\""},
      {"a = { l'x = 1 }", "bad_key", "1:7 l'x", "quotes \"l'x\""},
      {"'a' 'b' = 1", "missing_equals_after", "1:1 'a'", ""},
      {"l'annee", "missing_equals_after", "1:1 l", ""},
      {"[l'annee]", "bad_key", "1:3 'annee", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Failure found = failure(row.text);
    CHECK(found.code == "T001");
    CHECK(found.category == "toml." + std::string(row.category));
    CHECK(found.place == row.place);
    CHECK(found.hint == row.hint);
  }
}

TEST_CASE("a duplicate says the line of the first") {
  const auto first = [](const std::string& text) {
    aci::Diagnostics diagnostics;
    CHECK_FALSE(aci::parse_toml(source(text), diagnostics));
    return std::get<aci::Rational>(diagnostics.all().at(0).hint->args.at(0));
  };
  CHECK(first("x = 0\n\na = 1\n\na = 2") == aci::Rational(3));
  // In the same element of an array, whatever those before it hold.
  CHECK(first("[[t]]\na = 1\n[[t]]\na = 2\na = 3") == aci::Rational(4));
  CHECK(first("[[t]]\na.b = 1\n[[t]]\na.b = 2\na.b = 3") == aci::Rational(4));
}

TEST_CASE("what would exhaust the parser is refused before it starts: both sides of each limit") {
  const auto repeat = [](const std::string& piece, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += piece;
    return result;
  };
  const auto code = [](const std::string& text) -> std::string {
    aci::Diagnostics diagnostics;
    aci::parse_toml(source(text), diagnostics);
    return diagnostics.all().empty() ? "" : diagnostics.all().front().code();
  };
  const auto arrays = [&](int n) { return "a = " + repeat("[", n) + repeat("]", n); };
  const auto tables = [&](int n) { return repeat("a = {", n) + repeat("}", n); };
  CHECK(code(arrays(64)) == "");
  CHECK(code(arrays(65)) == "T002");
  CHECK(code(arrays(10'000)) == "T002");
  CHECK(code(tables(64)) == "");
  CHECK(code(tables(65)) == "T002");
  // A dotted key opens tables too: 32 of two segments are 64 deep.
  CHECK(code(repeat("a.b = {", 32) + repeat("}", 32)) == "");
  CHECK(code(repeat("a.b = {", 33) + repeat("}", 33)) == "T002");

  const auto key = [&](int n) { return repeat("a.", n - 1) + "a"; };
  CHECK(code(key(32) + " = 1") == "");
  CHECK(code(key(33) + " = 1") == "T003");
  CHECK(code("[" + key(32) + "]") == "");
  CHECK(code("[" + key(33) + "]") == "T003");
  CHECK(code("[[" + key(60'000) + "]]") == "T003");
  CHECK(code("x = { " + key(33) + " = 1 }") == "T003");
  CHECK(code(repeat("\"a\" . ", 32) + "a = 1") == "T003");

  CHECK(code("a = [" + repeat("1,", 49'000) + "]") == "");
  CHECK(code("a = [" + repeat("1,", 50'001) + "]") == "T004");

  // Brackets and dots in strings and comments count for nothing.
  const std::string brackets = repeat("[{", 200);
  const std::string dots = repeat("a.", 200);
  CHECK(code("a = \"" + brackets + dots + "\\\"" + brackets + "\"") == "");
  CHECK(code("a = '" + brackets + dots + "\\'") == "");
  CHECK(code("a = \"\"\"\n" + brackets + "\n\"" + dots + "\\\"\"\"\"\n") == "");
  CHECK(code("a = '''\n" + brackets + "''\n" + dots + "'''\n") == "");
  CHECK(code("a = 1 # " + brackets + "\n# " + dots + "\n") == "");
  CHECK(code("\"" + dots + brackets + "\" = 1") == "");
}

TEST_CASE("dates outside the years we know are refused, all of them in one run") {
  aci::Diagnostics diagnostics;
  CHECK_FALSE(aci::parse_toml(source("a = 1899-12-31\nb = 1900-01-01\nc = 2200-12-31\nd = 2201-01-01\n"),
                              diagnostics));
  REQUIRE(diagnostics.all().size() == 2);
  CHECK(diagnostics.all()[0].code() == "T005");
  CHECK(diagnostics.all()[0].place.position().line == 1);
  CHECK(diagnostics.all()[1].place.position().line == 4);
}

TEST_CASE("a text is meant as TOML by its first line that is no comment") {
  for (const char* text :
       {"nom = x\n", "\r\n# a;b\r\n  nom=\"a;b\"\r\n", "[contrat]\n", "[[ligne]]", "[[ ligne ]] # a, b\n",
        "nom\t= x", "libellé = x", "nom = 'a;b'\n", "annee = 2023 # a;b\n", "[ contrat ] \t# a\n"}) {
    CAPTURE(text);
    CHECK(aci::is_meant_as_toml(text));
  }
  for (const char* text : {"",
                           "\n# a = 1\n",
                           "nom;annee\n",
                           "#;nom\n1;a = b\n",
                           "nom;a=b\n",
                           "sep=;\nnom\n",
                           "SEP==\n",
                           "= 1\n",
                           "[{\"a\": 1}]\n",
                           "[\n{\"a\": 1}]\n",
                           "{\"a\": \"=\"}\n",
                           "[]\n",
                           "[1, 2]",
                           "[\"a\"]",
                           "[a, b]\n",
                           "nom\na = 1\n",
                           "Ligne (a=b);nom\n",
                           "a=b;nom\n",
                           "a=b\tnom\n",
                           "[n°];nom\n",
                           "[n°]\tnom\n",
                           "[n°] nom\n"}) {
    CAPTURE(text);
    CHECK_FALSE(aci::is_meant_as_toml(text));
  }
}

TEST_CASE("hostile texts end in an error, soon") {
  const std::size_t size = std::size_t{4} << 20U;
  std::string dotted;
  while (dotted.size() < size) dotted += "a.";
  const std::string texts[] = {
      std::string(size, '['),
      std::string(size, '{'),
      std::string(size, '"'),
      std::string(size, '\''),
      std::string(size, 'a'),
      "a = " + std::string(size, '9'),
      "a = \"" + std::string(size, 'x'),
      dotted,
  };
  for (const std::string& text : texts) {
    CAPTURE(text.substr(0, 8));
    aci::Diagnostics diagnostics;
    CHECK_FALSE(aci::parse_toml(source(text), diagnostics));
    CHECK(diagnostics.error_count() == 1);
  }
}

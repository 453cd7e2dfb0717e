// One table of a rule file: keys asked for, missing, unknown, and words for enumerators.
#include "ruleset/key_reader.h"

#include <doctest/doctest.h>

#include <memory>

#include "io/toml_document.h"

namespace {

using namespace aci;

struct Table {
  explicit Table(const std::string& text)
      : document(*parse_toml(add_text("r.toml", text), diagnostics)),
        reader(document, document.root, "input", diagnostics, silences) {}

  /// "R002 R003", once the reading is over.
  std::string codes() {
    reader.finish();
    std::string all;
    for (const Diagnostic& each : diagnostics.all()) all += (all.empty() ? "" : " ") + each.code();
    return all;
  }

  Diagnostics diagnostics;
  std::vector<Silence> silences;
  Document document;
  TableReader reader;
};

}  // namespace

TEST_CASE("to look whether a key is there is no way to expect it") {
  Table table("type = \"count\"");
  CHECK(table.reader.has("type"));
  CHECK_FALSE(table.reader.has("min"));
  CHECK(table.codes() == "R002");
  Table expected("type = \"count\"");
  expected.reader.expect("type");
  CHECK(expected.codes() == "");
}

TEST_CASE("a required key is there, missing, or misspelt: one mistake") {
  Table there("type = \"count\"");
  CHECK(there.reader.require("type"));
  CHECK(there.codes() == "");
  Table missing("");
  CHECK_FALSE(missing.reader.require("type"));
  CHECK(missing.codes() == "R003");
  Table misspelt("tipe = \"count\"");
  CHECK_FALSE(misspelt.reader.require("type"));
  CHECK(misspelt.codes() == "R002");
  CHECK(misspelt.diagnostics.all().front().hint->id == "hint.did_you_mean");
}

TEST_CASE("words stand for enumerators, each way") {
  Table table("type = \"share\"\nmode = \"flor\"\nunit = 3");
  CHECK(table.reader.choice("type", kInputTypeWords) == InputType::share);
  CHECK_FALSE(table.reader.choice("mode", kRoundingModeWords));
  CHECK_FALSE(table.reader.choice("unit", kScaleUnitWords));
  CHECK_FALSE(table.reader.choice("role", kAmountRoleWords));
  CHECK(table.codes() == "R007 R007");
  CHECK(table.diagnostics.all().front().hint->id == "hint.did_you_mean");
  for (const auto& each : kInputTypeWords) CHECK(word_of(kInputTypeWords, each.value) == each.word);
  CHECK(find_word(kNatureWords, "variable")->value == Nature::variable);
  CHECK(find_word(kNatureWords, "") == nullptr);
}

TEST_CASE("a key that stands too deep is told where it was meant, however deep") {
  Table table("[a.b]\nmin = 3\n");
  auto a = table.reader.table("a", "input.a");
  REQUIRE(a);
  auto b = a->table("b", "input.a.b");
  REQUIRE(b);
  table.reader.require("min");
  b->finish();
  a->finish();
  CHECK(table.diagnostics.all().empty());  // Left to those around.
  CHECK(table.codes() == "R002");
  const Diagnostic& mistake = table.diagnostics.all().front();
  CHECK(mistake.place.text() == "min");
  CHECK(*mistake.hint == Message{"hint.move_up", {"input"}});

  Table there("min = 1\n[a]\nmin = 3\n");
  auto below = there.reader.table("a", "input.a");
  there.reader.expect("min");
  below->finish();
  CHECK(there.codes() == "R002");
  CHECK_FALSE(there.diagnostics.all().front().hint);
}

TEST_CASE("a value of another type is told, and how to write what was meant") {
  const auto told = [](const char* text, auto read) {
    Table table(text);
    read(table.reader);
    std::string all = table.codes();
    for (const Diagnostic& each : table.diagnostics.all()) {
      if (each.hint) all += " " + each.hint->id + " " + std::get<std::string>(each.hint->args.at(0));
    }
    return all;
  };
  const auto date = [](TableReader& reader) { CHECK_FALSE(reader.date("k")); };
  CHECK(told("k = '01/02/2024'", date) == "R004 hint.bare_date 2024-02-01");
  CHECK(told("k = 'demain'", date) == "R004");
  CHECK(told("k = 2024", date) == "R004");
  const auto formula = [](TableReader& reader) { CHECK_FALSE(reader.formula("k")); };
  CHECK(told("k = 3.5", formula) == "R004 hint.write \"3.5\"");
  CHECK(told("k = [3]", formula) == "R004");
  CHECK(told("k = { a = 3 }", formula) == "R004");
  const auto integer = [](TableReader& reader) { CHECK_FALSE(reader.integer("k")); };
  CHECK(told("k = 2024-02-01", integer) == "R004 hint.write 2024");
  CHECK(told("k = 0x10", integer) == "R004");
  CHECK(told("k = 1.5", integer) == "R004");
  const auto texts = [](TableReader& reader) { CHECK(reader.texts("k").empty()); };
  CHECK(told("k = ['a', 3]", texts) == "R004");
  CHECK(told("k = [3, 'a']", texts) == "R004");
  CHECK(told("k = 'a'", texts) == "R004");
  const auto tables = [](TableReader& reader) { CHECK(reader.tables("k", "t").size() == 1); };
  CHECK(told("k = [{ a = 1 }, 5]", tables) == "R004");
}

TEST_CASE("an empty text is none") {
  Table table("k = ''\nl = 'a'\nm = 3\n");
  CHECK(table.reader.required_text("k") == "");
  CHECK(table.reader.required_text("l") == "a");
  CHECK(table.reader.required_text("m") == "");
  CHECK(table.codes() == "R004 R003");
}

TEST_CASE("elements bear their ids in their headers; what is none is left out") {
  Table table("id = 'x'\n[part.a]\n[part.b.reading.r]\n[part.c]\nv = 1\n");
  const auto parts = table.reader.elements("part", "input.part");
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].id() == "a");
  CHECK_FALSE(parts[0].implied());
  CHECK(parts[1].implied());
  CHECK_FALSE(parts[2].implied());
  CHECK(table.codes() == "R002");
  CHECK_FALSE(table.diagnostics.all().front().hint);  // No element: nothing says that its header bears it.
}

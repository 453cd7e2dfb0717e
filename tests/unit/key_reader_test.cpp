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

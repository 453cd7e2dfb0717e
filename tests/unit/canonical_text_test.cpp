#include "ruleset/canonical_text.h"

#include <doctest/doctest.h>

#include "base/sha256.h"
#include "io/rule_library.h"
#include "io/toml_document.h"
#include "ruleset/printed_rules.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

std::string canonical(std::string text) {
  Diagnostics diagnostics;
  const auto document = parse_toml(add_text("rules.toml", std::move(text)), diagnostics);
  REQUIRE(document);
  return canonical_text(*document);
}

TEST_CASE("the canonical text of a rule file") {
  CHECK(canonical("# A remark.\n"
                  "[agreement]\n"
                  "id = 'essai'   # Another.\n"
                  "title = { fr = \"Un  \\\"essai\\\"\", en = \"A\\ntest\" }\n"
                  "open = true\n"
                  "[parameter.p]\n"
                  "values = [{ from = 2023-01-01, value = \"7.50  €/point*(1+2)\" }]\n"
                  "[input.a]\n"
                  "max = 1_000.50\n"
                  "[input.b]\n"
                  "min = +1e1\n") ==
        "\"agreement\" = {\"id\" = \"essai\", \"title\" = {\"fr\" = \"Un \\\"essai\\\"\", \"en\" = \"A "
        "test\"}, "
        "\"open\" = true}\n"
        "\"parameter\" = {\"p\" = {\"values\" = [{\"from\" = 2023-01-01, \"value\" = \"15/2 € / point * ( 1 "
        "+ 2 )\"}]}}\n"
        "\"input\" = {\"a\" = {\"max\" = 2001/2}, \"b\" = {\"min\" = 10}}\n");
}

TEST_CASE("what makes no difference to the canonical text, and what does") {
  const std::string text = canonical(std::string(kSmallAgreement));
  const auto same = [&](const char* from, const char* to) {
    return canonical(replaced(kSmallAgreement, from, to)) == text;
  };
  CHECK(same("[gate]", "# a remark\n[gate]"));
  CHECK(same("min(1, reunions / 3)", "min( 1,\\t\u00a0reunions/3.0 )"));
  CHECK(same("value    = \"7 €/point\"", "value = '''7.00 € / point'''"));
  CHECK(same("en = \"Guide\"", "en = \"  Guide \""));
  CHECK_FALSE(same("\"7 €/point\"", "\"8 €/point\""));
  CHECK_FALSE(same("min(1, reunions / 3)", "min(1, 3 / reunions)"));
  CHECK_FALSE(same("en = \"Guide\"", "en = \"The guide\""));
  CHECK_FALSE(same("in_force    = { from = 2023 }", "in_force    = { from = 2022 }"));
}

TEST_CASE("a share has one text, as a fraction or in percent") {
  CHECK(canonical("met = \"x >= 60 %\"\n") == canonical("met = \"x >= 0.60\"\n"));
  CHECK(canonical("met = \"x >= 0.5%\"\n") == "\"met\" = \"x >= 1/200\"\n");
  CHECK_FALSE(canonical("met = \"x >= 60 %\"\n") == canonical("met = \"x >= 60\"\n"));
  CHECK(canonical("plausible = { from = 0, to = \"60 %\" }\n") ==
        canonical("plausible = { from = 0.0, to = 0.6 }\n"));
  CHECK(canonical("label = \"60 %\"\n") == "\"label\" = \"60 %\"\n");
}

TEST_CASE("quotes and backslashes of a text are told apart") {
  CHECK(canonical("label = 'a\\b'\n") == "\"label\" = \"a\\\\b\"\n");
  CHECK(canonical("label = 'a\"b'\n") == "\"label\" = \"a\\\"b\"\n");
}

TEST_CASE("blanks of a text") {
  CHECK(spaced_once("") == "");
  CHECK(spaced_once(" \t a \r\n  b ") == "a b");
}

TEST_CASE("rules are called by the id of a set shipped as long as they say the same") {
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  for (const ShippedFile& shipped : shipped_files()) {
    const std::string text(shipped.text);
    CHECK(sha256_hex(text) == shipped.sha256_hex);
    Diagnostics diagnostics;
    const auto in_force = AmendedFiles().read(shipped_text(shipped.file_name), diagnostics);
    REQUIRE(in_force);
    CHECK(sha256_hex(canonical_text(in_force->document)) == shipped.rules_hex);
  }
  RuleLibrary library;
  Diagnostics told;
  const std::string shipped = text_in_force(*library.load("aci_msp_2023", told)->rules->in_force);
  const auto rules = [](std::string text) {
    Diagnostics diagnostics;
    return check_file(add_text("mine.toml", std::move(text)), diagnostics).rules;
  };
  CHECK(rules(shipped)->name == "aci_msp_2023");
  CHECK(rules("# Mine.\n" + shipped)->name == "aci_msp_2023");
  CHECK(rules("# Mine.\n" + shipped)->hash == rules(shipped)->hash);
  CHECK(rules("# Mine.\n" + shipped)->files[0].hash != rules(shipped)->files[0].hash);
  const auto changed = rules(replaced(shipped, "\"7 €/point\"", "\"8 €/point\""));
  CHECK(changed->id == "aci_msp_2023");
  CHECK(changed->name == "aci_msp_2023@" + changed->hash.substr(std::string("sha256:").size(), 8));
  // Of an id that nothing shipped bears.
  CHECK(rules(replaced(shipped, "\"aci_msp_2023\"", "\"mienne\""))->name == "mienne");
}

}  // namespace
}  // namespace aci::test

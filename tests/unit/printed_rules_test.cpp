// The text in force: one file that says what several do.

#include "ruleset/printed_rules.h"

#include <doctest/doctest.h>

#include "io/amended_file.h"
#include "io/rule_library.h"
#include "io/toml_document.h"
#include "ruleset/amend.h"
#include "ruleset/canonical_text.h"

namespace aci {
namespace {

Document parsed(std::string text) {
  Diagnostics diagnostics;
  auto document = parse_toml(add_text("texte.toml", std::move(text)), diagnostics);
  REQUIRE(document);
  return *std::move(document);
}

TEST_CASE("the text in force of each set shipped can be loaded, and says the same") {
  RuleLibrary library;
  for (const ShippedHeader& header : library.shipped()) {
    CAPTURE(header.id);
    Diagnostics diagnostics;
    const auto plan = library.load(header, diagnostics);
    REQUIRE(plan);
    const Document again = parsed(text_in_force(*plan->rules->in_force));
    CHECK(canonical_text(again) == canonical_text(*plan->rules->in_force));
    // Nothing is lost of a text that amends nothing.
    if (plan->rules->amends.empty()) CHECK(again.file->text() == plan->rules->file->text());
  }
}

TEST_CASE("comments travel with the element below them") {
  Diagnostics diagnostics;
  const Document base = parsed(
      "[agreement]\nid = \"a\"\n\n# ---- Tarifs\n\n# Le tarif.\n[parameter.tarif]  # en euros\n"
      "# Révisé.\nvalue = \"7 €\"  # au lieu de 6\nplausible.from = 1\n");
  const Document amendment = parsed(
      "# Avenant.\n[agreement]\nid = \"b\"\n\n# ---- Autres\n\n# Hausse.\n[parameter.tarif]\nlabel = 'x'\n\n"
      "# Neuf.\n[note.neuve]\ntext = 'n'\n[[note.neuve.allow]]\ncode = 'R024'\n");
  CHECK(text_in_force(amended(base, amendment, diagnostics)) ==
        "# Avenant.\n[agreement]\nid = \"b\"\n"
        "\n# ---- Tarifs\n\n# Le tarif.\n# ---- Autres\n\n# Hausse.\n[parameter.tarif]\n"
        "# Révisé.\nvalue     = \"7 €\"  # au lieu de 6\nplausible = { from = 1 }\n"
        "label     = 'x'  # texte.toml:9\n"
        "\n# Neuf.\n[note.neuve]\ntext = 'n'\n\n[[note.neuve.allow]]\ncode = 'R024'\n");
}

/// A base, amended by what adds a last line to it: its text in force without that.
std::string printed(const std::string& base, const std::string& amendment = "") {
  Diagnostics diagnostics;
  return text_in_force(amended(parsed(base), parsed("[agreement]\nid = 'b'\n" + amendment), diagnostics));
}

TEST_CASE("what stands above the header of a change comes with it, whatever stands between them") {
  CHECK(printed("[parameter.p]\nvalue = '1'\nlabel = 'p'\n",
                "# Pourquoi.\n[parameter.p]\n# Dedans.\nvalue = '2'\nlabel = 'q'\n") ==
        "[agreement]\nid = 'b'\n\n# Pourquoi.\n[parameter.p]\n# Dedans.\nvalue = '2'  # texte.toml:6\nlabel "
        "= 'q'  # texte.toml:7\n");
}

TEST_CASE("a comment that a blank line parts from a key is not the key's") {
  CHECK(printed("[parameter.p]\n# De tout.\n\n# De la valeur.\nvalue = '7'\n") ==
        "[agreement]\nid = 'b'\n\n[parameter.p]\n# De la valeur.\nvalue = '7'\n");
}

TEST_CASE("blanks behind comments are not kept, one or several") {
  CHECK(printed("# Le tarif. \t\n[parameter.p]\n  # Une note. \r\nvalue = '7'   # en euros \t\n") ==
        "[agreement]\nid = 'b'\n\n# Le tarif.\n[parameter.p]\n# Une note.\nvalue = '7'  # en euros\n");
  CHECK(printed("# Le tarif. \n[parameter.p]\n# Une note.\t\nvalue = '7' # en euros\r\n") ==
        "[agreement]\nid = 'b'\n\n# Le tarif.\n[parameter.p]\n# Une note.\nvalue = '7'  # en euros\n");
}

TEST_CASE("a text that ends with its last value is printed with an end of line") {
  CHECK(printed("[parameter.p]\nvalue = '7'") == "[agreement]\nid = 'b'\n\n[parameter.p]\nvalue = '7'\n");
  CHECK(printed("[parameter.p]\nvalue = '7'  ") == "[agreement]\nid = 'b'\n\n[parameter.p]\nvalue = '7'\n");
  CHECK(printed("[parameter.p]\nvalue = '7' #") ==
        "[agreement]\nid = 'b'\n\n[parameter.p]\nvalue = '7'  #\n");
}

TEST_CASE("keys are written as they need to be") {
  CHECK(
      printed("[parameter.p]\nplausible.from = 1\nplausible.to = 2\n\"A_z-09\" = 3\n'a b' = 4\n\"\" = 5\n") ==
      "[agreement]\nid = 'b'\n\n[parameter.p]\nplausible = { from = 1, to = 2 }\nA_z-09    = 3\n'a b'     = "
      "4\n"
      "\"\"        = 5\n");
}

TEST_CASE("what stands under no header is printed under its own") {
  CHECK(printed("parameter.p.value = '7'\n") == "[agreement]\nid = 'b'\n\n[parameter.p]\nvalue = '7'\n");
}

TEST_CASE("what an amendment adds stands behind its kind, a kind of its own at the end") {
  CHECK(printed("[parameter.p]\nvalue = '1'\n[note.n]\ntext = 'n'\n",
                "[deadline.d]\ntext = 'd'\n[class.c]\nlabel = 'c'\n[parameter.q]\nlabel = 'q'\n") ==
        "[agreement]\nid = 'b'\n\n[parameter.p]\nvalue = '1'\n\n[parameter.q]\nlabel = 'q'\n\n[note.n]\ntext "
        "= 'n'\n"
        "\n[deadline.d]\ntext = 'd'\n\n[class.c]\nlabel = 'c'\n");
  // Before the first of its kind, where the amendment places it.
  CHECK(printed("[note.n]\ntext = 'n'\n[parameter.p]\nvalue = '1'\n",
                "[parameter.a]\nbefore = 'p'\nlabel = 'a'\n") ==
        "[agreement]\nid = 'b'\n\n[note.n]\ntext = 'n'\n\n[parameter.a]\nlabel = 'a'\n\n[parameter.p]\nvalue "
        "= '1'\n");
  // So it is when that one is the last of the file.
  CHECK(printed("[agreement]\nid = 'a'\n[parameter.p]\nvalue = '1'\n",
                "[parameter.a]\nbefore = 'p'\nlabel = 'a'\n") ==
        "[agreement]\nid = 'b'\n\n[parameter.a]\nlabel = 'a'\n\n[parameter.p]\nvalue = '1'\n");
}

}  // namespace
}  // namespace aci

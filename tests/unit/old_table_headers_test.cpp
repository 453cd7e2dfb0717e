// The form that rule files once had: told once, at its first header, with the header of today.
#include "ruleset/old_table_headers.h"

#include <doctest/doctest.h>

#include <string>

#include "io/toml_document.h"

namespace aci::test {
namespace {

/// "LINE [[old]] -> [new]" of the one mistake; nothing for a file of today's form.
std::string told(const char* text) {
  Diagnostics diagnostics;
  const auto document = parse_toml(add_text("rules.toml", text), diagnostics);
  REQUIRE(document);
  if (!refuse_old_headers(document->root, diagnostics)) return "";
  REQUIRE(diagnostics.all().size() == 1);
  const Diagnostic& mistake = diagnostics.all().front();
  const auto& args = mistake.message.args;
  return std::to_string(mistake.place.position().line) + " [[" + std::get<std::string>(args[0]) + "]] -> [" +
         std::get<std::string>(args[1]) + "]";
}

TEST_CASE("a rule file of the old form is told once, at its first header") {
  struct Row {
    const char* text;
    const char* told;
  };
  const Row rows[] = {
      {"[indicator.x]\n[indicator.x.part.y]\n[[indicator.x.allow]]\n[[formule]]\n[amount]\n", ""},
      {"[[parameter]]\nid = \"p\"\n", "1 [[parameter]] -> [parameter.p]"},
      {"[[parameter]]\n", "1 [[parameter]] -> [parameter.id]"},
      {"[[parameter]]\nid = 3\n", "1 [[parameter]] -> [parameter.id]"},
      {"[source.s]\n[[note]]\nid = \"n\"\n[[class]]\nid = \"c\"\n", "2 [[note]] -> [note.n]"},
      // Pieces, below a header of either form.
      {"[[indicator]]\nid = \"x\"\n[[indicator.part]]\n", "1 [[indicator]] -> [indicator.x]"},
      {"[indicator.x]\n[[indicator.part]]\nid = \"y\"\n", "2 [[indicator.part]] -> [indicator.x.part.y]"},
      {"[indicator.w]\n[indicator.x]\n[[indicator.x.reduction]]\n",
       "3 [[indicator.x.reduction]] -> [indicator.x.reduction.id]"},
      {"[indicator.x]\n[[indicator.part]]\n[indicator.w]\n", "2 [[indicator.part]] -> [indicator.x.part.id]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(told(row.text) == row.told);
  }
}

}  // namespace
}  // namespace aci::test

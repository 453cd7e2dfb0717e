#include "report/source_text.h"

#include <doctest/doctest.h>

#include "support/rendering.h"

namespace aci::test {
namespace {

TEST_CASE("what is cited: a document and a place in it, one after another, nothing between two semicolons") {
  const auto text = [](std::string_view cited) {
    std::string out;
    for (const Citation& each : citations(cited)) out += each.id + "|" + each.place + "\n";
    return out;
  };
  CHECK(text("guide p. 1") == "guide|p. 1\n");
  CHECK(text("guide") == "guide|\n");
  CHECK(text(" guide  p. 1 ;  avenant2 art. 3 ") == "guide|p. 1\navenant2|art. 3\n");
  CHECK(text("guide;; avenant2; ") == "guide|\navenant2|\n");
  CHECK(text("") == "");
  CHECK(text(" ; ") == "");
}

TEST_CASE("a document is told by its title, by its id where it has none") {
  const auto plan = plan_of(kSmallAgreement);
  CHECK(source_titles(Language::en, *plan->rules, "guide p. 1") == "Guide, p. 1");
  CHECK(source_titles(Language::en, *plan->rules, "guide") == "Guide");
  CHECK(source_titles(Language::en, *plan->rules, "other p. 2") == "other, p. 2");
}

}  // namespace
}  // namespace aci::test

// Nodes of a document: members by key.
#include "base/document.h"

#include <doctest/doctest.h>

#include "io/toml_document.h"

namespace {

aci::Document read(const std::string& text) {
  aci::Diagnostics diagnostics;
  const auto file = aci::add_text("t.toml", text);
  auto document = aci::parse_toml(file, diagnostics);
  REQUIRE(document);
  return *document;
}

}  // namespace

TEST_CASE("members are found by key, in tables only") {
  const aci::Document document = read("a = 1\nb = [2]\n");
  REQUIRE(document.root.find("a") != nullptr);
  CHECK(document.root.find("a")->text == "1");
  CHECK(document.root.find("c") == nullptr);
  CHECK(document.root.find("b")->find("a") == nullptr);
  REQUIRE(document.root.find_member("b") != nullptr);
  CHECK(document.root.find_member("b")->key == "b");
}

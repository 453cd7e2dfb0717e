// Which words of a text that is no TOML are told, and as what.
#include <doctest/doctest.h>

#include "io/toml_document.h"

namespace {

/// "category <words>" of the only mistake.
std::string told(const std::string& text) {
  aci::Diagnostics diagnostics;
  CHECK_FALSE(aci::parse_toml(aci::add_text("t.toml", text), diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  const aci::Diagnostic& mistake = diagnostics.all().front();
  const auto* const category = std::get_if<aci::Message>(&mistake.message.args.front());
  REQUIRE(category != nullptr);
  return category->id.substr(5) + " <" + std::string(mistake.place.text()) + ">";
}

}  // namespace

TEST_CASE("a list is not closed where a line behind it can only start something new") {
  CHECK(told("a = [\nb = 1\n") == "unclosed <[>");
  CHECK(told("a = [\n1,\n[b]\nc = 2\n") == "unclosed <[>");
  // Words, numbers and lists may be what the list holds.
  CHECK(told("a = [\nx y\n]") == "bad_value <x y>");
  CHECK(told("a = [\n[1] [2]\n]") == "missing_comma <[2>");
  CHECK(told("a = [\n[b, c]\n]") == "bad_value <b>");
  CHECK(told("a = [\n[_b]\n]") == "bad_value <_b>");
}

TEST_CASE("a table in braces ends on its line") {
  CHECK(told("a = {x = 1") == "unclosed <{>");
  CHECK(told("a = {x = 1\n}") == "unclosed <{>");
  CHECK(told("a = {\nx = 1 }") == "unclosed <{>");
}

TEST_CASE("a comma too many, a comma too few") {
  CHECK(told("a = [,1]") == "extra_comma <,>");
  CHECK(told("a = {,}") == "extra_comma <,>");
  CHECK(told("a = {x = 1,, y = 2}") == "extra_comma <,>");
  CHECK(told("a = [[1] [2]]") == "missing_comma <[2>");
  CHECK(told("a = [{x = 1} {y = 2}]") == "missing_comma <{y>");
  CHECK(told("a = [\"x\" \"y\"]") == "missing_comma <\"y\">");
  CHECK(told("a = [1 # un\n2]") == "missing_comma <2>");
  CHECK(told("a = {x = 1 y = 2}") == "missing_comma <y>");
}

TEST_CASE("a value that is not there") {
  CHECK(told("a =") == "missing_value <=>");
  CHECK(told("a =\r\nb = 1") == "missing_value <=>");
  CHECK(told("a = {x = , y = 1}") == "missing_value <=>");
  CHECK(told("a = {x = }") == "missing_value <=>");
}

TEST_CASE("what stands behind a value or a header") {
  CHECK(told("a = 1]") == "trailing <]>");
  CHECK(told("a = [1] ]") == "trailing <]>");
  CHECK(told("[a]b") == "trailing <b>");
  CHECK(told("[a]]") == "trailing <]>");
}

TEST_CASE("a name that is none") {
  CHECK(told(": 1") == "bad_key <:>");
  CHECK(told("a: 1") == "missing_equals <:>");
  CHECK(told("[a: 1") == "bad_key <:>");
  CHECK(told("= 1") == "bad_key <=>");
  CHECK(told("\n = 1") == "bad_key <=>");
  CHECK(told("l'annee = 2023") == "bad_key <l'annee>");
  CHECK(told("\"a\"b = 1") == "missing_equals_after <\"a\">");
  CHECK(told("\"a\"'b' = 1") == "missing_equals_after <\"a\">");
  CHECK(told("a\"b") == "missing_equals_after <a>");
}

TEST_CASE("the second of two is told, of tables and of keys") {
  CHECK(told("[t]\na = 1\n[t]\na = 2\n") == "duplicate_key <t>");
  CHECK(told("[t]\na = 1\na = 2\n[t]\n") == "duplicate_key <a>");
}

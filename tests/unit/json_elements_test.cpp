// The elements of an array as lines.
#include "io/json_elements.h"

#include <doctest/doctest.h>

namespace {

std::string lines(std::string text) {
  const aci::WholeElements elements = aci::whole_elements(text);
  const std::string rest = text.substr(elements.last_end);
  text.resize(elements.last_end);
  aci::put_elements_on_lines(text);
  return text + "|" + rest;
}

}  // namespace

TEST_CASE("elements become lines, byte for byte") {
  struct Row {
    const char* text;
    const char* lines;
  };
  const Row rows[] = {
      {"[{\"a\":1},{\"a\":2}]", " {\"a\":1}\n{\"a\":2}\n|"},
      {"[\n  {\"a\":1},\r\n  {\"a\":2}\n]\n", " \r  {\"a\":1}\n \r  {\"a\":2}\r\n|\n"},
      {"[{\"a\":\n{\"b\":[1,2]}}]", " {\"a\":\r{\"b\":[1,2]}}\n|"},
      {"[{\"a\":\"],}\\\"{\"},{}]", " {\"a\":\"],}\\\"{\"}\n{}\n|"},
      {"[1,,\"x\"]", " 1\n \"x\"\n|"},
      {"[]", "|[]"},
      // Damage stays with its element.
      {"[{\"a\":\"x\n},{\"a\":2}]", " {\"a\":\"x\r}\n{\"a\":2}\n|"},
      {"[{\"a\":\"x\\\n},{\"a\":2}]", " {\"a\":\"x\\\r}\n{\"a\":2}\n|"},
      {"[{\"a\":1,\n{\"a\":2}]", " {\"a\":1\n\r{\"a\":2}\n|"},
      {"[{\"a\":[{\"b\":1},{\"b\":2}]},{}]", " {\"a\":[{\"b\":1},{\"b\":2}]}\n{}\n|"},
      {"[{}],[{}]", " {}\n  {}\n|"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(lines(row.text) == row.lines);
  }
}

TEST_CASE("where the first and the last whole element end, behind their commas") {
  const aci::WholeElements two = aci::whole_elements("[{},{\"a\":1},{");
  CHECK(two.first_end == 4);
  CHECK(two.last_end == 12);
  CHECK(aci::whole_elements("[{\"a\"").first_end == 0);
}

TEST_CASE("whether an array is closed") {
  CHECK(aci::whole_elements("[{}]\n").closed);
  CHECK(aci::whole_elements("[]").closed);
  CHECK_FALSE(aci::whole_elements("[{}]\n[").closed);
  CHECK_FALSE(aci::whole_elements("[{}]\nx").closed);
  CHECK_FALSE(aci::whole_elements("[{},").closed);
  CHECK_FALSE(aci::whole_elements("[{},").inside);
  CHECK(aci::whole_elements("[{},{").inside);
  CHECK(aci::whole_elements("[{},{").cut);
  CHECK(aci::whole_elements("[{},{\"a\":[1]").cut);
  CHECK(aci::whole_elements("[{},\"a").cut);
  CHECK(aci::whole_elements("[{},\"a\\\"").cut);
  // Behind a whole one, nothing of it is missing but what separates it from the next.
  CHECK_FALSE(aci::whole_elements("[{},{}").cut);
  CHECK_FALSE(aci::whole_elements("[{},").cut);
  CHECK(aci::begins_array(" \n["));
  CHECK_FALSE(aci::begins_array("{\"a\":[]}"));
}

// TOML strings as written: their ends. The places of pieces of decoded text are in place_in_string_test.cpp.
#include "base/toml_string.h"

#include <doctest/doctest.h>

TEST_CASE("a string ends behind its closing quotes, or where it breaks off") {
  struct Row {
    const char* text;
    std::size_t past;
    bool closed;
  };
  const Row rows[] = {
      {"\"a\" b", 3, true},
      {"'a\\' b", 4, true},
      {"\"a\\\" b\"", 7, true},
      {"\"\"", 2, true},
      {"\"a\nb\"", 2, false},
      {"\"a\\\nb\"", 3, false},
      {"\"a", 2, false},
      {"\"a\\", 3, false},
      {"\"", 1, false},
      {"\"\"\"a\nb\"\"\" c", 9, true},
      {"\"\"\"a\"\"\"\"\"\"", 9, true},
      {"\"\"\"a\"\"b", 7, false},
      {"'''a\\''' b", 8, true},
      {"\"\"\"\"\"\"", 6, true},
      {"\"\\u12\" x", 6, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    aci::TomlString string(row.text, 0);
    while (!string.done()) string.next();
    CHECK(string.past() == row.past);
    CHECK(string.closed() == row.closed);
  }
}

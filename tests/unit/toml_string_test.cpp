// TOML strings as written: their ends. The places of pieces of decoded text are in place_in_string_test.cpp.
#include "base/toml_string.h"

#include <doctest/doctest.h>

TEST_CASE("a text is quoted with its quotes and backslashes escaped, the rest as it is") {
  CHECK(aci::toml_quoted("") == "\"\"");
  CHECK(aci::toml_quoted("a'é b") == "\"a'é b\"");
  CHECK(aci::toml_quoted("\"a\"") == R"("\"a\"")");
  CHECK(aci::toml_quoted(R"(C:\a\)") == R"("C:\\a\\")");
}

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
      {"\"\\u12", 5, false},
      {"\"\\u", 3, false},
      {"\"\\U0001F600\" x", 12, true},
      {"\"\"\"", 3, false},
      {"\"\"\"a\\  ", 7, false},
      {"\"\"\"a\\\n  ", 8, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    aci::TomlString string(row.text, 0);
    while (!string.done()) string.next();
    CHECK(string.past() == row.past);
    CHECK(string.closed() == row.closed);
  }
}

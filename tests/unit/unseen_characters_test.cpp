// Texts keep what nobody sees, as escapes.
#include "report/unseen_characters.h"

#include <doctest/doctest.h>

namespace aci {
namespace {

TEST_CASE("JSON: controls, marks without width, changes of direction and line breaks are escapes") {
  struct Row {
    const char* json;
    const char* written;
  };
  const Row rows[] = {{"{\n  \"é\": \"中文 €\"\n}\n", "{\n  \"é\": \"中文 €\"\n}\n"},
                      {"[\"a\u007Fb\"]", "[\"a\\u007Fb\"]"},
                      {"[\"é\u0085\u009B31m\"]", "[\"é\\u0085\\u009B31m\"]"},
                      {"[\"\u00A0\u202Ex\u200B\"]", "[\"\u00A0\\u202Ex\\u200B\"]"},
                      {"[\"\u2028\u2029\uFEFF\"]", "[\"\\u2028\\u2029\\uFEFF\"]"},
                      {"[\"\U000E0041\U0001F600\"]", "[\"\\uDB40\\uDC41\U0001F600\"]"}};
  for (const Row& row : rows) {
    CAPTURE(row.json);
    CHECK(json_without_unseen(row.json) == row.written);
  }
}

TEST_CASE("TOML: a string of one line, whatever is in it") {
  CHECK(toml_string_without_unseen("MSP \"é\" \\ x") == "\"MSP \\\"é\\\" \\\\ x\"");
  CHECK(toml_string_without_unseen("a\tb\nc\rd\x1B") == "\"a\\tb\\nc\\u000Dd\\u001B\"");
  CHECK(toml_string_without_unseen("co\u00ADop\U000E0100") == "\"co\\u00ADop\\U000E0100\"");
  CHECK(toml_string_without_unseen("a\xFF") == "\"a\uFFFD\"");
}

}  // namespace
}  // namespace aci

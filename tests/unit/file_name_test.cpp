#include "io/file_name.h"

#include <doctest/doctest.h>

TEST_CASE("a word is a path when it has a folder or ends like a rule file; standard input is one too") {
  struct Row {
    const char* word;
    bool path;
  };
  const Row rows[] = {
      {"-", true},          {"./mine", true}, {"rules/mine.toml", true},
      {"mine.toml", true},  {".toml", true},  {"aci_msp_2023", false},
      {"mine.TOML", false}, {"toml", false},  {"--", false},
      {"", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CHECK(aci::is_path(row.word) == row.path);
  }
}

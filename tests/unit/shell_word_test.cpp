// What a shell takes as one word, as it stands.
#include "base/shell_word.h"

#include <doctest/doctest.h>

namespace aci {
namespace {

TEST_CASE("a word is quoted as soon as a shell would read something into it") {
  struct Row {
    const char* word;
    const char* written;
  };
  const Row rows[] = {{"msp.toml", "msp.toml"},
                      {"heures=9,5", "heures=9,5"},
                      {"", "''"},
                      {"ma msp.toml", "'ma msp.toml'"},
                      {"a; touch b", "'a; touch b'"},
                      {"$(x)`y`\\", "'$(x)`y`\\'"},
                      {"l'an", "'l'\\''an'"},
                      {"~/a", "'~/a'"},
                      {"a\nb", "'a\nb'"},
                      {"é", "'é'"}};
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CHECK(shell_word(row.word) == row.written);
  }
}

TEST_CASE("a file is never an option, whatever its name; - is standard input") {
  CHECK(shell_path("a.toml") == "a.toml");
  CHECK(shell_path("-a.toml") == "./-a.toml");
  CHECK(shell_path("--set x.toml") == "'./--set x.toml'");
  CHECK(shell_path("-") == "-");
}

}  // namespace
}  // namespace aci

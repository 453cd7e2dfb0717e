// The list of a run's mistakes, and the "did you mean".
#include "base/diagnostic.h"

#include <doctest/doctest.h>

#include <memory>

using aci::closest_match;
using aci::Diagnostics;
using aci::Severity;

TEST_CASE("only errors count as errors") {
  Diagnostics diagnostics;
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.warning("R900", {});
  diagnostics.note("R901", {});
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.error("I004", {}, {std::string("patientelle")}).hint = aci::Message{"hint.did_you_mean", {}};
  CHECK(diagnostics.error_count() == 1);
  REQUIRE(diagnostics.all().size() == 3);
  CHECK(diagnostics.all()[0].severity == Severity::warning);
  CHECK(diagnostics.all()[2].code() == "I004");
  CHECK(diagnostics.all()[2].hint->id == "hint.did_you_mean");
}

TEST_CASE("sorted by file in order of appearance, then by place; equals keep their order") {
  const auto b = std::make_shared<const aci::SourceFile>("b.toml", "0123456789");
  const auto a = std::make_shared<const aci::SourceFile>("a.toml", "0123456789");
  Diagnostics diagnostics;
  diagnostics.error("1", {b, {5, 6}});
  diagnostics.error("2", {a, {7, 8}});
  diagnostics.error("3", {});
  diagnostics.error("4", {b, {1, 2}});
  diagnostics.error("5", {a, {7, 9}});
  diagnostics.error("6", {a, {0, 1}});
  diagnostics.sort();
  std::string order;
  for (const auto& diagnostic : diagnostics.all()) order += diagnostic.code();
  CHECK(order == "416253");
}

TEST_CASE("the closest word: at most a third of the letters, at least 1, at most 4") {
  struct Row {
    const char* word;
    std::vector<std::string_view> candidates;
    const char* closest;
  };
  const Row rows[] = {
      {"patientelle", {"professionnels", "patientele"}, "patientele"},  // one letter too many
      {"patientèle", {"patientele"}, "patientele"},                     // an accent is one letter
      {"annee", {"anne"}, "anne"},                                      // 5 letters: one edit
      {"annee", {"an"}, ""},                                            // three edits
      {"abcdef", {"abcdxy"}, "abcdxy"},                                 // 6 letters: two edits
      {"abcdef", {"abcxyz"}, ""},                                       // three edits
      {"abcdefghijkl", {"abcdefghwxyz"}, "abcdefghwxyz"},               // 12 letters: four edits
      {"abcdefghijkl", {"abcdefgvwxyz"}, ""},                           // five edits
      {"abcdefghijklmnop", {"abcdefghijkvwxyz"}, ""},                   // 16 letters: still four at most
      {"ipa", {"pia"}, "pia"},                                          // a swap is one edit
      {"a", {"b"}, "b"},                                                // never less than one edit
      {"nim", {"nom", "nid"}, "nom"},                                   // a tie: the first
      {"nid", {"nom", "nid"}, "nid"},                                   // the word itself
      {"", {"a"}, ""},
      {"a", {}, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CHECK(closest_match(row.word, row.candidates) == row.closest);
  }
  const std::string endless(5'000'000, 'a');
  CHECK(closest_match(endless, {endless}) == "");
}

TEST_CASE("a misspelt word gets a hint, one that is close to nothing keeps what it had") {
  aci::Diagnostic mistake;
  CHECK(aci::suggest(mistake, "patientelle", {"nom", "patientele"}) == "patientele");
  REQUIRE(mistake.hint);
  CHECK(mistake.hint->id == "hint.did_you_mean");
  CHECK(std::get<std::string>(mistake.hint->args.at(0)) == "patientele");
  CHECK(aci::suggest(mistake, "xyz", {"nom", "patientele"}) == "");
  CHECK(std::get<std::string>(mistake.hint->args.at(0)) == "patientele");
}

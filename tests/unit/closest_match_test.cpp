// The "did you mean".
#include "base/closest_match.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

using aci::closest_match;

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
      {"nom", {"id", "nid", "nam"}, "nam"},                             // a closer one that comes later
      {"abc", {"bc"}, "bc"},                                            // the first letter missing
      {"bc", {"abc"}, "abc"},                                           // or one too many
      {"xyabcd", {"abcdzz"}, ""},                                       // what differs at both ends
      {"abcdzz", {"xyabcd"}, ""},                                       // counts at both
      {"abcd", {"bxcd"}, ""},                                           // half a swap is two edits
      {"abcd", {"xacd"}, ""},                                           // the other half too
      {"é", {"a"}, "a"},                                                // one letter of two bytes
      {"né", {"ma"}, ""},                                               // two letters, two edits
      {"thé", {"thè", "thé"}, "thé"},                                   // two accents are two letters
      {"€", {"€€"}, "€€"},                                              // three bytes, one letter more
      {"😀", {"😀😀"}, "😀😀"},                                              // four bytes
      {"😀😀", {"😀"}, "😀"},
      {"", {"a"}, ""},
      {"a", {}, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CHECK(closest_match(row.word, row.candidates) == row.closest);
  }
  const std::string longest(128, 'a');
  CHECK(closest_match(longest + "b", {longest}) == "");  // 129 letters are no name.
  CHECK(closest_match(longest, {longest}) == longest);
  std::string widest;  // As many letters, of four bytes each.
  for (int i = 0; i < 128; ++i) widest += "😀";
  CHECK(closest_match(widest, {widest}) == widest);
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

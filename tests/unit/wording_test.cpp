// Sentences of the catalogue: the words that agree with a number, the values in them.
#include "report/wording.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "base/iso_date.h"
#include "support/loading.h"

namespace aci {
namespace {

TEST_CASE("French has 0, 1 and what lies between 1 and 2 in the singular, English 1 alone") {
  struct Row {
    const char* number;
    const char* fr;
    const char* en;
  };
  const Row rows[] = {
      {"0", "0 autre", "0 others"},
      {"1", "1 autre", "1 other"},
      {"2", "2 autres", "2 others"},
      {"10", "10 autres", "10 others"},
      {"1000", "1\u00a0000 autres", "1,000 others"},
      {"0.5", "0,5 autre", "0.5 others"},
      {"1.5", "1,5 autre", "1.5 others"},
      {"2.5", "2,5 autres", "2.5 others"},
      {"-1", "-1 autre", "-1 other"},
      {"-2", "-2 autres", "-2 others"},
      {"1/3", "≈\u00a00,333333 autre", "≈\u00a00.333333 others"},
      {"7/3", "≈\u00a02,333333 autres", "≈\u00a02.333333 others"},
      {"10000001/10000000", "≈\u00a01 autre", "≈\u00a01 other"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.number);
    CHECK(say(Language::fr, "diff.other_changes", {exact(row.number)}) == row.fr);
    CHECK(say(Language::en, "diff.other_changes", {exact(row.number)}) == row.en);
  }
}

TEST_CASE("each word of a sentence agrees with its own number") {
  const auto counts = [](Language language, int a, int b, int c) {
    return say(language, "diff.winners", {Rational(a), Rational(b), Rational(c)});
  };
  CHECK(counts(Language::en, 1, 2, 1) == "1 gains, 2 lose, 1 stays as it was.");
  CHECK(counts(Language::en, 2, 1, 0) == "2 gain, 1 loses, 0 stay as they were.");
  CHECK(counts(Language::fr, 2, 1, 2) == "2 gagnent, 1 perd, 2 ne changent pas.");
  CHECK(counts(Language::fr, 1, 2, 0) == "1 gagne, 2 perdent, 0 ne change pas.");
}

TEST_CASE("a value is said in the language of its sentence: a text, a number, a date, another sentence") {
  const auto both = [](const MessageArg& arg) {
    return say(Language::fr, "input.one_of", {std::string("a"), arg}) + " | " +
           say(Language::en, "input.one_of", {std::string("a"), arg});
  };
  const std::string fr = say(Language::fr, "input.one_of", {std::string("a"), std::string("@")});
  const std::string en = say(Language::en, "input.one_of", {std::string("a"), std::string("@")});
  const auto with = [](std::string text, const std::string& part) {
    return text.replace(text.find('@'), 1, part);
  };
  CHECK(both(std::string("{x?}")) == with(fr, "{x?}") + " | " + with(en, "{x?}"));
  CHECK(both(LocalizedText{"oui", "yes"}) == with(fr, "oui") + " | " + with(en, "yes"));
  CHECK(both(exact("1234.5")) == with(fr, "1\u00a0234,5") + " | " + with(en, "1,234.5"));
  CHECK(both(*make_date(2024, 1, 31)) == with(fr, "31/01/2024") + " | " + with(en, "31 Jan 2024"));
  CHECK(both(Message{"word.yes", {}}) == with(fr, "oui") + " | " + with(en, "yes"));
}

TEST_CASE("every sentence is found by its id, and no other is") {
  const auto sorted = wordings_by_id();
  REQUIRE(sorted.size() == wording_count());
  const std::vector<MessageArg> values(10, MessageArg(std::string("1")));
  for (std::size_t i = 0; i < wording_count(); ++i) {
    CAPTURE(wording_at(i).id);
    CHECK_FALSE(say(Language::fr, wording_at(i).id, values).empty());
    if (i > 0) CHECK(wording_at(sorted[i - 1]).id < wording_at(sorted[i]).id);
  }
  for (const char* id : {"", "A", "word", "word.ye", "word.yes2", "zzz"}) {
    CAPTURE(id);
    CHECK_THROWS_AS(say(Language::fr, id), std::logic_error);
  }
}

}  // namespace
}  // namespace aci

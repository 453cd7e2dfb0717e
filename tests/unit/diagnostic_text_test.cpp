// A mistake as a terminal shows it: place, code, sentence; the line, a caret below it, a hint.
#include "report/diagnostic_text.h"

#include <doctest/doctest.h>

namespace aci {
namespace {

constexpr TextStyle kEnglish = {Language::en, false};

std::string text_at(Place place, const TextStyle& style = kEnglish, const char* hint = nullptr) {
  Diagnostic diagnostic{Severity::error, {"I004", {std::string("x")}}, place, {}};
  if (hint != nullptr) diagnostic.hint = Message{"hint.did_you_mean", {std::string(hint)}};
  return diagnostic_text(diagnostic, style);
}

/// The line that is shown and the one of its carets, of a mistake from one byte of a text to another.
std::string excerpt(const std::string& text, std::uint32_t begin, std::uint32_t end) {
  const std::string all = text_at({add_text("a.toml", SourceText(std::string(text))), {begin, end}});
  return all.substr(all.find('\n') + 1);
}

std::string times(std::size_t count, std::string_view part) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += part;
  return all;
}

TEST_CASE("a mistake has its place, its line, carets below it and what to try") {
  const SourcePtr file = add_text("a.toml", SourceText(std::string("one = 1\ntwoo = 22\n")));
  const Place word{file, {8, 12}};
  CHECK(text_at(word) ==
        "a.toml:2:1: error[I004]: unknown input \"x\"\n"
        "    2 | twoo = 22\n"
        "      | ^^^^\n");
  CHECK(text_at(word, {Language::fr, false}, "two") ==
        "a.toml:2:1: erreur[I004]\u00a0: donnée inconnue «\u00a0x\u00a0»\n"
        "    2 | twoo = 22\n"
        "      | ^^^^ vouliez-vous dire «\u00a0two\u00a0»\u00a0?\n");
  CHECK(text_at(word, {Language::en, true}, "two") ==
        "a.toml:2:1: \033[1;31merror[I004]\033[0m: unknown input \"x\"\n"
        "    2 | twoo = 22\n"
        "      | \033[1;31m^^^^\033[0m did you mean \"two\"?\n");
  // Of a whole file, no line is shown; of nothing, no place.
  CHECK(text_at(whole_file(file)) == "a.toml: error[I004]: unknown input \"x\"\n");
  CHECK(text_at(whole_file(file), kEnglish, "two") ==
        "a.toml: error[I004]: unknown input \"x\"\n"
        "      did you mean \"two\"?\n");
  CHECK(text_at({}) == "error[I004]: unknown input \"x\"\n");
  CHECK(text_at({}, kEnglish, "two") ==
        "error[I004]: unknown input \"x\"\n"
        "      did you mean \"two\"?\n");
}

TEST_CASE("a line has its number on the right of five columns") {
  const SourcePtr file = add_text("a.toml", SourceText(times(99, "\n") + "last"));
  CHECK(text_at({file, {101, 103}}) ==
        "a.toml:100:3: error[I004]: unknown input \"x\"\n"
        "  100 | last\n"
        "      |   ^^\n");
}

TEST_CASE("carets stand below what is meant, one at the least, to the end of its line at the most") {
  CHECK(excerpt("abcdef", 0, 1) == "    1 | abcdef\n      | ^\n");
  CHECK(excerpt("abcdef", 5, 6) == "    1 | abcdef\n      |      ^\n");
  CHECK(excerpt("abcdef", 2, 2) == "    1 | abcdef\n      |   ^\n");
  CHECK(excerpt("abcdef", 6, 6) == "    1 | abcdef\n      |       ^\n");
  CHECK(excerpt("abcdef\nghi\n", 4, 9) == "    1 | abcdef\n      |     ^^\n");
  CHECK(excerpt("abcdef\nghi\n", 5, 9) == "    1 | abcdef\n      |      ^\n");
  CHECK(excerpt("abcdef\nghi\n", 6, 9) == "    1 | abcdef\n      |       ^\n");
  CHECK(excerpt("abc\n\nghi\n", 4, 4) == "    2 | \n      | ^\n");
}

TEST_CASE("carets are as wide as the characters above them") {
  CHECK(excerpt("é = 1", 0, 2) == "    1 | é = 1\n      | ^\n");
  CHECK(excerpt("éà = 1", 2, 4) == "    1 | éà = 1\n      |  ^\n");
  CHECK(excerpt("漢字 = 1", 0, 3) == "    1 | 漢字 = 1\n      | ^^\n");
  CHECK(excerpt("漢字 = 1", 3, 6) == "    1 | 漢字 = 1\n      |   ^^\n");
  CHECK(excerpt("漢字 = 1", 9, 10) == "    1 | 漢字 = 1\n      |        ^\n");
}

TEST_CASE("of a long line 160 characters are shown, around the place: eighty before it") {
  const auto shown = [](std::size_t size, std::uint32_t begin, std::uint32_t end) {
    return excerpt(times(size, "é"), begin * 2, end * 2);
  };
  const auto expected = [](std::string_view before, std::size_t characters, std::string_view after,
                           std::size_t spaces, std::size_t carets) {
    return "    1 | " + std::string(before) + times(characters, "é") + std::string(after) + "\n      | " +
           times(spaces, " ") + times(carets, "^") + "\n";
  };
  CHECK(shown(160, 159, 160) == expected("", 160, "", 159, 1));
  CHECK(shown(161, 0, 1) == expected("", 160, "…", 0, 1));
  CHECK(shown(161, 80, 82) == expected("", 160, "…", 80, 2));
  CHECK(shown(161, 81, 83) == expected("…", 160, "", 81, 2));
  CHECK(shown(162, 81, 83) == expected("…", 160, "…", 81, 2));
  CHECK(shown(161, 160, 161) == expected("…", 81, "", 81, 1));
  CHECK(shown(161, 161, 161) == expected("…", 80, "", 81, 1));
  CHECK(shown(1000, 79, 80) == expected("", 160, "…", 79, 1));
  CHECK(shown(1000, 160, 162) == expected("…", 160, "…", 81, 2));
  CHECK(shown(1000, 161, 162) == expected("…", 160, "…", 81, 1));
  CHECK(shown(1000, 162, 163) == expected("…", 160, "…", 81, 1));
  CHECK(shown(1000, 500, 503) == expected("…", 160, "…", 81, 3));
  CHECK(shown(1000, 920, 921) == expected("…", 160, "", 81, 1));
  CHECK(shown(1000, 999, 1000) == expected("…", 81, "", 81, 1));
  // What is longer than what is shown has carets to its end.
  CHECK(shown(1000, 0, 1000) == expected("", 160, "…", 0, 160));
  CHECK(shown(1000, 10, 900) == expected("", 160, "…", 10, 150));
  CHECK(shown(1000, 500, 900) == expected("…", 160, "…", 81, 80));
  CHECK(shown(1000, 990, 1000) == expected("…", 90, "", 81, 10));
  CHECK(shown(200, 0, 160) == expected("", 160, "…", 0, 160));
}

TEST_CASE("the characters around a place are its own, whatever stands before them in the file") {
  std::string line;
  for (int i = 0; i < 300; ++i) line += static_cast<char>('a' + i % 26);
  // The place is the character 150 of the second line: from 70 to 229.
  CHECK(excerpt("first\n" + line + "\nlast\n", 6 + 150, 6 + 151) ==
        "    2 | …" + line.substr(70, 160) + "…\n      | " + times(81, " ") + "^\n");
  CHECK(excerpt(line, 250, 251) == "    1 | …" + line.substr(170) + "\n      | " + times(81, " ") + "^\n");
}

TEST_CASE("a sentence takes over 400 bytes of a text at the most, and no part of a character") {
  const auto sentence = [](const std::string& text) {
    const std::string all = diagnostic_text(
        {Severity::error, {"I004", {text}}, {}, Message{"hint.did_you_mean", {text}}}, kEnglish);
    return all;
  };
  const auto expected = [](const std::string& text) {
    return "error[I004]: unknown input \"" + text + "\"\n      did you mean \"" + text + "\"?\n";
  };
  CHECK(sentence(std::string(400, 'a')) == expected(std::string(400, 'a')));
  CHECK(sentence(std::string(401, 'a')) == expected(std::string(400, 'a') + "…"));
  CHECK(sentence(std::string(399, 'a') + "éa") == expected(std::string(399, 'a') + "…"));
  CHECK(sentence(std::string(398, 'a') + "éa") == expected(std::string(398, 'a') + "é…"));
}

}  // namespace
}  // namespace aci

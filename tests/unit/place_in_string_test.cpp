// Places inside strings as they were written.
#include "base/place_in_string.h"

#include <doctest/doctest.h>

#include <memory>

#include "io/toml_document.h"

namespace {

aci::Document read(const std::string& text) {
  aci::Diagnostics diagnostics;
  const auto file = aci::add_text("t.toml", text);
  auto document = aci::parse_toml(file, diagnostics);
  REQUIRE(document);
  return *document;
}

/// The source of the bytes [begin, end) of the string behind the key "s".
std::string source_of(const aci::Document& document, std::size_t begin, std::size_t end) {
  return std::string(aci::place_in_string(*document.file, *document.root.find("s"), begin, end).text());
}

}  // namespace

TEST_CASE("a range of a decoded text, back in the source") {
  struct Row {
    const char* source;
    const char* decoded;
    std::size_t begin;
    std::size_t end;
    const char* there;
  };
  const Row rows[] = {
      {R"(s = "abc")", "abc", 1, 2, "b"},
      {R"(s = "abc")", "abc", 0, 3, "abc"},
      {R"(s = 'a\c')", "a\\c", 1, 3, "\\c"},    // nothing is an escape in single quotes
      {R"(s = "a\"b")", "a\"b", 1, 2, "\\\""},  // an escape counts whole
      {R"(s = "a\"b")", "a\"b", 2, 3, "b"},
      {R"(s = "\u00e9b")", "éb", 0, 2, "\\u00e9"},  // two bytes for one escape
      {R"(s = "\u00e9b")", "éb", 1, 2, "\\u00e9"},  // half of it is all of it
      {R"(s = "\u00e9b")", "éb", 1, 1, ""},
      {R"(s = "\u00e9b")", "éb", 2, 3, "b"},
      {R"(s = "\u20ACb")", "€b", 3, 4, "b"},
      {R"(s = "\U0001F600b")",
       "\xF0\x9F\x98\x80"
       "b",
       4, 5, "b"},
      {R"(s = "\u0041b")", "Ab", 1, 2, "b"},
      // The last and the first characters of one, two, three and four bytes; digits from 0 to 9, a to f.
      {R"(s = "\u007Fb")",
       "\x7F"
       "b",
       1, 2, "b"},
      {R"(s = "\u0080b")",
       "\u0080"
       "b",
       2, 3, "b"},
      {R"(s = "\u07FFb")",
       "\u07FF"
       "b",
       2, 3, "b"},
      {R"(s = "\u0800b")",
       "\u0800"
       "b",
       3, 4, "b"},
      {R"(s = "\uFFFDb")",
       "\uFFFD"
       "b",
       3, 4, "b"},
      {R"(s = "\U0000FFFDb")",
       "\uFFFD"
       "b",
       3, 4, "b"},
      {R"(s = "\U00010000b")",
       "\xF0\x90\x80\x80"
       "b",
       4, 5, "b"},
      {R"(s = "\u0099\u00aA\u00fFb")",
       "\u0099\u00AA\u00FF"
       "b",
       2, 4, "\\u00aA"},
      {R"(s = "\u0099\u00aA\u00fFb")",
       "\u0099\u00AA\u00FF"
       "b",
       5, 7, "\\u00fFb"},
      {"s = \"é€b\"", "é€b", 5, 6, "b"},
      {"s = \"é€b\"", "é€b", 3, 4, "€"},  // part of a character is all of it
      {"s = \"é€b\"", "é€b", 1, 3, "é€"},
      {"s = \"\"\"\nab\ncd\"\"\"", "ab\ncd", 3, 5, "cd"},         // the first line ending does not count
      {"s = \"\"\"\r\nab\r\ncd\"\"\"", "ab\ncd", 2, 4, "\r\nc"},  // CRLF reads as one
      {"s = '''\nab\ncd'''", "ab\ncd", 3, 5, "cd"},
      {"s = '''ab\\\ncd'''", "ab\\\ncd", 4, 6, "cd"},       // no line goes on in single quotes
      {"s = \"\"\"ab\\\n   cd\"\"\"", "abcd", 2, 4, "cd"},  // a line that goes on
      {"s = \"\"\"ab\\ \r\n\r\n \t cd\"\"\"", "abcd", 2, 4, "cd"},
      {"s = \"\"\"\\\n  ab\"\"\"", "ab", 0, 1, "a"},
      {"s = \"\"\"a\\\n  \\\n b\"\"\"", "ab", 1, 2, "b"},
      {"s = \"\"\"a\\\n  \\n b\"\"\"", "a\n b", 1, 2, "\\n"},
      {"s = \"\"\"a\"\"\"\"\"", "a\"\"", 1, 3, "\"\""},  // two quotes before the three that close
      {"s = \"\"\"a\"\"b\"\"\"", "a\"\"b", 3, 4, "b"},
      {"s = \"abc\"", "abc", 1, 99, "bc"},  // beyond the end: up to it
      {"s = \"abc\"", "abc", 1, 1, ""},
      {"s = \"\"", "", 0, 1, ""},
      {"s = \"\"\"\"\"\"", "", 0, 0, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.source);
    CAPTURE(row.begin);
    const aci::Document document = read(row.source);
    CHECK(document.root.find("s")->text == row.decoded);
    CHECK(source_of(document, row.begin, row.end) == row.there);
  }
}

TEST_CASE("an empty range has a place: before the character, or before the closing quotes") {
  const aci::Document document = read("s = \"\"\"ab\\\n  c\"\"\"  # x");
  const aci::Node& string = *document.root.find("s");
  const auto place = [&](std::size_t at) {
    return aci::place_in_string(*document.file, string, at, at).span().begin;
  };
  CHECK(place(0) == 7);
  CHECK(place(2) == 13);  // c, on the next line
  CHECK(place(3) == 14);
  CHECK(place(99) == 14);
}

TEST_CASE("what is no string is pointed at whole") {
  const aci::Document document = read("s = 1_000");
  CHECK(source_of(document, 1, 2) == "1_000");
}

TEST_CASE("a text without quotes, as an option has it, is where it stands; in other words it is all of it") {
  const aci::SourcePtr file = aci::add_text("--set", "x=7 €/point");
  aci::Node value;
  value.kind = aci::NodeKind::string;
  value.at = {file, {2, static_cast<std::uint32_t>(file->text().size())}};
  value.text = "7 €/point";
  CHECK(aci::place_in_string(*file, value, 2, 5).text() == "€");
  CHECK(aci::place_in_string(*file, value, 2, 2) == aci::Place(file, {4, 4}));
  CHECK(aci::place_in_string(*file, value, 0, value.text.size()) == value.at);
  value.text = "7.1 €/point";
  CHECK(aci::place_in_string(*file, value, 0, 3) == value.at);
}

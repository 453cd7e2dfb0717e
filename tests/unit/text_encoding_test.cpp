// Bytes of any encoding as UTF-8.
#include "io/text_encoding.h"

#include <doctest/doctest.h>

using aci::decode_text;
using aci::DecodedText;
using aci::Encoding;

using namespace std::string_literals;

TEST_CASE("a whole text is decided from all its bytes") {
  struct Row {
    std::string bytes;
    Encoding encoding;
    std::string text;
  };
  const Row rows[] = {
      {"nom", Encoding::utf8, "nom"},
      {"sant\xC3\xA9", Encoding::utf8, "santé"},
      {"\xEF\xBB\xBFsant\xC3\xA9", Encoding::utf8, "santé"},
      {"sant\xE9", Encoding::windows_1252, "santé"},
      {"5 \x80, l\x92\x9Cuvre", Encoding::windows_1252, "5 €, l’œuvre"},
      // Damaged UTF-8 is not made into "Ã©"; the last letter of a word before '»' is no reason to.
      {"\xC3\xA9\xC3\xA8 \xE9", Encoding::utf8, "\xC3\xA9\xC3\xA8 \xE9"},
      {"\xAB CIT\xC9\xBB", Encoding::windows_1252, "« CITÉ»"},
      {"\xE9\x81", Encoding::windows_1252, "é\x81"},
      {"\xFF\xFEn\0\xE9\0"s, Encoding::utf16_little, "né"},
      {"\xFE\xFF\0n\0\xE9"s, Encoding::utf16_big, "né"},
      {"\xFF\xFE\x3D\xD8\x00\xDE"s, Encoding::utf16_little, "😀"},
      {"\xFF\xFE\x3D\xD8n\0"s, Encoding::utf16_little, "\xFFn"},
      {"\xFF\xFEn\0e"s, Encoding::utf16_little, "n\xFF"},
      {"\xFF\xFE\x3D\xD8"s, Encoding::utf16_little, "\xFF"},
      {"\xFF\xFE\x3D\xD8\x00\xE0"s, Encoding::utf16_little, "\xFF\uE000"},
      {"\xFF\xFE\x00\xDE\x3D\xD8n\0"s, Encoding::utf16_little, "\xFF\xFFn"},
      {"\xFF\xFEn\0\x00\xDC"s, Encoding::utf16_little, "n\xFF"},
      {"\xFF\xFE\x00\xDC\x01\xDC"s, Encoding::utf16_little, "\xFF\xFF"},
      {"\xFF\xFE\xFF\xDF\x00\xE0"s, Encoding::utf16_little, "\xFF\uE000"},
      {"\xFF\xFE\xFF\xDB\xFF\xDF"s, Encoding::utf16_little, "\U0010FFFF"},
      {"\xFF\xFE\x00\xD8\x00\xDC"s, Encoding::utf16_little, "\U00010000"},
      // The last characters of one, two and three bytes, and the first of more.
      {"\xFF\xFE\x7F\0\x80\0"s, Encoding::utf16_little, "\x7F\xC2\x80"},
      {"\xFF\xFE\xFF\x07\x00\x08"s, Encoding::utf16_little, "\u07FF\u0800"},
      {"\xFF\xFE\xFF\xFF"s, Encoding::utf16_little, "\uFFFF"},
      // The last character of those that Windows has of its own, and the first of Latin-1: a space that
      // joins.
      {"5\xA0"
       "000 \x9F",
       Encoding::windows_1252, "5\u00A0000 \u0178"},
      {"", Encoding::utf8, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    const DecodedText decoded = decode_text(row.bytes, Encoding::automatic);
    CHECK(decoded.encoding == row.encoding);
    CHECK(decoded.text == row.text);
  }
}

TEST_CASE("an encoding that is asked for is heeded") {
  CHECK(decode_text("\xC3\xA9", Encoding::windows_1252).text == "Ã©");
  CHECK(decode_text("\xEF\xBB\xBFn", Encoding::windows_1252).text == "ï»¿n");
  CHECK(decode_text("\xE9", Encoding::utf8).text == "\xE9");
  CHECK(decode_text("n\0"s, Encoding::utf16_little).text == "n");
  CHECK(decode_text("\0n"s, Encoding::utf16_big).text == "n");
  CHECK(decode_text("\xFE\xFF\0n"s, Encoding::utf16_little).text == "n");
}

TEST_CASE("what a part of a text in UTF-16 ends in the middle of waits for the next part") {
  for (const bool big : {false, true}) {
    CAPTURE(big);
    const Encoding encoding = big ? Encoding::utf16_big : Encoding::utf16_little;
    const std::string two = big ? "\0n\0\xE9"s : "n\0\xE9\0"s;
    std::string out;
    CHECK(aci::append_utf8(two.substr(0, 1), encoding, false, out) == 0);
    CHECK(out.empty());
    CHECK(aci::append_utf8(two.substr(0, 3), encoding, false, out) == 2);
    CHECK(out == "n");
    CHECK(aci::append_utf8(two.substr(2), encoding, false, out) == 2);
    CHECK(out == "né");
    // Half a pair, with one byte of its other half or without.
    const std::string pair = big ? "\xD8\x3D\xDE\x00"s : "\x3D\xD8\x00\xDE"s;
    for (const std::size_t size : {2, 3}) {
      CAPTURE(size);
      CHECK(aci::append_utf8(pair.substr(0, size), encoding, false, out) == 0);
      CHECK(out == "né");
    }
  }
}

TEST_CASE("lines of the old Mac end like others") {
  std::string text = "a\rb\r\nc\n\r\r\nd\r";
  aci::end_lines_alike(text);
  CHECK(text == "a\nb\r\nc\n\n\r\nd\n");
  std::string other = "a\rb\r\n";
  aci::end_lines_alike(other);
  CHECK(other == "a\nb\r\n");
  std::string empty_lines = "\r\ra\r\r\rb";
  aci::end_lines_alike(empty_lines);
  CHECK(empty_lines == "\n\na\n\n\nb");
}

TEST_CASE("one note says which files are not in UTF-8") {
  aci::TextEncodings encodings;
  aci::Diagnostics diagnostics;
  encodings.found("a.csv", Encoding::utf8);
  encodings.tell(diagnostics);
  CHECK(diagnostics.all().empty());
  encodings.found("b.csv", Encoding::windows_1252);
  encodings.found("b.csv", Encoding::windows_1252);
  encodings.found("c.csv", Encoding::utf16_big);
  encodings.tell(diagnostics);
  REQUIRE(diagnostics.all().size() == 2);
  const auto one_each = diagnostics.take();
  for (const std::size_t i : {0, 1}) {
    CHECK(one_each[i].code() == "F011");
    CHECK(std::get<std::string>(std::get<aci::Message>(one_each[i].message.args.at(0)).args.at(0)) ==
          (i == 0 ? "b.csv" : "c.csv"));
    CHECK(std::get<std::string>(one_each[i].message.args.at(1)) == (i == 0 ? "Windows-1252" : "UTF-16"));
  }
  encodings.found("d.csv", Encoding::windows_1252);
  encodings.tell(diagnostics);
  REQUIRE(diagnostics.all().size() == 2);
  CHECK(diagnostics.all()[0].code() == "F016");
  CHECK(std::get<std::string>(diagnostics.all()[0].message.args.at(0)) == "2");
  CHECK(std::get<std::string>(diagnostics.all()[0].message.args.at(1)) == "Windows-1252");
  CHECK(diagnostics.all()[1].code() == "F011");
  CHECK(diagnostics.error_count() == 0);

  aci::TextEncodings asked(Encoding::windows_1252);
  asked.found("b.csv", Encoding::windows_1252);
  diagnostics.take();
  asked.tell(diagnostics);
  CHECK(diagnostics.all().empty());
}

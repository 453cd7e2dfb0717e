// Why a text is no TOML: what the library says in its own words, and what is made of it.
#include "io/toml_syntax.h"

#include <doctest/doctest.h>

#include <string>

#include "io/toml_document.h"

using aci::TomlComplaint;

TEST_CASE("the library still says what we recognise: when it changes its words, this fails") {
  struct Row {
    std::string text;
    const char* sentence;  ///< As it is; this and the next column change together.
    TomlComplaint complaint;
  };
  const Row rows[] = {
      {"a = 1\na = 2", "Error while parsing key-value pair: cannot redefine existing integer 'a'",
       TomlComplaint::duplicate},
      {"a = 1\na.b = 2",
       "Error while parsing key-value pair: cannot redefine existing integer as dotted key-value pair",
       TomlComplaint::duplicate},
      {"[a]\n[a]", "Error while parsing table header: cannot redefine existing table 'a'",
       TomlComplaint::duplicate},
      {"[a]\n[[a]]",
       "Error while parsing table header: cannot redefine existing table 'a' as array-of-tables",
       TomlComplaint::duplicate},
      {"a = {}\n[a.b]", "Error while parsing table header: cannot insert 'a.b' into existing inline table",
       TomlComplaint::duplicate},
      {"a = 99999999999999999999",
       "Error while parsing decimal integer: '99999999999999999999' is not representable in 64 bits",
       TomlComplaint::too_large},
      {"a = 0x11111111111111111",
       "Error while parsing hexadecimal integer: '0x11111111111111111' is not representable in 64 bits",
       TomlComplaint::too_large},
      {"a = " + std::string(200, '9'),
       "Error while parsing value: numeric value too long to identify type - cannot exceed 126 characters",
       TomlComplaint::too_large},
      {"a = 0." + std::string(200, '1'),
       "Error while parsing floating-point: exceeds length limit of 128 digits (consider using exponent "
       "notation)",
       TomlComplaint::too_large},
      {"a = 1__0", "Error while parsing decimal integer: underscores may only follow digits",
       TomlComplaint::other},
      {"a = \"\\q\"", "Error while parsing string: unknown escape sequence '\\q'", TomlComplaint::other},
      {"a = oui", "Error while parsing value: could not determine value type", TomlComplaint::other},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string sentence = aci::toml_sentence(row.text);
    CHECK(sentence == row.sentence);
    CHECK(aci::toml_complaint(sentence) == row.complaint);
  }
  CHECK(aci::toml_sentence("a = 1") == "");
}

TEST_CASE("where the parser stops, what stands around tells the mistake") {
  struct Row {
    const char* text;
    std::uint32_t offset;
    const char* category;
    std::uint32_t begin;
    std::uint32_t end;
  };
  const Row rows[] = {
      {"a = [1 2]", 7, "toml.missing_comma", 7, 8},
      {"a = [1,,2]", 7, "toml.extra_comma", 7, 8},
      {"a = { x = 1, }", 13, "toml.extra_comma", 13, 14},
      {"a = \"x\" \"y\"", 8, "toml.bad_value", 4, 11},
      {"a = [1] b", 8, "toml.trailing", 8, 9},
      {"[a\nx = 1", 2, "toml.unclosed", 0, 2},
      {"a\x01 = 1", 1, "toml.control_character", 1, 2},
      {"a = 1\rb", 6, "toml.control_character", 5, 6},
      {"a = \"\\x\x01\"", 6, "toml.bad_escape", 5, 7},
      {"b = \"\\n\"\na = \"xy\"", 15, "toml.control_character", 15, 16},
      {"a\tb = 1", 1, "toml.missing_equals_after", 0, 1},
      {"", 0, "toml.bad_key", 0, 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string_view text = row.text;
    const aci::SyntaxError error = aci::explain_syntax_error(text, row.offset, "whatever");
    CHECK(error.category.id == row.category);
    CHECK(error.at.begin == row.begin);
    CHECK(error.at.end == row.end);
  }
}

TEST_CASE("of a header that comes again, the header is told, and not the key behind it") {
  const std::string text = "[t]\na = 1\n[t]\na = 2\n";
  const char* const sentence = "Error while parsing table header: cannot redefine existing table 't'";
  for (const std::uint32_t offset : {11, 14, 18}) {
    CAPTURE(offset);
    const aci::SyntaxError error = aci::explain_syntax_error(text, offset, sentence);
    CHECK(error.category.id == "toml.duplicate_key");
    CHECK(error.at.begin == 11);
    CHECK(error.at.end == 12);
  }
}

TEST_CASE("what is quoted of a text that is no UTF-8 is cut, and is never longer than it was") {
  for (const std::size_t size : {59, 60, 61, 62, 200}) {
    for (const std::string front : {"", "a", "a = ", "a = [", "a = \"", "[", "a = { b = "}) {
      const std::string text = front + std::string(size, '\x80') + "\n";
      CAPTURE(front);
      CAPTURE(size);
      for (std::uint32_t offset = 0; offset <= text.size(); ++offset) {
        const aci::SyntaxError error = aci::explain_syntax_error(text, offset, "whatever");
        CHECK(error.at.begin <= error.at.end);
        CHECK(error.at.end <= text.size());
        const auto* const quote = std::get_if<std::string>(&error.category.args.at(0));
        REQUIRE(quote != nullptr);
        CHECK(quote->size() <= 63);
      }
    }
  }
}

// Characters of a text that somebody wrote: which bytes make one, and how many columns it takes.
#include "report/characters.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string_view>

namespace aci {
namespace {

TEST_CASE("the first and the last character of each length are read whole") {
  const auto whole = [](std::string_view text, char32_t code) {
    const Character read = character_at(text, 0);
    return read.sound && read.code == code && read.size == text.size();
  };
  CHECK(whole("\x7F", 0x7F));
  CHECK(whole("\xC2\x80", 0x80));
  CHECK(whole("\xDF\xBF", 0x7FF));
  CHECK(whole("\xE0\xA0\x80", 0x800));
  CHECK(whole("\xED\x9F\xBF", 0xD7FF));
  CHECK(whole("\xEE\x80\x80", 0xE000));
  CHECK(whole("\xEF\xBF\xBF", 0xFFFF));
  CHECK(whole("\xF0\x90\x80\x80", 0x10000));
  CHECK(whole("\xF4\x8F\xBF\xBF", 0x10FFFF));
}

TEST_CASE("what is written too long, half a pair, beyond the last or cut short is no character") {
  for (const std::string_view text :
       {"\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xC3", "\xE2\x82", "\xF0\x9F\x98", "\xC3(", "\xE2\x82("}) {
    CAPTURE(text);
    CHECK(!character_at(text, 0).sound);
  }
}

TEST_CASE("a character takes a column, none above another one, two when it is wide") {
  CHECK(columns_of('a') == 1);
  CHECK(columns_of(U'é') == 1);
  CHECK(columns_of(0x0301) == 0);  // An acute accent, combining.
  CHECK(columns_of(U'医') == 2);
  CHECK(columns_of(0x3FFFD) == 2);
  CHECK(columns_of(0x10FFFD) == 1);  // After all that the tables know.
}

TEST_CASE("a flag is a pair of letters, a column each; what follows them is wide") {
  CHECK(columns_of(0x1F1E5) == 1);
  CHECK(columns_of(0x1F1E6) == 1);
  CHECK(columns_of(0x1F1FF) == 1);
  CHECK(columns_of(0x1F200) == 2);
}

TEST_CASE("what nobody sees commands, to both ends of each range; what is seen does not") {
  struct Row {
    char32_t first;
    char32_t last;
  };
  const Row rows[] = {{0x7F, 0x9F},       {0xAD, 0xAD},       {0x200B, 0x200F},
                      {0x2028, 0x202E},   {0x2060, 0x206F},   {0x13430, 0x1343F},
                      {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};
  for (const Row& row : rows) {
    CAPTURE(static_cast<std::uint32_t>(row.first));
    const bool before = row.first == 0xE0000;  // U+DFFFF is no character either.
    CHECK(is_command(row.first - 1) == before);
    CHECK(is_command(row.first));
    CHECK(is_command(row.last));
    CHECK(!is_command(row.last + 1));
  }
  for (const char32_t seen : {0x0600, 0x06DD, 0x070F, 0x08E2, 0xFE0F, 0x110BD}) {
    CAPTURE(static_cast<std::uint32_t>(seen));
    CHECK(!is_command(seen));
  }
}

}  // namespace
}  // namespace aci

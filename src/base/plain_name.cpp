#include "base/plain_name.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/source_file.h"

namespace aci {
namespace {

struct Letters {
  std::string_view accented;  ///< In UTF-8, two bytes each.
  std::string_view plain;
};
constexpr Letters kLetters[] = {
    {"àáâãäåāăąÀÁÂÃÄÅĀĂĄ", "a"},
    {"çćčÇĆČ", "c"},
    {"ďĎ", "d"},
    {"èéêëēėęěÈÉÊËĒĖĘĚ", "e"},
    {"ğĞ", "g"},
    {"ìíîïīįıÌÍÎÏĪĮİ", "i"},
    {"łŁ", "l"},
    {"ñńňÑŃŇ", "n"},
    {"òóôõöøōőÒÓÔÕÖØŌŐ", "o"},
    {"řŘ", "r"},
    {"śşšŚŞŠ", "s"},
    {"ťŤ", "t"},
    {"ùúûüūůűųÙÚÛÜŪŮŰŲ", "u"},
    {"ýÿÝŸ", "y"},
    {"źżžŹŻŽ", "z"},
    {"æÆ", "ae"},
    {"œŒ", "oe"},
    {"ß", "ss"},
};

/// Of a character of ASCII: itself, small; 0 for what is neither letter nor digit.
constexpr auto kPlainAscii = [] {
  std::array<char, 0x80> plain{};
  for (char c = '0'; c <= '9'; ++c) plain[static_cast<std::size_t>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) {
    plain[static_cast<std::size_t>(c)] = c;
    plain[static_cast<std::size_t>(c - 'a' + 'A')] = c;
  }
  return plain;
}();

constexpr std::uint32_t two_bytes(std::string_view character) {
  return ((static_cast<unsigned char>(character[0]) & 0x1FU) << 6U) |
         (static_cast<unsigned char>(character[1]) & 0x3FU);
}

/// By code point, from À to ž.
constexpr std::uint32_t kFirstLetter = 0xC0;
constexpr auto kPlain = [] {
  std::array<std::string_view, 0x180 - kFirstLetter> plain{};
  for (const Letters& letters : kLetters) {
    for (std::size_t at = 0; at < letters.accented.size(); at += 2)
      plain[two_bytes(letters.accented.substr(at, 2)) - kFirstLetter] = letters.plain;
  }
  return plain;
}();

/// What a character beyond ASCII comes to; nothing for a sign or an accent by itself.
std::string_view plain_letter(std::string_view character) {
  const bool is_pair = character.size() == 2 && character[0] >= '\xC3' && character[0] <= '\xC5';
  const std::string_view plain = is_pair ? kPlain[two_bytes(character) - kFirstLetter] : std::string_view();
  if (!plain.empty()) return plain;
  // U+0080 to U+00BF, the accents from U+0300 on, and the dashes, spaces and quotes from U+2000 on.
  if (character.starts_with('\xC2') || character.starts_with('\xCC')) return "";
  if (character.starts_with("\xE2\x80") || character.starts_with("\xE2\x81")) return "";
  if (character.starts_with('\xCD') && character < "\xCD\xB0") return "";
  return character == "\uFEFF" ? "" : character;
}

}  // namespace

std::string plain_name(std::string_view text) {
  // A character never comes to more bytes than it has: "œ" to "oe".
  std::string plain(text.size(), '\0');
  char* into = plain.data();
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    std::size_t end = at + 1;
    while (end < text.size() && continues_character(text[end])) ++end;
    if (byte < kPlainAscii.size()) {
      *into = kPlainAscii[byte];
      if (*into != '\0') ++into;
    } else {
      const std::string_view letter = plain_letter(text.substr(at, end - at));
      into = std::copy(letter.begin(), letter.end(), into);
    }
    at = end;
  }
  plain.resize(static_cast<std::size_t>(into - plain.data()));
  return plain;
}

}  // namespace aci

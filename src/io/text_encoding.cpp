#include "io/text_encoding.h"

#include <algorithm>
#include <utility>

#include "io/descriptor.h"
#include "io/text_file.h"

namespace aci {
namespace {

/// Windows-1252 from 0x80 to 0x9F; 0: no character.
constexpr char16_t kWindows[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr char kNoCharacter = '\xFF';

void put_utf8(std::uint32_t character, std::string& out) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  const auto rest = [&](unsigned shift) { put(0x80U | ((character >> shift) & 0x3FU)); };
  if (character < 0x80) return put(character);
  if (character < 0x800) {
    put(0xC0U | character >> 6U);
    return rest(0);
  }
  if (character < 0x10000) {
    put(0xE0U | character >> 12U);
    rest(6);
    return rest(0);
  }
  put(0xF0U | character >> 18U);
  for (const unsigned shift : {12U, 6U, 0U}) rest(shift);
}

void append_windows(std::string_view bytes, std::string& out) {
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    const bool high = value >= 0x80 && value < 0xA0;
    const std::uint32_t character = high ? kWindows[value - 0x80] : value;
    if (high && character == 0) {
      out += byte;
    } else {
      put_utf8(character, out);
    }
  }
}

/// How many bytes were whole characters; all of them at the end of a text.
std::size_t append_utf16(std::string_view bytes, bool big, bool at_end, std::string& out) {
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<std::uint32_t>(big ? first << 8U | second : second << 8U | first);
  };
  std::size_t at = 0;
  while (at + 2 <= bytes.size()) {
    const std::uint32_t high = unit(at);
    const bool first_half = high >= 0xD800 && high < 0xDC00;
    if (first_half && at + 4 > bytes.size() && !at_end) return at;
    const std::uint32_t low = first_half && at + 4 <= bytes.size() ? unit(at + 2) : 0;
    if (low >= 0xDC00 && low < 0xE000) {
      put_utf8(0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00), out);
      at += 4;
      continue;
    }
    if (high >= 0xD800 && high < 0xE000) {
      out += kNoCharacter;
    } else {
      put_utf8(high, out);
    }
    at += 2;
  }
  if (!at_end) return at;
  if (at < bytes.size()) out += kNoCharacter;
  return bytes.size();
}

/// Whether a text that is not marked is UTF-8, whatever damage it has.
bool is_mostly_utf8(std::string_view text) {
  std::size_t characters = 0;
  std::size_t others = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = character_size(text, at);
    characters += size > 1 ? 1 : 0;
    others += size == 0 ? 1 : 0;
    at += std::max<std::size_t>(size, 1);
  }
  return others == 0 || characters > others;
}

}  // namespace

std::string_view encoding_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::automatic:
    case Encoding::utf8:
      break;
    case Encoding::utf16_little:
    case Encoding::utf16_big:
      return "UTF-16";
    case Encoding::windows_1252:
      return "Windows-1252";
  }
  return "UTF-8";
}

void TextEncodings::found(const std::string& path, Encoding encoding) {
  const std::lock_guard lock(mutex_);
  if (imposed_ == Encoding::automatic && encoding > Encoding::utf8) {
    (encoding == Encoding::windows_1252 ? windows_ : utf16_).insert(path);
  }
}

void TextEncodings::tell(Diagnostics& diagnostics) const {
  const std::lock_guard lock(mutex_);
  for (const auto& [files, name] : {std::pair(&windows_, "Windows-1252"), std::pair(&utf16_, "UTF-16")}) {
    if (files->empty()) continue;
    const MessageArg first = shown_name(*files->begin(), "file.standard_input");
    if (files->size() == 1) {
      diagnostics.note("F011", Place{}, {first, name});
    } else {
      diagnostics.note("F016", Place{}, {std::to_string(files->size()), name, first});
    }
  }
}

std::size_t append_utf8(std::string_view bytes, Encoding from, bool at_end, std::string& out) {
  if (from != Encoding::windows_1252) return append_utf16(bytes, from == Encoding::utf16_big, at_end, out);
  append_windows(bytes, out);
  return bytes.size();
}

MarkedText marked_text(std::string_view text, Encoding imposed) {
  const auto fits = [&](Encoding encoding) { return imposed == Encoding::automatic || imposed == encoding; };
  // Who asks for UTF-16 need not know which.
  const bool wide = fits(Encoding::utf16_little) || imposed == Encoding::utf16_big;
  if (fits(Encoding::utf8) && text.starts_with(kByteOrderMark))
    return {Encoding::utf8, kByteOrderMark.size()};
  if (wide && text.starts_with("\xFF\xFE")) return {Encoding::utf16_little, 2};
  if (wide && text.starts_with("\xFE\xFF")) return {Encoding::utf16_big, 2};
  return {imposed, 0};
}

void end_lines_alike(std::string& text) {
  for (std::size_t at = text.find('\r'); at != text.npos; at = text.find('\r', at + 1)) {
    if (at + 1 == text.size() || text[at + 1] != '\n') text[at] = '\n';
  }
}

DecodedText decode_text(std::string bytes, Encoding imposed) {
  auto [encoding, mark] = marked_text(bytes, imposed);
  if (encoding == Encoding::automatic) {
    encoding = is_mostly_utf8(bytes) ? Encoding::utf8 : Encoding::windows_1252;
  }
  bytes.erase(0, mark);
  DecodedText out{{}, encoding};
  if (encoding == Encoding::utf8) {
    out.text = std::move(bytes);
  } else {
    append_utf8(bytes, encoding, true, out.text);
  }
  return out;
}

}  // namespace aci

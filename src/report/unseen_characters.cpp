#include "report/unseen_characters.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>

#include "report/characters.h"

namespace aci {
namespace {

/// Whether a command beyond ASCII may begin with a byte, or it is U+007F. The accented letters of Latin-1 are
/// told apart here already: nearly every text has no others.
bool may_begin_unseen(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == 0x7F || byte == 0xC2 || byte > 0xC3;
}

std::string json_escape(char32_t code) {
  const auto number = static_cast<std::uint32_t>(code);
  if (number < 0x10000) return fmt::format("\\u{:04X}", number);
  const std::uint32_t beyond = number - 0x10000;
  return fmt::format("\\u{:04X}\\u{:04X}", 0xD800 + (beyond >> 10U), 0xDC00 + (beyond & 0x3FFU));
}

std::string toml_escape(char32_t code) {
  if (code == '\t') return "\\t";
  if (code == '\n') return "\\n";
  const auto number = static_cast<std::uint32_t>(code);
  return number < 0x10000 ? fmt::format("\\u{:04X}", number) : fmt::format("\\U{:08X}", number);
}

}  // namespace

std::string json_without_unseen(std::string json) {
  auto from = std::ranges::find_if(json, may_begin_unseen);
  if (from == json.end()) return json;
  std::string out(json.begin(), from);
  for (auto at = static_cast<std::size_t>(from - json.begin()); at < json.size();) {
    const Character character = character_at(json, at);
    const bool unseen = character.sound && character.code >= 0x7F && is_command(character.code);
    unseen ? out += json_escape(character.code) : out.append(json, at, character.size);
    at += character.size;
  }
  return out;
}

std::string toml_string_without_unseen(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (character.code == '"' || character.code == '\\') out += '\\';
    if (!character.sound) {
      out += "\uFFFD";  // No TOML holds what is no character.
    } else if (is_command(character.code)) {
      out += toml_escape(character.code);
    } else {
      out += text.substr(at, character.size);
    }
    at += character.size;
  }
  return out + '"';
}

}  // namespace aci

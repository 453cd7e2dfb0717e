#pragma once
// Bytes as a C++ string literal, for the programs that write sources.

#include <cstdio>
#include <string>
#include <string_view>

/// Octal escapes: no delimiter to clash with, no encoding to trust, no digit that could belong to the next
/// byte.
inline std::string literal(std::string_view bytes) {
  std::string out = "\"";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\' && byte != '?';
    if (plain) {
      out += c;
      continue;
    }
    char escape[5];
    std::snprintf(escape, sizeof escape, "\\%03o", byte);
    out += escape;
  }
  return out + "\"";
}

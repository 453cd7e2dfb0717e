#include "io/text_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>

#include "io/descriptor.h"
#include "io/file_kind.h"
#include "io/output_file.h"

namespace aci {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

/// Reads to the end, or up to `limit` + 1 bytes; nothing on an error (see errno).
std::optional<std::string> read_up_to(int descriptor, std::size_t limit) {
  std::string text;
  std::size_t size = 0;
  while (size <= limit) {
    if (text.size() == size) text.resize(std::min(limit + 1, std::max<std::size_t>(size * 2, 16384)));
    const ssize_t got = read_fully(descriptor, text.data() + size, text.size() - size);
    if (got < 0) return std::nullopt;
    size += static_cast<std::size_t>(got);
    if (size < text.size()) break;
  }
  text.resize(size);
  return text;
}

/// Where the first byte stands that is NUL or no UTF-8.
std::optional<std::size_t> first_bad_byte(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = text[at] == '\0' ? 0 : character_size(text, at);
    if (size == 0) return at;
    at += size;
  }
  return std::nullopt;
}

std::string hexadecimal(unsigned value) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  return {'0', 'x', kDigits[value / 16 % 16], kDigits[value % 16]};
}

void report_bad_byte(const std::string& path, const DecodedText& decoded, std::size_t bad,
                     Diagnostics& diagnostics) {
  // Everything before the byte is sound, so that the offset stands for both texts.
  const SourcePtr shown = add_text(path, showable(decoded.text));
  const auto begin = static_cast<std::uint32_t>(bad);
  const Place at(shown, {begin, begin + static_cast<std::uint32_t>(kReplacement.size())});
  const auto value = static_cast<unsigned char>(decoded.text[bad]);
  if (value == 0) {
    diagnostics.error("F006", at).hint = Message{"hint.save_as_utf8", {}};
  } else if (decoded.encoding == Encoding::utf8) {
    diagnostics.error("F005", at, {path, hexadecimal(value)}).hint = Message{"hint.save_as_utf8", {}};
  } else if (decoded.encoding == Encoding::windows_1252) {
    diagnostics.error("F012", at, {hexadecimal(value)}).hint = Message{"hint.save_as_utf8", {}};
  } else {
    diagnostics.error("F013", at).hint = Message{"hint.save_as_utf8", {}};
  }
}

void report_too_large(const std::string& path, std::size_t limit, Diagnostics& diagnostics) {
  diagnostics.error(
      "F004", {},
      {shown_name(path, "file.standard_input"), Rational(static_cast<std::int64_t>(limit >> 20U))});
}

/// All the bytes of a file.
std::optional<std::string> read_bytes(const std::string& path, std::size_t limit, Diagnostics& diagnostics) {
  const Descriptor descriptor = open_to_read(path);
  struct stat status {};
  if (!descriptor.open() || ::fstat(descriptor.number(), &status) != 0) {
    report_unreadable(path, errno, diagnostics);
    return std::nullopt;
  }
  if (S_ISREG(status.st_mode) && status.st_size > static_cast<off_t>(limit)) {
    report_too_large(path, limit, diagnostics);
    return std::nullopt;
  }
  std::optional<std::string> bytes = read_up_to(descriptor.number(), limit);
  if (!bytes) {
    report_unreadable(path, errno, diagnostics);
  } else if (bytes->size() > limit) {
    report_too_large(path, limit, diagnostics);
    return std::nullopt;
  }
  return bytes;
}

std::optional<SourcePtr> add_clean_text(const std::string& path, DecodedText decoded,
                                        Diagnostics& diagnostics) {
  if (decoded.text.empty()) {
    report_empty(path, diagnostics);
    return std::nullopt;
  }
  if (const auto bad = first_bad_byte(decoded.text)) {
    report_bad_byte(path, decoded, *bad, diagnostics);
    return std::nullopt;
  }
  return add_text(path, std::move(decoded.text));
}

}  // namespace

std::size_t character_size(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + size > text.size()) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if (!continues_character(text[at + i])) return 0;
  }
  // Overlong forms, surrogates, and what lies beyond U+10FFFF.
  const unsigned second = byte(1);
  if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;
  if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 0;
  return size;
}

bool is_clean_text(std::string_view text) {
  return !first_bad_byte(text);
}

std::string showable(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = text[at] == '\0' ? 0 : character_size(text, at);
    if (size == 0) {
      result += kReplacement;
      ++at;
    } else {
      result += text.substr(at, size);
      at += size;
    }
  }
  return result;
}

std::optional<SourcePtr> read_text_file(const std::string& path, Diagnostics& diagnostics,
                                        std::size_t limit) {
  std::optional<std::string> bytes = read_bytes(path, limit, diagnostics);
  if (!bytes || is_no_text(*bytes, path, diagnostics, Wanted::toml)) return std::nullopt;
  if (is_utf16(*bytes, path, diagnostics)) return std::nullopt;
  return add_clean_text(path, decode_text(*std::move(bytes), Encoding::utf8), diagnostics);
}

std::optional<SourcePtr> read_structure_text(const std::string& path, TextEncodings* encodings,
                                             Diagnostics& diagnostics) {
  std::optional<std::string> bytes = read_bytes(path, kLargestTextFile, diagnostics);
  if (!bytes || is_no_text(*bytes, path, diagnostics)) return std::nullopt;
  const Encoding imposed = encodings != nullptr ? encodings->imposed() : Encoding::automatic;
  DecodedText decoded = decode_text(*std::move(bytes), imposed);
  end_lines_alike(decoded.text);
  if (encodings != nullptr) encodings->found(path, decoded.encoding);
  return add_clean_text(path, std::move(decoded), diagnostics);
}

std::optional<SourcePtr> add_structure_text(const std::string& path, DecodedText decoded,
                                            Diagnostics& diagnostics) {
  if (decoded.text.size() > kLargestTextFile) {
    report_too_large(path, kLargestTextFile, diagnostics);
    return std::nullopt;
  }
  return add_clean_text(path, std::move(decoded), diagnostics);
}

bool is_existing_file(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

std::string byte_order_mark_of(const std::string& path) {
  if (!is_existing_file(path)) return "";
  const Descriptor file = open_to_read(path);
  std::string start(kByteOrderMark.size(), '\0');
  const bool whole = file.open() && read_fully(file.number(), start.data(), start.size()) ==
                                        static_cast<ssize_t>(start.size());
  return whole && start == kByteOrderMark ? start : "";
}

bool write_whole(const std::string& path, std::string_view bytes, Diagnostics& diagnostics) {
  const auto file = OutputFile::open(path, diagnostics);
  if (!file) return false;
  file->write(bytes);
  return file->commit(diagnostics);
}

}  // namespace aci

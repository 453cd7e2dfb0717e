#pragma once
// Files in and out: read whole within a limit, written whole or not at all.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source_file.h"
#include "io/text_encoding.h"

namespace aci {

inline constexpr std::size_t kLargestTextFile = std::size_t{4} << 20U;

/// The text of a file, "-" being standard input: UTF-8, without its byte order mark, not empty, no NUL.
/// Never reads beyond `limit`. F014 when it is no text at all.
std::optional<SourcePtr> read_text_file(const std::string& path, Diagnostics& diagnostics,
                                        std::size_t limit = kLargestTextFile);

/// The same of a structure, in any encoding (see text_encoding.h): the text of it in UTF-8.
std::optional<SourcePtr> read_structure_text(const std::string& path, TextEncodings* encodings,
                                             Diagnostics& diagnostics);

/// The same of what was read elsewhere.
std::optional<SourcePtr> add_structure_text(const std::string& path, DecodedText decoded,
                                            Diagnostics& diagnostics);

/// The size of the UTF-8 character at `at`; 0 when the bytes there are not one.
std::size_t character_size(std::string_view text, std::size_t at);
/// Whether a text is UTF-8 without NUL.
bool is_clean_text(std::string_view text);
/// The text with what cannot be shown replaced, so that its lines can be printed beside the error.
std::string showable(std::string_view text);

/// Whether something stands at `path` that writing to it would replace: a regular file.
bool is_existing_file(const std::string& path);

/// The byte order mark that a file begins with, or nothing.
std::string byte_order_mark_of(const std::string& path);

/// Writes `bytes` to `path`, "-" being standard output. A file is replaced at once and keeps its mode;
/// nothing is left of a failure. What is no file (a pipe, a device) is written to as it is. A pipe whose
/// reader is gone is no failure.
bool write_whole(const std::string& path, std::string_view bytes, Diagnostics& diagnostics);

}  // namespace aci

#pragma once
// Why a TOML text cannot be read, in terms that the wording catalogue can put into either language.

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/message.h"
#include "base/source_file.h"

namespace aci {

struct SyntaxError {
  Message category;  ///< "toml.missing_value", ...
  Span at;           ///< On one line.
  std::optional<Message> hint;
};

/// What the parser alone knows; the rest is seen around the place where it stopped.
enum class TomlComplaint : std::uint8_t { duplicate, too_large, other };

/// From what the parser says, in its own English words.
TomlComplaint toml_complaint(std::string_view sentence);

/// `offset`: where the parser stopped; `sentence`: what it says.
SyntaxError explain_syntax_error(std::string_view text, std::uint32_t offset, std::string_view sentence);

}  // namespace aci

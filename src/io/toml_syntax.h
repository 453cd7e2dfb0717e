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

/// `offset`: where the parser stopped; `description`: what it says, in its own English words.
SyntaxError explain_syntax_error(std::string_view text, std::uint32_t offset, std::string_view description);

}  // namespace aci

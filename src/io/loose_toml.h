#pragma once
// A structure file whose author knows no TOML: values without quotes, with a comma, a unit, a space inside.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/source_file.h"

namespace aci {

/// TOML of the same size, byte for byte, whatever could be mended: places in it are places in the text.
struct LooseToml {
  struct Value {
    Span at;
    std::string text;  ///< What stands there, without quotes around and without ';' behind.
  };
  std::string text;
  std::map<std::uint32_t, Value> values;  ///< By where they begin: what stands in their place is no matter.
  std::map<std::uint32_t, std::string> keys;  ///< The same of keys.
};

/// A value that is no TOML is the text up to the end of the line, or to a blank and '#'. Left alone: what
/// spans several lines, what lacks a quote or a bracket, what is no `key = value`. A key that bears the name
/// of a table, outside it, is no mistake either.
LooseToml mend_toml(std::string_view text);

}  // namespace aci

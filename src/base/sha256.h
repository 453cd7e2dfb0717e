#pragma once
// SHA-256, by libmd.

#include <string>
#include <string_view>

namespace aci {

/// 64 digits, in lower case.
std::string sha256_hex(std::string_view text);

}  // namespace aci

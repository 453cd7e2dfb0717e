#include "base/sha256.h"

#include <sha256.h>

#include <cstdint>

namespace aci {

std::string sha256_hex(std::string_view text) {
  char hex[SHA256_DIGEST_STRING_LENGTH];
  SHA256Data(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), hex);
  return hex;
}

}  // namespace aci

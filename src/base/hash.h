#pragma once
// Hashes of several values, for tables in memory.

#include <cstddef>

#include "base/rational.h"

namespace aci {

inline void mix(std::size_t& hash, std::size_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15U + (hash >> 29U);
}

inline void mix(std::size_t& hash, const Rational& value) {
  mix(hash, static_cast<std::size_t>(value.num()));
  mix(hash, static_cast<std::size_t>(value.den()));
}

}  // namespace aci

#pragma once
// How far a study is, for whoever waits for it.

#include <cstdint>
#include <functional>

#include "base/message.h"

namespace aci {

/// Told now and then: how much is done, of how much (0 when that is not known), and in words. May be empty.
using Progress = std::function<void(std::uint64_t done, std::uint64_t all, const Message& what)>;

}  // namespace aci

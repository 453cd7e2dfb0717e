#pragma once
// How far a stated figure may lie from the computed one and agree with it all the same.

#include <cstdint>

#include "study/stated_figures.h"

namespace aci {

/// How close is the same: to the cent, or to the euro where a statement has whole euros. Points to the
/// hundredth.
enum class Closeness : std::uint8_t { cent, euro };
bool agrees(const StatedFigure& figure, const Rational& value, Closeness closeness);

}  // namespace aci

#pragma once
// The page of `compare`: what moves in all, where it comes from, which lines move.

#include "report/page.h"
#include "study/compare.h"

namespace aci {

Page compare_page(Language language, const Comparison& comparison);

}  // namespace aci

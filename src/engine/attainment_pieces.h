#pragma once
// What an attainment is made of, where it is a number counted against a number asked for.

#include <optional>

#include "engine/assessment.h"

namespace aci {

/// 5 protocols, of the 8 asked for; 41 files of 903 patients, a rate of 4.54 %, of the 5 % asked for.
struct AttainmentPieces {
  std::size_t count;  ///< The input that is counted.
  Rational counted;
  std::optional<std::size_t> base;  ///< The input that it is a share of…
  Rational of = {};                 ///< …and its number.
  Rational rate = {};               ///< That share, as the rules round it.
  Rational asked;                   ///< Of the rate, with a base; else of the number.
};

/// Of an attainment below 1; nothing when it is made otherwise.
std::optional<AttainmentPieces> attainment_pieces(const Assessment& assessment, SlotId attainment);

}  // namespace aci

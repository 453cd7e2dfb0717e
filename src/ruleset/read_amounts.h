#pragma once
// Reads the way to euros: [amount.…], and the [gate] that takes back what was earned.

#include "ruleset/key_reader.h"

namespace aci {

/// `step` and `mode` of [rounding], and of an amount's own.
RoundingRule read_rounding(TableReader& reader);
/// What an [amount.…] has besides its id, its label and where it comes from.
void read_amount(TableReader& reader, Amount& amount);
Gate read_gate(TableReader& reader);

}  // namespace aci

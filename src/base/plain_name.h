#pragma once
// Names as people write them: what is left of one when case, accents and signs count for nothing.

#include <string>
#include <string_view>

namespace aci {

/// "Part des bénéficiaires de la C2S", "part_des_beneficiaires-de-la-c2s" → "partdesbeneficiairesdelac2s":
/// the letters without accents, composed or not, and the digits. Letters of other alphabets stay as they are.
std::string plain_name(std::string_view text);

}  // namespace aci

#pragma once
// A number as people write it: grouping spaces, a decimal comma, a currency or a unit behind it.

#include <optional>
#include <string>
#include <string_view>

namespace aci {

struct HumanNumber {
  std::string whole;        ///< Digits, zeros in front included.
  std::string decimals;     ///< Digits.
  std::string_view suffix;  ///< What follows the number, without the blanks around.
  bool apart = false;       ///< A blank stands before the suffix.
  char mark = '\0';         ///< The decimal mark, if any: '.' or ','.
  bool negative = false;
  bool typographic = false;  ///< The sign is U+2212.
  bool spaced = false;       ///< 8 000
  bool groups = false;       ///< 12,000.50

  /// With a decimal point, without what is too much.
  std::string plain() const;
};

std::optional<HumanNumber> read_human_number(std::string_view text);

std::string_view without_blanks_around(std::string_view text);
/// Accented letters stay.
std::string lower_case(std::string_view text);

}  // namespace aci

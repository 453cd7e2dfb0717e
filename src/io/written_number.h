#pragma once
// A number as people write it: grouped by spaces or by marks, a decimal comma, a currency or a unit behind
// it.

#include <optional>
#include <string>
#include <string_view>

namespace aci {

struct WrittenNumber {
  std::string whole;        ///< Digits, zeros in front included.
  std::string decimals;     ///< Digits.
  std::string_view suffix;  ///< What follows the number, without the blanks around.
  bool apart = false;       ///< A blank stands before the suffix.
  char mark = '\0';         ///< The decimal mark, if any: '.' or ','.
  bool negative = false;
  bool typographic = false;  ///< The sign is U+2212.
  bool spaced = false;       ///< 8 000, 8'000
  bool groups = false;       ///< 12,000.50, 1.234.567

  /// With a decimal point, without what is too much.
  std::string plain() const;
  /// "4.000", "4,000": the mark may separate decimals or thousands.
  bool doubtful() const;
  /// The number if the mark separates thousands.
  std::string grouped() const;
};

/// Groups are of three digits; nothing for what is no such number.
std::optional<WrittenNumber> read_written_number(std::string_view text);

std::string_view without_blanks_around(std::string_view text);
/// Accented letters stay.
std::string lower_case(std::string_view text);

}  // namespace aci

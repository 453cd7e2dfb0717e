#include "base/iso_date.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace aci {
namespace {

/// `text` as a number when it is made of digits only.
std::optional<std::int64_t> all_digits(std::string_view text) {
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Date> date_from_text(std::string_view year, std::string_view month, std::string_view day) {
  const auto y = all_digits(year);
  const auto m = all_digits(month);
  const auto d = all_digits(day);
  if (!y || !m || !d) return std::nullopt;
  return make_date(*y, *m, *d);
}

std::string padded(std::int64_t value, std::size_t width) {
  const std::string digits = std::to_string(value);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

}  // namespace

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return date_from_text(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2));
}

std::optional<Date> parse_french_date(std::string_view text) {
  if (text.size() != 10 || text[2] != '/' || text[5] != '/') return std::nullopt;
  return date_from_text(text.substr(6, 4), text.substr(3, 2), text.substr(0, 2));
}

std::string to_iso(Date date) {
  return padded(static_cast<int>(date.year()), 4) + "-" + padded(static_cast<unsigned>(date.month()), 2) +
         "-" + padded(static_cast<unsigned>(date.day()), 2);
}

}  // namespace aci

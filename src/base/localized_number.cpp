#include "base/localized_number.h"

#include <algorithm>
#include <array>

#include "base/iso_date.h"

namespace aci {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00a0";

}  // namespace

std::string localized_number(Language language, std::string_view decimal) {
  std::string out;
  out.reserve(decimal.size() * 2);
  if (decimal.starts_with('-')) {
    out += '-';
    decimal.remove_prefix(1);
  }
  const std::size_t point = std::min(decimal.find('.'), decimal.size());
  for (std::size_t i = 0; i < point; ++i) {
    if (i > 0 && (point - i) % 3 == 0) out += language == Language::fr ? kNoBreakSpace : ",";
    out += decimal[i];
  }
  if (point == decimal.size()) return out;
  out += language == Language::fr ? ',' : '.';
  return out += decimal.substr(point + 1);
}

std::string with_euro(Language language, std::string number) {
  if (language == Language::fr) return (number += kNoBreakSpace) += "€";
  return number.insert(number.starts_with('-') ? 1 : 0, "€");
}

std::string with_percent(Language language, std::string number) {
  return number + (language == Language::fr ? std::string(kNoBreakSpace) + "%" : "%");
}

std::string date_text(Language language, Date date) {
  const std::string iso = to_iso(date);
  if (language == Language::fr) return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
  static constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return std::to_string(static_cast<unsigned>(date.day())) + " " +
         kMonths[static_cast<unsigned>(date.month()) - 1] + " " + iso.substr(0, 4);
}

}  // namespace aci

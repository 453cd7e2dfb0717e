#include "io/human_number.h"

#include <algorithm>
#include <utility>

#include "base/toml_string.h"

namespace aci {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::string_view without_blanks_around(std::string_view text) {
  while (const std::size_t size = blank_size(text)) text.remove_prefix(size);
  for (std::size_t at = text.size(); at-- > 0;) {
    if (blank_size(text.substr(at)) > 0) {
      text = text.substr(0, at);
    } else if (!continues_character(text[at])) {
      break;
    }
  }
  return text;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

std::string HumanNumber::plain() const {
  const std::size_t first = whole.find_first_not_of('0');
  const std::string digits = first == std::string::npos ? "0" : whole.substr(first);
  return (negative ? "-" : "") + digits + (decimals.empty() ? "" : "." + decimals);
}

std::optional<HumanNumber> read_human_number(std::string_view text) {
  HumanNumber number;
  number.typographic = text.starts_with("\u2212");
  number.negative = number.typographic || text.starts_with('-');
  text.remove_prefix(number.typographic ? 3 : number.negative || text.starts_with('+') ? 1 : 0);
  number.spaced = number.negative && blank_size(text) > 0;
  if (number.spaced) text = without_blanks_around(text);
  for (std::size_t size = 1; !text.empty(); text.remove_prefix(size)) {
    const std::size_t blank = blank_size(text);
    size = std::max<std::size_t>(blank, 1);
    if (is_digit(text.front())) {
      (number.mark != '\0' ? number.decimals : number.whole) += text.front();
    } else if (blank > 0 && text.size() > blank && is_digit(text[blank]) && !number.whole.empty()) {
      number.spaced = true;
    } else if (text.front() == '.' || text.front() == ',') {
      if (number.mark != '\0') {
        // Only 12,000.50 has two marks.
        if (number.mark != ',' || text.front() != '.' || number.decimals.size() != 3) return std::nullopt;
        number.whole += std::exchange(number.decimals, {});
        number.groups = true;
      }
      number.mark = text.front();
    } else {
      break;
    }
  }
  if (number.whole.empty() && number.decimals.empty()) return std::nullopt;
  number.apart = blank_size(text) > 0;
  number.suffix = without_blanks_around(text);
  return number;
}

}  // namespace aci

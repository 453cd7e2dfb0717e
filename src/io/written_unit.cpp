#include "io/written_unit.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/plain_name.h"
#include "io/written_hours.h"
#include "io/written_number.h"

namespace aci {
namespace {

/// "patients", in either language, or one of them.
bool is_named(const LocalizedText& unit, std::string_view word) {
  const auto same = [&](std::string_view name) {
    const std::string plain = plain_name(name);
    return plain == plain_name(word) || plain == plain_name(word) + "s";
  };
  return same(unit.fr) || same(unit.en);
}

}  // namespace

bool is_written_unit(const Input& input, std::string_view words) {
  static constexpr std::array<std::string_view, 4> kEuroWords = {"€", "eur", "euro", "euros"};
  const std::string word = lower_case(words);
  return word.empty() || (input.type == InputType::share && word == "%") ||
         (input.type == InputType::euros && std::ranges::count(kEuroWords, word) > 0) ||
         (input.in_hours && says_hours(word)) || (!input.unit.empty() && is_named(input.unit, word));
}

}  // namespace aci

#include "io/plain_field.h"

#include <algorithm>

#include "base/date.h"
#include "base/instruction_sets.h"
#include "base/iso_date.h"
#include "io/text_file.h"

namespace aci {
namespace {

constexpr std::array<std::int64_t, 10> kPowersOfTen = {
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};
constexpr std::size_t kMostDigits = 18;  // All of which fit.

/// Takes digits off the front of `text` and puts them behind those of `number`; how many.
std::size_t take_digits(std::string_view& text, std::size_t most, std::int64_t& number) {
  std::size_t count = 0;
  for (; count < std::min(most, text.size()) && text[count] >= '0' && text[count] <= '9'; ++count) {
    number = number * 10 + (text[count] - '0');
  }
  text.remove_prefix(count);
  return count;
}

constexpr std::size_t kMonths = std::size_t{12} * (kLastYear - kFirstYear + 1);

/// The day that each month begins with, since 1970-01-01, and the one behind the last month.
constexpr std::array<std::int64_t, kMonths + 1> kFirstDays = [] {
  namespace chrono = std::chrono;
  std::array<std::int64_t, kMonths + 1> days{};
  auto month = chrono::year(kFirstYear) / chrono::January;
  for (std::int64_t& day : days) {
    day = chrono::sys_days(month / 1).time_since_epoch().count();
    month += chrono::months(1);
  }
  return days;
}();

}  // namespace

PlainValue read_plain_number(std::string_view text, const NumberForm& form) {
  if (text.empty()) return {0, false, true};
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  std::int64_t number = 0;
  const std::size_t whole = take_digits(text, kMostDigits, number);
  std::size_t decimals = 0;
  if (text.starts_with('.') || text.starts_with(form.mark)) {
    text.remove_prefix(1);
    decimals = take_digits(text, kMostDigits - whole, number);
    if (decimals == 0) return {};
  }
  std::size_t scale = form.decimals;
  bool bare = true;
  if (form.percent && scale >= 2 && (text == "%" || text == " %")) {
    text = {};
    scale -= 2;
    bare = false;
  }
  if (!text.empty() || whole == 0 || decimals > scale || whole + scale > kMostDigits) return {};
  number *= kPowersOfTen[scale - decimals] * (negative ? -1 : 1);
  if (bare && (number < form.least || number > form.most)) return {};
  return {number, true, true};
}

PlainValue read_plain_boolean(std::string_view text) {
  if (text.empty()) return {0, false, true};
  for (const char* yes : {"1", "VRAI", "oui", "vrai", "OUI", "TRUE", "true"}) {
    if (text == yes) return {1, true, true};
  }
  for (const char* no : {"0", "FAUX", "non", "faux", "NON", "FALSE", "false"}) {
    if (text == no) return {0, true, true};
  }
  return {};
}

PlainValue read_plain_date(std::string_view text, bool french) {
  if (text.empty()) return {0, false, true};
  auto date = parse_iso_date(text);
  if (!date && french) date = parse_french_date(text);
  return date ? PlainValue{to_serial(*date), true, true} : PlainValue{};
}

PlainValue read_plain_choice(std::string_view text, const std::vector<Choice>& choices) {
  if (text.empty()) return {0, false, true};
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (text == choices[i].id) return {static_cast<std::int64_t>(i), true, true};
  }
  return {};  // A label is for the careful reader: it may be the id of another choice, accents aside.
}

bool is_clean_field(PlainField field) {
  word::Word odd = 0;
  const auto look = [&](word::Word word) { odd |= word | word::equal(word, '\0'); };
  if (field.size() >= 8) {
    for (std::size_t at = field.begin; at + 8 < field.end; at += 8) look(word::load(field.text + at));
    look(word::load(field.text + field.end - 8));
  } else {
    for (const char c : field.view()) look(static_cast<unsigned char>(c) * word::kOnes);
  }
  return (odd & word::kHighs) == 0 || is_clean_text(field.view());
}

ACI_VECTORIZED bool read_short_numbers(ShortFields& fields, std::size_t count) {
  word::Word any = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const word::Word odd = word::above_nine(fields.word[i]) | (fields.size[i] > 8 ? 1 : 0);
    fields.odd[i] = odd;
    fields.value[i] = word::join_digits(fields.word[i]);
    any |= odd;
  }
  for (std::size_t i = 0; i < count; ++i) fields.given[i] = fields.size[i] != 0;
  return any != 0;
}

ACI_VECTORIZED bool read_short_booleans(ShortFields& fields, std::size_t count) {
  // Five bytes leave room for the size, which tells leading NULs from nothing.
  constexpr word::Word kTrue = word::of("true") | 4U;
  constexpr word::Word kFalse = word::of("false") | 5U;
  word::Word any = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const word::Word text = fields.word[i] | fields.size[i];
    const word::Word value = text == kTrue ? 1 : 0;
    const word::Word odd = (1 ^ value) & (text == kFalse ? 0U : 1U) & (text == 0 ? 0U : 1U);
    fields.odd[i] = odd;
    fields.value[i] = static_cast<std::int64_t>(value);
    any |= odd;
  }
  for (std::size_t i = 0; i < count; ++i) fields.given[i] = fields.size[i] != 0;
  return any != 0;
}

ACI_VECTORIZED bool read_short_decimals(ShortFields& fields, std::size_t count, const NumberForm& form) {
  std::array<word::Word, ShortFields::kMost> marks;  // 1 in the byte of the mark; 0 without one.
  std::array<std::uint64_t, ShortFields::kMost> scales;
  for (std::size_t i = 0; i < count; ++i) {
    const word::Word others = word::above_nine(fields.word[i]);
    marks[i] = (others & (0 - others)) >> 7U;
    scales[i] = 0;
  }
  // By how many decimals a field has: there must be a digit before them.
  for (std::size_t decimals = 0; decimals <= std::min<std::size_t>(form.decimals, 6); ++decimals) {
    const word::Word mark = decimals == 0 ? 0 : word::Word{1} << (56 - 8 * decimals);
    const std::size_t least = decimals == 0 ? 0 : decimals + 2;
    const auto worth = static_cast<std::uint64_t>(kPowersOfTen[form.decimals - decimals]);
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint64_t scale = fields.size[i] < least ? 0 : worth;
      scales[i] = marks[i] == mark ? scale : scales[i];
    }
  }
  const auto point = static_cast<word::Word>('.' ^ '0');
  const auto other_mark = static_cast<word::Word>(form.mark ^ '0');
  word::Word any = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const word::Word digits = fields.word[i];
    const word::Word mark = marks[i];
    // The digits before the mark close up to those behind it.
    const word::Word before = digits & (mark - 1);
    const word::Word joined = mark == 0 ? digits : before << 8U | (digits & ~(mark - 1) & ~(mark * 0xFF));
    const word::Word written = digits & mark * 0xFF;
    const word::Word wrong = (written == mark * point ? 0U : 1U) & (written == mark * other_mark ? 0U : 1U);
    const word::Word odd =
        word::above_nine(joined) | wrong | (fields.size[i] > 8 ? 1U : 0U) | (scales[i] == 0 ? 1U : 0U);
    const auto number = static_cast<std::uint64_t>(word::join_digits(joined));
    const auto value = static_cast<std::int64_t>(number * scales[i]);
    const word::Word far = (value < form.least ? 1U : 0U) | (value > form.most ? 1U : 0U);
    fields.value[i] = value;
    fields.odd[i] = odd | far;
    any |= odd | far;
  }
  for (std::size_t i = 0; i < count; ++i) fields.given[i] = fields.size[i] != 0;
  return any != 0;
}

ACI_VECTORIZED bool read_short_dates(ShortFields& fields, std::size_t count) {
  word::Word any = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const word::Word pairs = word::join_pairs(fields.word[i]);
    const word::Word year = (pairs & 0xFF) * 100 + (pairs >> 16U & 0xFF) - kFirstYear;  // Wraps when below.
    const word::Word month = (pairs >> 32U & 0xFF) - 1;
    const word::Word day = (pairs >> 48U) - 1;
    const word::Word unknown = word::above_nine(fields.word[i]) | (fields.size[i] == 10 ? 0U : 1U) |
                               (year <= kLastYear - kFirstYear ? 0U : 1U) | (month < 12 ? 0U : 1U);
    const word::Word at = unknown == 0 ? 12 * year + month : 0;
    const std::int64_t first = kFirstDays[at];
    const auto size = static_cast<word::Word>(kFirstDays[at + 1] - first);
    const word::Word odd = unknown | (day < size ? 0U : 1U);
    const std::int64_t value = first + static_cast<std::int64_t>(day);
    fields.value[i] = odd == 0 ? value : 0;
    fields.odd[i] = fields.size[i] == 0 ? 0 : odd;
    any |= fields.size[i] == 0 ? 0 : odd;
  }
  for (std::size_t i = 0; i < count; ++i) fields.given[i] = fields.size[i] != 0;
  return any != 0;
}

}  // namespace aci

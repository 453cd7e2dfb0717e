#pragma once
// The plain forms of quick_csv_rows.h: read by the column when they are short, one by one otherwise.

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "ruleset/ruleset.h"

namespace aci {

// Eight bytes at once, without a library: std::from_chars reads one after the other, which takes four times
// as long here.
namespace word {

using Word = std::uint64_t;
inline constexpr Word kOnes = 0x0101010101010101;
inline constexpr Word kHighs = 0x8080808080808080;

/// Eight bytes, the first one lowest.
inline Word load(const char* at) {
  Word word = 0;
  std::memcpy(&word, at, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

/// A text of eight bytes at most as the highest bytes of a word, the last one highest.
constexpr Word of(std::string_view text) {
  Word word = 0;
  for (const char c : text) word = word >> 8U | Word{static_cast<unsigned char>(c)} << 56U;
  return word;
}

/// Marks the bytes that equal `c` by their high bit.
constexpr Word equal(Word word, char c) {
  const Word other = word ^ static_cast<unsigned char>(c) * kOnes;
  return ~(((other & ~kHighs) + ~kHighs) | other) & kHighs;
}

/// Marks bytes above 9 by their high bit: none if there are none, exact up to the first otherwise.
constexpr Word above_nine(Word digits) {
  return ((digits + (0x80 - 10) * kOnes) | digits) & kHighs;
}

/// The four numbers that pairs of digits make, one a byte, the first one lowest; in 16 bits each.
constexpr Word join_pairs(Word digits) {
  return (digits * (10 * (1U << 8U) + 1) >> 8U) & 0x00FF00FF00FF00FF;
}

/// The number that eight digits make: by pairs, fours, then all.
constexpr std::int64_t join_digits(Word digits) {
  digits = (join_pairs(digits) * (100 * (1U << 16U) + 1) >> 16U) & 0x0000FFFF0000FFFF;
  return static_cast<std::int64_t>(digits * (10'000 * (Word{1} << 32U) + 1) >> 32U);
}
static_assert(join_digits(0x0807060504030201) == 12'345'678);

/// Keep as many of the highest bytes, up to eight.
inline constexpr std::array<Word, 16> kHighest = [] {
  std::array<Word, 16> masks{};
  for (unsigned size = 1; size <= 8; ++size) masks[size] = ~Word{0} << (64 - 8 * size);
  return masks;
}();

}  // namespace word

/// A field of a text that begins at `text`.
struct PlainField {
  const char* text;
  std::size_t begin;
  std::size_t end;

  std::size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  std::string_view view() const { return {text + begin, size()}; }
};

/// What a field says.
struct PlainValue {
  std::int64_t value = 0;
  bool given = false;
  bool plain = false;  ///< False: it is not written plainly, and says nothing.
};

/// How numbers are written in a column.
struct NumberForm {
  std::size_t decimals;  ///< 0 to 9.
  char mark;             ///< Before the decimals, besides the point.
  bool percent;          ///< May be a percentage.
  /// What is written without a percent sign lies between.
  std::int64_t least = INT64_MIN;
  std::int64_t most = INT64_MAX;
};

// Any plain form, of any length; nothing is plain too.
PlainValue read_plain_number(std::string_view text, const NumberForm& form);
PlainValue read_plain_boolean(std::string_view text);
PlainValue read_plain_date(std::string_view text, bool french);
PlainValue read_plain_choice(std::string_view text, const std::vector<Choice>& choices);
/// Whether a text is UTF-8 without NUL.
bool is_clean_field(PlainField field);

/// Consecutive fields of a column, and what they say. One of eight bytes at most is read without a branch
/// that depends on how long it is or on what it says, which a processor could only guess.
struct ShortFields {
  static constexpr std::size_t kMost = 64;

  /// `zero` is the character that counts as zero bytes.
  void put(std::size_t i, PlainField field, char zero) {
    // The bytes before a field are the text's own, but at its very front.
    const word::Word bytes = field.end >= 8 ? word::load(field.text + field.end - 8) : word::of(field.view());
    word[i] = (bytes ^ static_cast<unsigned char>(zero) * word::kOnes) & word::kHighest[field.size() % 16];
    size[i] = field.size();
  }

  /// A date, "2023-12-31" as the digits of 20231231; something else as no digits.
  void put_date(std::size_t i, PlainField field) {
    constexpr word::Word kNoDigit = 0xFF;
    size[i] = field.size();
    word[i] = kNoDigit;
    if (field.end < 10) return;  // At the very front: nothing, or by itself.
    const word::Word front = word::load(field.text + field.end - 10) ^ word::of("0000-00-");
    const word::Word back = word::load(field.text + field.end - 8) ^ word::of("00");
    const word::Word dashes = (front >> 32U & 0xFF) | front >> 56U;
    word[i] = (front & 0xFFFFFFFF) | (front >> 8U & 0xFFFF00000000) | (back & word::kHighest[2]) |
              (dashes == 0 ? 0 : kNoDigit);
  }

  std::array<word::Word, kMost> word;  ///< The field as the highest bytes, the others zero.
  std::array<std::uint64_t, kMost> size;
  std::array<std::int64_t, kMost> value;
  std::array<std::uint8_t, kMost> given;
  std::array<std::uint64_t, kMost> odd;  ///< Not 0: to be read by itself.
};

/// Read the first `count` fields; whether one is odd. Whole numbers without a sign ('0' is zero)…
bool read_short_numbers(ShortFields& fields, std::size_t count);
/// …those with decimals ('0' is zero)…
bool read_short_decimals(ShortFields& fields, std::size_t count, const NumberForm& form);
/// …true and false (NUL is zero)…
bool read_short_booleans(ShortFields& fields, std::size_t count);
/// …and dates.
bool read_short_dates(ShortFields& fields, std::size_t count);

}  // namespace aci

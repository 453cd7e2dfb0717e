#pragma once
// The plain forms of row_columns.h, read from short fields quickly.

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/source_file.h"

namespace aci {

// Fields are read eight bytes at once: few branches depend on how long one is or on what it says, which a
// processor could only guess.
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

/// The number that eight digits make, one a byte, the first one lowest: by pairs, fours, then all.
constexpr std::int64_t join_digits(Word digits) {
  digits = (digits * (10 * (1U << 8U) + 1) >> 8U) & 0x00FF00FF00FF00FF;
  digits = (digits * (100 * (1U << 16U) + 1) >> 16U) & 0x0000FFFF0000FFFF;
  return static_cast<std::int64_t>(digits * (10'000 * (Word{1} << 32U) + 1) >> 32U);
}
static_assert(join_digits(0x0807060504030201) == 12'345'678);

/// Keep the 0 to 8 highest bytes.
inline constexpr std::array<Word, 9> kHighest = {0,
                                                 Word{0xFF} << 56U,
                                                 Word{0xFFFF} << 48U,
                                                 Word{0xFFFFFF} << 40U,
                                                 Word{0xFFFFFFFF} << 32U,
                                                 ~Word{0} << 24U,
                                                 ~Word{0} << 16U,
                                                 ~Word{0} << 8U,
                                                 ~Word{0}};

}  // namespace word

/// A field of a text, which the bytes before it may be read with.
struct PlainField {
  const char* text;
  std::size_t begin;
  std::size_t end;

  std::size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  std::string_view view() const { return {text + begin, size()}; }
  /// At most eight bytes, as the highest ones of a word, the others zero.
  word::Word word() const { return digits('\0'); }
  /// The same from `zero` on: what a digit is worth when that is '0'.
  word::Word digits(char zero) const {
    const word::Word bytes = end >= 8 ? word::load(text + end - 8) : word::of(view());
    return (bytes ^ static_cast<unsigned char>(zero) * word::kOnes) & word::kHighest[size()];
  }
};

/// What a field says.
struct PlainValue {
  std::int64_t value = 0;
  bool given = false;
  bool plain = false;  ///< False: it is not written plainly, and says nothing.
};

inline constexpr std::array<std::int64_t, 10> kPowersOfTen = {
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

/// How numbers are written in a column.
struct NumberForm {
  std::size_t decimals;  ///< 0 to 9.
  char mark;             ///< Before the decimals, besides the point.
  bool percent;          ///< May be a percentage.
};

/// Any plain number but the empty field.
PlainValue read_long_number(std::string_view text, const NumberForm& form);
/// Any boolean but the empty field.
PlainValue read_spelled_boolean(std::string_view text);
PlainValue read_plain_date(PlainField field, bool french);
/// Whether a text is UTF-8 without NUL.
bool is_clean_field(PlainField field);

/// Whole numbers without a sign that fit a word, or nothing: nearly every field.
inline PlainValue read_whole_number(PlainField field, const NumberForm& form) {
  if (field.size() > 8) [[unlikely]]
    return read_long_number(field.view(), form);
  const word::Word digits = field.digits('0');
  if (word::above_nine(digits) != 0) [[unlikely]]
    return read_long_number(field.view(), form);
  return {word::join_digits(digits), !field.empty(), true};
}

/// The same with decimals.
inline PlainValue read_decimal_number(PlainField field, const NumberForm& form) {
  if (field.size() > 8) [[unlikely]]
    return read_long_number(field.view(), form);
  const word::Word digits = field.digits('0');
  const word::Word others = word::above_nine(digits);
  const bool marked = others != 0;
  // Without a mark, the last digit stands in for it: no decimals are behind.
  const int mark_at = std::countr_zero(others | word::Word{1} << 63U) - 7;
  const auto mark = static_cast<char>(digits >> mark_at ^ '0');
  const std::size_t decimals = 7 - static_cast<std::size_t>(mark_at) / 8;
  const word::Word whole = (word::Word{1} << mark_at) - 1;
  // The digits before the mark close up to those behind it.
  const word::Word joined = marked ? (digits & whole) << 8U | (digits & ~whole << 8U) : digits;
  const bool wrong = (mark != '.' && mark != form.mark) || decimals - 1 >= form.decimals ||
                     field.size() < decimals + 2 || word::above_nine(joined) != 0;
  if (marked && wrong) [[unlikely]]
    return read_long_number(field.view(), form);
  return {word::join_digits(joined) * kPowersOfTen[form.decimals - decimals], !field.empty(), true};
}

inline PlainValue read_boolean(PlainField field) {
  if (field.size() > 8) [[unlikely]]
    return {};
  // Five bytes at most leave room for the size, which tells leading NULs from nothing.
  const word::Word word = field.word() | field.size();
  const bool yes = word == (word::of("true") | 4U);
  const bool no = word == (word::of("false") | 5U);
  if (!yes && !no && !field.empty()) return read_spelled_boolean(field.view());
  return {yes, !field.empty(), true};
}

}  // namespace aci

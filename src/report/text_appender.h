#pragma once
// Many short pieces put at the end of a string: a batch writes a dozen million of them a second.

#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace aci {

/// Where a TextAppender puts pieces together.
struct TextBuffer {
  char bytes[4096];
};

/// Goes by way of a small buffer, so that a piece costs no growth of the string. `flush` ends the work: what
/// was appended since is lost without it. Everything is inline and nothing takes its address, so that a loop
/// which writes keeps it in registers.
class TextAppender {
 public:
  TextAppender(std::string& out, TextBuffer& buffer)
      : out_(&out), begin_(buffer.bytes), at_(begin_), end_(begin_ + sizeof buffer.bytes) {}
  TextAppender(const TextAppender&) = delete;
  TextAppender& operator=(const TextAppender&) = delete;

  void flush() {
    append(*out_, begin_, at_);
    at_ = begin_;
  }

  void character(char c) {
    make_room(1);
    *at_++ = c;
  }

  void text(std::string_view piece) {
    make_room(piece.size());
    if (piece.size() > room()) {
      append(*out_, piece.data(), piece.data() + piece.size());
    } else {
      at_ += piece.copy(at_, piece.size());
    }
  }

  void integer(std::int64_t number) {
    make_room(kLongestNumber);
    digits(signless(number));
  }

  /// Two decimals, always.
  void euros(std::int64_t cents, char mark) {
    make_room(kLongestNumber);
    const std::uint64_t size = signless(cents);
    digits(size / 100);
    const auto decimals = static_cast<char>(size % 100);
    at_[0] = mark;
    at_[1] = static_cast<char>('0' + decimals / 10);
    at_[2] = static_cast<char>('0' + decimals % 10);
    at_ += 3;
  }

  /// No zeros at the end of the decimals.
  void points(std::int64_t millionths, char mark) {
    make_room(kLongestNumber);
    const std::uint64_t size = signless(millionths);
    digits(size / 1'000'000);
    const auto millionth = static_cast<std::uint32_t>(size % 1'000'000);
    if (millionth == 0) return;
    const std::uint64_t decimals = eight_digits(millionth * 100);
    *at_ = mark;
    put_eight(at_ + 1, decimals);
    at_ += 9 - std::countl_zero(decimals) / 8;
  }

 private:
  static constexpr std::size_t kLongestNumber = 32;  ///< A sign, 19 digits and a mark; some to spare.

  // Numbers are put without a branch on what they are, which nobody could foresee: eight digits at a time, of
  // which those that are no part of them are overwritten by what comes next.

  /// Puts the sign; what follows it.
  std::uint64_t signless(std::int64_t number) {
    *at_ = '-';
    at_ += number < 0 ? 1 : 0;
    return number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
  }

  /// The digits of a number below 10^8, the first in the lowest byte: each step splits every part in two.
  static std::uint64_t eight_digits(std::uint32_t number) {
    std::uint64_t parts = number / 10'000 | std::uint64_t{number % 10'000} << 32;
    const std::uint64_t hundreds = parts * 5243 >> 19 & 0x0000'007F'0000'007F;
    parts = hundreds | (parts - hundreds * 100) << 16;
    const std::uint64_t tens = parts * 103 >> 10 & 0x000F'000F'000F'000F;
    return tens | (parts - tens * 10) << 8;
  }
  static void put_eight(char* at, std::uint64_t digits) {
    static_assert(std::endian::native == std::endian::little);
    digits |= 0x3030'3030'3030'3030;
    std::memcpy(at, &digits, sizeof digits);
  }

  void digits(std::uint64_t number) {
    if (number >= 100'000'000) {
      at_ = std::to_chars(at_, at_ + kLongestNumber, number).ptr;
      return;
    }
    const std::uint64_t parts = eight_digits(static_cast<std::uint32_t>(number));
    const int zeros =
        std::countr_zero(parts | std::uint64_t{1} << 56) / 8;  // Those that lead; 0 has a digit.
    put_eight(at_, parts >> (zeros * 8));
    at_ += 8 - zeros;
  }

  std::size_t room() const { return static_cast<std::size_t>(end_ - at_); }
  void make_room(std::size_t size) {
    if (size > room()) flush();
  }

  [[gnu::noinline]] static void append(std::string& out, const char* begin, const char* end) {
    out.append(begin, end);
  }

  std::string* out_;
  char* begin_;
  char* at_;
  char* end_;
};

}  // namespace aci

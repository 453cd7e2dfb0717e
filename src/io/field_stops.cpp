#include "io/field_stops.h"

#include <algorithm>
#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/instruction_sets.h"
#include "io/csv_syntax.h"
#include "io/plain_field.h"

namespace aci {
namespace {

/// Bit i: whether byte i of 64 is a separator or a line feed.
inline std::uint64_t marks_in(const char* bytes, char separator) {
  std::uint64_t marks = 0;
#ifdef __SSE2__
  for (unsigned i = 0; i < 64; i += 16) {
    const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
    const __m128i found = _mm_or_si128(_mm_cmpeq_epi8(part, _mm_set1_epi8(separator)),
                                       _mm_cmpeq_epi8(part, _mm_set1_epi8('\n')));
    marks |= std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(found))} << i;
  }
#else
  for (unsigned i = 0; i < 64; i += 8) {
    const word::Word part = word::load(bytes + i);
    const word::Word found = word::equal(part, separator) | word::equal(part, '\n');
    marks |= ((found >> 7U) * 0x0102040810204080 >> 56U) << i;
  }
#endif
  return marks;
}

/// Appends the places of the marks, which begin at `base`; there must be room for seven more.
inline std::uint32_t* put_marks(std::uint64_t marks, std::size_t base, std::uint32_t* out) {
  std::uint32_t* const end = out + std::popcount(marks);
  // Eight at a time, whether there are as many or not: a processor cannot guess how many there are.
  for (; marks != 0; out += 8) {
    for (unsigned i = 0; i < 8; ++i, marks &= marks - 1) {
      const int mark = std::countr_zero(marks | std::uint64_t{1} << 63U);
      out[i] = static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(mark);
    }
  }
  return end;
}

/// Quotes not looked at; how many there are.
ACI_VECTORIZED std::size_t find_marks(const char* text, std::size_t size, char separator,
                                      std::vector<std::uint32_t>& stops) {
  constexpr std::size_t kRoom = 64 + 8;
  stops.resize(std::max(stops.size(), size / 4 + kRoom));
  stops[0] = kBeforeText;
  std::size_t count = 1;
  const auto look_at = [&](const char* bytes, std::size_t base) {
    if (stops.size() < count + kRoom) stops.resize(2 * stops.size());
    std::uint32_t* const out = stops.data() + count;
    count += static_cast<std::size_t>(put_marks(marks_in(bytes, separator), base, out) - out);
  };
  std::size_t base = 0;
  for (; size - base >= 64; base += 64) look_at(text + base, base);
  char rest[64] = {};
  std::copy_n(text + base, size - base, rest);
  look_at(rest, base);
  return count;
}

/// Takes those inside quotes out; what is left.
FieldStops drop_quoted(std::string_view text, char separator, std::span<std::uint32_t> stops) {
  std::size_t kept = 1;
  std::size_t next = 1;
  std::size_t open = text.size();
  for (std::size_t quote = text.find('"'); quote != text.npos;) {
    const char before = quote == 0 ? '\n' : text[quote - 1];
    if (before != separator && before != '\n') {
      quote = text.find('"', quote + 1);
      continue;
    }
    const std::size_t end = end_of_quotes(text, quote);
    while (stops[next] < quote) stops[kept++] = stops[next++];
    while (stops[next] < end && next + 1 < stops.size()) ++next;
    if (end == text.npos) open = quote;
    quote = text.find('"', end);
  }
  while (next < stops.size()) stops[kept++] = stops[next++];
  return {stops.first(kept), open};
}

}  // namespace

FieldStops find_stops(std::string_view text, char separator, std::vector<std::uint32_t>& storage) {
  const std::size_t count = find_marks(text.data(), text.size(), separator, storage);
  const auto marks = std::span(storage).first(count);
  return text.find('"') == text.npos ? FieldStops{marks, text.size()} : drop_quoted(text, separator, marks);
}

}  // namespace aci

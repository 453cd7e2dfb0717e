#include "report/histogram_ranges.h"

namespace aci {
namespace {

constexpr std::int64_t kMost = 24;

/// 1, 2, 5, 10, 20…
std::int64_t next_width(std::int64_t width) {
  std::int64_t tens = 1;
  while (tens * 10 <= width) tens *= 10;
  return width == tens * 2 ? tens * 5 : width == tens ? tens * 2 : tens * 10;
}

}  // namespace

HistogramRanges::HistogramRanges(std::int64_t least, std::int64_t most) {
  // Euros are 64-bit cents: no overflow.
  while (index_of(most) - index_of(least) >= kMost) width_ = next_width(width_);
  first_ = index_of(least);
  counts_.resize(static_cast<std::size_t>(index_of(most) - first_ + 1));
}

std::int64_t HistogramRanges::index_of(std::int64_t euros) const {
  return euros / width_ - (euros % width_ < 0 ? 1 : 0);
}

void HistogramRanges::add(std::int64_t euros, std::uint64_t count) {
  counts_[static_cast<std::size_t>(index_of(euros) - first_)] += count;
}

std::vector<Distribution::Range> HistogramRanges::ranges() const {
  std::vector<Distribution::Range> ranges;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    const std::int64_t from = (first_ + static_cast<std::int64_t>(i)) * width_;
    ranges.push_back({Rational(from), Rational(from + width_), counts_[i]});
  }
  return ranges;
}

}  // namespace aci

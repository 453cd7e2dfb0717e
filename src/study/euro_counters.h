#pragma once
// How many structures have each amount, in memory that does not grow with their number.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace aci {

/// Counters of whole euros, in pages that exist only where there are amounts. Its bins are 2^shift euros
/// wide: 1 until `widen`.
class EuroCounters {
 public:
  /// With bins of this width, two pages hold the amounts of 64-bit cents.
  static constexpr int kWidest = 49;

  void add(std::int64_t euros) { ++counter(euros >> shift_); }
  /// Everything that another has counted; its bins are no wider than these.
  void add(const EuroCounters& other);
  /// To bins of 2^shift euros, no narrower than they are.
  void widen(int shift);

  /// Each bin that holds something, in any order: its first euro, and how much it holds.
  template <typename Visit>
  void each_bin(Visit visit) const {
    for (const auto& [number, page] : pages_) {
      for (std::size_t i = 0; i < page.size(); ++i) {
        const auto bin = number * static_cast<std::int64_t>(page.size()) + static_cast<std::int64_t>(i);
        if (page[i] != 0) visit(bin * (std::int64_t{1} << shift_), page[i]);
      }
    }
  }

  int shift() const { return shift_; }
  std::size_t pages() const { return pages_.size(); }

 private:
  static constexpr int kPageBits = 8;
  using Page = std::array<std::uint64_t, std::size_t{1} << kPageBits>;

  // Right shifts of negative numbers go towards minus infinity, as bins do.
  std::uint64_t& counter(std::int64_t bin) {
    return pages_[bin >> kPageBits][static_cast<std::size_t>(bin) % Page().size()];
  }

  friend std::vector<std::int64_t> ranked_euros(std::span<const EuroCounters* const> histograms,
                                                std::span<const std::uint64_t> ranks);

  int shift_ = 0;
  std::unordered_map<std::int64_t, Page> pages_;
};

/// The bins that hold the amounts of these ranks (1: the least; ascending, none above the count) among all
/// that the histograms have counted: their first euro. The histograms are of one shift.
std::vector<std::int64_t> ranked_euros(std::span<const EuroCounters* const> histograms,
                                       std::span<const std::uint64_t> ranks);

}  // namespace aci

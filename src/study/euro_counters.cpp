#include "study/euro_counters.h"

#include <map>
#include <utility>

namespace aci {

void EuroCounters::add(const EuroCounters& other) {
  const int narrower = shift_ - other.shift_;
  for (const auto& [number, page] : other.pages_) {
    const std::int64_t first = number * static_cast<std::int64_t>(page.size());
    for (std::size_t i = 0; i < page.size(); ++i) {
      if (page[i] != 0) counter((first + static_cast<std::int64_t>(i)) >> narrower) += page[i];
    }
  }
}

void EuroCounters::widen(int shift) {
  if (shift == shift_) return;
  EuroCounters wider;
  wider.shift_ = shift;
  wider.add(*this);
  *this = std::move(wider);
}

std::vector<std::int64_t> ranked_euros(std::span<const EuroCounters* const> histograms,
                                       std::span<const std::uint64_t> ranks) {
  std::map<std::int64_t, std::vector<const EuroCounters::Page*>> pages;  // By place, from the least.
  for (const EuroCounters* histogram : histograms) {
    for (const auto& [number, page] : histogram->pages_) pages[number].push_back(&page);
  }
  std::vector<std::int64_t> euros;
  std::uint64_t counted = 0;
  for (const auto& [number, parts] : pages) {
    for (std::size_t i = 0; i < parts.front()->size() && euros.size() < ranks.size(); ++i) {
      for (const auto* part : parts) counted += (*part)[i];
      const auto bin =
          number * static_cast<std::int64_t>(parts.front()->size()) + static_cast<std::int64_t>(i);
      while (euros.size() < ranks.size() && ranks[euros.size()] <= counted) {
        // No overflow: the bin holds an amount, and begins at most 2^shift below it.
        euros.push_back(bin * (std::int64_t{1} << histograms.front()->shift()));
      }
    }
  }
  return euros;
}

}  // namespace aci

#pragma once
// Amounts counted by ranges that people can read: 24 at the most, of a round width, from a round amount.

#include <cstdint>
#include <vector>

#include "report/picture.h"

namespace aci {

class HistogramRanges {
 public:
  /// Of whole euros from `least` to `most`.
  HistogramRanges(std::int64_t least, std::int64_t most);

  void add(std::int64_t euros, std::uint64_t count = 1);
  std::vector<Distribution::Range> ranges() const;

 private:
  std::int64_t index_of(std::int64_t euros) const;  ///< Towards minus infinity.

  std::int64_t width_ = 1;
  std::int64_t first_ = 0;
  std::vector<std::uint64_t> counts_;
};

}  // namespace aci

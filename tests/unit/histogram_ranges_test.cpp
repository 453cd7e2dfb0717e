// Ranges that people can read, whatever the amounts.
#include "report/histogram_ranges.h"

#include <doctest/doctest.h>

#include <limits>

#include "base/decimal.h"

namespace aci {
namespace {

/// "0 10 20: 3 1": where ranges begin and the last ends, and what is in each.
std::string told(const HistogramRanges& ranges) {
  std::string bounds;
  std::string counts;
  const auto all = ranges.ranges();
  for (const Distribution::Range& each : all) {
    bounds += to_fraction(each.from) + " ";
    counts += " " + std::to_string(each.count);
  }
  return bounds + to_fraction(all.back().to) + ":" + counts;
}

TEST_CASE("amounts lie in ranges of a round width, from a round amount") {
  HistogramRanges few(3, 5);
  few.add(3);
  few.add(5, 4);
  CHECK(told(few) == "3 4 5 6: 1 0 4");

  HistogramRanges thousands(61'406, 92'985);
  for (const int euros : {61'406, 61'999, 62'000, 92'985}) thousands.add(euros);
  CHECK(told(thousands) ==
        "60000 62000 64000 66000 68000 70000 72000 74000 76000 78000 80000 82000 84000 86000 "
        "88000 90000 92000 94000: 2 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1");
}

TEST_CASE("their width is the least of 1, 2, 5, 10, 20… of which 24 reach") {
  const auto width = [](std::int64_t least, std::int64_t most) {
    const auto ranges = HistogramRanges(least, most).ranges();
    CHECK(ranges.size() <= 24);
    return to_fraction(*subtract(ranges.front().to, ranges.front().from));
  };
  CHECK(width(0, 23) == "1");
  CHECK(width(0, 24) == "2");
  CHECK(width(0, 47) == "2");
  CHECK(width(0, 48) == "5");
  CHECK(width(0, 119) == "5");
  CHECK(width(0, 120) == "10");
  CHECK(width(0, 239) == "10");
  CHECK(width(0, 240) == "20");
  CHECK(width(0, 479) == "20");
  CHECK(width(0, 480) == "50");
  CHECK(width(-24, -1) == "1");
  CHECK(width(-25, -1) == "2");
}

TEST_CASE("what is below 0 and what is not never share a range") {
  HistogramRanges both(-30, 25);
  for (const int euros : {-30, -5, -1, 0, 4, 25}) both.add(euros);
  CHECK(told(both) == "-30 -25 -20 -15 -10 -5 0 5 10 15 20 25 30: 1 0 0 0 0 2 2 0 0 0 0 1");
}

TEST_CASE("there are 24 at the most, however far apart") {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() / 100;
  HistogramRanges all(-kMost, kMost);
  all.add(-kMost);
  all.add(kMost);
  CHECK(all.ranges().size() <= 24);
  CHECK(all.ranges().front().count == 1);
  CHECK(all.ranges().back().count == 1);
}

}  // namespace
}  // namespace aci

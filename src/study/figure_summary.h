#pragma once
// Sums, means and quantiles of the figures of many structures. Pure; memory does not grow with their number.

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "base/money.h"
#include "engine/figure_layout.h"
#include "study/euro_counters.h"

namespace aci {

/// What some structures have of one amount. 128 bits hold the sum of 2^64 amounts.
struct FigureSum {
  std::uint64_t count = 0;  ///< Of the structures that have the amount.
  Int128 cents = 0;

  void add(std::int64_t amount_cents) {
    ++count;
    cents += amount_cents;
  }
  void add(const FigureSum& other) {
    count += other.count;
    cents += other.cents;
  }
  /// To the cent, half away from zero; nothing when no structure has the amount.
  std::optional<Money> mean() const;
};

/// The quantiles that a summary gives, in per cent.
inline constexpr std::array<unsigned, 5> kQuantiles = {10, 25, 50, 75, 90};

/// Of the totals, in whole euros, cents dropped towards minus infinity. By nearest rank: the least total that
/// at least so many per cent of the structures do not exceed.
struct TotalQuantiles {
  std::int64_t least = 0;
  std::array<std::int64_t, kQuantiles.size()> at{};
  std::int64_t most = 0;
};

/// The structures of a group; or all of them, where `group` is nothing.
struct SummaryLine {
  struct Group {
    std::int32_t year = 0;
    std::uint16_t rules = 0;  ///< As given to `add`.
    bool eligible = false;
  };
  std::optional<Group> group;
  std::uint64_t structures = 0;
  FigureSum total;
  FigureSum advance;
  FigureSum balance;
  std::optional<TotalQuantiles> quantiles;           ///< Nothing when no structure has a total.
  std::vector<std::optional<std::uint64_t>> missed;  ///< As FigureSummary::prerequisites; nothing where the
                                                     ///< rules ask for no such one.
};

/// The pages that all the quantiles of a batch may have.
inline constexpr std::size_t kSummaryPages = 8192;

/// Adds up structures by year, rule set and eligibility. Each thread has its own; the sum of all does not
/// depend on which of them had which structures.
class FigureSummary {
 public:
  /// The pages of all the quantiles together are at most `most_pages` (of 2 KiB): above, bins double in
  /// width.
  explicit FigureSummary(const FigureLayout& layout, std::size_t most_pages = kSummaryPages);

  /// The structures that were computed.
  void add(std::span<const std::int32_t> years, std::span<const std::uint16_t> rules,
           const FigureTable& figures);
  /// One of them, which was.
  void add(std::int32_t year, std::uint16_t rules, const FigureTable& figures, std::size_t row);
  /// Everything that another of the same layout has added.
  void merge(const FigureSummary& other);

  /// Ids of the indicators that a gate asks for, in the layout's order.
  const std::vector<std::string>& prerequisites() const { return prerequisites_; }
  const std::vector<LocalizedText>& prerequisite_labels() const { return labels_; }
  /// By year, rule set and eligibility (the eligible first), then all together.
  std::vector<SummaryLine> lines() const;
  /// The totals of all: visit(the first of `quantile_step` euros, how many structures have one of them).
  template <typename Visit>
  void each_total(Visit visit) const {
    for (const Sums& sums : groups_) sums.totals.each_bin(visit);
  }
  /// A quantile is the first of so many euros, among which it lies: 1 when exact.
  std::int64_t quantile_step() const { return std::int64_t{1} << shift_; }

 private:
  struct Missed {
    bool known = false;
    std::uint64_t count = 0;
  };
  struct Sums {
    SummaryLine::Group group;
    std::uint64_t structures = 0;
    FigureSum total, advance, balance;
    std::int64_t least = 0, most = 0;  ///< Of the totals, in whole euros; meant when there is one.
    EuroCounters totals;
    std::vector<Missed> missed;
  };

  Sums& sums_of(std::int32_t year, std::uint16_t rules, bool eligible);
  void add_total(Sums& sums, std::int64_t cents);
  void widen_to_fit();
  SummaryLine line(std::span<const Sums* const> groups) const;

  std::size_t total_, advance_, balance_;  ///< Columns of the layout.
  std::vector<std::size_t> missed_;
  std::vector<std::string> prerequisites_;
  std::vector<LocalizedText> labels_;
  std::size_t most_pages_;
  std::size_t pages_ = 0;
  int shift_ = 0;
  std::vector<Sums> groups_;
  std::map<std::tuple<std::int32_t, std::uint16_t, bool>, std::size_t>
      places_;                            ///< In groups_; ineligible: true.
  std::array<std::size_t, 64> recent_{};  ///< Places by a few bits of the key: a guess, to be checked.
};

}  // namespace aci

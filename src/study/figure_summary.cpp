#include "study/figure_summary.h"

#include <algorithm>

namespace aci {
namespace {

std::int64_t whole_euros(std::int64_t cents) {
  return cents / 100 - (cents % 100 < 0 ? 1 : 0);
}

/// The least rank with at least so many per cent of the count at or below it.
std::uint64_t nearest_rank(std::uint64_t count, unsigned per_cent) {
  return static_cast<std::uint64_t>((static_cast<Int128>(count) * per_cent + 99) / 100);
}

}  // namespace

std::optional<Money> FigureSum::mean() const {
  if (count == 0) return std::nullopt;
  const auto divisor = static_cast<Int128>(count);
  Int128 mean = cents / divisor;
  const Int128 rest = cents % divisor;
  if (2 * (rest < 0 ? -rest : rest) >= divisor) mean += cents < 0 ? -1 : 1;
  return Money::from_cents(static_cast<std::int64_t>(mean));
}

FigureSummary::FigureSummary(const FigureLayout& layout, std::size_t most_pages)
    : total_(layout.total), advance_(layout.advance), balance_(layout.balance), most_pages_(most_pages) {
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    if (layout.columns[i].kind != FigureKind::missed) continue;
    missed_.push_back(i);
    prerequisites_.push_back(layout.columns[i].id);
    labels_.push_back(layout.columns[i].label);
  }
}

FigureSummary::Sums& FigureSummary::sums_of(std::int32_t year, std::uint16_t rules, bool eligible) {
  const auto bits = static_cast<std::uint32_t>(year) * 2 + rules * 16U + (eligible ? 1U : 0U);
  std::size_t& guess = recent_[bits % recent_.size()];
  if (guess < groups_.size()) {
    const SummaryLine::Group& group = groups_[guess].group;
    if (group.year == year && group.rules == rules && group.eligible == eligible) return groups_[guess];
  }
  const auto [found, is_new] = places_.try_emplace({year, rules, !eligible}, groups_.size());
  if (is_new) {
    Sums& sums = groups_.emplace_back();
    sums.group = {year, rules, eligible};
    sums.totals.widen(shift_);
    sums.missed.resize(missed_.size());
  }
  guess = found->second;
  return groups_[guess];
}

void FigureSummary::add_total(Sums& sums, std::int64_t cents) {
  const std::int64_t euros = whole_euros(cents);
  sums.least = sums.total.count == 0 ? euros : std::min(sums.least, euros);
  sums.most = sums.total.count == 0 ? euros : std::max(sums.most, euros);
  sums.total.add(cents);
  const std::size_t before = sums.totals.pages();
  sums.totals.add(euros);
  pages_ += sums.totals.pages() - before;
  if (pages_ > most_pages_) widen_to_fit();
}

// The width that this stops at is the least with which the pages of all the totals seen fit, and so depends
// on their set alone: pages never grow more numerous as bins widen, or fewer as totals are added. An
// accumulator of some of the totals hence never goes past the width that all of them need; `merge` starts at
// the wider of two such widths, and stops where one that had seen everything would have.
void FigureSummary::widen_to_fit() {
  while (pages_ > most_pages_ && shift_ < EuroCounters::kWidest) {
    ++shift_;
    pages_ = 0;
    for (Sums& sums : groups_) {
      sums.totals.widen(shift_);
      pages_ += sums.totals.pages();
    }
  }
}

void FigureSummary::add(std::span<const std::int32_t> years, std::span<const std::uint16_t> rules,
                        const FigureTable& figures) {
  for (std::size_t row = 0; row < figures.computed.size(); ++row) {
    if (figures.computed[row] != 0) add(years[row], rules[row], figures, row);
  }
}

void FigureSummary::add(std::int32_t year, std::uint16_t rules, const FigureTable& figures, std::size_t row) {
  const auto figure = [&](std::size_t column) { return figures.values[column][row]; };
  Sums& sums = sums_of(year, rules, figures.eligible[row] != 0);
  ++sums.structures;
  if (figure(total_) != kNoFigure) add_total(sums, figure(total_));
  if (figure(advance_) != kNoFigure) sums.advance.add(figure(advance_));
  if (figure(balance_) != kNoFigure) sums.balance.add(figure(balance_));
  for (std::size_t i = 0; i < missed_.size(); ++i) {
    const std::int64_t missed = figure(missed_[i]);
    if (missed == kNoFigure) continue;
    sums.missed[i].known = true;
    sums.missed[i].count += missed != 0 ? 1 : 0;
  }
}

void FigureSummary::merge(const FigureSummary& other) {
  if (shift_ < other.shift_) {
    shift_ = other.shift_;
    for (Sums& sums : groups_) sums.totals.widen(shift_);
  }
  for (const Sums& from : other.groups_) {
    Sums& to = sums_of(from.group.year, from.group.rules, from.group.eligible);
    to.structures += from.structures;
    if (from.total.count > 0) {
      to.least = to.total.count == 0 ? from.least : std::min(to.least, from.least);
      to.most = to.total.count == 0 ? from.most : std::max(to.most, from.most);
    }
    to.total.add(from.total);
    to.advance.add(from.advance);
    to.balance.add(from.balance);
    to.totals.add(from.totals);
    for (std::size_t i = 0; i < to.missed.size(); ++i) {
      to.missed[i].known = to.missed[i].known || from.missed[i].known;
      to.missed[i].count += from.missed[i].count;
    }
  }
  pages_ = 0;
  for (const Sums& sums : groups_) pages_ += sums.totals.pages();
  widen_to_fit();
}

SummaryLine FigureSummary::line(std::span<const Sums* const> groups) const {
  SummaryLine line;
  line.missed.resize(missed_.size());
  std::vector<const EuroCounters*> totals;
  TotalQuantiles quantiles;
  for (const Sums* sums : groups) {
    line.structures += sums->structures;
    if (sums->total.count > 0) {
      const bool first = line.total.count == 0;
      quantiles.least = first ? sums->least : std::min(quantiles.least, sums->least);
      quantiles.most = first ? sums->most : std::max(quantiles.most, sums->most);
      totals.push_back(&sums->totals);
    }
    line.total.add(sums->total);
    line.advance.add(sums->advance);
    line.balance.add(sums->balance);
    for (std::size_t i = 0; i < missed_.size(); ++i) {
      if (sums->missed[i].known) line.missed[i] = line.missed[i].value_or(0) + sums->missed[i].count;
    }
  }
  if (line.total.count == 0) return line;
  std::array<std::uint64_t, kQuantiles.size()> ranks{};
  for (std::size_t i = 0; i < ranks.size(); ++i) ranks[i] = nearest_rank(line.total.count, kQuantiles[i]);
  const auto euros = ranked_euros(totals, ranks);
  // A wide bin may begin below the least total.
  for (std::size_t i = 0; i < ranks.size(); ++i) quantiles.at[i] = std::max(euros[i], quantiles.least);
  line.quantiles = quantiles;
  return line;
}

std::vector<SummaryLine> FigureSummary::lines() const {
  std::vector<SummaryLine> lines;
  std::vector<const Sums*> all;
  for (const auto& [key, place] : places_) {
    const Sums* sums = &groups_[place];
    all.push_back(sums);
    lines.push_back(line({&sums, 1}));
    lines.back().group = sums->group;
  }
  lines.push_back(line(all));
  return lines;
}

}  // namespace aci

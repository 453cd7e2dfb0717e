#include "study/batch_readings.h"

#include <algorithm>

namespace aci {

std::vector<BatchReading> batch_readings(const RulesForYear& rules, Diagnostics& diagnostics) {
  std::vector<BatchReading> out;
  const std::size_t mistakes = diagnostics.error_count();
  Rereadings rereadings;
  const auto plans = rules.plans();
  for (const auto& plan : plans) {
    for (const RuleReading& reading : plan->rules->readings) {
      if (std::ranges::count(plan->rules->read_as, reading.id) > 0) continue;
      const auto same = [&](const BatchReading& each) { return each.reading.id == reading.id; };
      const auto known = std::ranges::find_if(out, same);
      if (known != out.end()) {
        known->reading = reading;
      } else {
        out.push_back({reading, {}, nullptr});
      }
    }
  }
  for (BatchReading& each : out) {
    std::vector<LoadedRules> read;
    for (const auto& plan : plans) {
      const bool applied = std::ranges::count(plan->rules->read_as, each.reading.id) > 0;
      const bool states = !applied && element_index(each.reading.id, plan->rules->readings).has_value();
      std::vector<ReadingMistake> none;
      each.stated.push_back(states ? 1 : 0);
      read.push_back(states ? rereadings.plan(plan, {each.reading.id}, none, diagnostics) : plan);
    }
    if (diagnostics.error_count() != mistakes) return {};
    each.rules = rules.with(std::move(read));
  }
  return out;
}

FigureLayout moved_layout(const RulesForYear& rules) {
  const auto plans = rules.plans();
  return figure_layout(plans, {.classes = false, .dates = plans});
}

void ReadingEffect::add(const ReadingEffect& more) {
  structures += more.structures;
  refused += more.refused;
  dates += more.dates;
  total_cents += more.total_cents;
  absolute_cents += more.absolute_cents;
}

void ReadingEffect::add(const FigureTable& kept, const FigureLayout& kept_layout, const FigureTable& other,
                        const FigureLayout& other_layout, std::size_t row) {
  if (other.computed[row] == 0) {
    ++structures;
    ++refused;
    return;
  }
  const auto moves = [&](std::size_t kept_column, std::size_t other_column) {
    return kept.values[kept_column][row] != other.values[other_column][row];
  };
  bool date = false;
  // Dates stand last in both, in one order.
  const std::size_t first_date = other_layout.balance + 1;
  const std::size_t ahead = kept_layout.columns.size() - other_layout.columns.size();
  for (std::size_t k = first_date; k < other_layout.columns.size() && !date; ++k) date = moves(k + ahead, k);
  const std::int64_t now = kept.values[kept_layout.total][row];
  const std::int64_t then = other.values[other_layout.total][row];
  if (now != then && now != kNoFigure && then != kNoFigure) {
    const Int128 by = static_cast<Int128>(then) - now;
    total_cents += by;
    absolute_cents += by < 0 ? -by : by;
  }
  if (date) ++dates;
  const bool touched = date || now != then || moves(kept_layout.advance, other_layout.advance) ||
                       moves(kept_layout.balance, other_layout.balance);
  if (touched) ++structures;
}

std::vector<RankedReading> ranked(std::span<const BatchReading> readings,
                                  std::span<const ReadingEffect> effects) {
  std::vector<RankedReading> out;
  for (std::size_t i = 0; i < effects.size(); ++i) out.push_back({&readings[i].reading, effects[i]});
  std::ranges::stable_sort(out, [](const RankedReading& a, const RankedReading& b) {
    if (a.effect.absolute_cents != b.effect.absolute_cents)
      return a.effect.absolute_cents > b.effect.absolute_cents;
    return a.effect.structures > b.effect.structures;
  });
  return out;
}

}  // namespace aci

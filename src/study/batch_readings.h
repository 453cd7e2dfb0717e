#pragma once
// The other readings of a batch: one more computation each, of the structures whose rules state it; what
// moves is added up. Memory does not grow with the structures.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/rational.h"
#include "engine/figure_layout.h"
#include "study/rereadings.h"
#include "study/rules_for_year.h"

namespace aci {

/// A reading that some of the rules of a batch state, and these rules read so.
struct BatchReading {
  RuleReading reading;                  ///< As the last of them has it.
  std::vector<std::uint8_t> stated;     ///< By plan: 0 where the rules have no such reading.
  std::unique_ptr<RulesForYear> rules;  ///< Plan by plan, those of the batch.
};

/// Every reading but those that the rules are read with, in the order of the rules. Reports what is wrong
/// with rules read so; there are none then.
std::vector<BatchReading> batch_readings(const RulesForYear& rules, Diagnostics& diagnostics);

/// The columns of what a reading may move: total, advance, balance, dates.
FigureLayout moved_layout(const RulesForYear& rules);

/// What one reading does to many structures.
struct ReadingEffect {
  std::uint64_t structures = 0;  ///< That it touches: the total, the advance, the balance or a date moves…
  std::uint64_t refused = 0;     ///< …or they would be refused, or have no result, which moves no sum.
  std::uint64_t dates = 0;       ///< Of them, those of which a date moves.
  Int128 total_cents = 0;        ///< The sum of the differences of the total.
  Int128 absolute_cents = 0;     ///< The same, each without its sign.

  void add(const ReadingEffect& more);
  /// A structure of both tables, which was computed in the first. `layouts` give the columns of each.
  void add(const FigureTable& kept, const FigureLayout& kept_layout, const FigureTable& other,
           const FigureLayout& other_layout, std::size_t row);
};

/// One reading with its effect; by the absolute differences, then by structures, the largest first.
struct RankedReading {
  const RuleReading* reading = nullptr;
  ReadingEffect effect;
};
std::vector<RankedReading> ranked(std::span<const BatchReading> readings,
                                  std::span<const ReadingEffect> effects);

}  // namespace aci

#pragma once
// A structure of which some values are not known yet, only between which two they lie: the least and the most
// of each figure, what matters, and where something changes.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/assessment.h"
#include "engine/response.h"
#include "io/rule_library.h"
#include "io/subject.h"
#include "study/stated_figures.h"

namespace aci {

/// At most so many values may be unknown at once.
inline constexpr std::size_t kMostUnknowns = 3;

/// "4500..5200", as somebody wrote it.
struct WrittenRange {
  std::string id;
  std::string low;
  std::string high;
  Place id_at;
  Place at;
};

/// The ranges that the options and the structure write, the options first; what they give an input comes
/// before what the structure says. Reports I051 more than kMostUnknowns.
std::vector<WrittenRange> written_ranges(const Subject& subject, const std::vector<WrittenValue>& options,
                                         Diagnostics& diagnostics);

struct UnknownInput {
  std::size_t input = 0;
  InputGrid grid;  ///< From the least value that it may have to the most.
};

struct FigureRange {
  FigureName figure;
  Rational least;
  Rational most;
};

/// From a value on, something is not as it was; the other unknown inputs are at their least.
struct Turn {
  enum class Kind : std::uint8_t { gate, indicator, amount };
  std::size_t unknown = 0;  ///< Among the unknowns.
  Rational from;
  Kind kind = Kind::gate;
  std::size_t index = 0;  ///< Of the indicator or the amount.
  bool begins = false;    ///< It opens, is met, plays; else it no longer does.
};

struct RangesReport {
  std::vector<UnknownInput> unknowns;
  std::vector<FigureRange> figures;  ///< Indicators, classes, amounts, advances.
  std::vector<Rational> spreads;     ///< By unknown: how far it alone moves the total, at the most.
  std::vector<Turn> turns;
  bool always_open = true;
  bool never_open = true;
  bool some_refused = false;  ///< Some values would be refused: they are left out.
  bool complete = true;       ///< False: more levels than were looked at.

  const FigureRange* find(const FigureName& figure) const;
};

/// Fewer combinations than that are all computed.
inline constexpr std::int64_t kWholeGrid = 10'000;

/// `least`: the structure with each unknown at its least value.
RangesReport ranges(const Assessment& least, std::vector<UnknownInput> unknowns,
                    std::int64_t whole_grid = kWholeGrid);

struct AssessedRanges {
  Assessment least;
  RangesReport report;
};

/// A structure with these ranges, as assess_file assesses one. Reports what it reports of both bounds, I046
/// a range of years, I052 bounds the wrong way round, I053 a range of what is no number and no date; nothing
/// then.
std::optional<AssessedRanges> assess_ranges(const Subject& subject, const std::vector<WrittenValue>& options,
                                            const std::vector<WrittenRange>& written,
                                            const std::string& rules, RuleLibrary& library,
                                            Diagnostics& diagnostics);

}  // namespace aci

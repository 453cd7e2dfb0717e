#pragma once
// The figures of many structures, in columns of whole numbers: what a batch prints and sums up.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/money.h"
#include "ruleset/loaded_rules.h"

namespace aci {

enum class FigureKind : std::uint8_t {
  points,  ///< In millionths of a point, rounded half up: the decimals that every format shows.
  euros,   ///< In cents.
  missed,  ///< 1 when the structure does not meet the indicator, else 0.
  date,    ///< In days since 1970-01-01.
};

struct FigureColumn {
  std::string
      name;  ///< As the header of a CSV has it: "points_socle", "total", "points.id", "missed.id", "due.id".
  FigureKind kind = FigureKind::points;
  std::string id;       ///< Of the class, the indicator, the amount or the deadline; empty for the others.
  LocalizedText label;  ///< Of an indicator.
};

/// The columns for all the rule sets that may be at work, so that they do not depend on the structures.
struct FigureLayout {
  std::vector<FigureColumn> columns;
  std::size_t points = 0;  ///< Where the columns points_total, total, advance and balance are.
  std::size_t total = 0;
  std::size_t advance = 0;
  std::size_t balance = 0;
};

struct FigureChoice {
  bool detail = false;  ///< `points.<indicator>`, for every indicator.
  /// `missed.<indicator>`, for those that a gate of these asks for.
  std::span<const std::shared_ptr<const Plan>> missed = {};
  bool classes = true;  ///< `points_<class>`
  /// `due.<amount>` and `deadline.<id>`, for all the dates of these.
  std::span<const std::shared_ptr<const Plan>> dates = {};
};

/// points_<class>…, points_total, total, advance, balance, then what `choice` adds; classes and indicators in
/// the order in which the rule sets bring them.
FigureLayout figure_layout(std::span<const LoadedRules> rules, const FigureChoice& choice);
FigureLayout figure_layout(std::span<const std::shared_ptr<const Plan>> plans, const FigureChoice& choice);

/// In place of a figure that the rule set of the structure does not have.
inline constexpr std::int64_t kNoFigure = std::numeric_limits<std::int64_t>::min();

/// What of an Assessment a column of the layout shows.
struct FigureSource {
  enum class From : std::uint8_t { amount, advance, missed, all, group, indicator, due, deadline };
  From from = From::all;
  std::size_t index = 0;  ///< Among the amounts, classes, indicators or deadlines of the rule set.
};
/// Nothing when the rule set has no such figure.
std::optional<FigureSource> figure_source(const Plan& plan, const FigureLayout& layout, std::size_t column);

/// The figures that every structure has, or what they move by; 0 in place of one that the rule set lacks.
struct Figures {
  std::int64_t millionths = 0;  ///< Of a point, earned.
  Money total;
  Money advance;
  Money balance;

  Rational points() const { return *Rational::make(millionths, 1'000'000); }
  bool nothing() const { return *this == Figures(); }
  friend bool operator==(const Figures&, const Figures&) = default;
};

/// Nothing when a figure would be too large.
std::optional<Figures> sum(const Figures& a, const Figures& b);
std::optional<Figures> difference(const Figures& a, const Figures& b);

struct FigureTable {
  /// Room for that many structures, none of them computed.
  void resize(std::size_t rows, const FigureLayout& layout);

  std::vector<std::uint8_t> computed;             ///< By structure: 0 when it was rejected.
  std::vector<std::uint8_t> eligible;             ///< By structure.
  std::vector<std::vector<std::int64_t>> values;  ///< By column of the layout, then by structure.

  Figures at(std::size_t row, const FigureLayout& layout) const;
};

struct Assessment;

/// Puts what an assessment says at `row`, where there is room; false when some figure exceeds 64 bits.
bool put_figures(const Assessment& assessment, const FigureLayout& layout, std::size_t row,
                 FigureTable& figures);

}  // namespace aci

#pragma once
// Which values of an input give the figures of a statement.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/response.h"
#include "study/figure_tolerance.h"

namespace aci {

/// Values, both included, on an input's grid.
struct PlaceRange {
  std::int64_t from = 0;
  std::int64_t to = 0;
};

/// What a figure is worth while inputs change.
class FigureFollower {
 public:
  FigureFollower(const Plan& plan, Response& response) : plan_(plan), response_(response) {}

  bool follows(const FigureName& figure, std::size_t input) const;
  std::optional<Rational> now(const FigureName& figure);
  std::optional<Rational> at(const FigureName& figure, std::size_t input, const Rational& value);

  /// The values with which one figure agrees.
  std::vector<PlaceRange> ranges(const StatedFigure& stated, std::size_t input, const InputGrid& grid,
                                 Closeness closeness);
  /// Those with which all agree; none when a figure that does not follow the input does not.
  std::vector<PlaceRange> ranges(std::span<const StatedFigure> stated, std::size_t input,
                                 const InputGrid& grid, Closeness closeness);

 private:
  NodeId node(const FigureName& figure) const;
  std::optional<Rational> published(const FigureName& figure, std::optional<Rational> value,
                                    const std::optional<Rational>& point_value) const;
  bool by_points(const FigureName& figure) const;

  const Plan& plan_;
  Response& response_;
};

/// How far a value is from the declared one: in steps as round as the value is. A boolean undone is 1 away,
/// 10 hours from 9.5 too; 10.8372 % from 11.2 % is thousands.
Rational strangeness(const PlaceRange& range, std::int64_t declared);

}  // namespace aci

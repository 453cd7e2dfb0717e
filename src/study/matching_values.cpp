#include "study/matching_values.h"

#include <algorithm>

#include "base/rounding.h"

namespace aci {
namespace {

/// The part of a stretch where `side` gives 0, when it goes from -1 over 0 to 1, or the other way.
template <typename Side>
std::optional<PlaceRange> where_equal(const Stretch& stretch, const Side& side) {
  const int first = side(stretch.from);
  const int last = stretch.from == stretch.to ? first : side(stretch.to);
  if (first == last && first != 0) return std::nullopt;
  // The first place that is not on the side where it begins, then the first that is on the side of the end.
  const auto boundary = [&](std::int64_t low, std::int64_t high, const auto& beyond) {
    while (low < high) {
      const std::int64_t middle = low + (high - low) / 2;
      if (beyond(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  };
  const std::int64_t from =
      first == 0 ? stretch.from
                 : boundary(stretch.from, stretch.to, [&](std::int64_t at) { return side(at) != first; });
  if (side(from) != 0) return std::nullopt;
  const std::int64_t to =
      last == 0 ? stretch.to : boundary(from, stretch.to, [&](std::int64_t at) { return side(at) != 0; }) - 1;
  return PlaceRange{from, to};
}

std::vector<PlaceRange> intersection(const std::vector<PlaceRange>& a, const std::vector<PlaceRange>& b) {
  std::vector<PlaceRange> out;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const PlaceRange both{std::max(a[i].from, b[j].from), std::min(a[i].to, b[j].to)};
    if (both.from <= both.to) out.push_back(both);
    a[i].to < b[j].to ? ++i : ++j;
  }
  return out;
}

void append(std::vector<PlaceRange>& ranges, const PlaceRange& next) {
  if (!ranges.empty() && ranges.back().to + 1 == next.from) {
    ranges.back().to = next.to;
  } else {
    ranges.push_back(next);
  }
}

}  // namespace

bool FigureFollower::by_points(const FigureName& figure) const {
  return figure.kind == FigureName::Kind::group && figure.in_euros && plan_.point_value;
}

NodeId FigureFollower::node(const FigureName& figure) const {
  const auto& slots = plan_.program.slots;
  switch (figure.kind) {
    case FigureName::Kind::indicator: {
      const IndicatorSlots& indicator = plan_.indicator(figure.index);
      return slots[figure.in_euros ? indicator.euros : indicator.earned];
    }
    case FigureName::Kind::group:
      return slots[plan_.class_earned[figure.index]];
    case FigureName::Kind::amount:
      return slots[plan_.amounts[figure.index].rounded];
    case FigureName::Kind::advance:
      break;
  }
  return slots[*plan_.advance];
}

/// As it is published: rounded as the agreement says, unless it is so already.
std::optional<Rational> FigureFollower::published(const FigureName& figure, std::optional<Rational> value,
                                                  const std::optional<Rational>& point_value) const {
  if (value && by_points(figure)) value = point_value ? multiply(*value, *point_value) : std::nullopt;
  const bool rounded = figure.kind == FigureName::Kind::amount || figure.kind == FigureName::Kind::advance;
  if (!value || rounded || !figure.in_euros) return value;
  return round_to(*value, plan_.rules->rounding.step, plan_.rules->rounding.mode);
}

bool FigureFollower::follows(const FigureName& figure, std::size_t input) const {
  if (response_.follows(node(figure), input)) return true;
  return by_points(figure) && response_.follows(plan_.program.slots[*plan_.point_value], input);
}

std::optional<Rational> FigureFollower::now(const FigureName& figure) {
  const auto value = response_.now(node(figure));
  const auto point =
      by_points(figure) ? response_.now(plan_.program.slots[*plan_.point_value]) : std::nullopt;
  return published(figure, value, point);
}

std::optional<Rational> FigureFollower::at(const FigureName& figure, std::size_t input,
                                           const Rational& value) {
  const auto found = response_.at(input, value, node(figure));
  const auto point =
      by_points(figure) ? response_.at(input, value, plan_.program.slots[*plan_.point_value]) : std::nullopt;
  return published(figure, found, point);
}

std::vector<PlaceRange> FigureFollower::ranges(const StatedFigure& stated, std::size_t input,
                                               const InputGrid& grid, Closeness closeness) {
  std::vector<PlaceRange> out;
  bool complete = true;
  std::vector<NodeId> nodes{node(stated.figure)};
  if (by_points(stated.figure)) nodes.push_back(plan_.program.slots[*plan_.point_value]);
  for (const Stretch& stretch : response_.stretches(input, grid, nodes, complete)) {
    if (stretch.refused) continue;
    const auto side = [&](std::int64_t place) {
      const auto value = at(stated.figure, input, grid.value(place));
      if (!value) return 2;
      if (agrees(stated, *value, closeness)) return 0;
      return *value < stated.stated ? -1 : 1;
    };
    if (const auto range = where_equal(stretch, side)) append(out, *range);
  }
  return out;
}

std::vector<PlaceRange> FigureFollower::ranges(std::span<const StatedFigure> stated, std::size_t input,
                                               const InputGrid& grid, Closeness closeness) {
  for (const StatedFigure& each : stated) {
    const bool same = agrees(each, each.computed, closeness);
    if (!same && !follows(each.figure, input)) return {};
  }
  std::vector<PlaceRange> out = {{grid.least, grid.most}};
  for (const StatedFigure& each : stated) {
    if (!follows(each.figure, input)) continue;
    out = intersection(out, ranges(each, input, grid, closeness));
    if (out.empty()) break;
  }
  return out;
}

Rational strangeness(const PlaceRange& range, std::int64_t declared) {
  const auto distance = [&](std::int64_t place) {
    return place < declared ? declared - place : place - declared;
  };
  const std::int64_t near = std::clamp(declared, range.from, range.to);
  Rational least(distance(near));
  for (std::int64_t step = 10; step <= 1'000'000'000; step *= 10) {
    // The multiples of the step on both sides of the nearest value.
    const std::int64_t down = near - ((near % step) + step) % step;
    for (const std::int64_t place : {down, down + step}) {
      if (place < range.from || place > range.to) continue;
      if (const auto steps = Rational::make(distance(place), step)) least = std::min(least, *steps);
    }
  }
  return std::max(least, Rational(1));
}

}  // namespace aci

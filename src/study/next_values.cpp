#include "study/next_values.h"

#include <algorithm>

namespace aci {
namespace {

class Search {
 public:
  Search(Response& response, std::size_t input, const InputGrid& grid, NodeId node)
      : response_(response), input_(input), grid_(grid), node_(node) {
    const auto& value = response_.inputs().values[input_];
    const auto place = value ? grid_.place(*value) : std::nullopt;
    here_ = std::clamp(place.value_or(grid_.least), grid_.least, grid_.most);
  }

  std::optional<NextValue> nearest(const Rational& worth) {
    bool complete = true;
    std::optional<NextValue> found;
    for (const Stretch& each : response_.stretches(input_, grid_, node_, complete)) {
      if (!each.refused)
        consider(
            each, [&](const Rational& result) { return result == worth; }, found);
    }
    return found;
  }

  NextValues run(bool& complete) {
    const auto now = response_.now(node_);
    NextValues found;
    if (!now) return found;
    const auto stretches = response_.stretches(input_, grid_, node_, complete);
    Rational most = *now;
    for (const Stretch& each : stretches) {
      if (!each.refused) most = std::max({most, at(each.from), at(each.to)});
    }
    if (most == *now) return found;
    for (const Stretch& each : stretches) {
      if (each.refused) continue;
      consider(
          each, [&](const Rational& result) { return result > *now; }, found.nearest);
      consider(
          each, [&](const Rational& result) { return result == most; }, found.most);
    }
    const Input& stated = response_.plan().rules->inputs[input_];
    for (const Stretch& each : stretches) {
      if (found.most && covers(each, found.most->place)) end_slope(each, stated, found);
      if (!found.nearest || !covers(each, here_) || !covers(each, found.nearest->place)) continue;
      one_more(each, stated, found);
    }
    return found;
  }

 private:
  static bool covers(const Stretch& stretch, std::int64_t place) {
    return stretch.from <= place && place <= stretch.to;
  }

  /// A slope ends where its last cent is reached, which is no value that anybody would name: its end is. One
  /// that only the bound of the input ends has no most.
  void end_slope(const Stretch& stretch, const Input& stated, NextValues& found) {
    const std::int64_t end = found.most->place < here_ ? stretch.from : stretch.to;
    const std::int64_t begin = end == stretch.from ? stretch.to : stretch.from;
    if (at(begin) == at(end)) return;
    if (grid_.unit != Rational(1) && at(end) == found.most->result) found.most->place = end;
    const bool bound = end == grid_.least || end == grid_.most;
    found.unlimited = bound && is_numeric(stated.type) && stated.type != InputType::share;
  }

  void one_more(const Stretch& stretch, const Input& stated, NextValues& found) {
    const std::int64_t one = places_in_one(stated, grid_);
    const std::int64_t more = found.nearest->place < here_ ? here_ - one : here_ + one;
    if (stated.type == InputType::euros || !covers(stretch, more)) {
      found.nearest.reset();
    } else if (at(more) > at(here_)) {
      found.nearest = NextValue{more, at(more)};
    }
  }

  Rational at(std::int64_t place) {
    return response_.at(input_, grid_.value(place), node_).value_or(Rational(0));
  }
  std::int64_t distance(std::int64_t place) const { return place < here_ ? here_ - place : place - here_; }

  /// The place nearest to the present one, of a stretch along which what is wanted begins or ends once.
  template <typename Wanted>
  void consider(const Stretch& stretch, const Wanted& wanted, std::optional<NextValue>& best) {
    std::int64_t near = std::clamp(here_, stretch.from, stretch.to);
    std::int64_t far = stretch.to - near < near - stretch.from ? stretch.from : stretch.to;
    if (best && distance(near) >= distance(best->place)) return;
    if (!wanted(at(near))) {
      if (!wanted(at(far))) far = far == stretch.from ? stretch.to : stretch.from;
      if (!wanted(at(far))) return;
      while (near + 1 < far || far + 1 < near) {
        const std::int64_t middle = near + (far - near) / 2;
        (wanted(at(middle)) ? far : near) = middle;
      }
      near = far;
    }
    if (!best || distance(near) < distance(best->place)) best = NextValue{near, at(near)};
  }

  Response& response_;
  std::size_t input_;
  const InputGrid& grid_;
  NodeId node_;
  std::int64_t here_ = 0;
};

}  // namespace

std::int64_t places_in_one(const Input& input, const InputGrid& grid) {
  const Rational one = input.type == InputType::share ? *divide(Rational(1), Rational(100)) : Rational(1);
  return std::max<std::int64_t>(1, grid.place(one).value_or(1));
}

NextValues next_values(Response& response, std::size_t input, const InputGrid& grid, NodeId node,
                       bool& complete) {
  return Search(response, input, grid, node).run(complete);
}

std::optional<NextValue> nearest_worth(Response& response, std::size_t input, const InputGrid& grid,
                                       NodeId node, const Rational& worth) {
  return Search(response, input, grid, node).nearest(worth);
}

std::optional<Rational> one_less(Response& response, std::size_t input, const Input& stated, NodeId node) {
  const auto& now = response.inputs().values[input];
  if (!now || !response.follows(node, input)) return std::nullopt;
  if (stated.type == InputType::boolean) return Rational(now->is_zero() ? 1 : 0);
  const auto grid = input_grid(stated);
  if (!grid || !is_numeric(stated.type)) return std::nullopt;
  const auto place = grid->place(*now);
  const std::int64_t one = places_in_one(stated, *grid);
  if (!place || *place - one < grid->least || stated.type == InputType::euros) return std::nullopt;
  const Rational less = grid->value(*place - one);
  return response.alike(input, *now, less, node) ? std::nullopt : std::optional(less);
}

}  // namespace aci

#include "study/reconcile.h"

#include <algorithm>
#include <utility>

#include "engine/evaluate.h"
#include "study/reconcile_other_causes.h"

namespace aci {
namespace {

// Of a line that an input can explain alone, so many of its values are tried beside another input.
constexpr std::size_t kMostBeside = 4;
constexpr std::size_t kMostPairs = 20;
constexpr std::int64_t kPair = 50;    // Two inputs come behind one that somebody may have written.
constexpr std::int64_t kPlain = 100;  // Beyond, a value explains since it is fine enough to explain anything.

bool has_plain_cause(const Reconciliation& result) {
  return std::ranges::any_of(result.causes,
                             [](const Cause& each) { return each.strangeness <= Rational(kPlain); });
}

class Reconciler {
 public:
  Reconciler(const Assessment& assessment, Reconciliation& out, std::chrono::milliseconds longest,
             const Progress& progress)
      : a_(assessment),
        plan_(*assessment.plan),
        out_(out),
        progress_(progress),
        until_(std::chrono::steady_clock::now() + longest),
        response_(plan_, assessment.inputs) {}

  void run() {
    for (const StatedFigure& each : out_.figures) {
      if (!agrees(each, each.computed, out_.closeness)) differ_.push_back(each);
    }
    singles();
    sort();
    group();
    for (Cause& each : causes_beside_inputs(a_, out_.figures, out_.closeness))
      out_.causes.push_back(std::move(each));
    sort();
    if (has_plain_cause(out_)) return;
    out_.pairs_tried = true;
    pairs();
    sort();
    if (!has_plain_cause(out_)) by_line();
  }

 private:
  std::optional<InputGrid> grid(std::size_t input) const { return input_grid(plan_.rules->inputs[input]); }
  bool in_time() {
    if (!out_.out_of_time) out_.out_of_time = std::chrono::steady_clock::now() > until_;
    return !out_.out_of_time;
  }
  /// What was declared; where nothing was, the least.
  std::int64_t declared(std::size_t input, const InputGrid& grid) const {
    const auto& value = a_.inputs.values[input];
    const auto place = value ? grid.place(*value) : std::nullopt;
    return place.value_or(grid.least);
  }

  InputCause cause(std::size_t input, const InputGrid& on, std::vector<PlaceRange> ranges) const {
    const std::int64_t here = declared(input, on);
    std::ranges::stable_sort(ranges, {}, [&](const PlaceRange& each) { return strangeness(each, here); });
    return {input, on, std::move(ranges)};
  }
  Rational first(const InputCause& of) const {
    return strangeness(of.ranges.front(), declared(of.input, of.grid));
  }

  void singles() {
    FigureFollower follower(plan_, response_);
    for (std::size_t input = 0; input < plan_.rules->inputs.size(); ++input) {
      const auto on = grid(input);
      if (!on) continue;
      auto ranges = follower.ranges(out_.figures, input, *on, out_.closeness);
      if (ranges.empty()) continue;
      Cause found;
      found.closeness = out_.closeness;
      found.inputs.push_back(cause(input, *on, std::move(ranges)));
      found.strangeness = first(found.inputs.front());
      out_.causes.push_back(std::move(found));
    }
  }

  /// Inputs that change the same to the same are one cause: no statement tells them apart.
  void group() {
    std::vector<Cause> kept;
    std::vector<std::vector<Rational>> outcomes;
    for (Cause& each : out_.causes) {
      auto outcome = outcome_of(each.inputs.front());
      const auto same = std::ranges::find(outcomes, outcome);
      if (same == outcomes.end()) {
        outcomes.push_back(std::move(outcome));
        kept.push_back(std::move(each));
      } else {
        kept[static_cast<std::size_t>(same - outcomes.begin())].alternatives.push_back(
            std::move(each.inputs.front()));
      }
    }
    out_.causes = std::move(kept);
  }

  /// Every figure, once the input has its likeliest value.
  std::vector<Rational> outcome_of(const InputCause& cause) const {
    const PlaceRange& range = cause.ranges.front();
    const std::int64_t place = std::clamp(declared(cause.input, cause.grid), range.from, range.to);
    const auto then =
        evaluate(a_.plan, with_changes(plan_, a_.inputs, {{cause.input, cause.grid.value(place)}}))
            .assessment;
    std::vector<Rational> out;
    if (!then) return {Rational(static_cast<std::int64_t>(cause.input))};
    for (const IndicatorLine& each : then->indicators) out.push_back(each.earned);
    for (const AmountLine& each : then->amounts) out.push_back(each.rounded.euros());
    return out;
  }

  void sort() { std::ranges::stable_sort(out_.causes, {}, &Cause::strangeness); }

  void pairs() {
    FigureFollower follower(plan_, response_);
    for (std::size_t input = 0; input < plan_.rules->inputs.size() && in_time(); ++input) {
      const auto on = grid(input);
      if (!on || !touches(follower, input)) continue;
      if (progress_) progress_(input, plan_.rules->inputs.size(), {"progress.pairs", {}});
      for (const std::int64_t place : beside(follower, input, *on)) {
        if (!in_time() || out_.causes.size() >= kMostPairs) return;
        with(input, *on, place);
      }
    }
  }

  /// Indicator by indicator, by its points where they are stated.
  void by_line() {
    FigureFollower follower(plan_, response_);
    std::vector<std::size_t> done;
    for (std::size_t i = 0; i < out_.figures.size(); ++i) {
      const StatedFigure& stated = out_.figures[i];
      const bool again = std::ranges::find(done, stated.figure.index) != done.end();
      if (stated.figure.kind != FigureName::Kind::indicator || again) continue;
      if (agrees(stated, stated.computed, out_.closeness)) continue;
      done.push_back(stated.figure.index);
      LineCause line{i, {}};
      for (std::size_t input = 0; input < plan_.rules->inputs.size(); ++input) {
        const auto on = grid(input);
        if (!on || !follower.follows(stated.figure, input)) continue;
        auto ranges = follower.ranges(stated, input, *on, out_.closeness);
        if (!ranges.empty()) line.inputs.push_back(cause(input, *on, std::move(ranges)));
      }
      std::erase_if(line.inputs, [&](const InputCause& each) { return first(each) > Rational(kPlain); });
      std::ranges::stable_sort(line.inputs, {}, [&](const InputCause& each) { return first(each); });
      out_.by_line.push_back(std::move(line));
    }
  }

  bool touches(FigureFollower& follower, std::size_t input) const {
    return std::ranges::any_of(
        differ_, [&](const StatedFigure& each) { return follower.follows(each.figure, input); });
  }

  /// The values with which a line agrees, or, where none does, those at which something is decided.
  std::vector<std::int64_t> beside(FigureFollower& follower, std::size_t input, const InputGrid& on) {
    const std::int64_t here = declared(input, on);
    std::vector<PlaceRange> ranges;
    for (const StatedFigure& each : differ_) {
      if (!follower.follows(each.figure, input)) continue;
      for (const PlaceRange& range : follower.ranges(each, input, on, out_.closeness))
        ranges.push_back(range);
    }
    if (ranges.empty()) {
      bool complete = true;
      const auto node = plan_.amount_with(AmountRole::total);
      if (!node) return {};
      const NodeId total = plan_.program.slots[plan_.amounts[*node].rounded];
      for (const Stretch& each : response_.stretches(input, on, total, complete)) {
        if (!each.refused) ranges.push_back({each.from, each.to});
      }
    }
    std::ranges::stable_sort(ranges, {}, [&](const PlaceRange& each) { return strangeness(each, here); });
    std::vector<std::int64_t> places;
    for (const PlaceRange& range : ranges) {
      const std::int64_t place = std::clamp(here, range.from, range.to);
      const bool plain = strangeness(range, here) <= Rational(kPlain);
      if (plain && place != here && places.size() < kMostBeside) places.push_back(place);
    }
    return places;
  }

  /// The other inputs that explain the rest, once this one has that value.
  void with(std::size_t input, const InputGrid& on, std::int64_t place) {
    Response then(response_, with_changes(plan_, a_.inputs, {{input, on.value(place)}}));
    FigureFollower follower(plan_, then);
    std::vector<StatedFigure> figures = out_.figures;
    for (StatedFigure& each : figures) {
      const auto value = follower.now(each.figure);
      if (!value) return;
      each.computed = *value;
    }
    for (std::size_t other = input + 1; other < plan_.rules->inputs.size() && in_time(); ++other) {
      const auto its = grid(other);
      if (!its) continue;
      auto ranges = follower.ranges(figures, other, *its, out_.closeness);
      if (ranges.empty()) continue;
      Cause found;
      found.closeness = out_.closeness;
      found.inputs.push_back(cause(input, on, {{place, place}}));
      found.inputs.push_back(cause(other, *its, std::move(ranges)));
      if (first(found.inputs[1]) > Rational(kPlain)) continue;
      found.strangeness =
          add(add(first(found.inputs[0]), first(found.inputs[1])).value_or(Rational(kPair)), Rational(kPair))
              .value_or(Rational(kPair));
      out_.causes.push_back(std::move(found));
    }
  }

  const Assessment& a_;
  const Plan& plan_;
  Reconciliation& out_;
  const Progress& progress_;
  std::chrono::steady_clock::time_point until_;
  Response response_;
  std::vector<StatedFigure> differ_;
};

}  // namespace

bool Reconciliation::agree() const {
  return std::ranges::all_of(
      figures, [&](const StatedFigure& each) { return agrees(each, each.computed, closeness); });
}

Reconciliation reconcile(const Assessment& assessment, std::vector<StatedFigure> figures,
                         std::chrono::milliseconds longest, const Progress& progress) {
  Reconciliation out;
  out.figures = std::move(figures);
  if (out.agree()) return out;
  Reconciler(assessment, out, longest, progress).run();
  const auto in_euros = [](const StatedFigure& each) { return each.figure.in_euros; };
  const auto whole = [](const StatedFigure& each) {
    return !each.figure.in_euros || each.stated.is_integer();
  };
  // A statement of whole euros, when nothing that somebody may have written gives it to the cent.
  const bool by_euro = std::ranges::all_of(out.figures, whole) && std::ranges::any_of(out.figures, in_euros);
  if (!by_euro || has_plain_cause(out)) return out;
  Reconciliation rounded;
  rounded.closeness = Closeness::euro;
  rounded.figures = out.figures;
  if (!rounded.agree()) Reconciler(assessment, rounded, longest, progress).run();
  return rounded.agree() || has_plain_cause(rounded) || out.causes.empty() ? rounded : out;
}

}  // namespace aci

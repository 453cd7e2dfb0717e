#include "study/ranges.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/shell_word.h"
#include "engine/evaluate.h"
#include "io/written_value.h"
#include "ruleset/input_names.h"
#include "study/assess.h"

namespace aci {
namespace {

// Values of one unknown at which something may turn, and combinations of them.
constexpr std::size_t kMostLevels = 60;
constexpr std::size_t kMostCombinations = 40'000;

using Places = std::vector<std::int64_t>;  ///< One an unknown.

class RangeFinder {
 public:
  RangeFinder(const Assessment& least, std::vector<UnknownInput> unknowns)
      : least_(least), plan_(least.plan) {
    report_.unknowns = std::move(unknowns);
  }

  RangesReport run(std::int64_t whole_grid) {
    name_figures();
    const auto whole = grid_points();
    if (whole && *whole <= whole_grid) {
      for (const UnknownInput& each : report_.unknowns) levels_.push_back(all_places(each.grid));
    } else {
      find_levels();
    }
    report_.spreads.assign(report_.unknowns.size(), Rational(0));
    Places places(report_.unknowns.size());
    combine(0, places);
    find_turns();
    return std::move(report_);
  }

 private:
  std::optional<std::int64_t> grid_points() const {
    std::int64_t points = 1;
    for (const UnknownInput& each : report_.unknowns) {
      if (__builtin_mul_overflow(points, each.grid.most - each.grid.least + 1, &points)) return std::nullopt;
    }
    return points;
  }
  static std::set<std::int64_t> all_places(const InputGrid& grid) {
    std::set<std::int64_t> out;
    for (std::int64_t place = grid.least; place <= grid.most; ++place) out.insert(place);
    return out;
  }

  void name_figures() {
    using Kind = FigureName::Kind;
    const RuleSet& rules = least_.rules();
    const auto add = [&](FigureName name) {
      if (const auto value = figure_value(name, least_)) report_.figures.push_back({name, *value, *value});
    };
    const bool points = rules.unit == ScaleUnit::points;
    for (std::size_t i = 0; i < rules.indicators.size(); ++i) {
      if (points) add({Kind::indicator, i, false});
      add({Kind::indicator, i, true});
    }
    for (std::size_t i = 0; i < rules.classes.size(); ++i) add({Kind::group, i, true});
    for (std::size_t i = 0; i < plan_->amounts.size(); ++i) add({Kind::amount, i, true});
    add({Kind::advance, 0, true});
  }

  Inputs with(const Places& places) const {
    std::vector<InputChange> changes;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const UnknownInput& each = report_.unknowns[i];
      changes.push_back({each.input, each.grid.value(places[i])});
    }
    return with_changes(*plan_, least_.inputs, changes);
  }

  /// Everything that is shown, and what decides it.
  std::vector<NodeId> nodes() const {
    std::vector<NodeId> out;
    const auto& slots = plan_->program.slots;
    for (const AmountSlots& each : plan_->amounts) out.push_back(slots[each.rounded]);
    for (std::size_t i = 0; i < least_.indicators.size(); ++i) {
      out.push_back(slots[plan_->indicator(i).met]);
      out.push_back(slots[plan_->indicator(i).earned]);
    }
    if (plan_->point_value) out.push_back(slots[*plan_->point_value]);
    return out;
  }

  /// Where something is decided otherwise, along each unknown, from each level of the others: until there is
  /// nothing new.
  void find_levels() {
    const std::vector<NodeId> all = nodes();
    const std::size_t count = report_.unknowns.size();
    for (const UnknownInput& each : report_.unknowns) levels_.push_back({each.grid.least, each.grid.most});
    std::set<std::pair<std::size_t, Places>> looked;
    for (bool more = true; more;) {
      more = false;
      for (std::size_t along = 0; along < count; ++along) {
        std::vector<Places> lines;
        Places line(count);
        others(along, 0, line, lines);
        for (const Places& each : lines) {
          if (!looked.insert({along, each}).second) continue;
          more = look_along(along, each, all) || more;
        }
      }
    }
  }

  void others(std::size_t along, std::size_t at, Places& line, std::vector<Places>& out) const {
    if (at == line.size()) return out.push_back(line);
    if (at == along) {
      line[at] = 0;
      return others(along, at + 1, line, out);
    }
    for (const std::int64_t place : levels_[at]) {
      line[at] = place;
      others(along, at + 1, line, out);
    }
  }

  bool look_along(std::size_t along, Places line, const std::vector<NodeId>& nodes) {
    const UnknownInput& unknown = report_.unknowns[along];
    line[along] = unknown.grid.least;
    Response response(*plan_, with(line));
    bool added = false;
    for (const Stretch& each : response.stretches(unknown.input, unknown.grid, nodes, report_.complete)) {
      for (const std::int64_t place : {each.from, each.to}) {
        if (levels_[along].size() >= kMostLevels || combinations() >= kMostCombinations) {
          report_.complete = report_.complete && levels_[along].contains(place);
        } else {
          added = levels_[along].insert(place).second || added;
        }
      }
    }
    return added;
  }

  std::size_t combinations() const {
    std::size_t count = 1;
    for (const auto& each : levels_) count *= each.size();
    return count;
  }

  void combine(std::size_t at, Places& places) {
    if (at == places.size()) return take(places);
    for (const std::int64_t place : levels_[at]) {
      places[at] = place;
      combine(at + 1, places);
    }
  }

  void take(const Places& places) {
    const auto then = evaluate(plan_, with(places)).assessment;
    if (!then) {
      report_.some_refused = true;
      return;
    }
    report_.always_open = report_.always_open && then->gate.open;
    report_.never_open = report_.never_open && !then->gate.open;
    for (FigureRange& each : report_.figures) {
      const auto value = figure_value(each.figure, *then);
      if (!value) continue;
      each.least = std::min(each.least, *value);
      each.most = std::max(each.most, *value);
    }
    spread(places, then->amount(AmountRole::total)->euros());
  }

  /// How far an unknown moves the total while the others stay.
  void spread(const Places& places, const Rational& total) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      Places key = places;
      key[i] = 0;
      auto [entry, fresh] = totals_.try_emplace({i, key}, total, total);
      auto& [least, most] = entry->second;
      least = std::min(least, total);
      most = std::max(most, total);
      const auto apart = subtract(most, least);
      if (apart) report_.spreads[i] = std::max(report_.spreads[i], *apart);
    }
  }

  void find_turns() {
    const std::vector<NodeId> all = nodes();
    for (std::size_t i = 0; i < report_.unknowns.size(); ++i) {
      const UnknownInput& unknown = report_.unknowns[i];
      Response response(*plan_, least_.inputs);
      std::optional<Assessment> before;
      for (const Stretch& each : response.stretches(unknown.input, unknown.grid, all, report_.complete)) {
        const Rational from = unknown.grid.value(each.from);
        auto here = evaluate(plan_, with_changes(*plan_, least_.inputs, {{unknown.input, from}})).assessment;
        if (before && here) compare(*before, *here, i, from);
        const Rational to = unknown.grid.value(each.to);
        before = evaluate(plan_, with_changes(*plan_, least_.inputs, {{unknown.input, to}})).assessment;
      }
    }
  }

  void compare(const Assessment& before, const Assessment& here, std::size_t unknown, const Rational& from) {
    const auto add = [&](Turn::Kind kind, std::size_t index, bool was, bool is) {
      if (was != is) report_.turns.push_back({unknown, from, kind, index, is});
    };
    add(Turn::Kind::gate, 0, before.gate.open, here.gate.open);
    for (std::size_t i = 0; i < here.indicators.size(); ++i) {
      add(Turn::Kind::indicator, i, before.indicators[i].met, here.indicators[i].met);
    }
    for (std::size_t i = 0; i < here.amounts.size(); ++i) {
      const AmountRole role = plan_->amounts[i].role;
      if (role != AmountRole::component && role != AmountRole::information) continue;
      add(Turn::Kind::amount, i, !before.amounts[i].exact.is_zero(), !here.amounts[i].exact.is_zero());
    }
  }

  const Assessment& least_;
  std::shared_ptr<const Plan> plan_;
  RangesReport report_;
  std::vector<std::set<std::int64_t>> levels_;  ///< By unknown.
  std::map<std::pair<std::size_t, Places>, std::pair<Rational, Rational>> totals_;
};

void collect(const Node& table, std::vector<WrittenRange>& out) {
  for (const Member& member : table.members) {
    if (member.value.kind == NodeKind::table) collect(member.value, out);
    const auto bounds = range_bounds(member.value.text);
    if (bounds) out.push_back({member.key, bounds->first, bounds->second, member.key_at, member.value.at});
  }
}

/// Other rules may hold in each year: there is nothing between two of them.
void tell_unknown_year(const WrittenRange& range, Diagnostics& diagnostics) {
  const std::string varied = std::string(kYearInput) + "=" + range.low + ".." + range.high;
  diagnostics.error("I046", range.at, {range.id}).hint = Message{"hint.vary_year", {shell_word(varied)}};
}

}  // namespace

const FigureRange* RangesReport::find(const FigureName& figure) const {
  const auto found = std::ranges::find(figures, figure, &FigureRange::figure);
  return found == figures.end() ? nullptr : &*found;
}

std::vector<WrittenRange> written_ranges(const Subject& subject, const std::vector<WrittenValue>& options,
                                         Diagnostics& diagnostics) {
  std::vector<WrittenRange> of_options;
  std::vector<WrittenRange> of_subject;
  for (const WrittenValue& each : options) {
    if (const auto bounds = range_bounds(each.value)) {
      of_options.push_back({each.id, bounds->first, bounds->second, each.id_at, each.value_at});
    }
  }
  collect(subject.document.root, of_subject);
  for (const WrittenValue& each : subject.fields) {
    if (const auto bounds = range_bounds(each.value)) {
      of_subject.push_back({each.id, bounds->first, bounds->second, each.id_at, each.value_at});
    }
  }
  for (WrittenRange& each : of_subject) {
    if (std::ranges::find(options, each.id, &WrittenValue::id) == options.end()) {
      of_options.push_back(std::move(each));
    }
  }
  if (of_options.size() > kMostUnknowns) {
    diagnostics.error("I051", of_options[kMostUnknowns].at, {std::to_string(of_options.size())});
  }
  return of_options;
}

RangesReport ranges(const Assessment& least, std::vector<UnknownInput> unknowns, std::int64_t whole_grid) {
  return RangeFinder(least, std::move(unknowns)).run(whole_grid);
}

std::optional<AssessedRanges> assess_ranges(const Subject& subject, const std::vector<WrittenValue>& options,
                                            const std::vector<WrittenRange>& written,
                                            const std::string& rules, RuleLibrary& library,
                                            Diagnostics& diagnostics) {
  for (const WrittenRange& each : written) {
    if (each.id == kYearInput) tell_unknown_year(each, diagnostics);
  }
  if (diagnostics.has_errors()) return std::nullopt;
  const auto is_range = [&](const WrittenValue& each) { return range_bounds(each.value).has_value(); };
  std::vector<WrittenValue> low = options;
  std::erase_if(low, is_range);
  std::vector<WrittenValue> high = low;
  for (const WrittenRange& each : written) {
    low.push_back({each.id, each.low, each.id_at, each.at});
    high.push_back({each.id, each.high, each.id_at, each.at});
  }
  Assessed least = assess_file(subject, low, rules, library, diagnostics);
  Diagnostics of_high;
  Assessed most = assess_file(subject, high, rules, library, of_high);
  // What is wrong whatever the unknown value is told once.
  if (!diagnostics.has_errors() && of_high.has_errors()) {
    for (Diagnostic& each : of_high.take()) diagnostics.add(std::move(each));
  }
  if (!least.assessment() || !most.inputs || diagnostics.has_errors()) return std::nullopt;
  const Assessment& assessment = *least.assessment();
  const RuleSet& stated = assessment.rules();
  const InputNames names(stated);
  std::vector<UnknownInput> unknowns;
  for (const WrittenRange& each : written) {
    const auto named = assessment.plan->input(each.id);
    const auto index = named ? named : assessment.plan->input(names.id_of(each.id));
    if (!index) continue;
    const Input& input = stated.inputs[*index];
    if (input.id == kYearInput) {
      tell_unknown_year(each, diagnostics);
      continue;
    }
    auto grid = input_grid(input);
    const auto from = assessment.inputs.values[*index];
    const auto to = most.inputs->values[*index];
    const bool ordered = is_numeric(input.type) || input.type == InputType::date;
    const auto first = grid && from ? grid->place(*from) : std::nullopt;
    const auto last = grid && to ? grid->place(*to) : std::nullopt;
    if (!ordered || !first || !last) {
      diagnostics.error("I053", each.at, {input.label});
      continue;
    }
    if (*last < *first) {
      diagnostics.error("I052", each.at, {input.label});
      continue;
    }
    grid->least = *first;
    grid->most = *last;
    unknowns.push_back({*index, *grid});
  }
  if (diagnostics.has_errors()) return std::nullopt;
  RangesReport report = ranges(assessment, std::move(unknowns));
  return AssessedRanges{std::move(*least.outcome.assessment), std::move(report)};
}

}  // namespace aci

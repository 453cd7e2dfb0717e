#include "support/random_structures.h"
#include "base/rounding.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace aci {
namespace {

/// What an operation rests on: the inputs and the constants under it, through other formulas.
struct Roots {
  std::set<std::uint32_t> inputs;
  std::set<Rational> constants;
  void take(const Roots& other) {
    inputs.insert(other.inputs.begin(), other.inputs.end());
    constants.insert(other.constants.begin(), other.constants.end());
  }
};

class RootFinder {
 public:
  explicit RootFinder(const Program& program) : program_(program) {}

  const Roots& under(NodeId id) {
    static const Roots none;
    if (id == kNoNode) return none;
    const auto known = found_.find(id);
    if (known != found_.end()) return known->second;
    const OpNode& node = program_.nodes[id];
    Roots roots;
    if (node.op == Op::constant && node.type.kind == Kind::number) roots.constants.insert(node.value);
    if (node.op == Op::input || node.op == Op::otherwise) roots.inputs.insert(node.index);
    if (node.op == Op::slot) roots.take(under(program_.slots[node.index]));
    if (node.op == Op::dated) {
      for (const auto& value : program_.dated[node.index].values) roots.constants.insert(value.value);
    }
    if (node.op != Op::dated) {
      for (const NodeId operand : {node.a, node.b, node.c}) roots.take(under(operand));
    }
    return found_[id] = roots;
  }

 private:
  const Program& program_;
  std::map<NodeId, Roots> found_;
};

bool compares(Op op) {
  return (op >= Op::equal && op <= Op::greater_equal) || op == Op::minimum || op == Op::maximum ||
         op == Op::subtract;
}

}  // namespace

RandomStructures::RandomStructures(std::shared_ptr<const Plan> plan, std::uint32_t seed)
    : plan_(std::move(plan)), rules_(*plan_->rules), random_(seed) {
  find_thresholds();
}

void RandomStructures::find_thresholds() {
  thresholds_.resize(rules_.inputs.size());
  RootFinder roots(plan_->program);
  const auto pair = [&](const Roots& a, const Roots& b) {
    for (const std::uint32_t index : a.inputs) {
      for (const Rational& constant : b.constants) {
        const Input& input = rules_.inputs[index];
        if (constant < lowest(input) || constant > highest(input)) continue;
        auto& values = thresholds_[index];
        const auto place = std::lower_bound(values.begin(), values.end(), constant);
        if (place == values.end() || *place != constant) values.insert(place, constant);
      }
    }
  };
  for (const OpNode& node : plan_->program.nodes) {
    if (!compares(node.op)) continue;
    pair(roots.under(node.a), roots.under(node.b));
    pair(roots.under(node.b), roots.under(node.a));
  }
}

bool RandomStructures::chance(int percent) {
  return between(1, 100) <= percent;
}

// Not std::uniform_int_distribution: the same seed gives the same structures with every library.
std::int64_t RandomStructures::between(std::int64_t least, std::int64_t most) {
  return least + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(most - least + 1));
}

Rational RandomStructures::lowest(const Input& input) const {
  return input.min.value_or(Rational(0));
}

Rational RandomStructures::highest(const Input& input) const {
  return input.max.value_or(Rational(input.type == InputType::share ? 1 : 1'000'000));
}

Rational RandomStructures::step(const Input& input) const {
  Rational step(1);
  for (int i = 0; i < input.decimals; ++i) step = *divide(step, Rational(10));
  return step;
}

Rational RandomStructures::clamp(const Input& input, const Rational& value) const {
  const Rational kept = *round_to(value, step(input), RoundingMode::trunc);
  return std::max(lowest(input), std::min(highest(input), kept));
}

/// Mostly small: as many values below 10 as between 10 and 100, and so on up to the greatest.
Rational RandomStructures::plausible(const Input& input) {
  const std::int64_t steps =
      divide(*subtract(highest(input), lowest(input)), step(input))->to_int64().value();
  std::int64_t scale = 1;
  for (auto digits = between(1, 7); digits > 0 && scale < steps; --digits) scale *= 10;
  const Rational count(between(0, std::min(scale, steps)));
  return clamp(input, *add(lowest(input), *multiply(count, step(input))));
}

Rational RandomStructures::number(std::size_t index) {
  const Input& input = rules_.inputs[index];
  const auto& near = thresholds_[index];
  if (chance(5)) return highest(input);
  if (chance(5)) return lowest(input);
  if (near.empty() || chance(35)) return plausible(input);
  // A structure that does well is on the upper side of what is asked for, where more is better.
  std::int64_t least = 0;
  if (input.more_is_better && chance(good_)) least = static_cast<std::int64_t>(near.size()) / 2;
  const Rational& threshold =
      near[static_cast<std::size_t>(between(least, static_cast<std::int64_t>(near.size()) - 1))];
  const std::int64_t side = input.more_is_better && chance(good_) ? between(0, 1) : between(-1, 1);
  return clamp(input, *add(threshold, *multiply(Rational(side), step(input))));
}

Rational RandomStructures::year() {
  const auto index = *plan_->input(kYearInput);
  const Input& input = rules_.inputs[index];
  const auto bound = [](const Rational& value) { return value.to_int64().value(); };
  const std::int64_t first = std::max<std::int64_t>(rules_.first_year, bound(lowest(input)));
  const std::int64_t last = std::min<std::int64_t>(rules_.last_year, bound(highest(input)));
  if (chance(3)) return Rational(last);
  return Rational(between(first, std::min(last, first + 7)));
}

/// Around the exercise: its days, the year before, the odd leap day; or a year away from another date.
Rational RandomStructures::date(const Inputs& so_far) {
  using namespace std::chrono;
  std::vector<Rational> others;
  for (std::size_t i = 0; i < rules_.inputs.size(); ++i) {
    if (rules_.inputs[i].type == InputType::date && so_far.values[i]) others.push_back(*so_far.values[i]);
  }
  if (!others.empty() && chance(50)) {
    const Rational& other =
        others[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(others.size()) - 1))];
    static constexpr int kAway[] = {-366, -365, -364, -200, -1, 0, 0, 1, 30, 364, 365, 366};
    return *add(other, Rational(kAway[static_cast<std::size_t>(between(0, std::size(kAway) - 1))]));
  }
  static constexpr int kYears[] = {0, 0, 0, 0, -1, -1, -1, -2, -3, -5, 1};
  int in = so_far.year + kYears[static_cast<std::size_t>(between(0, std::size(kYears) - 1))];
  Date day = std::chrono::year(in) / 1 / 1;
  if (chance(30)) {
    while (!std::chrono::year(in).is_leap()) --in;
    day = std::chrono::year(in) / 2 / 29;
  } else if (chance(30)) {
    day = std::chrono::year(in) / 12 / 31;
  } else if (chance(60)) {
    day = Date(sys_days(day) + days(between(0, 364)));
  }
  return Rational(to_serial(day));
}

Inputs RandomStructures::next() {
  static constexpr int kGood[] = {50, 80, 95, 100, 100};
  good_ = kGood[static_cast<std::size_t>(between(0, std::size(kGood) - 1))];
  Inputs out;
  const std::size_t count = rules_.inputs.size();
  out.values.resize(count);
  out.origins.resize(count, InputOrigin::given);
  out.places.resize(count);
  out.name = "random";
  const auto year_at = *plan_->input(kYearInput);
  out.values[year_at] = year();
  out.year = static_cast<int>(out.values[year_at]->to_int64().value());
  for (std::size_t i = 0; i < count; ++i) {
    const Input& input = rules_.inputs[i];
    if (i == year_at) continue;
    if (input.optional && chance(40)) {
      out.origins[i] = InputOrigin::absent;
    } else if (input.default_value && chance(input.more_is_better && good_ == 100 ? 5 : 40)) {
      out.values[i] = input.default_value;
      out.origins[i] = InputOrigin::default_value;
    } else if (input.type == InputType::text) {
      out.values[i] = Rational(0);
    } else if (input.type == InputType::boolean) {
      out.values[i] = Rational(chance(input.more_is_better ? good_ : 50) ? 1 : 0);
    } else if (input.type == InputType::choice) {
      out.values[i] = Rational(between(0, static_cast<std::int64_t>(input.choices.size()) - 1));
    } else if (input.type == InputType::date) {
      out.values[i] = date(out);
    } else {
      out.values[i] = number(i);
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    const Input& input = rules_.inputs[i];
    if (input.default_input.empty() || chance(50)) continue;
    out.values[i] = out.values[*plan_->input(input.default_input)];
    out.origins[i] = InputOrigin::default_input;
  }
  return out;
}

std::optional<Rational> RandomStructures::more(std::size_t index, const Rational& present) {
  const Input& input = rules_.inputs[index];
  if (input.type == InputType::boolean) {
    return present.is_zero() ? std::optional(Rational(1)) : std::nullopt;
  }
  if (present >= highest(input)) return std::nullopt;
  Rational above = *add(present, step(input));
  if (chance(50)) above = std::max(above, number(index));
  if (chance(20))
    above = std::max(above, clamp(input, *add(above, *multiply(Rational(between(1, 5000)), step(input)))));
  return above;
}

}  // namespace aci

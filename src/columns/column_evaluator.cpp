#include "columns/column_evaluator.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/decimal.h"
#include "base/instruction_sets.h"
#include "base/money.h"
#include "ruleset/plan_bounds.h"

namespace aci {
namespace {

const Rational kCent = *Rational::make(1, 100);
const Rational kMillionth = *Rational::make(1, 1'000'000);

/// A whole number of units of a column; nothing when it is none or does not fit.
std::optional<std::int64_t> in_units(const Rational& value, int decimals) {
  const auto units = multiply(value, power_of_ten(decimals));
  return units ? units->to_int64() : std::nullopt;
}

/// Everything that `evaluate` publishes as money must be sure to fit it, sums of them included.
std::vector<ColumnBound> money_bounds(const Plan& plan) {
  const std::size_t lines = plan.amounts.size() + plan.rules->indicators.size() + 1;
  const auto unit = divide(kCent, Rational(static_cast<std::int64_t>(lines)));
  std::vector<ColumnBound> bounds;
  const auto add = [&](SlotId slot, std::optional<SlotId> times) { bounds.push_back({slot, times, *unit}); };
  for (std::size_t i = 0; i < plan.rules->indicators.size(); ++i) add(plan.indicator(i).euros, std::nullopt);
  for (const SlotId slot : plan.class_earned) add(slot, plan.point_value);
  add(plan.all_earned, plan.point_value);
  for (const AmountSlots& amount : plan.amounts) {
    add(amount.exact, std::nullopt);
    add(amount.rounded, std::nullopt);
  }
  if (plan.advance) add(*plan.advance, std::nullopt);
  return bounds;
}

ACI_VECTORIZED void doubt_outside(const InputColumn& input, std::int64_t least, std::int64_t most,
                                  std::size_t rows, std::uint8_t* __restrict doubtful) {
  const std::int64_t* const values = input.values;
  const std::uint8_t* const given = input.given;
  for (std::size_t i = 0; i < rows; ++i) {
    const bool outside = values[i] < least || values[i] > most;
    doubtful[i] = static_cast<std::uint8_t>(doubtful[i] | (given[i] & (outside ? 1U : 0U)));
  }
}

/// The values given, and in the place of the others those of `others`, or its first one for all.
template <bool one_for_all>
ACI_VECTORIZED void complete(const InputColumn& input, const std::int64_t* others, std::size_t rows,
                             std::int64_t* __restrict out) {
  const std::int64_t* const values = input.values;
  const std::uint8_t* const given = input.given;
  for (std::size_t i = 0; i < rows; ++i) {
    const std::int64_t mask = -static_cast<std::int64_t>(given[i]);
    out[i] = (values[i] & mask) | (others[one_for_all ? 0 : i] & ~mask);
  }
}

}  // namespace

ColumnEvaluator::ColumnEvaluator(std::shared_ptr<const Plan> plan, int year,
                                 std::span<const InputSupply> supplies, const FigureLayout& layout)
    : plan_(std::move(plan)), year_(year) {
  choose_outputs(layout);
  // Money is whole cents: another step can leave an amount that is none.
  const auto cents = divide(plan_->rules->rounding.step, kCent);
  if (!cents || !cents->is_integer()) return;
  const std::vector<Range> ranges = input_ranges(*plan_->rules);
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    auto input = describe(i, supplies, ranges[i]);
    if (!input || !look_at(i, supplies)) return;
    inputs_.push_back(std::move(*input));
  }
  // What others take for a default is completed before them.
  std::stable_partition(columns_.begin(), columns_.end(),
                        [](const Column& each) { return !each.default_column; });
  program_ = ColumnProgram::compile(plan_->program, inputs_, outputs_, money_bounds(*plan_));
}

std::optional<ColumnInput> ColumnEvaluator::describe(std::size_t index, std::span<const InputSupply> supplies,
                                                     const Range& range) const {
  const Input& rule = plan_->rules->inputs[index];
  const InputSupply& supply = supplies[index];
  ColumnInput input;
  input.column = static_cast<std::uint32_t>(index);
  if (rule.id == kYearInput) {
    input.constant = Rational(year_);
    return input;
  }
  if (rule.type == InputType::text) {  // No formula reads it.
    input.constant = Rational(0);
    return input;
  }
  switch (supply.kind) {
    case InputSupply::Kind::other:
      return std::nullopt;
    case InputSupply::Kind::constant:
      input.constant = supply.constant;
      return input;
    case InputSupply::Kind::none:
      if (rule.required()) return std::nullopt;
      if (!rule.default_input.empty()) return describe(*plan_->input(rule.default_input), supplies, range);
      input.constant = rule.default_value;
      input.absent = !rule.default_value;
      return input;
    case InputSupply::Kind::column:
      break;
  }
  input.unit = *divide(Rational(1), power_of_ten(supply.decimals));
  input.may_be_absent = rule.optional;
  input.range = range;
  if (!range.lo || !range.hi) return std::nullopt;
  return input;
}

bool ColumnEvaluator::look_at(std::size_t index, std::span<const InputSupply> supplies) {
  const Input& rule = plan_->rules->inputs[index];
  const InputSupply& supply = supplies[index];
  if (rule.id == kYearInput) {
    return (!rule.min || Rational(year_) >= *rule.min) && (!rule.max || Rational(year_) <= *rule.max);
  }
  const bool read = rule.type != InputType::text;
  if (supply.kind != InputSupply::Kind::column || !read) return true;
  Column column;
  column.input = static_cast<std::uint32_t>(index);
  column.required = rule.required();
  const int finer = supply.decimals - input_decimals(rule);
  if (finer > 0) column.multiple = power_of_ten(finer).to_int64().value_or(1);
  const auto bound = [&](const std::optional<Rational>& value, std::optional<std::int64_t>& out) {
    if (value) out = in_units(*value, supply.decimals);
    return !value || out;
  };
  if (!bound(rule.min, column.min) || !bound(rule.max, column.max)) return false;
  if (!bound(rule.default_value, column.default_value)) return false;
  // What is proved of the values must hold of those, too, that stand where a row gives none.
  if (rule.optional && column.min && *column.min > 0) column.default_value = column.min;
  if (rule.optional && column.max && *column.max < 0) column.default_value = column.max;
  if (!rule.default_input.empty()) {
    const std::size_t other = *plan_->input(rule.default_input);
    const Input& taken = plan_->rules->inputs[other];
    const InputSupply& from = supplies[other];
    if (from.kind == InputSupply::Kind::column) {
      if (from.decimals != supply.decimals || !taken.default_input.empty()) return false;
      column.default_column = static_cast<std::uint32_t>(other);
    } else {
      const bool constant = from.kind == InputSupply::Kind::constant;
      const auto value = constant ? std::optional(from.constant) : taken.default_value;
      if (!value || !bound(value, column.default_value)) return false;
    }
  }
  columns_.push_back(column);
  return true;
}

void ColumnEvaluator::choose_outputs(const FigureLayout& layout) {
  const RuleSet& rules = *plan_->rules;
  const Plan& plan = *plan_;
  const auto output = [&](SlotId slot, std::optional<Rational> unit) {
    outputs_.push_back({slot, std::move(unit)});
    return outputs_.size() - 1;
  };
  for (const Premise& premise : plan.premises) errors_.push_back(output(premise.holds, std::nullopt));
  for (std::size_t i = 0; i < rules.constraints.size(); ++i) {
    if (rules.constraints[i].is_error) {
      errors_.push_back(output(plan.constraints[i], std::nullopt));
    }
  }
  first_warning_ = outputs_.size();
  for (std::size_t i = 0; i < rules.constraints.size(); ++i) {
    if (rules.constraints[i].is_error) continue;
    warnings_.push_back(i);
    output(plan.constraints[i], std::nullopt);
  }
  open_ = output(plan.gate.open, std::nullopt);
  for (std::size_t k = 0; k < layout.columns.size(); ++k) {
    const auto source = figure_source(plan, layout, k);
    if (!source) continue;
    switch (source->from) {
      case FigureSource::From::amount:
        targets_.push_back({output(plan.amounts[source->index].rounded, kCent), k});
        break;
      case FigureSource::From::advance:
        targets_.push_back({output(*plan.advance, kCent), k});
        break;
      case FigureSource::From::missed:
        missed_.push_back({output(plan.indicator(source->index).met, std::nullopt), k});
        break;
      case FigureSource::From::all:
        targets_.push_back({output(plan.all_earned, kMillionth), k});
        break;
      case FigureSource::From::group:
        targets_.push_back({output(plan.class_earned[source->index], kMillionth), k});
        break;
      case FigureSource::From::indicator:
        targets_.push_back({output(plan.indicator(source->index).earned, kMillionth), k});
        break;
      case FigureSource::From::due:
        targets_.push_back({output(*plan.amounts[source->index].due, Rational(1)), k});
        break;
      case FigureSource::From::deadline:
        targets_.push_back({output(plan.deadlines[source->index], Rational(1)), k});
        break;
    }
  }
}

ColumnRun::ColumnRun(std::shared_ptr<const ColumnEvaluator> evaluator)
    : evaluator_(std::move(evaluator)),
      machine_(evaluator_->program()),
      filled_(evaluator_->plan().rules->inputs.size()) {}

void ColumnRun::prepare(const ColumnEvaluator::Column& column, std::size_t rows, std::uint8_t* doubtful) {
  InputColumn& input = inputs_[column.input];
  doubt_outside(input, column.min.value_or(INT64_MIN), column.max.value_or(INT64_MAX), rows, doubtful);
  for (std::size_t i = 0; column.multiple != 1 && i < rows; ++i) {
    if (input.values[i] % column.multiple != 0) doubtful[i] = 1;
  }
  if (std::memchr(input.given, 0, rows) == nullptr) return;
  for (std::size_t i = 0; column.required && i < rows; ++i) doubtful[i] |= input.given[i] ^ 1U;
  if (!column.default_value && !column.default_column) return;
  auto& filled = filled_[column.input];
  filled.resize(kColumnBlock);
  if (column.default_column) {
    complete<false>(input, inputs_[*column.default_column].values, rows, filled.data());
  } else {
    complete<true>(input, &*column.default_value, rows, filled.data());
  }
  input.values = filled.data();
}

void ColumnRun::run(std::span<const InputColumn> inputs, std::span<const std::uint32_t> at,
                    std::uint8_t* doubtful, FigureTable& figures, std::span<WarningTally> tallies) {
  const std::size_t rows = at.size();
  inputs_.assign(inputs.begin(), inputs.end());
  for (const ColumnEvaluator::Column& column : evaluator_->columns_) prepare(column, rows, doubtful);
  machine_.run(inputs_, rows, doubtful);
  for (const std::size_t output : evaluator_->errors_) {
    const std::uint8_t* const holds = machine_.flags(output);
    for (std::size_t i = 0; i < rows; ++i) doubtful[i] |= holds[i] ^ 1U;
  }
  for (std::size_t k = 0; k < tallies.size(); ++k) {
    const std::uint8_t* const holds = machine_.flags(evaluator_->first_warning_ + k);
    if (std::memchr(holds, 0, rows) == nullptr) continue;
    for (std::size_t i = 0; i < rows; ++i) {
      if (holds[i] != 0 || doubtful[i] != 0) continue;
      if (tallies[k].rows++ == 0) tallies[k].first = at[i];
    }
  }
  const std::uint8_t* const open = machine_.flags(evaluator_->open_);
  for (std::size_t i = 0; i < rows; ++i) {
    figures.computed[at[i]] = doubtful[i] ^ 1U;
    figures.eligible[at[i]] = open[i];
  }
  for (const ColumnEvaluator::Target& target : evaluator_->targets_) {
    const std::int64_t* const values = machine_.integers(target.output);
    std::int64_t* const out = figures.values[target.column].data();
    for (std::size_t i = 0; i < rows; ++i) out[at[i]] = values[i];
  }
  for (const ColumnEvaluator::Target& target : evaluator_->missed_) {
    const std::uint8_t* const met = machine_.flags(target.output);
    std::int64_t* const out = figures.values[target.column].data();
    for (std::size_t i = 0; i < rows; ++i) out[at[i]] = met[i] ^ 1;
  }
}

}  // namespace aci

#include "engine/figure_layout.h"

#include <algorithm>

#include "base/rounding.h"
#include "engine/assessment.h"
#include "ruleset/text_figures.h"

namespace aci {
namespace {

const Rational kMillionth = *Rational::make(1, 1'000'000);

}  // namespace

FigureLayout figure_layout(std::span<const LoadedRules> rules, const FigureChoice& choice) {
  FigureLayout layout;
  const auto add = [&](std::string name, FigureKind kind, const Element& element) {
    const auto same = [&](const FigureColumn& column) { return column.name == name; };
    if (std::none_of(layout.columns.begin(), layout.columns.end(), same)) {
      layout.columns.push_back({std::move(name), kind, element.id, element.label});
    }
  };
  const auto add_points = [&](const std::string& name, const LoadedRules& of, Element element) {
    if (names_figures(element.label)) element.label = with_figures(*of.plan(), element.label);
    add(name + element.id, FigureKind::points, element);
  };
  // What is scored in euros has no points to show.
  const auto in_points = [](const LoadedRules& each) { return each.stated().unit == ScaleUnit::points; };
  for (const LoadedRules& each : rules) {
    if (!choice.classes || !in_points(each)) continue;
    for (const Element& group : each.stated().classes) add_points("points_", each, group);
  }
  layout.columns.push_back({"points_total", FigureKind::points, "", {}});
  layout.points = layout.columns.size() - 1;
  layout.total = layout.columns.size();
  layout.advance = layout.total + 1;
  layout.balance = layout.total + 2;
  for (const char* name : {"total", "advance", "balance"})
    layout.columns.push_back({name, FigureKind::euros, "", {}});
  for (const LoadedRules& each : rules) {
    if (!choice.detail || !in_points(each)) continue;
    for (const Indicator& indicator : each.stated().indicators) add_points("points.", each, indicator);
  }
  for (const auto& plan : choice.missed) {
    for (const std::size_t i : plan->gate.indicators) {
      const Indicator& asked = plan->rules->indicators[i];
      add("missed." + asked.id, FigureKind::missed, asked);
    }
  }
  for (const auto& plan : choice.dates) {
    for (const AmountSlots& each : plan->amounts) {
      if (!each.due) continue;
      Element named;
      named.id = each.id;
      add("due." + each.id, FigureKind::date, named);
    }
    for (const Deadline& each : plan->rules->deadlines) add("deadline." + each.id, FigureKind::date, each);
  }
  return layout;
}

FigureLayout figure_layout(std::span<const std::shared_ptr<const Plan>> plans, const FigureChoice& choice) {
  return figure_layout(loaded(plans), choice);
}

std::optional<FigureSource> figure_source(const Plan& plan, const FigureLayout& layout, std::size_t column) {
  const RuleSet& rules = *plan.rules;
  const FigureColumn& figure = layout.columns[column];
  const auto source = [](FigureSource::From from,
                         std::optional<std::size_t> index) -> std::optional<FigureSource> {
    if (!index) return std::nullopt;
    return FigureSource{from, *index};
  };
  if (figure.kind == FigureKind::euros) {
    if (column == layout.advance) {
      return source(FigureSource::From::advance, plan.advance ? std::optional<std::size_t>(0) : std::nullopt);
    }
    const AmountRole role = column == layout.total ? AmountRole::total : AmountRole::balance;
    return source(FigureSource::From::amount, plan.amount_with(role));
  }
  if (figure.kind == FigureKind::missed) {
    const auto index = element_index(figure.id, rules.indicators);
    const auto& asked = plan.gate.indicators;
    const bool is_asked = index && std::find(asked.begin(), asked.end(), *index) != asked.end();
    return source(FigureSource::From::missed, is_asked ? index : std::nullopt);
  }
  if (figure.kind == FigureKind::date) {
    if (figure.name.starts_with("deadline."))
      return source(FigureSource::From::deadline, element_index(figure.id, rules.deadlines));
    const auto index = element_index(figure.id, plan.amounts);
    const bool dated = index && plan.amounts[*index].due;
    return source(FigureSource::From::due, dated ? index : std::nullopt);
  }
  if (rules.unit != ScaleUnit::points) return std::nullopt;
  if (figure.id.empty()) return source(FigureSource::From::all, 0);
  if (figure.name.starts_with("points_"))
    return source(FigureSource::From::group, element_index(figure.id, rules.classes));
  return source(FigureSource::From::indicator, element_index(figure.id, rules.indicators));
}

std::optional<Figures> sum(const Figures& a, const Figures& b) {
  Figures out;
  const bool fits = !__builtin_add_overflow(a.millionths, b.millionths, &out.millionths);
  const auto total = add(a.total, b.total);
  const auto advance = add(a.advance, b.advance);
  const auto balance = add(a.balance, b.balance);
  if (!fits || !total || !advance || !balance) return std::nullopt;
  return Figures{out.millionths, *total, *advance, *balance};
}

std::optional<Figures> difference(const Figures& a, const Figures& b) {
  Figures out;
  const bool fits = !__builtin_sub_overflow(a.millionths, b.millionths, &out.millionths);
  const auto total = subtract(a.total, b.total);
  const auto advance = subtract(a.advance, b.advance);
  const auto balance = subtract(a.balance, b.balance);
  if (!fits || !total || !advance || !balance) return std::nullopt;
  return Figures{out.millionths, *total, *advance, *balance};
}

bool put_figures(const Assessment& assessment, const FigureLayout& layout, std::size_t row,
                 FigureTable& figures) {
  for (std::size_t k = 0; k < layout.columns.size(); ++k) {
    std::optional<std::int64_t> value = kNoFigure;
    const auto date = [&](const std::optional<Date>& known) {
      if (known) value = to_serial(*known);
    };
    if (const auto source = figure_source(*assessment.plan, layout, k)) {
      switch (source->from) {
        case FigureSource::From::amount:
          value = assessment.amounts[source->index].rounded.cents();
          break;
        case FigureSource::From::advance:
          value = assessment.advance->cents();
          break;
        case FigureSource::From::missed:
          value = assessment.indicators[source->index].met ? 0 : 1;
          break;
        case FigureSource::From::all:
          value = count_of(kMillionth, assessment.earned);
          break;
        case FigureSource::From::group:
          value = count_of(kMillionth, assessment.classes[source->index].earned);
          break;
        case FigureSource::From::indicator:
          value = count_of(kMillionth, assessment.indicators[source->index].earned);
          break;
        case FigureSource::From::due:
          date(assessment.amounts[source->index].due);
          break;
        case FigureSource::From::deadline:
          for (const DeadlineLine& line : assessment.deadlines) {
            if (line.index == source->index) date(line.date);
          }
          break;
      }
    }
    if (!value) return false;
    figures.values[k][row] = *value;
  }
  figures.computed[row] = 1;
  figures.eligible[row] = assessment.eligible() ? 1 : 0;
  return true;
}

Figures FigureTable::at(std::size_t row, const FigureLayout& layout) const {
  const auto value = [&](std::size_t column) {
    const std::int64_t found = values[column][row];
    return found == kNoFigure ? 0 : found;
  };
  return {value(layout.points), Money::from_cents(value(layout.total)),
          Money::from_cents(value(layout.advance)), Money::from_cents(value(layout.balance))};
}

void FigureTable::resize(std::size_t rows, const FigureLayout& layout) {
  computed.assign(rows, 0);
  eligible.assign(rows, 0);
  values.resize(layout.columns.size());
  for (auto& column : values) column.assign(rows, kNoFigure);
}

}  // namespace aci

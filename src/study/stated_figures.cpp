#include "study/stated_figures.h"

#include <array>
#include <map>

#include "base/closest_match.h"
#include "base/plain_name.h"

namespace aci {
namespace {

/// What people call the figures: by id or by label, in either language, whatever the case, the accents and
/// the signs.
class FigureNames {
 public:
  explicit FigureNames(const Assessment& assessment) {
    using Kind = FigureName::Kind;
    const RuleSet& rules = assessment.rules();
    const Plan& plan = *assessment.plan;
    for (std::size_t i = 0; i < rules.indicators.size(); ++i)
      add(rules.indicators[i].id, {Kind::indicator, i});
    for (std::size_t i = 0; i < plan.amounts.size(); ++i) add(plan.amounts[i].id, {Kind::amount, i});
    for (std::size_t i = 0; i < rules.classes.size(); ++i) add(rules.classes[i].id, {Kind::group, i});
    for (std::size_t i = 0; i < rules.indicators.size(); ++i)
      add(rules.indicators[i].label, {Kind::indicator, i});
    for (std::size_t i = 0; i < plan.amounts.size(); ++i) add(plan.amounts[i].label, {Kind::amount, i});
    for (std::size_t i = 0; i < rules.classes.size(); ++i) add(rules.classes[i].label, {Kind::group, i});
    add_role(plan, AmountRole::total, {"total", "remuneration"});
    if (plan.advance) {
      for (const char* name : {"avance", "advance"}) add(name, {Kind::advance, 0});
    }
    add_role(plan, AmountRole::balance, {"solde", "balance"});
  }

  const FigureName* find(const std::string& name) const {
    const std::string plain = plain_name(name);
    const auto found = names_.find(plain);
    if (found != names_.end()) return &found->second;
    return plain.size() < kLeastPart ? nullptr : of_part(plain);
  }
  std::string closest(const std::string& name) const {
    std::vector<std::string_view> known;
    for (const auto& [plain, shown] : shown_) known.push_back(plain);
    const auto found = shown_.find(closest_match(plain_name(name), known));
    return found == shown_.end() ? "" : found->second;
  }

 private:
  // "concertation" names the one figure that has it in its id or label.
  static constexpr std::size_t kLeastPart = 5;
  const FigureName* of_part(const std::string& plain) const {
    const FigureName* only = nullptr;
    for (const auto& [name, figure] : names_) {
      if (name.find(plain) == name.npos) continue;
      if (only != nullptr && !(*only == figure)) return nullptr;
      only = &figure;
    }
    return only;
  }

  void add(const std::string& name, FigureName figure) {
    if (names_.emplace(plain_name(name), figure).second) shown_.emplace(plain_name(name), name);
  }
  void add(const LocalizedText& label, FigureName figure) {
    for (const std::string& text : {label.fr, label.en}) {
      if (!text.empty()) add(text, figure);
    }
  }
  void add_role(const Plan& plan, AmountRole role, std::initializer_list<const char*> names) {
    const auto index = plan.amount_with(role);
    if (!index) return;
    for (const char* name : names) add(name, {FigureName::Kind::amount, *index});
  }

  std::map<std::string, FigureName> names_;  ///< By plain name.
  std::map<std::string, std::string, std::less<>> shown_;
};

}  // namespace

std::optional<Rational> figure_value(const FigureName& name, const Assessment& assessment) {
  switch (name.kind) {
    case FigureName::Kind::indicator: {
      const IndicatorLine& line = assessment.indicators[name.index];
      return name.in_euros ? line.euros.euros() : line.earned;
    }
    case FigureName::Kind::group: {
      const ClassLine& line = assessment.classes[name.index];
      return name.in_euros ? line.euros.euros() : line.earned;
    }
    case FigureName::Kind::amount:
      if (!name.in_euros) return std::nullopt;
      return assessment.amounts[name.index].rounded.euros();
    case FigureName::Kind::advance:
      if (!name.in_euros || !assessment.advance) return std::nullopt;
      return assessment.advance->euros();
  }
  return std::nullopt;
}

std::vector<StatedFigure> stated_figures(const std::vector<StatedLine>& lines, const Assessment& assessment,
                                         Diagnostics& diagnostics) {
  const FigureNames names(assessment);
  std::vector<StatedFigure> out;
  for (const StatedLine& line : lines) {
    const FigureName* const name = names.find(line.name);
    if (name == nullptr) {
      auto& remark = diagnostics.warning("D047", line.name_at, {line.name});
      const std::string close = names.closest(line.name);
      if (!close.empty()) remark.hint = Message{"hint.did_you_mean", {close}};
      continue;
    }
    for (const bool in_euros : {false, true}) {
      const auto& number = in_euros ? line.euros : line.points;
      if (!number) continue;
      FigureName figure = *name;
      figure.in_euros = in_euros;
      const auto value = figure_value(figure, assessment);
      const bool in_points = assessment.rules().unit == ScaleUnit::points;
      if (!value || (!in_euros && !in_points)) {
        diagnostics.warning("D048", number->at, {line.name});
        continue;
      }
      out.push_back({figure, number->value, *value, number->at});
    }
  }
  return out;
}

std::optional<StatedFigure> stated_amount(AmountRole role, const Rational& euros,
                                          const Assessment& assessment) {
  FigureName name;
  if (role == AmountRole::advance) {
    name.kind = FigureName::Kind::advance;
  } else {
    const auto index = assessment.plan->amount_with(role);
    if (!index) return std::nullopt;
    name.index = *index;
  }
  const auto value = figure_value(name, assessment);
  if (!value) return std::nullopt;
  return StatedFigure{name, euros, *value, Place()};
}

const LocalizedText& label_of(const FigureName& figure, const RuleSet& rules, const Plan& plan) {
  switch (figure.kind) {
    case FigureName::Kind::indicator:
      return rules.indicators[figure.index].label;
    case FigureName::Kind::group:
      return rules.classes[figure.index].label;
    case FigureName::Kind::amount:
      return plan.amounts[figure.index].label;
    case FigureName::Kind::advance:
      break;
  }
  static const LocalizedText advance{"Avance", "Advance"};
  return advance;
}

}  // namespace aci

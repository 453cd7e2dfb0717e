#include "study/reconcile_other_causes.h"

#include <algorithm>
#include <functional>
#include <set>

namespace aci {
namespace {

// How far they come behind a plain change of an input: what the rules themselves doubt first.
constexpr std::int64_t kReading = 4;
constexpr std::int64_t kRefused = 3;
constexpr std::int64_t kLeftOut = 6;
constexpr std::int64_t kShare = 12;

using Assumption = std::pair<SlotId, Rational>;

class OtherCauses {
 public:
  OtherCauses(const Assessment& assessment, std::span<const StatedFigure> figures, Closeness closeness)
      : a_(assessment),
        plan_(*assessment.plan),
        figures_(figures),
        closeness_(closeness),
        as_it_is_(*assessment.plan, assessment.inputs) {}

  std::vector<Cause> all() {
    readings();
    refused();
    left_out();
    shares();
    return std::move(found_);
  }

 private:
  bool all_agree(Response& response) const {
    FigureFollower follower(plan_, response);
    return std::ranges::all_of(figures_, [&](const StatedFigure& each) {
      const auto value = follower.now(each.figure);
      return value && agrees(each, *value, closeness_);
    });
  }
  bool explains(const std::vector<Assumption>& assumptions) const {
    Response response(as_it_is_, a_.inputs);
    for (const auto& [slot, value] : assumptions) response.assume(slot, value);
    return all_agree(response);
  }
  Cause& add(Cause::Kind kind, std::size_t index, std::int64_t behind) {
    Cause cause{kind};
    cause.index = index;
    cause.closeness = closeness_;
    cause.strangeness = Rational(behind);
    return found_.emplace_back(std::move(cause));
  }

  void readings() {
    for (const std::size_t reading : a_.doubtful) {
      Response response(plan_, a_.inputs, static_cast<std::uint32_t>(reading));
      if (all_agree(response)) add(Cause::Kind::reading, reading, kReading);
    }
  }

  void refused() {
    for (const IndicatorLine& line : a_.indicators) {
      if (!line.met) continue;
      if (explains({{plan_.indicator(line.index).met, Rational(0)}}))
        add(Cause::Kind::refused, line.index, kRefused);
    }
  }

  void left_out() {
    for (const IndicatorLine& line : a_.indicators) {
      const IndicatorSlots& slots = plan_.indicator(line.index);
      for (const ScoreLine& part : line.parts) {
        if (line.parts.size() < 2 || !explains({{slots.parts[part.index].value, Rational(0)}})) continue;
        add(Cause::Kind::left_out, line.index, kLeftOut).part = part.index;
      }
      for (const ScoreLine& reduction : line.reductions) {
        if (!explains({{slots.reductions[reduction.index].value, Rational(0)}})) continue;
        add(Cause::Kind::left_out, line.index, kLeftOut).reduction = reduction.index;
      }
    }
    for (std::size_t i = 0; i < plan_.amounts.size(); ++i) {
      const AmountSlots& amount = plan_.amounts[i];
      const bool counts = amount.role == AmountRole::component || amount.role == AmountRole::advance;
      if (!counts || a_.amounts[i].exact.is_zero()) continue;
      if (explains({{amount.exact, Rational(0)}, {amount.rounded, Rational(0)}})) {
        add(Cause::Kind::left_out, i, kLeftOut);
      }
    }
  }

  /// The indicators of which a share is paid, for another share: all of them, those that follow the pro rata
  /// of the agreement, those that state their own.
  void shares() {
    std::vector<SlotId> all;
    std::vector<SlotId> of_agreement;
    std::vector<SlotId> own;
    for (const IndicatorLine& line : a_.indicators) {
      const Indicator& indicator = a_.rules().indicators[line.index];
      if (!a_.rules().pro_rata_of(indicator)) continue;
      const SlotId slot = plan_.indicator(line.index).pro_rata;
      all.push_back(slot);
      (indicator.pro_rata ? own : of_agreement).push_back(slot);
    }
    std::set<Rational> tried;
    for (const int of : {1, 12, 365, 366}) {
      for (int part = 1; part <= of; ++part) {
        const Rational share = *Rational::make(part, of);
        if (!tried.insert(share).second) continue;
        if (pays(share, all) || pays(share, of_agreement) || pays(share, own)) {
          add(Cause::Kind::pro_rata, 0, kShare).share = share;
        }
      }
    }
  }
  bool pays(const Rational& share, const std::vector<SlotId>& slots) const {
    std::vector<Assumption> assumptions;
    for (const SlotId slot : slots) assumptions.emplace_back(slot, share);
    return !slots.empty() && explains(assumptions);
  }

  const Assessment& a_;
  const Plan& plan_;
  std::span<const StatedFigure> figures_;
  Closeness closeness_;
  Response as_it_is_;
  std::vector<Cause> found_;
};

}  // namespace

std::vector<Cause> causes_beside_inputs(const Assessment& assessment, std::span<const StatedFigure> figures,
                                        Closeness closeness) {
  return OtherCauses(assessment, figures, closeness).all();
}

}  // namespace aci

#include "study/rules_for_year.h"

#include <algorithm>
#include <iterator>

#include "ruleset/plan_prerequisites.h"

namespace aci {

RulesForYear::RulesForYear(std::shared_ptr<const Plan> plan) : plans_{std::move(plan)} {
  by_year_.fill(0);
  prerequisites_.push_back(prerequisite_inputs(*plans_.front()));
}

std::unique_ptr<RulesForYear> RulesForYear::choose(RuleLibrary& library, const std::string& rules,
                                                   const char* option, Diagnostics& diagnostics) {
  if (!rules.empty()) {
    auto plan = library.load(rules, diagnostics, option);
    auto asked = plan ? std::make_unique<RulesForYear>(std::move(plan)) : nullptr;
    const ShippedHeader* const header = asked ? library.find(rules) : nullptr;
    if (header != nullptr) asked->closed_ = header->last_year;
    return asked;
  }
  auto choice = std::unique_ptr<RulesForYear>(new RulesForYear());
  choice->library_ = &library;
  for (const ShippedHeader& header : library.shipped()) {
    if (header.scheme != kDefaultScheme) continue;
    const auto place = static_cast<std::uint16_t>(choice->headers_.size());
    choice->headers_.push_back(&header);
    for (int year = std::max(header.first_year, kFirstYear); year <= std::min(header.last_year, kLastYear);
         ++year) {
      choice->by_year_[static_cast<std::size_t>(year - kFirstYear)] = place;
    }
  }
  choice->plans_.resize(choice->headers_.size());
  choice->stated_ = choice->headers_.size();
  return choice;
}

bool RulesForYear::load_all(Diagnostics& diagnostics) {
  bool sound = true;
  prerequisites_.clear();
  for (std::uint16_t place = 0; place < plans_.size(); ++place) {
    const auto loaded = plan(place, diagnostics);
    sound = loaded != nullptr && sound;
    prerequisites_.push_back(loaded ? prerequisite_inputs(*loaded) : std::vector<std::size_t>());
  }
  return sound;
}

std::unique_ptr<RulesForYear> RulesForYear::with(std::vector<std::shared_ptr<const Plan>> plans) const {
  auto other = std::unique_ptr<RulesForYear>(new RulesForYear(*this));
  other->plans_ = std::move(plans);
  return other;
}

bool RulesForYear::vary(const Scenarios& scenarios, Diagnostics& diagnostics) {
  const auto stated = std::move(plans_);
  plans_.clear();
  prerequisites_.clear();
  for (std::size_t set = 0; set < scenarios.rule_sets(); ++set) {
    const std::vector<ParameterValue> all = scenarios.parameters(set);
    for (const auto& plan : stated) {
      std::vector<ParameterValue> own;
      std::ranges::copy_if(all, std::back_inserter(own), [&](const ParameterValue& each) {
        return element_index(each.id, plan->rules->parameters).has_value();
      });
      plans_.push_back(own.empty() ? plan : reform(plan, own, diagnostics));
      if (!plans_.back()) return false;
      prerequisites_.push_back(prerequisite_inputs(*plans_.back()));
    }
  }
  return true;
}

std::shared_ptr<const Plan> RulesForYear::plan(std::uint16_t place, Diagnostics& diagnostics) {
  if (!plans_[place]) plans_[place] = library_->load(*headers_[place], diagnostics);
  return plans_[place];
}

Message RulesForYear::years(std::uint16_t place) const {
  const RuleSet& rules = *plans_[place]->rules;
  return years_in_force(rules.first_year, std::min(rules.last_year, closed_),
                        rules.open_ended && closed_ == kLastYear);
}

void RulesForYear::tell_uncovered(int year, const Place& place, Diagnostics& diagnostics) const {
  int first = kLastYear;
  for (const ShippedHeader* header : headers_) first = std::min(first, header->first_year);
  diagnostics.error("I002", place, {std::to_string(year)}).hint =
      Message{"hint.years_covered", {std::to_string(first)}};
}

Message years_in_force(int first, int last, bool open_ended) {
  if (open_ended) return {"rules.since", {std::to_string(first)}};
  if (first == last) return {"rules.year", {std::to_string(first)}};
  return {"rules.years", {std::to_string(first), std::to_string(last)}};
}

Message years_in_force(const RuleSet& rules) {
  return years_in_force(rules.first_year, rules.last_year, rules.open_ended);
}

}  // namespace aci

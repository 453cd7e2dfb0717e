#include "study/rules_for_year.h"

#include <algorithm>

namespace aci {

RuleChoice::RuleChoice(std::shared_ptr<const Plan> plan) : plans_{std::move(plan)} {
  by_year_.fill(0);
}

std::unique_ptr<RuleChoice> RuleChoice::load(RuleLibrary& library, const std::string& rules,
                                             const char* option, Diagnostics& diagnostics) {
  if (!rules.empty()) {
    auto plan = library.load(rules, diagnostics, option);
    return plan ? std::make_unique<RuleChoice>(std::move(plan)) : nullptr;
  }
  auto choice = std::unique_ptr<RuleChoice>(new RuleChoice());
  const std::string scheme = library.default_scheme();
  for (const ShippedHeader& header : library.shipped()) {
    if (header.scheme != scheme) continue;
    auto plan = library.load(header, diagnostics);
    if (!plan) return nullptr;
    const auto place = static_cast<std::uint16_t>(choice->plans_.size());
    choice->plans_.push_back(std::move(plan));
    for (int year = std::max(header.first_year, kFirstYear); year <= std::min(header.last_year, kLastYear);
         ++year) {
      choice->by_year_[static_cast<std::size_t>(year - kFirstYear)] = place;
    }
  }
  return choice;
}

int RuleChoice::first_year() const {
  int first = kLastYear;
  for (const auto& plan : plans_) first = std::min(first, plan->rules->first_year);
  return first;
}

}  // namespace aci

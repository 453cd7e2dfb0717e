#pragma once
// Which rules a structure comes under: those in force in its year, or some that were asked for. Loaded once,
// then only read: threads share it.

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "io/rule_library.h"

namespace aci {

class RuleChoice {
 public:
  static constexpr std::uint16_t kNone = 0xFFFF;

  /// One rule set for every year.
  explicit RuleChoice(std::shared_ptr<const Plan> plan);
  /// `rules`: an id or a path, as `option` gives it; empty: the sets of the default scheme, by the year.
  /// Nothing when one cannot be loaded, reported.
  static std::unique_ptr<RuleChoice> load(RuleLibrary& library, const std::string& rules, const char* option,
                                          Diagnostics& diagnostics);

  const std::vector<std::shared_ptr<const Plan>>& plans() const { return plans_; }
  /// The plan's place for an exercise; kNone when no rules are in force.
  std::uint16_t for_year(int year) const {
    return year < kFirstYear || year > kLastYear ? kNone
                                                 : by_year_[static_cast<std::size_t>(year - kFirstYear)];
  }
  /// Rules that were asked for are used for every year: whether they are in force in this one.
  bool in_force(std::uint16_t plan, int year) const {
    return year >= plans_[plan]->rules->first_year && year <= plans_[plan]->rules->last_year;
  }
  /// The first year covered, for hints.
  int first_year() const;

 private:
  RuleChoice() { by_year_.fill(kNone); }

  std::vector<std::shared_ptr<const Plan>> plans_;
  std::array<std::uint16_t, kLastYear - kFirstYear + 1> by_year_{};
};

}  // namespace aci

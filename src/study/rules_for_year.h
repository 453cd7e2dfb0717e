#pragma once
// Which rules a structure comes under: those of its agreement that are in force in its year, or some that
// were asked for.

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/lazy.h"
#include "io/rule_library.h"
#include "study/scenario.h"

namespace aci {

class RulesForYear {
 public:
  static constexpr std::uint16_t kNone = 0xFFFF;

  /// Of those that structures may ask for.
  enum class Schemes : std::uint8_t { one, all };

  /// One rule set for every year.
  explicit RulesForYear(std::shared_ptr<const Plan> plan);
  /// `rules`: an id, a scheme or a path, as `option` gives it; of a scheme, its sets by the year. Empty: the
  /// default scheme and, where structures may ask for them, the others. Nothing when it cannot be loaded,
  /// reported.
  static std::unique_ptr<RulesForYear> choose(RuleLibrary& library, const std::string& rules,
                                              const char* option, Diagnostics& diagnostics,
                                              Schemes schemes = Schemes::one);

  /// How many agreements structures may name: schemes, and rule sets by their ids. The first is that of those
  /// that name none.
  std::size_t agreement_count() const { return agreements_.size(); }
  /// Nothing when none of them is so called.
  std::optional<std::size_t> agreement(std::string_view said) const;
  const std::string& scheme(std::size_t agreement) const { return agreements_[agreement].scheme; }
  /// I039: nothing is called so. I040: it is not among the rules in use.
  void tell_other_agreement(const WrittenValue& said, Diagnostics& diagnostics) const;

  /// Loads all of them: from then on threads share it. False when one cannot be, reported.
  bool load_all(Diagnostics& diagnostics);

  /// The same years under other rules, one for each of `rules()`; all must be loaded.
  std::unique_ptr<RulesForYear> with(std::vector<LoadedRules> rules) const;
  /// Of all of them, loaded, makes as many as the values of parameters ask for (Scenarios::rule_sets), one
  /// after another. False when a value cannot be taken, reported.
  bool vary(const Scenarios& scenarios, Diagnostics& diagnostics);

  /// In the order of their years; none as long as they are not loaded.
  const std::vector<LoadedRules>& rules() const { return rules_; }
  std::vector<std::shared_ptr<const Plan>> plans() const { return plans_of(rules_); }
  /// Loaded when it was not yet; null when it cannot be, reported.
  std::shared_ptr<const Plan> plan(std::uint16_t place, Diagnostics& diagnostics);
  /// The plan's place for an exercise, with the values of parameters of that rule set; kNone when no rules
  /// are in force.
  std::uint16_t for_year(int year, std::size_t rule_set = 0, std::size_t agreement = 0) const {
    const bool known = year >= kFirstYear && year <= kLastYear;
    const auto& by_year = agreements_[agreement].by_year;
    const std::uint16_t place = known ? by_year[static_cast<std::size_t>(year - kFirstYear)] : kNone;
    return place == kNone ? kNone : static_cast<std::uint16_t>(place + rule_set * stated_);
  }
  /// How many there are, parameters aside.
  std::size_t stated_count() const { return stated_; }
  /// The first of those that differ from a plan by values of parameters alone.
  std::uint16_t stated(std::uint16_t place) const { return static_cast<std::uint16_t>(place % stated_); }
  /// Rules that were asked for are used for every year: whether they are in force in this one.
  bool in_force(std::uint16_t place, int year) const {
    const RuleSet& rules = rules_[place].stated();
    return year >= rules.first_year && year <= std::min(rules.last_year, closed_);
  }
  /// "2022", "2017–2021" or "since 2023": when that plan is in force.
  Message years(std::uint16_t place) const;
  /// Of a plan, once all are loaded: see prerequisite_inputs.
  const std::vector<std::size_t>& prerequisites(std::uint16_t place) const { return *prerequisites_[place]; }
  /// I002: no rules are in force in the year.
  void tell_uncovered(int year, const Place& place, Diagnostics& diagnostics,
                      std::size_t agreement = 0) const;
  /// The last of the first agreement.
  std::uint16_t latest() const { return latest_; }

 private:
  static constexpr std::size_t kYears = kLastYear - kFirstYear + 1;
  struct Agreement {
    std::string name;
    std::string scheme;
    std::array<std::uint16_t, kYears> by_year;
  };

  RulesForYear() = default;
  void add_scheme(const std::string& scheme);
  void add_agreement(const std::string& name, const std::string& scheme, std::uint16_t everywhere);

  RuleLibrary* library_ = nullptr;
  std::string asked_;  ///< The rules that were asked for.
  std::vector<Agreement> agreements_;
  std::vector<const ShippedHeader*> headers_;  ///< By plan; none when they were asked for.
  std::vector<LoadedRules> rules_;
  std::vector<Lazy<std::vector<std::size_t>>> prerequisites_;  ///< By plan.
  std::size_t stated_ = 1;
  int closed_ = kLastYear;  ///< Of a shipped set that was asked for: the year before what amends it.
  std::uint16_t latest_ = 0;
};

/// "2022", "2017–2021" or "since 2023".
Message years_in_force(int first, int last, bool open_ended);
Message years_in_force(const RuleSet& rules);

}  // namespace aci

#include "study/rules_for_year.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include "base/closest_match.h"
#include "ruleset/prerequisite_inputs.h"

namespace aci {
namespace {

/// Of some rules, or of none.
Lazy<std::vector<std::size_t>> prerequisites_of(const LoadedRules& rules) {
  const std::function<std::vector<std::size_t>()> find = [rules] {
    return rules ? prerequisite_inputs(*rules.plan()) : std::vector<std::size_t>();
  };
  return Lazy<std::vector<std::size_t>>(find);
}

}  // namespace

RulesForYear::RulesForYear(std::shared_ptr<const Plan> plan) : rules_{std::move(plan)} {
  const RuleSet& rules = rules_.front().stated();
  asked_ = rules.name;
  add_agreement(rules.scheme, rules.scheme, 0);
  add_agreement(rules.id, rules.scheme, 0);
  prerequisites_.push_back(prerequisites_of(rules_.front()));
}

void RulesForYear::add_agreement(const std::string& name, const std::string& scheme,
                                 std::uint16_t everywhere) {
  if (std::ranges::find(agreements_, name, &Agreement::name) != agreements_.end()) return;
  agreements_.push_back({name, scheme, {}});
  agreements_.back().by_year.fill(everywhere);
}

void RulesForYear::add_scheme(const std::string& scheme) {
  add_agreement(scheme, scheme, kNone);
  auto& by_year = agreements_.back().by_year;
  for (const ShippedHeader& header : library_->shipped()) {
    if (header.scheme != scheme) continue;
    const auto place = static_cast<std::uint16_t>(headers_.size());
    headers_.push_back(&header);
    for (int year = std::max(header.first_year, kFirstYear); year <= std::min(header.last_year, kLastYear);
         ++year) {
      by_year[static_cast<std::size_t>(year - kFirstYear)] = place;
    }
  }
}

std::unique_ptr<RulesForYear> RulesForYear::choose(RuleLibrary& library, const std::string& rules,
                                                   const char* option, Diagnostics& diagnostics,
                                                   Schemes schemes) {
  const bool by_year = rules.empty() || (library.find(rules) == nullptr && library.is_scheme(rules));
  if (!by_year) {
    auto plan = library.load(rules, diagnostics, option);
    if (!plan) return nullptr;
    auto choice = std::make_unique<RulesForYear>(std::move(plan));
    choice->library_ = &library;
    const ShippedHeader* const header = library.find(rules);
    if (header != nullptr) choice->closed_ = header->last_year;
    return choice;
  }
  auto choice = std::unique_ptr<RulesForYear>(new RulesForYear());
  choice->library_ = &library;
  choice->asked_ = rules;
  choice->add_scheme(rules.empty() ? std::string(kDefaultScheme) : rules);
  choice->latest_ = static_cast<std::uint16_t>(choice->headers_.size() - 1);
  for (const ShippedHeader& header : library.shipped()) {
    const auto& known = choice->agreements_;
    const bool more = rules.empty() && schemes == Schemes::all;
    if (more && std::ranges::find(known, header.scheme, &Agreement::name) == known.end())
      choice->add_scheme(header.scheme);
  }
  for (std::uint16_t place = 0; place < choice->headers_.size(); ++place) {
    choice->add_agreement(choice->headers_[place]->id, choice->headers_[place]->scheme, place);
  }
  choice->rules_.resize(choice->headers_.size());
  choice->stated_ = choice->headers_.size();
  return choice;
}

std::optional<std::size_t> RulesForYear::agreement(std::string_view said) const {
  while (said.starts_with(' ')) said.remove_prefix(1);
  while (said.ends_with(' ')) said.remove_suffix(1);
  if (said.empty()) return 0;
  const auto found = std::ranges::find(agreements_, said, &Agreement::name);
  if (found == agreements_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - agreements_.begin());
}

void RulesForYear::tell_other_agreement(const WrittenValue& said, Diagnostics& diagnostics) const {
  const bool shipped =
      library_ != nullptr && (library_->is_scheme(said.value) || library_->find(said.value) != nullptr);
  if (!asked_.empty() || shipped) {
    auto& mistake = diagnostics.error("I040", said.value_at,
                                      {said.value, asked_.empty() ? agreements_.front().name : asked_});
    mistake.hint = Message{asked_.empty() ? "hint.agreement_first" : "hint.other_agreement", {}};
  } else {
    std::vector<std::string_view> names;
    for (const ShippedHeader& header : library_->shipped())
      names.insert(names.end(), {header.scheme, header.id});
    auto& mistake = diagnostics.error("I039", said.value_at, {said.value});
    if (suggest(mistake, said.value, names).empty()) mistake.hint = Message{"hint.list_agreements", {}};
  }
}

bool RulesForYear::load_all(Diagnostics& diagnostics) {
  bool sound = true;
  prerequisites_.clear();
  for (std::size_t place = 0; place < rules_.size(); ++place) {
    if (!rules_[place]) rules_[place] = library_->load_lazily(*headers_[place], diagnostics);
    sound = rules_[place] && sound;
    prerequisites_.push_back(prerequisites_of(rules_[place]));
  }
  return sound;
}

std::unique_ptr<RulesForYear> RulesForYear::with(std::vector<LoadedRules> rules) const {
  auto other = std::unique_ptr<RulesForYear>(new RulesForYear(*this));
  other->rules_ = std::move(rules);
  return other;
}

bool RulesForYear::vary(const Scenarios& scenarios, Diagnostics& diagnostics) {
  const auto stated = std::move(rules_);
  rules_.clear();
  prerequisites_.clear();
  for (std::size_t set = 0; set < scenarios.rule_sets(); ++set) {
    const std::vector<ParameterValue> all = scenarios.parameters(set);
    for (const LoadedRules& each : stated) {
      std::vector<ParameterValue> own;
      std::ranges::copy_if(all, std::back_inserter(own), [&](const ParameterValue& value) {
        return element_index(value.id, each.stated().parameters).has_value();
      });
      rules_.push_back(own.empty() ? each : reform(each.plan(), own, diagnostics));
      if (!rules_.back()) return false;
      prerequisites_.push_back(prerequisites_of(rules_.back()));
    }
  }
  return true;
}

std::shared_ptr<const Plan> RulesForYear::plan(std::uint16_t place, Diagnostics& diagnostics) {
  if (!rules_[place]) rules_[place] = library_->load(*headers_[place], diagnostics);
  return rules_[place].plan();
}

Message RulesForYear::years(std::uint16_t place) const {
  const RuleSet& rules = rules_[place].stated();
  return years_in_force(rules.first_year, std::min(rules.last_year, closed_),
                        rules.open_ended && closed_ == kLastYear);
}

void RulesForYear::tell_uncovered(int year, const Place& place, Diagnostics& diagnostics,
                                  std::size_t agreement) const {
  int first = kLastYear;
  for (const ShippedHeader* header : headers_) {
    if (header->scheme == scheme(agreement)) first = std::min(first, header->first_year);
  }
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

#pragma once
// The values that a rule file states: whether two mean the same, and how the file would write them.

#include <string>
#include <utility>
#include <vector>

#include "ruleset/ruleset.h"

namespace aci::rule_diff {

inline LocalizedText same_in_both(std::string text) {
  return {text, text};
}

bool same(const RuleFormula& a, const RuleFormula& b);
bool same(const RoundingRule& a, const RoundingRule& b);
bool same(const LocalizedText& a, const LocalizedText& b);
bool same(const std::string& a, const std::string& b);  ///< Runs of spaces count as one.
template <typename T>
bool same(const T& a, const T& b) {
  return a == b;
}
template <typename T>
bool same(const std::optional<T>& a, const std::optional<T>& b) {
  return a.has_value() == b.has_value() && (!a || same(*a, *b));
}

std::string spaced_once(const std::string& text);

LocalizedText shown(const RuleFormula& formula);
LocalizedText shown(const RoundingRule& rounding);
LocalizedText shown(const LocalizedText& text);
LocalizedText shown(const std::string& text);
LocalizedText shown(const Rational& number);
LocalizedText shown(const std::vector<std::string>& ids);
LocalizedText shown(const std::vector<std::pair<std::string, std::string>>& replaced);
LocalizedText shown(RoundingMode mode);
LocalizedText shown(ScaleUnit unit);
LocalizedText shown(InputType type);
LocalizedText shown(Nature nature);
LocalizedText shown(AmountRole role);
LocalizedText shown(bool flag);
LocalizedText shown(int number);
template <typename T>
LocalizedText shown(const std::optional<T>& maybe) {
  return maybe ? shown(*maybe) : LocalizedText{};
}

/// An added or removed element in a word.
LocalizedText summary(const Element& element);
LocalizedText summary(const RuleSource& source);
LocalizedText summary(const Parameter& parameter);
LocalizedText summary(const Input& input);
LocalizedText summary(const Definition& definition);
LocalizedText summary(const Requirement& requirement);
LocalizedText summary(const Part& part);
LocalizedText summary(const Reduction& reduction);
LocalizedText summary(const Exemption& exemption);
LocalizedText summary(const Amount& amount);
LocalizedText summary(const Constraint& constraint);
LocalizedText summary(const RuleNote& note);
LocalizedText summary(const Deadline& deadline);

/// "true", "2023-12-31", "0.5"; empty without a default.
std::string default_text(const Input& input);

}  // namespace aci::rule_diff

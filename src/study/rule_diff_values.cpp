#include "study/rule_diff_values.h"

#include <algorithm>

#include "study/rule_diff_fields.h"

namespace aci::rule_diff {

using Values = std::vector<Parameter::Value>;

std::vector<ValuePair> paired(const Values& before, const Values& after) {
  const auto of_date = [](const Values& values, Date from) {
    const auto found = std::ranges::find(values, from, &Parameter::Value::from);
    return found == values.end() ? nullptr : &*found;
  };
  std::vector<ValuePair> pairs;
  for (const auto& value : before) pairs.emplace_back(&value, of_date(after, value.from));
  for (const auto& value : after) {
    if (of_date(before, value.from) != nullptr) continue;
    const bool first = &value == &after.front() && !pairs.empty() && pairs.front().second == nullptr;
    const auto twin = std::ranges::find_if(pairs, [&](const ValuePair& pair) {
      return pair.second == nullptr && (first || same(pair.first->formula, value.formula));
    });
    if (twin != pairs.end()) {
      twin->second = &value;
    } else {
      pairs.emplace_back(nullptr, &value);
    }
  }
  const auto date = [](const ValuePair& pair) {
    return pair.second != nullptr ? pair.second->from : pair.first->from;
  };
  std::ranges::stable_sort(pairs, {}, date);
  return pairs;
}

}  // namespace aci::rule_diff

#include "ruleset/readings.h"

#include <algorithm>
#include <utility>

#include "base/closest_match.h"
#include "ruleset/read_ruleset.h"
#include "ruleset/read_tables.h"

namespace aci {
namespace {

template <typename T>
const T* alternative(const std::vector<Alternative<T>>& all, std::size_t reading) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Alternative<T>& each) { return each.reading == reading; });
  return found != all.end() ? &found->element : nullptr;
}

template <typename T>
void take(std::vector<T>& elements, std::size_t reading) {
  for (T& each : elements) {
    const T* const other = alternative(each.alternatives, reading);
    if (other == nullptr) continue;
    T taken = *other;  // Its own alternatives go with what it was.
    each = std::move(taken);
  }
}

void take(RuleSet& rules, std::size_t reading) {
  take(rules.parameters, reading);
  take(rules.definitions, reading);
  take(rules.exemptions, reading);
  take(rules.amounts, reading);
  for (Indicator& indicator : rules.indicators) {
    take(indicator.requirements, reading);
    take(indicator.parts, reading);
    take(indicator.reductions, reading);
    if (const Indicator* const other = alternative(indicator.alternatives, reading)) {
      // Its pieces have readings of their own.
      auto attainment = other->attainment;
      auto pro_rata = other->pro_rata;
      indicator.attainment = std::move(attainment);
      indicator.pro_rata = std::move(pro_rata);
      indicator.alternatives.clear();
    }
  }
  if (const RoundingRule* const other = alternative(rules.rounding_alternatives, reading)) {
    rules.rounding = *other;
    rules.rounding_alternatives.clear();
  }
}

}  // namespace

std::vector<ReadingMistake> apply_readings(RuleSet& rules, const std::vector<std::string>& ids) {
  std::vector<ReadingMistake> mistakes;
  std::vector<std::size_t> chosen;
  for (const std::string& id : ids) {
    const auto index = element_index(id, rules.readings);
    if (!index) {
      mistakes.push_back({id, ""});
      continue;
    }
    const auto same = std::find_if(chosen.begin(), chosen.end(), [&](std::size_t each) {
      return rules.readings[each].of == rules.readings[*index].of;
    });
    if (same != chosen.end()) {
      mistakes.push_back({id, rules.readings[*same].id});
      continue;
    }
    chosen.push_back(*index);
  }
  if (!mistakes.empty()) return mistakes;
  for (const std::size_t reading : chosen) {
    take(rules, reading);
    rules.name += "+" + rules.readings[reading].id;
    rules.read_as.push_back(rules.readings[reading].id);
  }
  state_refusals(rules);
  return mistakes;
}

Reread read_again(const RuleSet& rules, std::vector<std::string> ids) {
  const auto text_of = [&](const std::string& id) {
    const auto index = element_index(id, rules.readings);
    return index ? rules.readings[*index].of : std::string();
  };
  const std::vector<std::string> asked = ids;
  for (const std::string& taken : rules.read_as) {
    const bool said =
        std::ranges::any_of(asked, [&](const std::string& id) { return text_of(id) == text_of(taken); });
    if (!said) ids.push_back(taken);
  }
  Diagnostics told;  // When the rules were read.
  Reread out{read_ruleset(*rules.in_force, told), {}};
  out.rules.in_force = rules.in_force;
  out.rules.hash = rules.hash;
  out.rules.files = rules.files;
  out.rules.amends = rules.amends;
  out.rules.name = rules.name.substr(0, rules.name.find('+'));
  out.mistakes = apply_readings(out.rules, ids);
  return out;
}

void tell_reading_mistakes(const std::vector<ReadingMistake>& mistakes, const RuleSet& rules,
                           Diagnostics& diagnostics) {
  std::vector<std::string_view> known;
  for (const RuleReading& each : rules.readings) known.push_back(each.id);
  for (const ReadingMistake& each : mistakes) {
    const Place place = all_of(add_text("--reading", each.id));
    if (each.other.empty()) {
      suggest(diagnostics.error("U033", place, {each.id, rules.id}), each.id, known);
    } else {
      diagnostics.error("U034", place, {each.id, each.other});
    }
  }
}

}  // namespace aci

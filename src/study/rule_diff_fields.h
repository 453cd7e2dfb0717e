#pragma once
// How any element of two rule sets is compared: value by value, list by list. What the elements are made of
// is for rule_diff.cpp to say.

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/rounding.h"
#include "formula/same_meaning.h"
#include "ruleset/canonical_text.h"
#include "ruleset/read_tables.h"
#include "ruleset/words.h"
#include "study/rule_diff.h"

namespace aci::rule_diff {

// Whether two values mean the same.
inline bool same(const RuleFormula& a, const RuleFormula& b) {
  return same_meaning(a.formula, b.formula);
}
inline bool same(const std::vector<RuleFormula>& a, const std::vector<RuleFormula>& b) {
  return std::ranges::equal(
      a, b, [](const RuleFormula& one, const RuleFormula& other) { return same(one, other); });
}
inline bool same(const Period& a, const Period& b) {
  return same(a.from, b.from) && same(a.to, b.to);
}
inline bool same(const RoundingRule& a, const RoundingRule& b) {
  return a.step == b.step && a.mode == b.mode;
}
inline bool same(const std::string& a, const std::string& b) {
  return spaced_once(a) == spaced_once(b);
}
inline bool same(const LocalizedText& a, const LocalizedText& b) {
  return same(a.fr, b.fr) && same(a.en, b.en);
}
inline bool same(const Element& a, const Element& b) {
  return a.id == b.id && same(a.label, b.label);
}
template <typename T>
bool same(const T& a, const T& b) {
  return a == b;
}
template <typename T>
bool same(const std::optional<T>& a, const std::optional<T>& b) {
  return a.has_value() == b.has_value() && (!a || same(*a, *b));
}

// How a rule file would write a value.
std::string written(const RuleFormula& formula);
std::string written(const std::vector<RuleFormula>& formulas);
std::string written(const Period& period);
std::string written(const RoundingRule& rounding);
std::string written(const std::string& text);
std::string written(const Rational& number);
std::string written(const std::vector<std::string>& ids);
std::string written(const std::vector<std::pair<std::string, std::string>>& replaced);
std::string written(const std::vector<Parameter::Value>& values);
std::string written(bool flag);
std::string written(int number);
/// As the input's type writes it; empty without one.
std::string default_text(const Input& input);
struct WordsOf {
  static constexpr const auto& table(ScaleUnit) { return kScaleUnitWords; }
  static constexpr const auto& table(RoundingMode) { return kRoundingModeWords; }
  static constexpr const auto& table(InputType) { return kInputTypeWords; }
  static constexpr const auto& table(Nature) { return kNatureWords; }
  static constexpr const auto& table(AmountRole) { return kAmountRoleWords; }
};
template <typename E>
auto written(E value) -> decltype(std::string(word_of(WordsOf::table(value), value))) {
  return std::string(word_of(WordsOf::table(value), value));
}

template <typename T>
LocalizedText shown(const T& value) {
  const std::string text = written(value);
  return {text, text};
}
inline LocalizedText shown(const LocalizedText& text) {
  return {spaced_once(text.fr), spaced_once(text.en)};
}
inline LocalizedText shown(const Element& line) {
  return line.id.empty()
             ? LocalizedText{}
             : shown(LocalizedText{line.id + ", " + line.label.fr, line.id + ", " + line.label.en});
}
template <typename T>
LocalizedText shown(const std::optional<T>& maybe) {
  return maybe ? shown(*maybe) : LocalizedText{};
}

/// Whether a change can move figures; of `words`, nothing is computed at all.
enum class Moves : std::uint8_t { words, no, yes };

inline ChangeKind kind_of(bool before, bool after) {
  return !before ? ChangeKind::added : !after ? ChangeKind::removed : ChangeKind::changed;
}

/// The element of a list that bears an id; null when none does.
template <typename List>
auto find(List& list, const std::string& id) -> decltype(&list.front()) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const auto& element) { return element.id == id; });
  return found == list.end() ? nullptr : &*found;
}

template <typename T>
std::vector<std::string> ids_of(const std::vector<T>& list) {
  std::vector<std::string> ids;
  for (const T& element : list) ids.push_back(element.id);
  return ids;
}

/// The new order, with what the new list lacks behind what stood before it in the old one.
std::vector<std::string> merged(const std::vector<std::string>& before, std::vector<std::string> after);

/// Where each id stands in an order; shared by the changes, which may be thousands, each with all of it.
using Ranks = std::map<std::string, std::size_t, std::less<>>;
std::shared_ptr<const Ranks> ranks_of(const std::vector<std::string>& order);

/// By rank, those without one last. Most often one was put at the end, where it belongs.
template <typename T>
void put_in_order(std::vector<T>& list, const Ranks& ranks) {
  std::vector<std::pair<std::size_t, std::size_t>> order;  // Rank, place.
  for (const T& element : list) {
    const auto found = ranks.find(element.id);
    order.emplace_back(found != ranks.end() ? found->second : ranks.size(), order.size());
  }
  if (std::is_sorted(order.begin(), order.end())) return;
  std::sort(order.begin(), order.end());
  std::vector<T> sorted;
  sorted.reserve(list.size());
  for (const auto& [rank, place] : order) sorted.push_back(std::move(list[place]));
  list = std::move(sorted);
}

/// An element that both rule sets have: what its changes are called, and where it stands.
struct Where {
  std::string section;
  std::string path;
  LocalizedText label = {};
  Place before = {};
  Place after = {};
};

class ElementDiffer {
 public:
  ElementDiffer(const RuleSet& before, const RuleSet& after, RuleDiff& out)
      : out_(out), before_(before), after_(after) {}

 protected:
  using Apply = std::function<void(RuleSet&)>;

  void emit(ChangeKind kind, const Where& at, const std::string& name, Moves moves, LocalizedText before,
            LocalizedText after, Apply apply);

  /// Something of an element that both have. `get` gives the element of a rule set, or null; `text` tells how
  /// its value is told: a member, or a function of the element.
  template <typename Get, typename Field, typename Text>
  void field(const Where& at, Get get, Field field, const std::string& name, Moves moves, Text text) {
    const auto& before = get(before_)->*field;
    const auto& after = get(after_)->*field;
    if (same(before, after)) return;
    LocalizedText old_text = shown(std::invoke(text, *get(before_)));
    LocalizedText new_text = shown(std::invoke(text, *get(after_)));
    Where precise = at;
    precise.before = place_of(before, key_place(before_, at.path + "." + name, at.before));
    precise.after = place_of(after, key_place(after_, at.path + "." + name, at.after));
    const ChangeKind kind = kind_of(!old_text.empty(), !new_text.empty());
    emit(kind, precise, name, moves, std::move(old_text), std::move(new_text),
         [get, field, after](RuleSet& set) {
           if (auto* element = get(set)) element->*field = after;
         });
  }
  template <typename Get, typename Field>
  void field(const Where& at, Get get, Field member, const std::string& name, Moves moves) {
    field(at, get, member, name, moves, member);
  }

  template <typename Get>
  void provenance(const Where& at, Get get) {
    field(at, get, &Provenance::source, "source", Moves::words);
    field(at, get, &Provenance::verified, "verified", Moves::words);
    field(at, get, &Provenance::note, "note", Moves::words);
  }

  template <typename Get>
  void element(const Where& at, Get get, const char* label) {
    field(at, get, &Element::label, label, Moves::words);
    provenance(at, get);
  }

  /// The elements of a list of the file. `in_short`: how one that only one of them has is told; `body`
  /// compares one that both have.
  template <typename T, typename Short, typename Body>
  void list(const std::string& section, std::vector<T> RuleSet::*list, Moves moves, Short in_short,
            Body body) {
    pieces(
        {section, section}, [list](auto& set) { return &(set.*list); }, moves, in_short, body);
  }

  /// The same of the parts, requirements… of one indicator. `lists` gives the list, or null.
  template <typename Lists, typename Short, typename Body>
  void pieces(const Where& in, Lists lists, Moves moves, Short in_short, Body body) {
    const auto& before = *lists(before_);
    const auto& after = *lists(after_);
    const auto order = merged(ids_of(before), ids_of(after));
    const auto ranks = ranks_of(order);
    for (const std::string& id : order) {
      const auto* old_one = find(before, id);
      const auto* new_one = find(after, id);
      const auto& any = new_one != nullptr ? *new_one : *old_one;
      if (is_derived(any)) continue;
      Where at{section_of(in, any), path_of(in, any) + "." + id, label_of(any)};
      if (old_one != nullptr) at.before = old_one->id_at;
      if (new_one != nullptr) at.after = new_one->id_at;
      if (at.label.empty()) at.label = in.label;
      if (old_one != nullptr && new_one != nullptr) {
        body(at, [lists, id](auto& set) {
          auto* all = lists(set);
          return all != nullptr ? find(*all, id) : nullptr;
        });
      } else if (new_one != nullptr) {
        emit(ChangeKind::added, at, "", moves, {}, shown(std::invoke(in_short, *new_one)),
             [lists, ranks, element = *new_one](RuleSet& set) {
               auto* all = lists(set);
               if (all == nullptr) return;
               all->push_back(element);
               put_in_order(*all, *ranks);
               state_refusals(set);
             });
      } else {
        emit(ChangeKind::removed, at, "", moves, shown(std::invoke(in_short, *old_one)), {},
             [lists, id](RuleSet& set) {
               auto* all = lists(set);
               if (all != nullptr) std::erase_if(*all, [&](const auto& each) { return each.id == id; });
               state_refusals(set);
             });
      }
    }
  }

  /// The order in which the report prints the elements that both have.
  template <typename T>
  void order(const std::string& section, std::vector<T> RuleSet::*list) {
    auto before = ids_of(before_.*list);
    auto after = ids_of(after_.*list);
    const auto all = merged(before, after);
    std::erase_if(before, [&](const std::string& id) { return find(after_.*list, id) == nullptr; });
    std::erase_if(after, [&](const std::string& id) { return find(before_.*list, id) == nullptr; });
    if (before == after) return;
    emit(ChangeKind::changed, {section, section}, "order", Moves::no, shown(before), shown(after),
         [list, ranks = ranks_of(all)](RuleSet& set) { put_in_order(set.*list, *ranks); });
  }

  RuleDiff& out_;
  const RuleSet& before_;
  const RuleSet& after_;

 private:
  static LocalizedText label_of(const Element& element) { return element.label; }
  static LocalizedText label_of(const Choice& choice) { return choice.label; }
  static LocalizedText label_of(const RuleSource& source) { return source.title; }

  /// Tables and scales are definitions of their own kind.
  static std::string section_of(const Where&, const Definition& definition) {
    return std::string(word_of(kDefinitionKindWords, definition.kind));
  }
  template <typename T>
  static std::string section_of(const Where& in, const T&) {
    return in.section;
  }
  static std::string path_of(const Where& in, const Definition& definition) {
    return section_of(in, definition);
  }
  template <typename T>
  static std::string path_of(const Where& in, const T&) {
    return in.path;
  }
  /// No element states it: it follows from another.
  static bool is_derived(const Constraint& constraint) { return constraint.cell.known(); }
  template <typename T>
  static bool is_derived(const T&) {
    return false;
  }

  /// Of a key of the text in force, in whichever file states it.
  static Place key_place(const RuleSet& rules, std::string_view path, Place otherwise);
  static Place place_of(const RuleFormula& formula, Place) { return formula.literal; }
  static Place place_of(const std::optional<RuleFormula>& formula, Place otherwise) {
    return formula ? formula->literal : otherwise;
  }
  template <typename T>
  static Place place_of(const T&, Place otherwise) {
    return otherwise;
  }
};

}  // namespace aci::rule_diff

#pragma once
// How any element of two rule sets is compared: field by field, list by list. What the elements are made of
// is for rule_diff.cpp to say.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "study/rule_diff.h"
#include "study/rule_diff_values.h"

namespace aci::rule_diff {

/// Whether a change can move figures; of `words`, nothing is computed at all.
enum class Moves : std::uint8_t { words, no, yes };

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
inline std::vector<std::string> merged(const std::vector<std::string>& before,
                                       std::vector<std::string> after) {
  std::size_t at = 0;
  for (const std::string& id : before) {
    const auto found = std::find(after.begin(), after.end(), id);
    if (found != after.end()) {
      at = static_cast<std::size_t>(found - after.begin()) + 1;
    } else {
      after.insert(after.begin() + static_cast<std::ptrdiff_t>(at++), id);
    }
  }
  return after;
}

template <typename T>
void put_in_order(std::vector<T>& list, const std::vector<std::string>& order) {
  const auto rank = [&](const T& element) { return std::find(order.begin(), order.end(), element.id); };
  std::stable_sort(list.begin(), list.end(), [&](const T& a, const T& b) { return rank(a) < rank(b); });
}

/// An element that both rule sets have: what its changes are called, and where it stands.
struct Where {
  std::string section;
  std::string path;
  LocalizedText label;
  Place before;
  Place after;
};

inline Place place_of(const RuleFormula& formula, Place) {
  return formula.literal;
}
inline Place place_of(const std::optional<RuleFormula>& formula, Place otherwise) {
  return formula ? formula->literal : otherwise;
}
template <typename T>
Place place_of(const T&, Place otherwise) {
  return otherwise;
}

class ElementDiffer {
 public:
  ElementDiffer(const RuleSet& before, const RuleSet& after, RuleDiff& out)
      : out_(out), before_(before), after_(after) {}

 protected:
  using Apply = std::function<void(RuleSet&)>;

  void emit(ChangeKind kind, const Where& at, const std::string& name, Moves moves, LocalizedText before,
            LocalizedText after, Apply apply) {
    RuleChange change;
    change.kind = kind;
    change.section = at.section;
    change.path = name.empty() ? at.path : at.path + "." + name;
    change.label = shown(at.label);
    change.may_move_figures = moves == Moves::yes;
    change.only_words = moves == Moves::words;
    change.before = std::move(before);
    change.after = std::move(after);
    if (kind != ChangeKind::added || !name.empty()) change.before_at = at.before;
    if (kind != ChangeKind::removed || !name.empty()) change.after_at = at.after;
    change.apply = std::move(apply);
    out_.changes.push_back(std::move(change));
  }

  /// Something of an element that both have. `text`: how its value is told.
  template <typename Get, typename Field, typename Text>
  void field(const Where& at, Get get, Field field, const std::string& name, Moves moves, Text text) {
    const auto& before = get(before_)->*field;
    const auto& after = get(after_)->*field;
    if (same(before, after)) return;
    LocalizedText old_text = text(*get(before_));
    LocalizedText new_text = text(*get(after_));
    const ChangeKind kind = old_text.empty()   ? ChangeKind::added
                            : new_text.empty() ? ChangeKind::removed
                                               : ChangeKind::changed;
    Where precise = at;
    precise.before = place_of(before, at.before);
    precise.after = place_of(after, at.after);
    emit(kind, precise, name, moves, std::move(old_text), std::move(new_text),
         [get, field, after](RuleSet& set) {
           if (auto* element = get(set)) element->*field = after;
         });
  }
  template <typename Get, typename Field>
  void field(const Where& at, Get get, Field member, const std::string& name, Moves moves) {
    field(at, get, member, name, moves, [member](const auto& element) { return shown(element.*member); });
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

  /// The elements of a list of the file; `body` compares one that both rule sets have.
  template <typename T, typename Body>
  void list(const std::string& section, std::vector<T> RuleSet::*list, Moves moves, Body body) {
    pieces(
        Where{section, section, {}, {}, {}}, [list](auto& set) { return &(set.*list); }, moves, body);
  }

  /// The same of the parts, requirements… of one indicator. `lists` gives the list, or null.
  template <typename Lists, typename Body>
  void pieces(const Where& in, Lists lists, Moves moves, Body body) {
    const auto& before = *lists(before_);
    const auto& after = *lists(after_);
    const auto order = merged(ids_of(before), ids_of(after));
    for (const std::string& id : order) {
      const auto* old_one = find(before, id);
      const auto* new_one = find(after, id);
      Where at{in.section, in.path + "." + id, label_of(new_one != nullptr ? *new_one : *old_one), {}, {}};
      if (old_one != nullptr) at.before = old_one->id_at;
      if (new_one != nullptr) at.after = new_one->id_at;
      if (at.label.empty()) at.label = in.label;
      if (old_one != nullptr && new_one != nullptr) {
        body(at, [lists, id](auto& set) {
          auto* all = lists(set);
          return all != nullptr ? find(*all, id) : nullptr;
        });
      } else if (new_one != nullptr) {
        emit(ChangeKind::added, at, "", moves, {}, summary(*new_one),
             [lists, order, element = *new_one](RuleSet& set) {
               auto* all = lists(set);
               if (all == nullptr) return;
               all->push_back(element);
               put_in_order(*all, order);
             });
      } else {
        emit(ChangeKind::removed, at, "", moves, summary(*old_one), {}, [lists, id](RuleSet& set) {
          if (auto* all = lists(set)) std::erase_if(*all, [&](const auto& each) { return each.id == id; });
        });
      }
    }
  }

  static LocalizedText label_of(const Element& element) { return element.label; }
  static LocalizedText label_of(const RuleSource& source) { return source.title; }

  /// The order in which the report prints the elements that both have.
  template <typename T>
  void order(const std::string& section, std::vector<T> RuleSet::*list) {
    const auto all = merged(ids_of(before_.*list), ids_of(after_.*list));
    std::vector<std::string> before;
    std::vector<std::string> after;
    for (const T& element : before_.*list) {
      if (find(after_.*list, element.id) != nullptr) before.push_back(element.id);
    }
    for (const T& element : after_.*list) {
      if (find(before_.*list, element.id) != nullptr) after.push_back(element.id);
    }
    if (before == after) return;
    emit(ChangeKind::changed, {section, section, {}, {}, {}}, "order", Moves::no, shown(before), shown(after),
         [list, all](RuleSet& set) { put_in_order(set.*list, all); });
  }

  RuleDiff& out_;
  const RuleSet& before_;
  const RuleSet& after_;
};

}  // namespace aci::rule_diff

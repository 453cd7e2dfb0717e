#include "ruleset/amend.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include "base/closest_match.h"
#include "ruleset/canonical_text.h"
#include "ruleset/merge_rows.h"
#include "ruleset/users_of.h"
#include "ruleset/words.h"

namespace aci {
namespace {

constexpr std::string_view kKinds[] = {"source",     "parameter", "input",    "class",     "axis",
                                       "definition", "table",     "scale",    "indicator", "exemption",
                                       "amount",     "note",      "deadline", "constraint"};
constexpr std::string_view kPieces[] = {"requirement", "part", "reduction", "reading", "choice"};
/// Of [agreement], what tells how to amend, and is no part of what comes out.
constexpr std::string_view kHowTo[] = {"amends", "repeals"};
constexpr std::string_view kPlacing[] = {"after", "before"};
/// One of them is in every element that is whole.
constexpr std::string_view kWhole[] = {"label", "reason", "message", "text",  "title",
                                       "by",    "of",     "points",  "euros", "formula"};

template <typename List>
bool among(std::string_view word, const List& list) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

std::vector<Member>::iterator member_of(Node& table, std::string_view key) {
  return std::find_if(table.members.begin(), table.members.end(),
                      [&](const Member& each) { return each.key == key; });
}

void take_away(Node& table, std::string_view key) {
  std::erase_if(table.members, [&](const Member& each) { return each.key == key; });
}

/// "a.b.c" as its words; one may stand in quotes, as `table.x.rows."> 0.5"` has it.
std::vector<std::string_view> words_of(std::string_view path) {
  std::vector<std::string_view> words;
  while (true) {
    const std::size_t closing = path.starts_with('"') ? path.find('"', 1) : path.npos;
    const std::size_t dot = path.find('.', closing == path.npos ? 0 : closing);
    words.push_back(closing == path.npos ? path.substr(0, dot) : path.substr(1, closing - 1));
    if (dot == path.npos) return words;
    path.remove_prefix(dot + 1);
  }
}

bool same(std::string_view key, const Node& a, const Node& b) {
  return canonical_value(key, a) == canonical_value(key, b);
}

std::vector<std::string_view> keys_of(const Node& table) {
  std::vector<std::string_view> keys;
  for (const Member& each : table.members) keys.push_back(each.key);
  return keys;
}

class Amender {
 public:
  Amender(Document& base, const Document& amendment, Diagnostics& diagnostics)
      : base_(base), amendment_(amendment), diagnostics_(diagnostics) {}

  void run() {
    repeal();
    for (const Member& member : amendment_.root.members) top(member);
    refuse_repealed_in_use();
  }

 private:
  // ---- What goes

  void repeal() {
    const Node* agreement = amendment_.root.find("agreement");
    const Node* list = agreement != nullptr ? agreement->find("repeals") : nullptr;
    if (list == nullptr) return;
    if (list->kind != NodeKind::array) {
      diagnostics_.error("R004", list->at, {std::string("repeals"), Message{"kind.strings", {}}});
      return;
    }
    for (const Node& path : list->items) {
      if (path.kind == NodeKind::string) {
        repeal(path);
      } else {
        diagnostics_.error("R004", path.at, {std::string("repeals"), Message{"kind.strings", {}}});
      }
    }
  }

  void repeal(const Node& path) {
    Node* table = &base_.root;
    const auto words = words_of(path.text);
    std::string so_far;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto found = table->kind == NodeKind::table ? member_of(*table, words[i]) : table->members.end();
      if (found == table->members.end() || (words.size() == 1)) {
        tell_nothing_there(path, so_far, words, i, *table);
        return;
      }
      if (i + 1 == words.size()) {
        if (i == 1 && is_element_kind(words[0])) repealed_.push_back({std::string(words[1]), &path});
        table->members.erase(found);
        return;
      }
      so_far += std::string(words[i]) + ".";
      table = &found->value;
    }
  }

  void tell_nothing_there(const Node& path, const std::string& before,
                          std::span<const std::string_view> words, std::size_t at, const Node& table) {
    auto& mistake = diagnostics_.error("R087", path.at, {path.text});
    const std::string close = closest_match(words[at], keys_of(table));
    if (close.empty() || close == words[at]) return;
    std::string instead = before + close;
    for (const std::string_view word : words.subspan(at + 1)) instead += "." + std::string(word);
    mistake.hint = Message{"hint.did_you_mean", {instead}};
  }

  /// An element that goes while others name it would be told of each of them, in the base.
  void refuse_repealed_in_use() {
    for (const auto& [id, path] : repealed_) {
      const auto kind = words_of(path->text)[0];
      const Node* elements = base_.root.find(kind);
      if (elements != nullptr && elements->find(id) != nullptr) continue;  // Stated anew.
      const std::vector<std::string> users = users_of(base_.root, id, kind);
      if (users.empty()) continue;
      std::string list;
      for (std::size_t i = 0; i < users.size() && i < 5; ++i) list += (i == 0 ? "" : ", ") + users[i];
      if (users.size() > 5) list += ", …";
      diagnostics_.error("R088", path->at, {path->text, list});
    }
  }

  // ---- What comes, and what changes

  void top(const Member& member) {
    if (member.key == "agreement") {
      agreement(member);
    } else if (is_element_kind(member.key) && member.value.kind == NodeKind::table) {
      elements(base_.root, member, member.key);
    } else {
      change(base_.root, member, member.key);
    }
  }

  /// id, title and years are the amendment's own; the rest stays unless it says otherwise.
  void agreement(const Member& member) {
    const auto found = member_of(base_.root, "agreement");
    if (found == base_.root.members.end()) {
      base_.root.members.push_back(member);
      return;
    }
    Node table = member.value;
    for (const std::string_view key : kHowTo) take_away(table, key);
    for (const Member& old : found->value.members) {
      const bool own = old.key == "id" || old.key == "title" || old.key == "in_force";
      if (!own && table.find(old.key) == nullptr) table.members.push_back(old);
    }
    found->key_at = member.key_at;
    found->value = std::move(table);
  }

  void elements(Node& parent, const Member& kind, const std::string& path) {
    auto found = member_of(parent, kind.key);
    if (found == parent.members.end()) {
      parent.members.push_back({kind.key, kind.key_at, kind.value});
      found = std::prev(parent.members.end());
      found->value.members.clear();
    }
    Node& elements = found->value;
    // Told here: what comes out has the header of the file amended.
    if (std::any_of(kind.value.members.begin(), kind.value.members.end(), is_bare_key))
      diagnostics_.error("R004", kind.value.at, {kind.key, Message{"kind.elements", {path}}});
    for (const Member& each : kind.value.members) {
      if (is_bare_key(each)) continue;
      const std::string here = path + "." + each.key;
      const auto known = member_of(elements, each.key);
      if (known == elements.members.end()) {
        add(elements, each, here);
      } else {
        change_table(*known, each, here);
      }
    }
  }

  void add(Node& elements, const Member& element, const std::string& path) {
    Member added = element;
    std::size_t at = elements.members.size();
    for (const std::string_view key : kPlacing) {
      const Node* where = element.value.find(key);
      if (where == nullptr) continue;
      const auto neighbour = member_of(elements, where->text);
      if (where->kind != NodeKind::string || neighbour == elements.members.end()) {
        suggest(diagnostics_.error("R090", where->at, {std::string(key), where->text}), where->text,
                keys_of(elements));
        continue;
      }
      at = static_cast<std::size_t>(neighbour - elements.members.begin()) + (key == "after" ? 1 : 0);
      take_away(added.value, key);
    }
    const bool whole = std::any_of(element.value.members.begin(), element.value.members.end(),
                                   [](const Member& each) { return among(each.key, kWhole); });
    // A definition may do without a label: a new one, unless its name is nearly that of another.
    const bool definition = path.starts_with("definition.") && element.value.find("formula") != nullptr &&
                            closest_match(element.key, keys_of(elements)).empty();
    if (!whole && !definition && element.value.kind == NodeKind::table) {
      suggest(diagnostics_.error("R089", element.key_at, {path}), element.key, keys_of(elements));
      return;
    }
    elements.members.insert(elements.members.begin() + static_cast<std::ptrdiff_t>(at), std::move(added));
  }

  void change_table(Member& old, const Member& by, const std::string& path) {
    if (by.value.kind != NodeKind::table) {
      old = by;  // A mistake of shape, to be told by those who read it.
      return;
    }
    bool moves = false;
    const Node* verified = by.value.find("verified");
    if (verified != nullptr && verified->kind == NodeKind::boolean && verified->boolean) {
      for (const char* key : {"verified", "note", "reading"}) {
        moves = moves || old.value.find(key) != nullptr;
        take_away(old.value, key);
      }
      if (!moves) tell_idle(*by.value.find_member("verified"), path);
      moves = true;
    }
    for (const Member& each : by.value.members) {
      if (each.key == "verified" && moves && verified->boolean) continue;
      if (among(each.key, kPlacing)) {
        diagnostics_.error("R095", each.key_at, {each.key, path});
      } else if (is_piece_kind(each.key) && each.value.kind == NodeKind::table) {
        elements(old.value, each, path + "." + each.key);
      } else {
        change(old.value, each, path);
      }
    }
  }

  /// A key: whole, but for dated values.
  void change(Node& table, const Member& by, const std::string& path) {
    const auto found = member_of(table, by.key);
    const bool single = &table == &base_.root;  // [rounding], [gate]
    if (single && found != table.members.end() && by.value.kind == NodeKind::table) {
      change_table(*found, by, path);
      return;
    }
    if (by.key == "value" && found == table.members.end()) {
      // What was dated is so no more.
      const auto dated = member_of(table, "values");
      if (dated != table.members.end()) {
        *dated = by;
        return;
      }
    }
    if (found == table.members.end()) {
      // Keys stand before pieces.
      auto at = std::find_if(table.members.begin(), table.members.end(),
                             [](const Member& each) { return is_piece_kind(each.key); });
      table.members.insert(at, by);
      return;
    }
    const bool tables = by.value.kind == NodeKind::table && found->value.kind == NodeKind::table;
    if (tables && (by.key == kRowsKey || by.key == "from")) {
      merge_rows(found->value, by.value, path + "." + by.key, diagnostics_);
      return;
    }
    if (by.key == "values" && by.value.kind == NodeKind::array && found->value.kind == NodeKind::array) {
      merge_values(found->value, by.value, path);
      return;
    }
    const bool undated = by.key == "value" && table.find("values") != nullptr;
    if (same(by.key, found->value, by.value) && !undated) tell_idle(by, path);
    *found = by;
    if (undated) take_away(table, "values");
  }

  static std::optional<Date> date_of(const Node& value) {
    const Node* from = value.find("from");
    return from != nullptr && from->kind == NodeKind::date ? std::optional(from->date) : std::nullopt;
  }

  void merge_values(Node& old, const Node& by, const std::string& path) {
    for (const Node& value : by.items) {
      const auto from = date_of(value);
      const auto at = std::find_if(old.items.begin(), old.items.end(), [&](const Node& each) {
        const auto date = date_of(each);
        return date && from && *date >= *from;
      });
      if (at == old.items.end() || date_of(*at) != from) {
        old.items.insert(at, value);
        continue;
      }
      if (same("values", *at, value)) diagnostics_.warning("R094", value.at, {path + ".values"});
      *at = value;
    }
  }

  void tell_idle(const Member& by, const std::string& path) {
    diagnostics_.warning("R094", by.key_at, {path == by.key ? path : path + "." + by.key});
  }

  struct Repealed {
    std::string id;
    const Node* path;
  };

  Document& base_;
  const Document& amendment_;
  Diagnostics& diagnostics_;
  std::vector<Repealed> repealed_;
};

}  // namespace

bool is_element_kind(std::string_view key) {
  return among(key, kKinds);
}

bool is_piece_kind(std::string_view key) {
  return among(key, kPieces);
}

bool is_bare_key(const Member& member) {
  const Node& value = member.value;
  return value.kind != NodeKind::table || value.find("fr") != nullptr || value.find("en") != nullptr;
}

const Node* amended_by(const Document& amendment) {
  const Node* agreement = amendment.root.find("agreement");
  return agreement != nullptr ? agreement->find("amends") : nullptr;
}

Document amended(Document base, const Document& amendment, Diagnostics& diagnostics) {
  Amender(base, amendment, diagnostics).run();
  base.file = amendment.file;
  return base;
}

}  // namespace aci

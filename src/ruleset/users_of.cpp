#include "ruleset/users_of.h"

#include <algorithm>

#include "formula/lexer.h"
#include "formula/operators_and_functions.h"
#include "ruleset/words.h"

namespace aci {
namespace {

/// Keys whose words, formulas aside, name an element, and of which kind.
struct Naming {
  std::string_view key;
  std::string_view kind;
};
constexpr Naming kNaming[] = {{"axis", "axis"},    {"class", "class"},         {"classes", "class"},
                              {"input", "input"},  {"default_input", "input"}, {"paid", "input"},
                              {"source", "source"}};

bool names(std::string_view key, std::string_view kind) {
  return std::ranges::any_of(kNaming,
                             [&](const Naming& each) { return each.key == key && each.kind == kind; });
}

template <typename List>
bool among(std::string_view word, const List& list) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool names_in_with(const Node& with, std::string_view id) {
  return std::any_of(with.members.begin(), with.members.end(),
                     [&](const Member& each) { return each.key == id || each.value.text == id; });
}

/// Indicators and classes are named by the functions that sum them, and by these alone.
bool formula_names(std::string_view formula, std::string_view id, std::string_view kind) {
  const bool summed = kind == "indicator" || kind == "class";
  std::string_view before;
  std::string_view function;  // Of "function(id".
  for (Token token = next_token(formula, 0); token.kind != TokenKind::end;
       token = next_token(formula, token.at.end)) {
    const bool called = before == "(" && is_aggregate(function) && function != "rounded";
    if (token.kind == TokenKind::word && token.text == id && called == summed) return true;
    function = before;
    before = token.text;
  }
  return false;
}

/// Whether a bound or a cell names it.
bool rows_name(const Node& rows, std::string_view id, std::string_view kind) {
  return std::any_of(rows.members.begin(), rows.members.end(), [&](const Member& row) {
    if (formula_names(row.key, id, kind)) return true;
    return row.value.kind == NodeKind::string ? formula_names(row.value.text, id, kind)
                                              : rows_name(row.value, id, kind);
  });
}

/// Whether a string, or a list of them, names it.
bool uses(std::string_view key, const Node& value, std::string_view id, std::string_view kind) {
  if (key == "by" && value.kind == NodeKind::array) {
    return std::any_of(value.items.begin(), value.items.end(),
                       [&](const Node& axis) { return formula_names(axis.text, id, kind); });
  }
  if (value.kind == NodeKind::array) {
    return names(key, kind) && std::any_of(value.items.begin(), value.items.end(),
                                           [&](const Node& item) { return item.text == id; });
  }
  const bool in_formulas = kind != "source" && kind != "axis" && kind != "exemption" && kind != "note";
  if (among(key, kFormulaKeys)) {
    if (!in_formulas) return false;
    return formula_names(value.text, id, kind);
  }
  if (!names(key, kind)) return false;
  return value.text == id || (key == "source" && value.text.starts_with(std::string(id) + " "));
}

void find_users(const Node& table, const std::string& path, std::string_view id, std::string_view kind,
                std::vector<std::string>& users) {
  for (const Member& member : table.members) {
    const Node& value = member.value;
    const std::string here = path.empty() ? member.key : path + "." + member.key;
    if (value.kind == NodeKind::table && member.key == kRowsKey) {
      if (rows_name(value, id, kind)) users.push_back(path);
    } else if (value.kind == NodeKind::table) {
      if (member.key == "with" && kind == "input" && names_in_with(value, id)) users.push_back(path);
      find_users(value, here, id, kind, users);
    } else if ((value.kind == NodeKind::string || value.kind == NodeKind::array) &&
               uses(member.key, value, id, kind)) {
      if (users.empty() || users.back() != path) users.push_back(path);
    } else {
      for (const Node& item : value.items) find_users(item, path, id, kind, users);
    }
  }
}

}  // namespace

std::vector<std::string> users_of(const Node& root, std::string_view id, std::string_view kind) {
  std::vector<std::string> users;
  find_users(root, "", id, kind, users);
  return users;
}

}  // namespace aci

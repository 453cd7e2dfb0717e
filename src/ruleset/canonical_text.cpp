#include "ruleset/canonical_text.h"

#include <algorithm>

#include "base/decimal.h"
#include "base/iso_date.h"
#include "formula/lexer.h"
#include "ruleset/words.h"

namespace aci {
namespace {

std::string number(std::string_view written) {
  const auto value = parse_decimal(written);
  return value ? to_fraction(*value) : std::string(written);
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

/// "60 %" is 0.6.
std::string percent(std::string_view written) {
  const auto value = parse_decimal(written);
  const auto share = value ? divide(*value, Rational(100)) : std::nullopt;
  return share ? to_fraction(*share) : std::string(written) + " %";
}

/// Its words with one space between them.
std::string formula(std::string_view text) {
  std::string out;
  for (Token token = next_token(text, 0); token.kind != TokenKind::end;
       token = next_token(text, token.at.end)) {
    if (!out.empty()) out += ' ';
    if (token.kind != TokenKind::number) {
      out += token.text;
      continue;
    }
    const Token sign = next_token(text, token.at.end);
    const bool share = sign.text == "%";
    out += share ? percent(token.text) : number(token.text);
    if (share) token = sign;
  }
  return out;
}

/// The limits of what is plausible are numbers, in quotes when they have a sign.
std::string limit(std::string_view text) {
  const Token token = next_token(text, 0);
  const bool share = token.kind == TokenKind::number && next_token(text, token.at.end).text == "%";
  return share ? formula(text) : quoted(spaced_once(text));
}

std::string value(std::string_view key, const Node& node);

template <typename List, typename Each>
std::string joined(const char* open, const List& list, const char* close, Each each) {
  std::string out = open;
  for (const auto& one : list) out += (&one == &list.front() ? "" : ", ") + each(one);
  return out + close;
}

/// The bounds of a period are formulas.
std::string bound(const Member& member) {
  const bool written = member.value.kind == NodeKind::string;
  return quoted(member.key) + " = " +
         (written ? quoted(formula(member.value.text)) : value("", member.value));
}

std::string member(const Member& member) {
  const bool period = member.key == "period" && member.value.kind == NodeKind::table;
  return quoted(member.key) + " = " +
         (period ? joined("{", member.value.members, "}", bound) : value(member.key, member.value));
}

/// Under [table.x.rows]: where each row begins, and its cell, both formulas.
std::string row(const Member& member) {
  const Node& cell = member.value;
  const bool rows = cell.kind == NodeKind::table && cell.find("refused") == nullptr;
  const std::string text = rows                            ? joined("{", cell.members, "}", row)
                           : cell.kind == NodeKind::string ? quoted(formula(cell.text))
                                                           : value(member.key, cell);
  return quoted(formula(member.key)) + " = " + text;
}

std::string value(std::string_view key, const Node& node) {
  switch (node.kind) {
    case NodeKind::table:
      return joined("{", node.members, "}", key == kRowsKey ? row : member);
    case NodeKind::array:
      return joined("[", node.items, "]", [&](const Node& item) { return value(key, item); });
    case NodeKind::string:
      if (key == "from" || key == "to") return limit(node.text);
      return quoted(std::ranges::count(kFormulaKeys, key) > 0 ? formula(node.text) : spaced_once(node.text));
    case NodeKind::integer:
    case NodeKind::decimal:
      return number(node.text);
    case NodeKind::boolean:
      return node.boolean ? "true" : "false";
    case NodeKind::date:
      return to_iso(node.date);
    case NodeKind::other:
      break;
  }
  return node.text;
}

}  // namespace

std::string canonical_text(const Document& document) {
  std::string out;
  for (const Member& each : document.root.members) out += member(each) + "\n";
  return out;
}

std::string canonical_value(std::string_view key, const Node& node) {
  return value(key, node);
}

std::string spaced_once(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace aci

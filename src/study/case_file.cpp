// Tested in tests/unit/cases_test.cpp.

#include "study/case_file.h"

#include <algorithm>
#include <filesystem>

#include "base/date_text.h"
#include "base/decimal.h"
#include "io/text_file.h"
#include "io/toml_document.h"

namespace aci {
namespace {

/// "must be …"
const char* word_of(CaseValueKind kind) {
  switch (kind) {
    case CaseValueKind::number:
      return "kind.exact_number";
    case CaseValueKind::truth:
      return "kind.boolean";
    case CaseValueKind::text:
      return "kind.string";
    case CaseValueKind::date:
      return "kind.date";
    case CaseValueKind::texts:
      return "kind.strings";
  }
  return "";
}

/// The keys that are said of an indicator, or all those of an expectation but the classes', which are ids.
std::vector<std::string_view> known_words(bool of_indicator) {
  std::vector<std::string_view> known;
  if (!of_indicator) known = {"indicator", "indicators"};
  for (const Quantity& each : quantities()) {
    const bool wanted = of_indicator ? each.of == QuantityOf::indicator : each.of != QuantityOf::group_class;
    if (wanted) known.push_back(each.word);
  }
  return known;
}

/// 740, 2212.8, "2212.8" or "200/73".
std::optional<Rational> exact_number(const Node& node) {
  const bool numeric = node.kind == NodeKind::integer || node.kind == NodeKind::decimal;
  if (!numeric && node.kind != NodeKind::string) return std::nullopt;
  const std::size_t slash = node.text.find('/');
  const auto above = parse_decimal(std::string_view(node.text).substr(0, slash));
  if (slash == std::string::npos || !above) return above;
  const auto below = parse_decimal(std::string_view(node.text).substr(slash + 1));
  return below ? divide(*above, *below) : std::nullopt;
}

std::optional<Date> date_of(const Node& node) {
  if (node.kind == NodeKind::string) return parse_iso_date(node.text);
  if (node.kind != NodeKind::date) return std::nullopt;
  return make_date(static_cast<int>(node.date.year()), static_cast<unsigned>(node.date.month()),
                   static_cast<unsigned>(node.date.day()));
}

/// A date, or "" where none is expected.
std::optional<CaseValue> date_or_nothing(const Node& node) {
  if (node.kind == NodeKind::string && node.text.empty()) return CaseValue(std::string());
  const auto date = date_of(node);
  return date ? std::optional(CaseValue(*date)) : std::nullopt;
}

/// Sorted.
std::optional<CaseValue> texts_of(const Node& node) {
  if (node.kind != NodeKind::array) return std::nullopt;
  std::vector<std::string> items;
  for (const Node& item : node.items) {
    if (item.kind != NodeKind::string) return std::nullopt;
    items.push_back(item.text);
  }
  std::sort(items.begin(), items.end());
  return CaseValue(std::move(items));
}

std::optional<CaseValue> value_of(CaseValueKind kind, const Node& node) {
  switch (kind) {
    case CaseValueKind::number: {
      const auto number = exact_number(node);
      return number ? std::optional(CaseValue(*number)) : std::nullopt;
    }
    case CaseValueKind::truth:
      return node.kind == NodeKind::boolean ? std::optional(CaseValue(node.boolean)) : std::nullopt;
    case CaseValueKind::text:
      return node.kind == NodeKind::string ? std::optional(CaseValue(node.text)) : std::nullopt;
    case CaseValueKind::date:
      return date_or_nothing(node);
    case CaseValueKind::texts:
      return texts_of(node);
  }
  return std::nullopt;
}

/// One `[[case]]`, or the keys above them that hold for all.
class Reader {
 public:
  Reader(const Document& document, Diagnostics& diagnostics)
      : document_(document), diagnostics_(diagnostics) {}

  void expectations(const Node& expect, Case& out);
  std::vector<Case::RuleName> rules(const Node& node);
  std::vector<WrittenValue> changes(const Node& node);
  std::string text(const Node& table, const char* key);
  void wrong_type(const Node& node, std::string_view key, const char* kind) {
    diagnostics_.error("C004", node.at, {std::string(key), Message{kind, {}}});
  }
  void unknown_key(const Member& member, const char* where, const std::vector<std::string_view>& known);
  void only(const Node& table, const char* where, const std::vector<std::string_view>& known);

 private:
  void expectation(const Member& member, const std::string* indicator, Case& out);
  void value(const Quantity& quantity, std::string id, std::string what, const Node& node, Case& out);
  void indicators(const Node& table, Case& out);

  const Document& document_;
  Diagnostics& diagnostics_;
};

void Reader::unknown_key(const Member& member, const char* where,
                         const std::vector<std::string_view>& known) {
  suggest(diagnostics_.error("C002", member.key_at, {member.key, std::string(where)}), member.key, known);
}

void Reader::only(const Node& table, const char* where, const std::vector<std::string_view>& known) {
  for (const Member& member : table.members) {
    if (std::find(known.begin(), known.end(), member.key) == known.end()) unknown_key(member, where, known);
  }
}

std::string Reader::text(const Node& table, const char* key) {
  const Node* node = table.find(key);
  if (node == nullptr) return {};
  if (node->kind != NodeKind::string) wrong_type(*node, key, "kind.string");
  return node->text;
}

std::vector<Case::RuleName> Reader::rules(const Node& node) {
  std::vector<Case::RuleName> out;
  const auto add = [&](const Node& each) {
    if (each.kind != NodeKind::string) return wrong_type(each, "rules", "kind.rules");
    // A path is that of the case file before it; an id stands alone.
    const bool path = each.text.find('/') != std::string::npos || each.text.ends_with(".toml");
    const auto folder = std::filesystem::path(document_.file->name()).parent_path();
    out.push_back({path ? (folder / each.text).lexically_normal().string() : each.text, each.at});
    const std::string& name = out.back().name;
    if (path && name.find('/') == std::string::npos && !name.ends_with(".toml"))
      out.back().name = "./" + name;
  };
  if (node.kind != NodeKind::array) {
    add(node);
  } else {
    for (const Node& item : node.items) add(item);
  }
  return out;
}

std::vector<WrittenValue> Reader::changes(const Node& node) {
  std::vector<WrittenValue> out;
  if (node.kind != NodeKind::table) {
    wrong_type(node, "set", "kind.table");
    return out;
  }
  for (const Member& member : node.members) {
    const Node& value = member.value;
    if (value.kind == NodeKind::table || value.kind == NodeKind::array) {
      wrong_type(value, member.key, "kind.input_value");
      continue;
    }
    std::string written = value.kind == NodeKind::string ? value.text : std::string(value.at.text());
    out.push_back({member.key, std::move(written), member.key_at, value.at});
  }
  return out;
}

void Reader::value(const Quantity& quantity, std::string id, std::string what, const Node& node, Case& out) {
  auto value = value_of(quantity.kind, node);
  if (!value) return wrong_type(node, what, word_of(quantity.kind));
  out.expect.push_back({&quantity, std::move(id), std::move(what), *std::move(value), node.at});
}

/// `indicators = { a = "300", b = { met = false, reason = "x" } }`.
void Reader::indicators(const Node& table, Case& out) {
  if (table.kind != NodeKind::table) return wrong_type(table, "indicators", "kind.table");
  for (const Member& of : table.members) {
    if (of.value.kind != NodeKind::table) {
      value(*find_quantity("points"), of.key, "points", of.value, out);
      continue;
    }
    if (of.value.members.empty()) out.mentioned.push_back({of.key, "indicators", of.key_at});
    for (const Member& member : of.value.members) {
      const Quantity* quantity = find_quantity(member.key);
      if (quantity != nullptr && quantity->of == QuantityOf::indicator) {
        value(*quantity, of.key, member.key, member.value, out);
      } else {
        unknown_key(member, "indicators", known_words(true));
      }
    }
  }
}

/// `indicator`: the one that the case is about; null when it names none.
void Reader::expectation(const Member& member, const std::string* indicator, Case& out) {
  const Quantity* quantity = find_quantity(member.key);
  if (quantity == nullptr) return unknown_key(member, "expect", known_words(false));
  switch (quantity->of) {
    case QuantityOf::indicator:
      if (indicator != nullptr) return value(*quantity, *indicator, member.key, member.value, out);
      diagnostics_.error("C006", member.key_at, {member.key});
      return;
    case QuantityOf::agreement:
    case QuantityOf::refusal:
      return value(*quantity, "", member.key, member.value, out);
    case QuantityOf::group_class:
      return value(*quantity, member.key.substr(quantity->word.size()), member.key, member.value, out);
    case QuantityOf::amount:
    case QuantityOf::deadline:
      if (member.value.kind != NodeKind::table) return wrong_type(member.value, member.key, "kind.table");
      for (const Member& each : member.value.members) {
        value(*quantity, each.key, member.key + "." + each.key, each.value, out);
      }
      return;
  }
}

void Reader::expectations(const Node& expect, Case& out) {
  if (expect.kind != NodeKind::table) return wrong_type(expect, "expect", "kind.table");
  const std::size_t mistakes = diagnostics_.error_count();
  const std::string indicator = text(expect, "indicator");
  const Node* named = expect.find("indicator");
  if (named != nullptr) out.mentioned.push_back({indicator, "indicator", named->at});
  for (const Member& member : expect.members) {
    if (member.key == "indicator") continue;
    const Quantity* quantity = find_quantity(member.key);
    const bool alone = quantity != nullptr && quantity->of == QuantityOf::refusal;
    if (alone && expect.members.size() > 1) diagnostics_.error("C008", member.key_at, {member.key});
    if (member.key == "indicators") {
      indicators(member.value, out);
    } else {
      expectation(member, named != nullptr ? &indicator : nullptr, out);
    }
  }
  // Tables that are all empty expect nothing either.
  const bool silent = out.expect.empty() && diagnostics_.error_count() == mistakes;
  if (silent) diagnostics_.error("C007", expect.at);
}

/// Whether a text holds a word, no part of a longer one.
bool has_word(std::string_view text, std::string_view word) {
  const auto joins = [&](std::size_t at) {
    if (at >= text.size()) return false;
    const char c = text[at];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    if (!(at > 0 && joins(at - 1)) && !joins(at + word.size())) return true;
  }
  return false;
}

}  // namespace

std::shared_ptr<const Document> CaseReader::structure(const std::string& path, Diagnostics& diagnostics) {
  const auto known = structures_.find(path);
  if (known != structures_.end()) return known->second;
  std::shared_ptr<const Document> out;
  if (const auto file = read_text_file(path, diagnostics)) {
    if (auto document = parse_toml(*file, diagnostics))
      out = std::make_shared<const Document>(*std::move(document));
  }
  structures_.emplace(path, out);
  return out;
}

std::vector<Case> CaseReader::read(SourcePtr file, Diagnostics& diagnostics) {
  std::vector<Case> out;
  const auto document = parse_toml(file, diagnostics);
  if (!document) return out;
  Reader reader(*document, diagnostics);
  const Node& root = document->root;
  reader.only(root, "", {"structure", "rules", "source", "case"});
  const Node* cases = root.find("case");
  if (cases == nullptr || cases->kind != NodeKind::array) {
    if (cases != nullptr) reader.wrong_type(*cases, "case", "kind.tables");
    return out;
  }
  const auto folder = std::filesystem::path(file->name()).parent_path();
  for (const Node& node : cases->items) {
    if (node.kind != NodeKind::table) {
      reader.wrong_type(node, "case", "kind.tables");
      continue;
    }
    const std::size_t mistakes = diagnostics.error_count();
    reader.only(node, "case", {"title", "rules", "page", "source", "structure", "set", "expect"});
    Case each;
    each.file = file;
    each.at = node.at;
    each.title = reader.text(node, "title");
    each.page = reader.text(node, "page");
    each.source = reader.text(node, "source");
    if (each.source.empty()) each.source = reader.text(root, "source");
    const auto need = [&](const char* key) {
      const Node* found = node.find(key);
      if (found == nullptr) diagnostics.error("C003", node.at, {std::string(key)});
      return found;
    };
    need("title");
    const Node* rules = node.find("rules") != nullptr ? node.find("rules") : root.find("rules");
    if (rules == nullptr) rules = need("rules");
    if (rules != nullptr) each.rules = reader.rules(*rules);
    const bool no_rules = rules != nullptr && rules->kind == NodeKind::array && rules->items.empty();
    if (no_rules) diagnostics.error("C003", rules->at, {std::string("rules")});
    if (const Node* set = node.find("set")) each.set = reader.changes(*set);
    if (const Node* expect = need("expect")) reader.expectations(*expect, each);
    const Node* start = node.find("structure") != nullptr ? node.find("structure") : root.find("structure");
    if (start == nullptr) {
      Document nothing;
      nothing.file = file;
      nothing.root.kind = NodeKind::table;
      each.structure = std::make_shared<const Document>(std::move(nothing));
    } else if (start->kind != NodeKind::string) {
      reader.wrong_type(*start, "structure", "kind.string");
    } else {
      each.structure = structure((folder / start->text).lexically_normal().string(), diagnostics);
    }
    // A case with a mistake in it is not run: it would fail, or worse pass, for the wrong reason.
    const bool sound = each.structure && diagnostics.error_count() == mistakes;
    if (sound) out.push_back(std::move(each));
  }
  return out;
}

std::vector<std::string> CaseReader::structure_paths() const {
  std::vector<std::string> out;
  for (const auto& [path, document] : structures_) out.push_back(path);
  return out;
}

bool holds_cases(SourcePtr file) {
  if (!has_word(file->text(), "case")) return false;
  Diagnostics ignored;  // Whoever reads the cases will tell.
  const auto document = parse_toml(file, ignored);
  if (!document) return true;
  const Node* cases = document->root.find("case");
  return cases != nullptr && (cases->kind == NodeKind::array || cases->kind == NodeKind::table);
}

}  // namespace aci

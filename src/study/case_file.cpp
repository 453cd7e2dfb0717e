
#include "study/case_file.h"

#include <algorithm>
#include <filesystem>

#include "base/closest_match.h"
#include "base/decimal.h"
#include "base/iso_date.h"
#include "io/files_under.h"
#include "io/text_file.h"
#include "io/toml_document.h"
#include "io/written_number.h"

namespace aci {
namespace {

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

using Value = std::optional<CaseValue>;

/// 740, 2212.8, "2212.8" or "200/73".
Value number_of(const Node& node) {
  const bool numeric = node.kind == NodeKind::integer || node.kind == NodeKind::decimal;
  if (!numeric && node.kind != NodeKind::string) return std::nullopt;
  const std::size_t slash = node.text.find('/');
  const auto above = parse_decimal(std::string_view(node.text).substr(0, slash));
  if (slash == std::string::npos || !above) return above;
  const auto below = parse_decimal(std::string_view(node.text).substr(slash + 1));
  return below ? divide(*above, *below) : std::nullopt;
}

Value truth_of(const Node& node) {
  return node.kind == NodeKind::boolean ? Value(node.boolean) : std::nullopt;
}

Value text_of(const Node& node) {
  return node.kind == NodeKind::string ? Value(node.text) : std::nullopt;
}

/// A date, or "" where none is expected.
Value date_of(const Node& node) {
  if (node.kind == NodeKind::string && node.text.empty()) return node.text;
  if (node.kind == NodeKind::string) return parse_iso_date(node.text);
  if (node.kind != NodeKind::date) return std::nullopt;
  return make_date(int{node.date.year()}, unsigned{node.date.month()}, unsigned{node.date.day()});
}

/// Sorted.
Value texts_of(const Node& node) {
  if (node.kind != NodeKind::array) return std::nullopt;
  std::vector<std::string> items;
  for (const Node& item : node.items) {
    if (item.kind != NodeKind::string) return std::nullopt;
    items.push_back(item.text);
  }
  std::sort(items.begin(), items.end());
  return items;
}

struct ValueKind {
  const char* name;  ///< "must be …"
  Value (*read)(const Node& node);
};

/// By CaseValueKind.
constexpr ValueKind kValueKinds[] = {{"kind.exact_number", number_of},
                                     {"kind.boolean", truth_of},
                                     {"kind.string", text_of},
                                     {"kind.date", date_of},
                                     {"kind.strings", texts_of}};

/// One `[[case]]`, or the keys above them that hold for all.
class Reader {
 public:
  Reader(const Document& document, Diagnostics& diagnostics)
      : document_(document), diagnostics_(diagnostics) {}

  void wrong_type(const Node& node, std::string_view key, const char* kind) {
    auto& mistake = diagnostics_.error("C004", node.at, {std::string(key), Message{kind, {}}});
    if (node.kind != NodeKind::string) return;
    const auto date = parse_french_date(node.text);
    const auto number = read_written_number(node.text);
    const bool exact = std::string_view(kind) == "kind.exact_number";
    if (exact && number && number->suffix.empty()) mistake.hint = Message{"hint.write", {number->plain()}};
    if (std::string_view(kind) == "kind.date" && date) mistake.hint = Message{"hint.write", {to_iso(*date)}};
  }

  void only(const Node& table, const char* where, const std::vector<std::string_view>& known) {
    for (const Member& member : table.members) {
      if (std::find(known.begin(), known.end(), member.key) == known.end()) unknown_key(member, where, known);
    }
  }

  std::string text(const Node& table, const char* key) {
    const Node* node = table.find(key);
    if (node == nullptr) return {};
    if (node->kind != NodeKind::string) wrong_type(*node, key, "kind.string");
    return node->text;
  }

  /// `root`: what holds for every case of the file.
  void texts(const Node& node, const Node& root, Case& out) {
    out.title = text(node, "title");
    out.page = text(node, "page");
    out.source = text(node, "source");
    if (out.source.empty()) out.source = text(root, "source");
  }

  std::vector<Case::RuleName> rules(const Node& node) {
    std::vector<Case::RuleName> out;
    const auto add = [&](const Node& each) {
      if (each.kind != NodeKind::string) return wrong_type(each, "rules", "kind.rules");
      const auto names_file = [](const std::string& name) {
        return name.find('/') != std::string::npos || has_extension(name, {".toml"});
      };
      // A path is that of the case file before it; an id stands alone.
      std::string name = each.text;
      if (names_file(name)) {
        const auto folder = std::filesystem::path(document_.file->name()).parent_path();
        name = (folder / name).lexically_normal().string();
        if (!names_file(name)) name = "./" + name;
      }
      out.push_back({std::move(name), each.at});
    };
    if (node.kind != NodeKind::array) add(node);
    for (const Node& item : node.items) add(item);
    return out;
  }

  /// The id of a reading, or a list of them.
  std::vector<Case::RuleName> readings(const Node& node) {
    std::vector<Case::RuleName> out;
    const auto add = [&](const Node& each) {
      if (each.kind != NodeKind::string) return wrong_type(each, "reading", "kind.readings");
      out.push_back({each.text, each.at});
    };
    if (node.kind != NodeKind::array) add(node);
    for (const Node& item : node.items) add(item);
    return out;
  }

  std::vector<WrittenValue> changes(const Node& node) {
    std::vector<WrittenValue> out;
    if (node.kind != NodeKind::table) wrong_type(node, "set", "kind.table");
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

  void expectations(const Node& expect, Case& out) {
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
      } else if (quantity == nullptr) {
        unknown_key(member, "expect", known_words(false));
      } else {
        expectation(*quantity, member, named != nullptr ? &indicator : nullptr, out);
      }
    }
    // Tables that are all empty expect nothing either.
    const bool silent = out.expect.empty() && diagnostics_.error_count() == mistakes;
    if (silent) diagnostics_.error("C007", expect.at);
  }

 private:
  void unknown_key(const Member& member, const char* where, const std::vector<std::string_view>& known) {
    suggest(diagnostics_.error("C002", member.key_at, {member.key, std::string(where)}), member.key, known);
  }

  void value(const Quantity& quantity, std::string id, std::string what, const Node& node, Case& out) {
    const ValueKind& kind = kValueKinds[static_cast<std::size_t>(quantity.kind)];
    auto value = kind.read(node);
    if (!value) return wrong_type(node, what, kind.name);
    out.expect.push_back({&quantity, std::move(id), std::move(what), *std::move(value), node.at});
  }

  /// `indicators = { a = "300", b = { met = false, reason = "x" } }`.
  void indicators(const Node& table, Case& out) {
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
  void expectation(const Quantity& quantity, const Member& member, const std::string* indicator, Case& out) {
    switch (quantity.of) {
      case QuantityOf::indicator:
        if (indicator != nullptr) return value(quantity, *indicator, member.key, member.value, out);
        diagnostics_.error("C006", member.key_at, {member.key});
        return;
      case QuantityOf::agreement:
      case QuantityOf::refusal:
        return value(quantity, "", member.key, member.value, out);
      case QuantityOf::group_class:
        return value(quantity, member.key.substr(quantity.word.size()), member.key, member.value, out);
      case QuantityOf::amount:
      case QuantityOf::deadline:
        if (member.value.kind != NodeKind::table) return wrong_type(member.value, member.key, "kind.table");
        for (const Member& each : member.value.members) {
          value(quantity, each.key, member.key + "." + each.key, each.value, out);
        }
        return;
    }
  }

  const Document& document_;
  Diagnostics& diagnostics_;
};

/// Whether a text holds a word, no part of a longer one.
bool has_word(std::string_view text, std::string_view word) {
  const auto joins = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    const std::string_view after = text.substr(at + word.size());
    if ((at == 0 || !joins(text[at - 1])) && (after.empty() || !joins(after.front()))) return true;
  }
  return false;
}

}  // namespace

std::shared_ptr<const Document> CaseReader::structure(const std::string& path, const Place& asked,
                                                      Diagnostics& diagnostics) {
  const auto known = structures_.find(path);
  if (known != structures_.end()) return known->second;
  std::shared_ptr<const Document> out;
  Diagnostics found;
  const auto file = read_text_file(path, found);
  auto document = file ? parse_toml(*file, found) : std::nullopt;
  // What has no text has no place but the one that asks for it.
  for (Diagnostic& each : found.take()) {
    if (!each.place.known()) each.place = asked;
    diagnostics.add(std::move(each));
  }
  if (document) out = std::make_shared<const Document>(*std::move(document));
  return structures_[path] = out;
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
    reader.only(node, "case", {"title", "rules", "reading", "page", "source", "structure", "set", "expect"});
    Case each;
    each.file = file;
    each.at = node.at;
    reader.texts(node, root, each);
    const auto need = [&](const char* key) {
      const Node* found = node.find(key);
      if (found == nullptr) diagnostics.error("C003", node.at, {std::string(key)});
      return found;
    };
    need("title");
    const auto own_or_common = [&](const char* key) {
      const Node* own = node.find(key);
      return own != nullptr ? own : root.find(key);
    };
    const Node* rules = own_or_common("rules");
    if (rules == nullptr) rules = need("rules");
    if (rules != nullptr) each.rules = reader.rules(*rules);
    const bool no_rules = rules != nullptr && rules->kind == NodeKind::array && rules->items.empty();
    if (no_rules) diagnostics.error("C003", rules->at, {std::string("rules")});
    if (const Node* reading = node.find("reading")) each.readings = reader.readings(*reading);
    if (const Node* set = node.find("set")) each.set = reader.changes(*set);
    if (const Node* expect = need("expect")) reader.expectations(*expect, each);
    const Node* start = own_or_common("structure");
    if (start == nullptr) {
      Document nothing{file, {}};
      nothing.root.kind = NodeKind::table;
      each.structure = std::make_shared<const Document>(std::move(nothing));
    } else if (start->kind != NodeKind::string) {
      reader.wrong_type(*start, "structure", "kind.string");
    } else {
      each.structure = structure((folder / start->text).lexically_normal().string(), start->at, diagnostics);
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

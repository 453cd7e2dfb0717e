#include "ruleset/table_reader.h"

#include <algorithm>

#include "base/decimal.h"

namespace aci {
namespace {

bool is_id(std::string_view text) {
  if (text.empty() || text.size() > 100 || text[0] < 'a' || text[0] > 'z') return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

/// A table as far as it is written: its header, and all that stands under it.
Span extent(const Node& node) {
  Span span = node.at;
  const auto include = [&span](Span inner) {
    span.begin = std::min(span.begin, inner.begin);
    span.end = std::max(span.end, inner.end);
  };
  for (const Member& member : node.members) {
    include(member.key_at);
    include(extent(member.value));
  }
  for (const Node& item : node.items) include(extent(item));
  return span;
}

}  // namespace

TableReader::TableReader(const Document& document, const Node& node, std::string table,
                         Diagnostics& diagnostics, std::vector<Silence>& silences)
    : document_(document),
      node_(node),
      table_(std::move(table)),
      diagnostics_(diagnostics),
      silences_(silences) {
  if (!is_table()) diagnostics_.error("R004", place(node_.at), {table_, Message{"kind.table", {}}});
}

const Node* TableReader::node(std::string_view key) {
  asked_.push_back(key);
  return node_.find(key);
}

bool TableReader::has(std::string_view key) {
  return node(key) != nullptr;
}

Span TableReader::at(std::string_view key) const {
  const Node* found = node_.find(key);
  return found != nullptr ? found->at : node_.at;
}

Message TableReader::where() const {
  return table_.empty() ? Message{"where.file", {}} : Message{"where.table", {table_}};
}

void TableReader::missing(std::string_view key) {
  const bool top = table_.empty();  // Nothing but tables are expected there.
  const std::string shown = top ? "[" + std::string(key) + "]" : std::string(key);
  missing(key, "R003", top ? whole_file(document_.file) : place(node_.at), {shown, where()});
}

void TableReader::missing(std::string_view key, std::string code, Place place, std::vector<MessageArg> args) {
  for (const auto& [known, mistake] : missing_) {
    if (known == key) return;
  }
  missing_.emplace_back(
      key, Diagnostic{Severity::error, {std::move(code), std::move(args)}, std::move(place), {}});
}

Diagnostic& TableReader::unknown_key(std::string_view key) {
  return diagnostics_.error("R002", place(node_.find_member(key)->key_at), {std::string(key), where()});
}

Diagnostic& TableReader::wrong_type(const Node& node, std::string_view key, const char* expected) {
  return diagnostics_.error("R004", place(node.at), {std::string(key), Message{expected, {}}});
}

std::string TableReader::text(std::string_view key) {
  const Node* found = node(key);
  if (found == nullptr) return {};
  if (found->kind != NodeKind::string) {
    wrong_type(*found, key, "kind.string");
    return {};
  }
  return found->text;
}

std::string TableReader::required_text(std::string_view key) {
  if (!has(key)) {
    if (is_table()) missing(key);
    return {};
  }
  return text(key);
}

std::string TableReader::id(Span& at) {
  const std::string id = required_text("id");
  const Node* found = node_.find("id");
  at = found != nullptr ? found->at : node_.at;
  if (found == nullptr || found->kind != NodeKind::string) return {};
  if (!is_id(id) || is_reserved_word(id)) {
    diagnostics_.error("R005", place(at), {id, Message{is_id(id) ? "id.reserved" : "id.characters", {}}});
  }
  return id;  // A bad one too: what refers to it is not a mistake of its own.
}

std::string TableReader::group() {
  const std::string group = text("group");
  if (group.empty() || is_id(group)) return group;
  diagnostics_.error("R005", place(at("group")), {group, Message{"id.characters", {}}});
  return {};
}

LocalizedText TableReader::localized(std::string_view key) {
  const Node* found = node(key);
  if (found == nullptr) return {};
  if (found->kind != NodeKind::table) {
    wrong_type(*found, key, "kind.localized");
    return {};
  }
  TableReader reader(document_, *found, std::string(key), diagnostics_, silences_);
  LocalizedText text{reader.text("fr"), reader.text("en")};
  const auto lacks = [&](const char* language) {
    const Node* value = found->find(language);
    return value == nullptr || (value->kind == NodeKind::string && value->text.empty());
  };
  const bool none = lacks("fr") && lacks("en");
  for (const char* language : {"fr", "en"}) {
    if (!lacks(language)) continue;
    const std::vector<MessageArg> args{std::string(key), std::string(language)};
    none ? diagnostics_.error("R009", place(found->at), args)
         : diagnostics_.warning("R009", place(found->at), args);
  }
  // A report that is written in the other language says more than a blank.
  if (lacks("fr")) text.fr = text.en;
  if (lacks("en")) text.en = text.fr;
  reader.finish();
  return text;
}

LocalizedText TableReader::required_localized(std::string_view key) {
  if (!has(key) && is_table()) missing(key);
  return localized(key);
}

std::optional<bool> TableReader::boolean(std::string_view key) {
  const Node* found = node(key);
  if (found == nullptr) return std::nullopt;
  if (found->kind == NodeKind::boolean) return found->boolean;
  wrong_type(*found, key, "kind.boolean");
  return std::nullopt;
}

std::optional<Rational> TableReader::number(std::string_view key) {
  const Node* found = node(key);
  if (found == nullptr) return std::nullopt;
  const bool numeric =
      found->kind == NodeKind::integer || found->kind == NodeKind::decimal || found->kind == NodeKind::string;
  const auto value = numeric ? parse_decimal(found->text) : std::nullopt;
  if (!value) wrong_type(*found, key, "kind.number");
  return value;
}

std::optional<std::int64_t> TableReader::integer(std::string_view key) {
  const Node* found = node(key);
  if (found == nullptr) return std::nullopt;
  const auto value = found->kind == NodeKind::integer ? parse_decimal(found->text) : std::nullopt;
  const auto whole = value ? value->to_int64() : std::nullopt;
  if (!whole) wrong_type(*found, key, "kind.integer");
  return whole;
}

std::optional<Date> TableReader::date(std::string_view key) {
  const Node* found = node(key);
  if (found == nullptr) return std::nullopt;
  const auto inside = found->kind == NodeKind::date ? make_date(static_cast<int>(found->date.year()),
                                                                static_cast<unsigned>(found->date.month()),
                                                                static_cast<unsigned>(found->date.day()))
                                                    : std::nullopt;
  if (!inside) wrong_type(*found, key, "kind.date");
  return inside;
}

std::optional<RuleFormula> TableReader::parse(const Node& node, std::string_view key) {
  if (node.kind != NodeKind::string) {
    wrong_type(node, key, "kind.formula");
    return std::nullopt;
  }
  FormulaReporter reporter{diagnostics_, [&](Span span) {
                             return place(span_in_string(*document_.file, node, span.begin, span.end));
                           }};
  auto formula = parse_formula(node.text, reporter);
  if (!formula) return std::nullopt;
  return RuleFormula{std::move(*formula), node.at};
}

std::optional<RuleFormula> TableReader::formula(std::string_view key) {
  const Node* found = node(key);
  return found != nullptr ? parse(*found, key) : std::nullopt;
}

RuleFormula TableReader::required_formula(std::string_view key) {
  if (!has(key) && is_table()) missing(key);
  return formula(key).value_or(RuleFormula{});
}

std::vector<std::string> TableReader::texts(std::string_view key) {
  const Node* found = node(key);
  if (found == nullptr) return {};
  std::vector<std::string> values;
  bool good = found->kind == NodeKind::array;
  for (const Node& item : found->items) {
    good = good && item.kind == NodeKind::string;
    values.push_back(item.text);
  }
  if (good) return values;
  wrong_type(*found, key, "kind.strings");
  return {};
}

std::optional<std::size_t> TableReader::choice(std::string_view key,
                                               std::initializer_list<std::string_view> choices) {
  const Node* found = node(key);
  if (found == nullptr) return std::nullopt;
  if (found->kind == NodeKind::string) {
    const auto* match = std::find(choices.begin(), choices.end(), found->text);
    if (match != choices.end()) return static_cast<std::size_t>(match - choices.begin());
  }
  std::string list;
  for (const auto choice : choices) list += (list.empty() ? "\"" : ", \"") + std::string(choice) + "\"";
  auto& mistake = diagnostics_.error("R007", place(found->at), {std::string(key), list});
  const std::string close = closest_match(found->text, choices);
  if (!close.empty()) mistake.hint = Message{"hint.did_you_mean", {close}};
  return std::nullopt;
}

void TableReader::allowances() {
  const Span within = extent(node_);
  for (TableReader& allowed : tables("allow", "allow")) {
    Silence silence{allowed.required_text("code"), allowed.text("reason"), allowed.at("code"), within};
    // An empty reason is none.
    const Node* reason = allowed.node("reason");
    if (reason == nullptr || (reason->kind == NodeKind::string && silence.reason.empty())) {
      allowed.missing("reason");
    }
    allowed.finish();
    silences_.push_back(std::move(silence));
  }
}

void TableReader::provenance(Provenance& out) {
  allowances();
  out.source = text("source");
  out.source_at = at("source");
  out.verified = boolean("verified").value_or(true);
  out.note = localized("note");
  out.untested = text("untested");
  if (!out.verified && out.note.empty() && !has("note")) {
    diagnostics_.error("R008", place(at("verified")));
  }
}

void TableReader::element(Element& out, std::string_view label_key) {
  out.id = id(out.id_at);
  out.label = required_localized(label_key);
  provenance(out);
}

std::vector<TableReader> TableReader::tables(std::string_view key, std::string table) {
  std::vector<TableReader> readers;
  const Node* found = node(key);
  if (found == nullptr) return readers;
  if (found->kind != NodeKind::array) {
    wrong_type(*found, key, "kind.tables");
    return readers;
  }
  for (const Node& item : found->items) {
    TableReader reader(document_, item, table, diagnostics_, silences_);
    if (reader.is_table()) readers.push_back(std::move(reader));
  }
  return readers;
}

std::optional<TableReader> TableReader::table(std::string_view key, std::string table) {
  const Node* found = node(key);
  if (found == nullptr) return std::nullopt;
  TableReader reader(document_, *found, std::move(table), diagnostics_, silences_);
  if (!reader.is_table()) return std::nullopt;
  return reader;
}

void TableReader::finish() {
  for (const Member& member : node_.members) {
    if (std::find(asked_.begin(), asked_.end(), member.key) != asked_.end()) continue;
    auto& mistake = unknown_key(member.key);
    // A key that is missing is likelier than one that is there.
    std::vector<std::string_view> wanted;
    for (const auto& [key, told] : missing_) wanted.push_back(key);
    std::string close = closest_match(member.key, wanted);
    if (close.empty()) close = closest_match(member.key, asked_);
    if (close.empty()) continue;
    mistake.hint = Message{"hint.did_you_mean", {close}};
    std::erase_if(missing_, [&](const auto& entry) { return entry.first == close; });
  }
  for (auto& [key, mistake] : missing_) diagnostics_.add(std::move(mistake));
  missing_.clear();
}

}  // namespace aci

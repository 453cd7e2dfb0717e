#include "ruleset/key_reader.h"

#include <algorithm>

#include "base/closest_match.h"
#include "base/decimal.h"
#include "base/iso_date.h"
#include "base/place_in_string.h"
#include "base/plain_name.h"
#include "ruleset/amend.h"

namespace aci {
namespace {

/// How many keys are asked of most tables.
constexpr std::size_t kUsualKeys = 16;

/// A table as far as it is written: its header, and all that stands under it.
Place extent_of(const Node& node) {
  Place all = node.at;
  for (const Member& member : node.members) all = all.up_to(member.key_at).up_to(extent_of(member.value));
  for (const Node& item : node.items) all = all.up_to(extent_of(item));
  return all;
}

/// `[kind.id]`, not `id = …`.
bool stands_in_header(const Member& member) {
  return member.value.kind == NodeKind::table && member.value.at.begin() < member.key_at.begin();
}

/// "2024-01-01", "01/01/2024"
std::optional<Date> written_date(std::string_view text) {
  const auto iso = parse_iso_date(text);
  return iso ? iso : parse_french_date(text);
}

/// The key that a French word stands for; empty for any other.
std::string_view english_key(std::string_view word) {
  static constexpr std::pair<std::string_view, std::string_view> kFrench[] = {
      {"accord", "agreement"},      {"arrondi", "rounding"},      {"axe", "axis"},
      {"bareme", "scale"},          {"choix", "choice"},          {"classe", "class"},
      {"condition", "requirement"}, {"contrainte", "constraint"}, {"donnee", "input"},
      {"echeance", "deadline"},     {"entree", "input"},          {"exoneration", "exemption"},
      {"indicateur", "indicator"},  {"lecture", "reading"},       {"libelle", "label"},
      {"montant", "amount"},        {"parametre", "parameter"},   {"partie", "part"},
      {"reduction", "reduction"},   {"remarque", "note"},         {"tableau", "table"},
      {"valeur", "value"},          {"variable", "input"}};
  const std::string plain = plain_name(word);
  for (const auto& [french, english] : kFrench) {
    if (plain == french || plain == std::string(french) + "s") return english;
  }
  return {};
}

}  // namespace

TableReader::TableReader(const Document& document, const Node& node, std::string table,
                         Diagnostics& diagnostics, std::vector<Silence>& silences)
    : document_(document),
      node_(node),
      table_(std::move(table)),
      diagnostics_(diagnostics),
      silences_(silences) {
  asked_.reserve(kUsualKeys);
  if (!is_table()) diagnostics_.error("R004", node_.at, {table_, Message{"kind.table", {}}});
}

const Node* TableReader::node(std::string_view key) {
  expect(key);
  return node_.find(key);
}

bool TableReader::require(std::string_view key) {
  expect(key);
  if (has(key)) return true;
  if (is_table()) missing(key);
  return false;
}

Place TableReader::extent() const {
  return extent_of(node_);
}

Place TableReader::at(std::string_view key) const {
  const Node* found = node_.find(key);
  return found != nullptr ? found->at : node_.at;
}

Message TableReader::where() const {
  return table_.empty() ? Message{"where.file", {}} : Message{"where.table", {table_}};
}

void TableReader::missing(std::string_view key) {
  const bool top = table_.empty();  // Nothing but tables are expected there.
  const std::string shown = top ? "[" + std::string(key) + "]" : std::string(key);
  missing(key, "R003", top ? whole_file(document_.file) : node_.at, {shown, where()});
}

void TableReader::missing(std::string_view key, std::string code, Place place, std::vector<MessageArg> args) {
  for (const auto& [known, mistake] : missing_) {
    if (known == key) return;
  }
  missing_.emplace_back(
      key, Diagnostic{Severity::error, {std::move(code), std::move(args)}, std::move(place), {}});
}

Diagnostic& TableReader::unknown_key(std::string_view key) {
  return diagnostics_.error("R002", node_.find_member(key)->key_at, {std::string(key), where()});
}

Diagnostic& TableReader::wrong_type(const Node& node, std::string_view key, const char* expected) {
  return diagnostics_.error("R004", node.at, {std::string(key), Message{expected, {}}});
}

const Node* TableReader::of_kind(std::string_view key, const char* expected,
                                 std::initializer_list<NodeKind> kinds) {
  const Node* found = node(key);
  if (found == nullptr || std::find(kinds.begin(), kinds.end(), found->kind) != kinds.end()) return found;
  Diagnostic& mistake = wrong_type(*found, key, expected);
  const auto date = found->kind == NodeKind::string ? written_date(found->text) : std::nullopt;
  const bool wants_date = std::find(kinds.begin(), kinds.end(), NodeKind::date) != kinds.end();
  const bool wants_year = std::string_view(expected) == "kind.integer" && found->kind == NodeKind::date;
  const bool wants_text = std::string_view(expected) == "kind.formula" && found->kind != NodeKind::table;
  if (wants_date && date) mistake.hint = Message{"hint.bare_date", {to_iso(*date)}};
  if (wants_year)
    mistake.hint = Message{"hint.write", {std::to_string(static_cast<int>(found->date.year()))}};
  if (wants_text && found->kind != NodeKind::array) {
    mistake.hint = Message{"hint.write", {'"' + std::string(found->at.text()) + '"'}};
  }
  return nullptr;
}

std::string TableReader::text(std::string_view key) {
  const Node* found = of_kind(key, "kind.string", {NodeKind::string});
  return found != nullptr ? found->text : std::string();
}

std::string TableReader::required_text(std::string_view key) {
  if (!require(key)) return {};
  std::string found = text(key);
  if (found.empty() && node(key)->kind == NodeKind::string) missing(key);
  return found;
}

std::optional<bool> TableReader::boolean(std::string_view key) {
  const Node* found = of_kind(key, "kind.boolean", {NodeKind::boolean});
  return found != nullptr ? std::optional(found->boolean) : std::nullopt;
}

std::optional<Rational> TableReader::number(std::string_view key) {
  const Node* found = of_kind(key, "kind.number", {NodeKind::integer, NodeKind::decimal, NodeKind::string});
  if (found == nullptr) return std::nullopt;
  const auto value = parse_decimal(found->text);
  if (!value) wrong_type(*found, key, "kind.number");
  return value;
}

std::optional<std::int64_t> TableReader::integer(std::string_view key) {
  const Node* found = of_kind(key, "kind.integer", {NodeKind::integer});
  if (found == nullptr) return std::nullopt;
  const auto value = parse_decimal(found->text);
  const auto whole = value ? value->to_int64() : std::nullopt;
  if (!whole) wrong_type(*found, key, "kind.integer");
  return whole;
}

std::optional<Date> TableReader::date(std::string_view key) {
  const Node* found = of_kind(key, "kind.date", {NodeKind::date});
  return found != nullptr ? std::optional(found->date) : std::nullopt;
}

std::optional<RuleFormula> TableReader::formula(std::string_view key) {
  const Node* found = of_kind(key, "kind.formula", {NodeKind::string});
  if (found == nullptr) return std::nullopt;
  if (document_.sound) return RuleFormula{known_formula(found->text), found->at};
  FormulaReporter reporter{diagnostics_, [&](Span span) {
                             return place_in_string(*found->at.file(), *found, span.begin, span.end);
                           }};
  auto formula = parse_formula(found->text, reporter);
  return formula ? std::optional(RuleFormula{std::move(*formula), found->at}) : std::nullopt;
}

RuleFormula TableReader::required_formula(std::string_view key) {
  require(key);
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

/// The text there, when it is one of `choices`; reports any other.
std::string_view TableReader::choice_text(std::string_view key,
                                          const std::vector<std::string_view>& choices) {
  const Node* found = node(key);
  if (found == nullptr) return {};
  const bool known = std::find(choices.begin(), choices.end(), found->text) != choices.end();
  if (known && found->kind == NodeKind::string) return found->text;
  std::string list;
  for (const auto choice : choices) list += (list.empty() ? "\"" : ", \"") + std::string(choice) + "\"";
  auto& mistake = diagnostics_.error("R007", found->at, {std::string(key), list});
  suggest(mistake, found->text, choices);
  return {};
}

std::vector<TableReader> TableReader::tables(std::string_view key, std::string table) {
  std::vector<TableReader> readers;
  const Node* found = of_kind(key, "kind.tables", {NodeKind::array});
  if (found == nullptr) return readers;
  for (const Node& item : found->items) {
    TableReader reader(document_, item, table, diagnostics_, silences_);
    if (reader.is_table()) readers.push_back(std::move(reader));
  }
  return readers;
}

std::vector<TableReader> TableReader::elements(std::string_view kind, const std::string& path) {
  std::vector<TableReader> readers;
  const Node* found = node(kind);
  if (found == nullptr) return readers;
  const auto& members = found->members;
  readers.reserve(members.size());
  const bool bare = std::any_of(members.begin(), members.end(), is_bare_key);
  if (found->kind != NodeKind::table || bare) {
    diagnostics_.error("R004", found->at, {std::string(kind), Message{"kind.elements", {path}}});
  }
  for (const Member& member : members) {
    if (bare && !stands_in_header(member)) continue;
    TableReader reader(document_, member.value, path + "." + member.key, diagnostics_, silences_);
    if (!reader.is_table()) continue;
    reader.id_ = member.key;
    reader.id_at_ = member.key_at;
    reader.around_ = this;
    readers.push_back(std::move(reader));
  }
  return readers;
}

bool TableReader::implied() const {
  if (node_.members.empty()) return false;
  // Then the place of its header is that of the first piece.
  const Node& pieces = node_.members.front().value;
  return pieces.at == node_.at && !pieces.members.empty() && pieces.members.front().value.at == node_.at;
}

std::optional<TableReader> TableReader::table(std::string_view key, std::string table) {
  const Node* found = node(key);
  if (found == nullptr) return std::nullopt;
  TableReader reader(document_, *found, std::move(table), diagnostics_, silences_);
  if (!reader.is_table()) return std::nullopt;
  reader.around_ = this;
  return reader;
}

bool TableReader::misspelt(std::string_view key) const {
  return !has(key) && std::any_of(node_.members.begin(), node_.members.end(), [&](const Member& member) {
    const bool asked = std::find(asked_.begin(), asked_.end(), member.key) != asked_.end();
    return !asked && !closest_match(member.key, {key}).empty();
  });
}

Diagnostic TableReader::unknown(const Member& member) {
  Diagnostic mistake{Severity::error, {"R002", {std::string(member.key), where()}}, member.key_at, {}};
  if (member.key == "id" && id_at_.known()) {
    mistake.hint = Message{"hint.id_in_header", {table_}};
    return mistake;
  }
  // A key that is missing is likelier than one that is there.
  std::vector<std::string_view> wanted;
  for (const auto& [key, told] : missing_) wanted.push_back(key);
  std::string close = suggest(mistake, member.key, wanted);
  if (close.empty()) close = suggest(mistake, member.key, asked_);
  if (close.empty()) {
    const std::string_view english = english_key(member.key);
    const bool known = std::find(asked_.begin(), asked_.end(), english) != asked_.end();
    if (known) close = english;
    if (known) mistake.hint = Message{"hint.did_you_mean", {close}};
  }
  std::erase_if(missing_, [&](const auto& entry) { return entry.first == close; });
  return mistake;
}

/// A key below a table inside this one may be meant for this one: all that stands there belongs to that
/// table.
void TableReader::pass_on(std::string_view key, Diagnostic mistake) {
  if (std::find(asked_.begin(), asked_.end(), key) != asked_.end() && !has(key)) {
    mistake.hint = Message{"hint.move_up", {table_}};
    std::erase_if(missing_, [&](const auto& entry) { return entry.first == key; });
  } else if (around_ != nullptr && !around_->table_.empty()) {
    around_->strays_.emplace_back(key, std::move(mistake));
    return;
  }
  diagnostics_.add(std::move(mistake));
}

void TableReader::finish() {
  if (document_.sound) return;
  for (auto& [key, mistake] : std::exchange(strays_, {})) pass_on(key, std::move(mistake));
  for (const Member& member : node_.members) {
    if (std::find(asked_.begin(), asked_.end(), member.key) != asked_.end()) continue;
    Diagnostic mistake = unknown(member);
    const bool inside = around_ != nullptr && !around_->table_.empty();
    if (inside) {
      around_->strays_.emplace_back(member.key, std::move(mistake));
    } else {
      diagnostics_.add(std::move(mistake));
    }
  }
  for (auto& [key, mistake] : missing_) diagnostics_.add(std::move(mistake));
  missing_.clear();
}

}  // namespace aci

#include "ruleset/read_shared_keys.h"

#include <algorithm>

namespace aci {
namespace {

bool is_id(std::string_view text) {
  if (text.empty() || text.size() > 100 || text[0] < 'a' || text[0] > 'z') return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

/// An id that reads like one; what refers to a bad one is not a mistake of its own.
void check_id(TableReader& table, std::string_view id, Place at) {
  if (is_id(id) && !is_reserved_word(id)) return;
  table.diagnostics().error("R005", at,
                            {std::string(id), Message{is_id(id) ? "id.reserved" : "id.characters", {}}});
}

/// `{ fr = "…", en = "…" }`, as nearly all are.
std::optional<LocalizedText> both_languages(const Node& table) {
  if (table.members.size() != 2) return std::nullopt;
  const Node* const fr = table.find("fr");
  const Node* const en = table.find("en");
  const auto says = [](const Node* node) {
    return node != nullptr && node->kind == NodeKind::string && !node->text.empty();
  };
  return says(fr) && says(en) ? std::optional(LocalizedText{fr->text, en->text}) : std::nullopt;
}

}  // namespace

std::string read_id(TableReader& table, Place& at) {
  if (table.id_at().known()) {
    at = table.id_at();
    check_id(table, table.id(), at);
    return std::string(table.id());
  }
  table.require("id");
  const std::string id = table.text("id");
  const Node* found = table.node("id");
  at = table.at("id");
  if (found == nullptr || found->kind != NodeKind::string) return {};
  check_id(table, id, at);
  return id;
}

std::string read_group(TableReader& table) {
  const std::string group = table.text("group");
  if (group.empty() || is_id(group)) return group;
  table.diagnostics().error("R005", table.at("group"), {group, Message{"id.characters", {}}});
  return {};
}

LocalizedText read_localized(TableReader& table, std::string_view key) {
  const Node* found = table.node(key);
  if (found == nullptr) return {};
  if (found->kind != NodeKind::table) {
    table.wrong_type(*found, key, "kind.localized");
    return {};
  }
  if (const auto both = both_languages(*found)) return *both;
  TableReader reader = *table.table(key, std::string(key));
  LocalizedText text{reader.text("fr"), reader.text("en")};
  const auto lacks = [&](const char* language) {
    const Node* value = found->find(language);
    return value == nullptr || (value->kind == NodeKind::string && value->text.empty());
  };
  const bool none = lacks("fr") && lacks("en");
  for (const char* language : {"fr", "en"}) {
    if (!lacks(language)) continue;
    const std::vector<MessageArg> args{std::string(key), std::string(language)};
    none ? table.diagnostics().error("R009", found->at, args)
         : table.diagnostics().warning("R009", found->at, args);
  }
  // A report that is written in the other language says more than a blank.
  if (lacks("fr")) text.fr = text.en;
  if (lacks("en")) text.en = text.fr;
  reader.finish();
  return text;
}

LocalizedText require_localized(TableReader& table, std::string_view key) {
  table.require(key);
  return read_localized(table, key);
}

void read_allowances(TableReader& table) {
  for (TableReader& allowed : table.tables("allow", "allow")) {
    Silence silence{allowed.required_text("code"), allowed.text("reason"), allowed.at("code"),
                    table.extent()};
    // An empty reason is none.
    const Node* reason = allowed.node("reason");
    if (reason == nullptr || (reason->kind == NodeKind::string && silence.reason.empty())) {
      allowed.missing("reason");
    }
    allowed.finish();
    table.silences().push_back(std::move(silence));
  }
}

void read_provenance(TableReader& table, Provenance& out) {
  read_allowances(table);
  out.source = table.text("source");
  out.source_at = table.at("source");
  out.verified = table.boolean("verified").value_or(true);
  out.note = read_localized(table, "note");
  out.untested = table.text("untested");
  if (!out.verified && out.note.empty() && !table.has("note")) {
    table.diagnostics().error("R008", table.at("verified"));
  }
}

void read_element(TableReader& table, Element& out, std::string_view label_key) {
  out.id = read_id(table, out.id_at);
  out.label = require_localized(table, label_key);
  read_provenance(table, out);
}

}  // namespace aci

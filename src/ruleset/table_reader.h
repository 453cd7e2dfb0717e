#pragma once
// Reads one TOML table of a rule file: asks for keys by name and type, reports what is wrong or left over.

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/document.h"
#include "ruleset/ruleset.h"

namespace aci {

class TableReader {
 public:
  /// `table` is named in messages ("indicator"). What the table and those inside it silence goes to
  /// `silences`.
  TableReader(const Document& document, const Node& node, std::string table, Diagnostics& diagnostics,
              std::vector<Silence>& silences);

  bool is_table() const { return node_.kind == NodeKind::table; }
  bool has(std::string_view key);

  std::string required_text(std::string_view key);
  std::string text(std::string_view key);
  std::string id(Place& at);
  std::string group();  ///< An id too, since it names a TOML table; empty when absent.
  LocalizedText required_localized(std::string_view key);
  LocalizedText localized(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key);
  std::optional<Rational> number(std::string_view key);  ///< A TOML number, or a string of one.
  std::optional<Date> date(std::string_view key);
  RuleFormula required_formula(std::string_view key);
  std::optional<RuleFormula> formula(std::string_view key);
  std::vector<std::string> texts(std::string_view key);
  /// The value's index among `choices`; reports anything else. Nothing when absent.
  std::optional<std::size_t> choice(std::string_view key, std::initializer_list<std::string_view> choices);
  /// `allow = [{ code, reason }]`: the remarks that are not to be made of this table.
  void allowances();
  /// source, verified, note, allow.
  void provenance(Provenance& out);
  /// id, label, and the provenance.
  void element(Element& out, std::string_view label_key = "label");

  /// The tables of an array of tables (`[[key]]`), each as a reader.
  std::vector<TableReader> tables(std::string_view key, std::string table);
  std::optional<TableReader> table(std::string_view key, std::string table);
  const Node* node(std::string_view key);
  Place at() const { return node_.at; }
  Place at(std::string_view key) const;

  /// Tells at `finish` that a key is missing, unless it stands there misspelt: then that is the mistake.
  void missing(std::string_view key);
  void missing(std::string_view key, std::string code, Place place, std::vector<MessageArg> args);
  Diagnostic& unknown_key(std::string_view key);
  Diagnostic& wrong_type(const Node& node, std::string_view key, const char* expected);
  /// Reports the keys that nothing asked for, then those that are missing.
  void finish();
  Diagnostics& diagnostics() { return diagnostics_; }

 private:
  std::optional<RuleFormula> parse(const Node& node, std::string_view key);
  Message where() const;

  const Document& document_;
  const Node& node_;
  std::string table_;
  Diagnostics& diagnostics_;
  std::vector<Silence>& silences_;
  std::vector<std::string_view> asked_;
  std::vector<std::pair<std::string, Diagnostic>> missing_;  ///< Keys, each with what to tell.
};

}  // namespace aci

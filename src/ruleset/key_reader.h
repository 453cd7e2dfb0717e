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
#include "ruleset/words.h"

namespace aci {

class TableReader {
 public:
  /// `table` is named in messages ("indicator"). What the table and those inside it silence goes to
  /// `silences`.
  TableReader(const Document& document, const Node& node, std::string table, Diagnostics& diagnostics,
              std::vector<Silence>& silences);

  /// The words of its header: "gate", "indicator.x.part.y"; empty for the file.
  const std::string& name() const { return table_; }
  bool is_table() const { return node_.kind == NodeKind::table; }
  bool has(std::string_view key) const { return node_.find(key) != nullptr; }
  /// From now on the key is no unknown one.
  void expect(std::string_view key) { asked_.push_back(key); }
  /// Expects the key; false, and a mistake to tell at `finish`, when it is missing.
  bool require(std::string_view key);

  std::string required_text(std::string_view key);  ///< An empty one is none.
  std::string text(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key);
  std::optional<Rational> number(std::string_view key);  ///< A TOML number, or a string of one.
  std::optional<Date> date(std::string_view key);
  RuleFormula required_formula(std::string_view key);
  std::optional<RuleFormula> formula(std::string_view key);
  std::vector<std::string> texts(std::string_view key);
  /// The enumerator behind the word that stands there; reports anything else. Nothing when absent.
  template <typename Words>
  auto choice(std::string_view key, const Words& words) -> std::optional<decltype(words[0].value)> {
    std::vector<std::string_view> choices;
    for (const auto& each : words) choices.push_back(each.word);
    const auto* const found = find_word(words, choice_text(key, choices));
    return found != nullptr ? std::optional(found->value) : std::nullopt;
  }

  /// The tables of an array of tables (`key = [{…}]`), each as a reader.
  std::vector<TableReader> tables(std::string_view key, std::string table);
  /// The elements of a kind, whose headers bear their ids (`[kind.id]`), in file order.
  std::vector<TableReader> elements(std::string_view kind, const std::string& path);
  /// Of an element, the last word of its header, and where it stands; nowhere for other tables.
  std::string_view id() const { return id_; }
  Place id_at() const { return id_at_; }
  /// It has no header of its own: only pieces name it, `[indicator.x.part.y]`.
  bool implied() const;
  std::optional<TableReader> table(std::string_view key, std::string table);
  /// Whether this is the element as another reading has it.
  bool reading() const { return reading_; }
  const Node& node() const { return node_; }
  /// A key stands there that nothing asked for so far, and that is close to this one, which does not.
  bool misspelt(std::string_view key) const;
  /// The table as it would stand with other values: `read` reads that; of what it reports, only what lies
  /// within `told` is kept.
  template <typename Read>
  void read_again(const Node& changed, const Place& told, Read read) {
    Diagnostics mistakes;
    std::vector<Silence> silences;
    TableReader again(document_, changed, table_, mistakes, silences);
    again.id_ = id_;
    again.id_at_ = id_at_;
    again.reading_ = true;
    read(again);
    again.finish();
    for (const Diagnostic& each : mistakes.all()) {
      if (each.place.known() && told.holds(each.place)) diagnostics_.add(each);
    }
  }
  /// What stands at a key, which is expected from now on; so do all that read a value.
  const Node* node(std::string_view key);
  Place at() const { return node_.at; }
  /// As far as it is written: its header, and all that stands under it.
  Place extent() const;
  Place at(std::string_view key) const;  ///< Of the value, or of the table.
  Place key_at(std::string_view key) const { return node_.find_member(key)->key_at; }  ///< It stands there.

  /// Tells at `finish` that a key is missing, unless it stands there misspelt: then that is the mistake.
  void missing(std::string_view key);
  void missing(std::string_view key, std::string code, Place place, std::vector<MessageArg> args);
  Diagnostic& unknown_key(std::string_view key);
  Diagnostic& wrong_type(const Node& node, std::string_view key, const char* expected);
  /// Reports the keys that nothing asked for, then those that are missing.
  void finish();
  Diagnostics& diagnostics() { return diagnostics_; }
  std::vector<Silence>& silences() { return silences_; }

 private:
  /// What stands there when it is of one of these kinds; reports any other, as not being `expected`.
  const Node* of_kind(std::string_view key, const char* expected, std::initializer_list<NodeKind> kinds);
  std::string_view choice_text(std::string_view key, const std::vector<std::string_view>& choices);
  Message where() const;
  Diagnostic unknown(const Member& member);
  void pass_on(std::string_view key, Diagnostic mistake);

  const Document& document_;
  const Node& node_;
  std::string table_;
  std::string_view id_;
  Place id_at_;
  bool reading_ = false;
  Diagnostics& diagnostics_;
  std::vector<Silence>& silences_;
  std::vector<std::string_view> asked_;
  std::vector<std::pair<std::string, Diagnostic>> missing_;  ///< Keys, each with what to tell.
  /// The table that this one stands in, which may be the one that an unknown key is meant for.
  TableReader* around_ = nullptr;
  std::vector<std::pair<std::string_view, Diagnostic>> strays_;  ///< Unknown keys of the tables inside.
};

}  // namespace aci

#pragma once
// The columns of rows that name what they give (JSON lines, structure files): one for each input that some
// rules know and no option gives, then one for each text to repeat.

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "io/row_source.h"

namespace aci {

/// What a key of a row is to us.
struct NamedKey {
  bool input = false;                 ///< Some rules know it…
  bool given = false;                 ///< …but an option gives it: what rows say is not looked at.
  std::optional<std::size_t> column;  ///< Of an input that no option gives.
  std::optional<std::size_t> kept;    ///< The column of its text, to repeat.
};

/// What the row is written in.
enum class Repeated { json, toml };

class RowKeys {
 public:
  /// `inputs` must outlive it.
  RowKeys(KnownInputs& inputs, const SourceChoice& choice);

  const std::vector<FieldLayout>& fields() const { return fields_; }
  const std::vector<std::size_t>& kept() const { return kept_; }
  std::optional<std::size_t> column(std::string_view input) const;

  const std::map<std::string, NamedKey, std::less<>>& keys() const { return keys_; }
  /// Null for a key that is neither an input nor to be repeated.
  const NamedKey* find(std::string_view key) const;
  /// Whether such a key is no mistake: unknown ones are to be ignored, or other rules of the scheme know it.
  /// What comes close to an input is a slip.
  bool ignorable(std::string_view key) const {
    return ignored_.contains(key) || inputs_.knows(key) || (ignore_unknown_ && inputs_.close_to(key).empty());
  }
  /// The id of the input that a key names, by id or by label; empty when it names none.
  std::string_view id_of(std::string_view key) const { return inputs_.id_of(key); }
  const KnownInputs& inputs() const { return inputs_; }

  /// What is to be repeated, in the order asked for: a member, or else one inside a table, or a row of a
  /// form. A list or a table is repeated as JSON. Where there is none, null.
  void keep(const Node& root, Repeated from, Subject& out) const;
  /// Takes away what is no input and no mistake either: what is repeated only, and what is to be ignored.
  void drop_others(Node& root) const;
  /// Of a form its rows, too, and those that an option speaks for.
  void drop_others(Subject& subject) const;

 private:
  bool is_other(std::string_view name) const;
  /// Whether a key is the one kept under that name: the same, or the same input.
  bool is_called(std::string_view written, const std::string& name) const;
  const Node* named(const Node& table, const std::string& name) const;

  KnownInputs& inputs_;
  std::map<std::string, NamedKey, std::less<>> keys_;
  std::vector<FieldLayout> fields_;
  std::vector<std::size_t> kept_;
  std::vector<std::string> kept_names_;
  std::set<std::string, std::less<>> ignored_;
  bool ignore_unknown_;
};

/// As written, a string decoded; nothing for a table or an array.
std::optional<std::string> text_of(const Node& node);

/// Whether JSON writes a number so: no '+', no '_', no zero that leads others.
bool is_json_number(std::string_view text);

}  // namespace aci

#pragma once
// What the inputs of several rule sets have in common: how a column of a table reads, whichever of them its
// rows come under.

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "io/quick_csv_rows.h"
#include "io/structure_file.h"
#include "ruleset/input_names.h"
#include "ruleset/loaded_rules.h"

namespace aci {

struct KnownInput {
  FieldLayout layout;      ///< The most decimals that any of the rule sets takes.
  bool agreed = true;      ///< False: they do not read it as the same type, and its fields are read as texts.
  bool required = true;    ///< By all of them.
  std::string group = {};  ///< The table of a structure file that it is written in.
  bool one_group = true;   ///< False: they do not agree on it.
  // Of a share whose plausible range one of them states: what a text without a sign can only mean as a
  // fraction.
  std::optional<Rational> least_fraction = {};
  std::optional<Rational> most_fraction = {};
};

class KnownInputs final : public OtherInputs {
 public:
  explicit KnownInputs(std::vector<LoadedRules> rules);
  explicit KnownInputs(std::span<const std::shared_ptr<const Plan>> plans) : KnownInputs(loaded(plans)) {}

  const std::map<std::string, KnownInput, std::less<>>& all() const { return inputs_; }
  const KnownInput* find(std::string_view id) const;
  /// An input of these, or of other rules of their scheme.
  bool knows(std::string_view id) override { return find(id) != nullptr || elsewhere_.contains(id); }
  /// The inputs of other rules of the scheme: no mistake, though none of these rules reads them.
  void add_elsewhere(std::set<std::string, std::less<>> ids) { elsewhere_ = std::move(ids); }
  std::vector<std::string_view> ids() const;

  /// The id of the input so called, by id or by label; empty when none is.
  std::string_view id_of(std::string_view written) const {
    if (find(written) != nullptr) return written;
    return is_agreement_key(written) ? kAgreementKey : names_->id_of(written);
  }
  /// The id of the parameter so called, by id or by label; empty when none is, or when an input is.
  std::string_view parameter_called(std::string_view written) const;
  /// Tells that an option names neither an input nor a parameter, with the one that comes close (I004).
  void tell_unknown(const std::string& name, const Place& place, Diagnostics& diagnostics) const;
  /// The id of the input whose name comes close to one that is no input's; empty when none does.
  std::string close_to(std::string_view written) const;
  /// Calls the inputs that a structure names otherwise by their ids.
  void rename(Subject& subject) const;

 private:
  std::map<std::string, KnownInput, std::less<>> inputs_;
  std::set<std::string, std::less<>> elsewhere_;
  // What people call them is only asked where somebody writes no id.
  Lazy<InputNames> names_;
  std::set<std::string, std::less<>> parameters_;
  Lazy<ParameterNames> parameter_names_;
};

/// The kind of column that holds an input.
FieldLayout field_layout(const Input& input);

}  // namespace aci

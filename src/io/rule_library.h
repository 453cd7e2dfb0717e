#pragma once
// Finds rule sets: shipped inside the program, or in files; reads, checks and compiles each once.

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "io/amended_file.h"
#include "io/structure_file.h"
#include "io/subject.h"
#include "ruleset/loaded_rules.h"
#include "ruleset/shipped.h"

namespace aci {

/// The scheme that a structure belongs to unless `--rules` says otherwise.
inline constexpr std::string_view kDefaultScheme = "aci_msp";

/// A shipped rule set, as its first lines present it.
struct ShippedHeader {
  std::string id;
  std::string scheme;
  LocalizedText title;
  int first_year = 0;
  int last_year = 0;
  bool open_ended = false;
  const ShippedFile* file = nullptr;  ///< Null: one that was given.
  std::string path = {};              ///< Of that one.
};

/// Whether it amends that one, at any depth.
bool is_built_on(const ShippedHeader& set, const ShippedHeader& base);

/// Whether the word is the path of a rule file, not the id of a set shipped: "-", "./rules", "mine.toml".
bool is_path(std::string_view word);

class RuleLibrary {
 public:
  /// Beside those shipped, the rule sets of these files: they are of schemes, and have years, as well.
  explicit RuleLibrary(std::vector<std::string> more = {}) : more_(std::move(more)) {}

  /// By scheme, then by first year. Only the [agreement] table of each file is read.
  const std::vector<ShippedHeader>& shipped();

  /// What amendments amend is looked for among these first.
  void give(std::vector<std::string> paths) { files_.give(std::move(paths)); }
  /// The rule files that were read so far, with what they amend.
  const std::vector<std::string>& read_paths() const { return files_.read_paths(); }
  /// Every rule set loaded from now on is read so, as `--reading` says. One that lacks a reading is refused
  /// (U033), and so are two readings of one element (U034).
  void read_as(std::vector<std::string> readings) { readings_ = std::move(readings); }

  /// What `--set` says: every rule set loaded from now on has these values of its parameters. Those of which
  /// it is none are inputs, or mistakes, and the business of others.
  void reform(std::vector<WrittenValue> values);
  /// Whether the value is one of a parameter: of these rules, or of other ones of their scheme.
  bool is_of_parameter(const WrittenValue& value, const RuleSet& rules);
  /// Of the rule sets loaded: tells the values of parameters that none of them has (U036), that change
  /// nothing in any (U037), and that some of them lack (I031).
  void tell_idle(Diagnostics& diagnostics);

  const ShippedHeader* find(std::string_view id);
  bool is_scheme(std::string_view word);
  /// The same; null and U006, located in the text of `option`, when no shipped set and no scheme bears that
  /// name.
  const ShippedHeader* find_or_report(const std::string& id, const char* option, Diagnostics& diagnostics);

  /// The inputs of the shipped sets of a scheme, without a look at the rest of them.
  std::set<std::string, std::less<>> input_ids(std::string_view scheme) { return ids("input", scheme); }
  std::set<std::string, std::less<>> parameter_ids(std::string_view scheme) {
    return ids("parameter", scheme);
  }

  /// As the files state it, whatever values options give its parameters.
  std::shared_ptr<const Plan> load_stated(const ShippedHeader& header, Diagnostics& diagnostics);
  /// Compiled; null when the file has errors, reported.
  std::shared_ptr<const Plan> load(const ShippedHeader& header, Diagnostics& diagnostics);
  /// The same, to be compiled when somebody asks where nothing can be wrong with it.
  LoadedRules load_lazily(const ShippedHeader& header, Diagnostics& diagnostics);
  /// `name`: the id of a shipped set, or a path, as `option` gives it. Reports F001…, U006 for an id that
  /// nothing bears.
  std::shared_ptr<const Plan> load(const std::string& name, Diagnostics& diagnostics,
                                   const char* option = "--rules");

 private:
  /// A value that `--set` gives something, and what it did to the rule sets loaded.
  struct Given {
    WrittenValue written;
    std::vector<std::string> had_by = {};     ///< Names of rule sets…
    std::vector<std::string> lacked_by = {};  ///< …of which it is no input either.
    bool changed = false;
    bool elsewhere = false;  ///< It is a parameter of other rules of their scheme.
  };

  std::set<std::string, std::less<>> ids(std::string_view kind, std::string_view scheme);
  LoadedRules read_stated(const ShippedHeader& header, Diagnostics& diagnostics);
  std::shared_ptr<const Plan> load_stated(const std::string& name, Diagnostics& diagnostics,
                                          const char* option);
  std::shared_ptr<const Plan> load_path(const std::string& path, Diagnostics& diagnostics);
  std::shared_ptr<const Plan> reformed(const std::shared_ptr<const Plan>& stated, const std::string& name,
                                       Diagnostics& diagnostics);

  std::vector<std::string> more_;
  AmendedFiles files_;
  std::vector<std::string> readings_;
  std::vector<Given> given_;
  std::vector<ShippedHeader> headers_;
  std::map<std::string, LoadedRules> loaded_;  ///< As the files state them.
  std::map<std::string, std::shared_ptr<const Plan>> reformed_;
  std::set<std::pair<std::string, Place>> told_;  ///< Mistakes of the values given.
};

/// A rule file that was read: `rules` as far as it is TOML, `plan` when there are no errors.
struct CheckedRules {
  std::shared_ptr<const RuleSet> rules;
  std::shared_ptr<const Plan> plan;
};

/// Reads, checks and compiles one file, and makes every remark.
CheckedRules check_file(SourcePtr file, Diagnostics& diagnostics, AmendedFiles files = {});
/// The same of one inside the program, on what `files` puts in the place of what it amends.
CheckedRules check_file(const ShippedFile& file, Diagnostics& diagnostics, AmendedFiles files);
/// The same, for those who only want the plan: null when there are errors.
std::shared_ptr<const Plan> compile_file(SourcePtr file, Diagnostics& diagnostics);

/// The inputs of the shipped sets of a scheme; they are only read when somebody asks.
class SchemeInputs final : public OtherInputs {
 public:
  SchemeInputs(RuleLibrary& library, std::string scheme) : library_(library), scheme_(std::move(scheme)) {}
  bool knows(std::string_view id) override;

 private:
  RuleLibrary& library_;
  std::string scheme_;
  std::optional<std::set<std::string, std::less<>>> ids_;
};

}  // namespace aci

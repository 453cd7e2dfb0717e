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
#include "ruleset/plan.h"
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
  const ShippedFile* file = nullptr;
};

/// Whether the word is the path of a rule file, not the id of a set shipped: "-", "./rules", "mine.toml".
bool is_path(std::string_view word);

class RuleLibrary {
 public:
  /// By scheme, then by first year. Only the [agreement] table of each file is read.
  const std::vector<ShippedHeader>& shipped();

  /// What amendments amend is looked for among these first.
  void give(std::vector<std::string> paths) { files_.give(std::move(paths)); }
  /// Every rule set loaded from now on is read so, as `--reading` says. One that lacks a reading is refused
  /// (U033), and so are two readings of one element (U034).
  void read_as(std::vector<std::string> readings) { readings_ = std::move(readings); }

  const ShippedHeader* find(std::string_view id);
  /// The same; null and U006, located in the text of `option`, when no shipped set bears that id.
  const ShippedHeader* find_or_report(const std::string& id, const char* option, Diagnostics& diagnostics);

  /// The inputs of the shipped sets of a scheme, without a look at the rest of them.
  std::set<std::string, std::less<>> input_ids(std::string_view scheme);

  /// Compiled; null when the file has errors, reported.
  std::shared_ptr<const Plan> load(const ShippedHeader& header, Diagnostics& diagnostics);
  /// `name`: the id of a shipped set, or a path, as `option` gives it. Reports F001…, U006 for an id that
  /// nothing bears.
  std::shared_ptr<const Plan> load(const std::string& name, Diagnostics& diagnostics,
                                   const char* option = "--rules");

 private:
  AmendedFiles files_;
  std::vector<std::string> readings_;
  std::vector<ShippedHeader> headers_;
  std::map<std::string, std::shared_ptr<const Plan>> plans_;
};

/// A rule file that was read: `rules` as far as it is TOML, `plan` when there are no errors.
struct CheckedRules {
  std::shared_ptr<const RuleSet> rules;
  std::shared_ptr<const Plan> plan;
};

/// Reads, checks and compiles one file, and makes every remark.
CheckedRules check_file(SourcePtr file, Diagnostics& diagnostics, AmendedFiles files = {});
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

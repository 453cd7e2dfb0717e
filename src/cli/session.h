#pragma once
// What the commands share: the language, the rule sets, the way to the standard streams.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/diagnostic_text.h"
#include "report/page_text.h"
#include "report/workbook_cells.h"
#include "study/assess.h"
#include "study/ranges.h"

namespace aci {

enum class ColorChoice : std::uint8_t { automatic, always, never };

/// A structure file, read and evaluated.
struct Computed {
  std::optional<Assessment> assessment;
  bool warned = false;
  std::optional<AssessedRanges> ranges = {};  ///< In its place, when some values are not known.
};

/// Whether "4500..5200" is a value.
enum class Unknowns : std::uint8_t { refused, allowed };

class Session {
 public:
  Session(Language language, ColorChoice color);

  Language language() const { return language_; }
  /// Of a page that goes to `output`, empty being standard output.
  TextStyle style(const std::string& output, PageLength length) const {
    return {language_, output.empty() && color_out_, length};
  }
  bool color_err() const { return color_err_; }
  RuleLibrary& library() { return library_; }

  /// Prints to standard error, sorted by place; tells whether there was a warning or an error.
  bool report(Diagnostics& diagnostics);

  /// Reads `--set id=value` options; nothing when one is wrong, reported. The rule sets loaded from then on
  /// have the values of their parameters.
  std::optional<std::vector<WrittenValue>> overrides(const std::vector<std::string>& options);
  /// Tells what they do nothing to (see RuleLibrary::tell_idle), when the rules are loaded: the exit status,
  /// `findings` for a warning.
  int tell_idle();

  /// Reads a structure file and evaluates it under the rules of its year, or under `rules` when not empty.
  /// Everything wrong is reported.
  Computed compute(const std::string& path, const std::string& rules,
                   const std::vector<WrittenValue>& overrides, Encoding encoding,
                   Unknowns unknowns = Unknowns::refused);

  /// Whether writing to `output` would destroy one of the files read; reported (U012).
  bool would_overwrite(const std::string& output, const std::vector<std::string>& read);
  /// The same, or standard input is among the files read twice (U021).
  bool cannot_begin(const std::string& output, const std::vector<std::string>& read);
  /// Whether a file stands at `output` that somebody may have filled in; reported (U011).
  bool already_there(const std::string& output);

  /// A text of data that goes to `output`: where that is a terminal, without what would command it, as pages
  /// are; files and pipes get what was given. Tabs, and the mark that begins a CSV for a spreadsheet, stay.
  static bool is_screen(const std::string& output);
  static std::string for_screen(const std::string& output, std::string text);

  /// Writes data to standard output, or to a file whole or not at all, never over a rule file that the
  /// library has read (U012); the exit status.
  int write(const std::string& output, std::string_view data);
  int write(const std::string& output, const Workbook& workbook);
  /// The same of what `make` puts, piece by piece.
  int write_pieces(const std::string& output, const std::function<void(const PutText&)>& make);

 private:
  Language language_;
  bool color_out_;
  bool color_err_;
  RuleLibrary library_;
};

}  // namespace aci

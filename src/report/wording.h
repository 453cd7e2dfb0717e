#pragma once
// The catalogue: every sentence a person reads, in both languages. {0}, {1}... stand for the values.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace aci {

struct Wording {
  std::string_view id;
  std::string_view fr;
  std::string_view en;
};

/// Files, and the TOML language itself.
std::span<const Wording> file_wordings();
/// Rule files and formulas, and the remarks that `check` makes of sound ones.
std::span<const Wording> rule_wordings();
/// Cases, and findings.
std::span<const Wording> case_wordings();
/// Structure files, evaluation, the command line's mistakes.
std::span<const Wording> input_wordings();
/// The words of reports, of schemas, and of the file that `aci new` writes.
std::span<const Wording> report_wordings();
/// Tables of structures; the words and the help of `batch`.
std::span<const Wording> batch_wordings();
/// The help of the command line.
std::span<const Wording> help_wordings();

/// All of the above; a test demands that each be used, and that each id used be there.
const std::vector<Wording>& all_wordings();

/// The sentence in a language; an unknown id is a bug of ours (std::logic_error).
std::string say(Language language, const Message& message);
std::string say(Language language, std::string_view id, std::vector<MessageArg> args = {});

}  // namespace aci

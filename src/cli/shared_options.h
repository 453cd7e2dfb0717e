#pragma once
// What commands take: a row for each option, from which words are read, mistakes told and the help printed.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "cli/session.h"
#include "report/finding.h"

namespace aci {

/// What a shell may offer for a value.
enum class Completion : std::uint8_t {
  none,
  file,
  path,
  rules,
  input,
  assignment,  ///< ID=VALUE, of an input or of a parameter.
  figure,      ///< What `explain` explains.
  reading,
  column,
  command,
};

struct OptionValue {
  std::string_view placeholder;  ///< An id of the catalogue, or as is; empty: the choices, or a flag.
  Completion completion = Completion::none;
  std::vector<std::string_view> choices = {};
  std::string range = {};                             ///< "1–256"
  bool repeatable = false;                            ///< Each value is kept.
  std::function<bool(const std::string&)> read = {};  ///< Keeps the value; false when it is none.

  bool is_flag() const { return placeholder.empty() && choices.empty(); }
};

struct Option {
  std::string_view names;  ///< "-o,--output"; of two long names, the first is French.
  std::string_view help;   ///< An id of the catalogue; {0} stands for the choices.
  OptionValue value;
  std::vector<std::string_view> formats = {};  ///< Those of the result that it changes; empty: all.
  std::string_view only_with = {};             ///< Without that option, it has no effect.
  std::string_view not_with = {};              ///< Nor with that one, or with that operand.
  std::string_view implied_format = {};        ///< That of the result when nothing else says.
};

/// What a command takes besides options.
struct Operands {
  OptionValue value;
  std::string_view help;
  std::size_t least = 0;
  std::size_t most = 0;
  std::string_view missing = {};             ///< An id of the catalogue: what there is too little of.
  std::vector<Completion> completions = {};  ///< One by one, the last for the rest; empty: that of the value.
};

/// What a command takes, bound to the options that it runs with.
struct CommandForm {
  Operands operands;
  std::vector<Option> options;
  std::vector<std::string_view> formats;     ///< Of a command without `--format`.
  bool json_lines = false;                   ///< Its JSON is an object a line.
  std::function<void(Diagnostics&)> settle;  ///< Completes what was read, and tells what no row can.
  std::function<int(Session&)> run;          ///< The exit status.
};

inline constexpr std::size_t kMany = static_cast<std::size_t>(-1);

/// A form bound to options that live as long as it: `run` is given what was read into them.
template <class Options, class Describe>
CommandForm bound_form(int (*run)(const Options&, Session&), Describe describe) {
  const auto options = std::make_shared<Options>();
  CommandForm form;
  describe(*options, form);
  form.run = [options, run](Session& session) { return run(*options, session); };
  return form;
}

/// A flag, and what it stands for.
template <class Meaning>
OptionValue flag(Meaning& out, Meaning meaning) {
  OptionValue value;
  value.read = [&out, meaning](const std::string&) {
    out = meaning;
    return true;
  };
  return value;
}
inline OptionValue flag(bool& out) {
  return flag(out, true);
}

OptionValue text(std::string& out, std::string_view placeholder, Completion completion);
OptionValue texts(std::vector<std::string>& out, std::string_view placeholder, Completion completion);
OptionValue date(std::optional<Date>& out);
/// The same, which sets a flag too.
OptionValue implies(bool& out, OptionValue value);

/// One of some words, each with what it means.
template <class Meaning>
OptionValue choice(Meaning& out, const std::vector<std::pair<std::string_view, Meaning>>& rows,
                   std::string_view placeholder = "") {
  OptionValue value{placeholder};
  for (const auto& row : rows) value.choices.push_back(row.first);
  value.read = [&out, rows](const std::string& text) {
    for (const auto& [word, meaning] : rows) {
      if (word == text) out = meaning;
      if (word == text) return true;
    }
    return false;
  };
  return value;
}

/// The whole number that the text writes, when it lies between the bounds.
std::optional<std::int64_t> whole_between(const std::string& text, std::int64_t least, std::int64_t most);

template <class Number>
OptionValue count(Number& out, std::int64_t least, std::int64_t most, std::string_view placeholder = "N") {
  OptionValue value{placeholder};
  value.range = std::to_string(least) + "–" + std::to_string(most);
  value.read = [&out, least, most](const std::string& text) {
    const auto number = whole_between(text, least, most);
    if (number) out = static_cast<Number>(*number);
    return number.has_value();
  };
  return value;
}

// Rows of several commands.
Option strict_option(bool& out);
Option set_option(std::vector<std::string>& out);
Option rules_option(std::string& out);
/// Other readings than those that the rules keep.
Option reading_option(std::vector<std::string>& out);
Option output_option(std::string& out);
Option encoding_option(Encoding& out);
Option findings_format_option(FindingFormat& out);
/// `--all` and `--brief`, of the pages for people.
void add_lengths(std::vector<Option>& options, PageLength& out);

/// What every command takes too.
struct SharedOptions {
  Language language = Language::en;
  ColorChoice color = ColorChoice::automatic;
};

/// The options of a command, or, without one, of the program.
std::vector<Option> all_options(const CommandForm* form, SharedOptions& shared);

/// "-o", "--output".
std::vector<std::string_view> names_of(const Option& option);
/// The option that a word names, whatever value comes behind '='; null when there is none.
const Option* find_option(const std::vector<Option>& options, std::string_view word);
/// How the option is called when it is told: by its long name in that language.
std::string told_name(const Option& option, Language language);

/// "a, b", "a|b"
std::string choices_text(const std::vector<std::string_view>& choices, const char* between);
/// "a, b or c"
Message one_of(std::vector<std::string_view> choices);
/// A word of the command line, as the place of a mistake.
Place on_command_line(const std::string& word);
/// Tells that the value of an option, or of a command, is none of those that it takes (U007).
void refuse_value(const std::string& name, const std::string& text, const OptionValue& value,
                  Diagnostics& diagnostics);

}  // namespace aci

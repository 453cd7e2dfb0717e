#include "cli/command_line.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "base/closest_match.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/format_of_name.h"
#include "cli/help_page.h"
#include "cli/sorted_arguments.h"
#include "report/wording.h"

namespace aci {
namespace {

template <class Word>
bool holds(const std::vector<Word>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Parser {
 public:
  explicit Parser(Language language) { shared_.language = language; }

  CommandLine parse(std::vector<std::string> words) {
    const auto at = words.begin() + command_at(words);
    const std::string name = at == words.end() ? "" : *at;
    if (at != words.end()) words.erase(at);
    command_ = find_command(name);
    if (command_ != nullptr) form_ = command_->form();
    options_ = all_options(command_ != nullptr ? &form_ : nullptr, shared_);
    sorted_ = sort_words(options_, words);
    if (!early_.empty() && !holds(sorted_.unknown, early_)) sorted_.unknown.push_back(early_);
    for (const char* telling : {"--lang", "--color"}) {  // How mistakes are told, these included.
      for (const std::string& value : sorted_.values[telling]) {
        find_option(options_, telling)->value.read(value);
      }
    }
    if (command_ == nullptr && !name.empty()) {
      tell_unknown_command(name, diagnostics_);
    } else if (given("-h,--help")) {
      form_.run = [command = command_](Session& session) { return print_help(command, session); };
    } else if (given("--version")) {
      form_.run = [](Session& session) { return session.write("", "aci " ACI_VERSION "\n"); };
    } else {
      read();
    }
    return diagnostics_.has_errors() ? usage() : CommandLine{shared_.language, shared_.color, form_.run};
  }

 private:
  /// The first word that is no option; after an unknown option, which may have a value, the first command.
  /// What comes before it is for all commands: one of another's options is kept as unknown.
  std::ptrdiff_t command_at(const std::vector<std::string>& words) {
    const auto options = all_options(nullptr, shared_);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Option* option = find_option(options, words[i]);
      if (!words[i].starts_with('-')) {
        if (early_.empty() || find_command(words[i]) != nullptr) return static_cast<std::ptrdiff_t>(i);
      } else if (option == nullptr) {
        early_ = words[i];
      } else if (option->names == "--version") {
        break;
      } else if (!option->value.is_flag() && words[i].find('=') == std::string::npos) {
        ++i;
      }
    }
    return static_cast<std::ptrdiff_t>(words.size());
  }

  void read() {
    for (const std::string& word : sorted_.unknown) tell_unknown(word);
    for (const Option& option : options_) {
      if (given(option.names)) read_option(option);
    }
    if (command_ == nullptr) {
      if (!diagnostics_.has_errors()) diagnostics_.error("U002", Place{}, {command_list()});
      return;
    }
    read_operands();
    const bool sound = !diagnostics_.has_errors();
    choose_format();
    for (const Option& option : options_) {
      if (sound && given(option.names)) check_effect(option);
    }
    if (!diagnostics_.has_errors() && form_.settle) form_.settle(diagnostics_);
  }

  void read_option(const Option& option) {
    const auto& values = sorted_.values[option.names];
    const std::string name = told(option);
    if (values.size() > 1 && !option.value.repeatable) {
      error("U022", option.value.is_flag() ? name : name + " " + values.back(), {name});
    }
    for (const std::string& value : values) {
      if (value.empty()) {
        error("U003", name, {name});
      } else if (!option.value.read(value)) {
        refuse_value(name, value, option.value, diagnostics_);
      }
    }
  }

  void read_operands() {
    const Operands& row = form_.operands;
    const auto& words = sorted_.operands;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i < row.most) {
        if (!row.value.read(words[i]))
          refuse_value(std::string(command_->name), words[i], row.value, diagnostics_);
      } else if (sorted_.unknown.empty()) {  // Or it may be the value of an unknown option.
        error("U008", words[i], {words[i]});
      }
    }
    if (words.size() < row.least && !diagnostics_.has_errors()) {
      diagnostics_.error("U002", Place{}, {Message{std::string(row.missing), {}}});
    }
  }

  /// The format is that of `--format`, else that of the name after `-o`, else the usual one.
  void choose_format() {
    const Option* const row = find_option(options_, "--format");
    const auto& formats = row != nullptr ? row->value.choices : form_.formats;
    if (formats.empty()) return;
    format_ = formats.front();
    for (const Option& option : options_) {
      if (!option.implied_format.empty() && given(option.names)) format_ = option.implied_format;
    }
    const std::string asked = last_value("--format");
    const std::string output = last_value("-o,--output");
    const auto possible = formats_of_name(output, formats, form_.json_lines);
    if (possible && possible->empty()) {
      error("U025", "--output " + output,
            {std::string(command_->name), extension_of(output), MessageArg(choices_text(formats, ", "))});
    } else if (possible && holds(formats, asked) && !holds(*possible, asked)) {
      error("U026", "--output " + output, {asked, output}).hint =
          Message{"hint.format_of_name", {std::string(possible->front())}};
    } else if (possible) {
      format_ = possible->front();
    }
    if (!asked.empty()) format_ = asked;
    if (row != nullptr) row->value.read(format_);
    // A screen shows no workbook; a pipe passes it on.
    const bool to_screen = (output.empty() || output == "-") && isatty(STDOUT_FILENO) == 1;
    if (format_ == "xlsx" && to_screen) diagnostics_.error("U085", Place{});
  }

  /// An option that changes nothing here was meant to: the result would not be what was asked for.
  void check_effect(const Option& option) {
    const std::string name = told(option);
    if (!option.not_with.empty() && (given(option.not_with) || holds(sorted_.operands, option.not_with))) {
      error("U024", name, {name, std::string(option.not_with)});
    } else if (!option.only_with.empty() && !given(option.only_with)) {
      error("U023", name, {name, std::string(option.only_with)});
    } else if (!option.formats.empty() && !holds(option.formats, format_)) {
      error("U023", name, {name, "--format " + choices_text(option.formats, "|")});
    }
  }

  bool given(std::string_view names) const {
    const auto found = sorted_.values.find(names);
    return found != sorted_.values.end() && !found->second.empty();
  }
  std::string last_value(std::string_view names) const {
    return given(names) ? sorted_.values.at(names).back() : "";
  }
  std::string told(const Option& option) const { return told_name(option, shared_.language); }

  void tell_unknown(const std::string& word) {
    std::vector<std::string_view> names;
    for (const Option& option : options_) {
      for (const auto name : names_of(option)) {
        if (name.starts_with("--")) names.push_back(name);
      }
    }
    auto& mistake = error("U001", word, {word});
    const std::string close = suggest(mistake, word.substr(0, word.find('=')), names);
    if (close == word) mistake.hint = Message{"hint.after_command", {std::string(command_->name)}};
  }

  Diagnostic& error(const char* code, const std::string& word, std::vector<MessageArg> args) {
    return diagnostics_.error(code, on_command_line(word), std::move(args));
  }

  CommandLine usage() {
    const std::string page =
        "aci " + (command_ == nullptr ? "" : std::string(command_->name) + " ") + "--help";
    const auto tell = [diagnostics = diagnostics_, page](Session& session) mutable {
      session.report(diagnostics);
      std::fputs((say(session.language(), "help.see", {page}) + "\n").c_str(), stderr);
      return exit_code::bad_input;
    };
    return {shared_.language, shared_.color, tell};
  }

  SharedOptions shared_;
  Diagnostics diagnostics_;
  std::string early_;                 ///< An unknown option before the command.
  const Command* command_ = nullptr;  ///< May be null.
  CommandForm form_;
  std::vector<Option> options_;
  SortedWords sorted_;
  std::string format_;
};

}  // namespace

CommandLine parse_command_line(const std::vector<std::string>& words, Language language) {
  return Parser(language).parse(words);
}

}  // namespace aci

#include "cli/help_page.h"

#include "report/paragraph.h"
#include "report/text_style.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

std::string section(const std::string& title, const Rows& rows) {
  if (rows.empty()) return "";
  std::string out = "\n" + title + "\n";
  for (const auto& [left, right] : rows) {
    // A long one keeps its distance.
    const std::string head = columns(left) + 2 > 30 ? left + "  " : pad_right(left, 30);
    out += paragraph("  " + head, right, kWideWidth);
  }
  return out;
}

std::string placeholder_text(const OptionValue& value, Language language) {
  if (value.placeholder.starts_with("help.")) return say(language, value.placeholder);
  return value.placeholder.empty() ? choices_text(value.choices, "|") : std::string(value.placeholder);
}

std::pair<std::string, std::string> option_row(const Option& option, Language language) {
  const auto& choices = option.value.choices;
  std::string left = choices_text(names_of(option), ", ");
  if (!option.value.is_flag()) left += " " + placeholder_text(option.value, language);
  return {left, choices.empty() ? say(language, option.help) : say(language, option.help, {one_of(choices)})};
}

}  // namespace

std::string help_page(const Command* command, Language language) {
  const auto word = [&](std::string_view id) { return say(language, id); };
  SharedOptions shared;
  const CommandForm form = command != nullptr ? command->form() : CommandForm{};
  std::string out =
      paragraph("", word(command != nullptr ? command->summary : "help.description"), kWideWidth);
  out += "\n" + word("help.usage") + " aci";
  Rows operands;
  Rows listed;
  if (command == nullptr) {
    out += " " + word("help.command_placeholder");
    for (const Command& each : commands()) listed.emplace_back(each.name, word(each.summary));
  } else {
    out += " " + std::string(command->name);
  }
  if (form.operands.most > 0) {
    operands.emplace_back(placeholder_text(form.operands.value, language), word(form.operands.help));
    out += " " + operands.front().first;
  }
  out += " " + word("help.options_placeholder") + "\n";
  Rows options;
  for (const Option& option : all_options(command != nullptr ? &form : nullptr, shared)) {
    options.push_back(option_row(option, language));
  }
  out += section(word("help.commands"), listed) + section(word("help.positionals"), operands) +
         section(word("help.options"), options);
  return out + "\n" + word(command != nullptr ? command->examples : "help.footer") + "\n";
}

int print_help(const Command* command, Session& session) {
  return session.write("", help_page(command, session.language()));
}

CommandForm help_form() {
  const auto run = +[](const std::string& command, Session& session) {
    return print_help(find_command(command), session);
  };
  return bound_form(run, [](std::string& command, CommandForm& form) {
    form.operands = {text(command, "help.a_command_placeholder", Completion::command), "help.a_page.command",
                     0, 1};
    form.settle = [&command](Diagnostics& diagnostics) {
      const bool known = command.empty() || find_command(command) != nullptr;
      if (!known) tell_unknown_command(command, diagnostics);
    };
  });
}

}  // namespace aci

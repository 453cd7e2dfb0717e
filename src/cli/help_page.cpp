#include "cli/help_page.h"

#include "cli/bash_completion.h"
#include "cli/manual_page.h"
#include "report/text_style.h"
#include "report/value_text.h"
#include "report/wording.h"
#include "report/wrapped_text.h"

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

enum class HelpFormat : std::uint8_t { text, man, bash };

struct HelpOptions {
  std::string command;
  HelpFormat format = HelpFormat::text;
};

int run_help(const HelpOptions& options, Session& session) {
  const Command* const command = find_command(options.command);
  switch (options.format) {
    case HelpFormat::text:
      return print_help(command, session);
    case HelpFormat::man:
      return session.write("", manual_page(command, session.language()));
    case HelpFormat::bash:
      break;
  }
  return session.write("", bash_completion(session.library()));
}

}  // namespace

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

std::string usage_text(const Command* command, const CommandForm& form, Language language) {
  std::string out = "aci ";
  out += command != nullptr ? std::string(command->name) : say(language, "help.command_placeholder");
  if (form.operands.most > 0) out += " " + placeholder_text(form.operands.value, language);
  return out + " " + say(language, "help.options_placeholder");
}

std::string_view exit_status_of(const Command* command) {
  const bool own = command != nullptr && !command->exit_status.empty();
  return own ? command->exit_status : "help.exit_status";
}

std::string help_page(const Command* command, Language language) {
  const auto word = [&](std::string_view id) { return say(language, id); };
  SharedOptions shared;
  const CommandForm form = command != nullptr ? command->form() : CommandForm{};
  std::string out =
      paragraph("", word(command != nullptr ? command->summary : "help.description"), kWideWidth);
  out += "\n" + word("help.usage") + " " + usage_text(command, form, language) + "\n";
  Rows operands;
  Rows listed;
  for (const Command& each : commands()) {
    if (command == nullptr) listed.emplace_back(each.name, word(each.summary));
  }
  if (form.operands.most > 0) {
    operands.emplace_back(placeholder_text(form.operands.value, language), word(form.operands.help));
  }
  Rows options;
  for (const Option& option : all_options(command != nullptr ? &form : nullptr, shared)) {
    options.push_back(option_row(option, language));
  }
  out += section(word("help.commands"), listed) + section(word("help.positionals"), operands) +
         section(word("help.options"), options);
  out += "\n" + word(command != nullptr ? command->examples : "help.to_begin") + "\n";
  if (command != nullptr && command->exit_status.empty()) return out;
  const std::string status = say(language, "help.exit", {word(exit_status_of(command))});
  return out + "\n" + paragraph("", status, kWideWidth);
}

int print_help(const Command* command, Session& session) {
  return session.write("", help_page(command, session.language()));
}

CommandForm help_form() {
  return bound_form(run_help, [](HelpOptions& out, CommandForm& form) {
    form.operands = {text(out.command, "help.a_command_placeholder", Completion::command),
                     "help.a_page.command", 0, 1};
    form.options = {
        {"--format", "help.a_page.format",
         choice(out.format,
                {{"text", HelpFormat::text}, {"man", HelpFormat::man}, {"bash", HelpFormat::bash}})},
    };
    form.settle = [&out](Diagnostics& diagnostics) {
      const bool known = out.command.empty() || find_command(out.command) != nullptr;
      if (!known) tell_unknown_command(out.command, diagnostics);
      if (known && !out.command.empty() && out.format == HelpFormat::bash) {
        diagnostics.error("U024", on_command_line(out.command), {out.command, "--format bash"});
      }
    };
  });
}

}  // namespace aci

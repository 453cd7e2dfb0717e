#pragma once
// The page of `--help`.

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

#include "report/number_text.h"
#include "report/paragraph.h"
#include "report/wording.h"

namespace aci {

/// The help in the reader's language: the library's own layout counts bytes, and has words of its own.
class HelpPage : public CLI::Formatter {
 public:
  explicit HelpPage(Language language) : language_(language) {}

  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode) const override {
    std::string out = paragraph("", app->get_description(), kWidth);
    out += "\n" + word("help.usage") + " " + name;
    Rows positionals;
    Rows options;
    for (const CLI::Option* option : app->get_options()) {
      const bool positional = option->get_positional();
      const std::string placeholder = option->get_type_name();
      std::string left = positional ? placeholder : option->get_name(false, true);
      if (const std::size_t comma = left.find(','); comma != std::string::npos) left.insert(comma + 1, " ");
      if (!positional && option->get_type_size() != 0) left += " " + placeholder;
      (positional ? positionals : options).push_back({left, option->get_description()});
      if (positional) out += " " + placeholder;
    }
    Rows commands;
    for (const CLI::App* sub : app->get_subcommands({}))
      commands.push_back({sub->get_name(), sub->get_description()});
    if (!commands.empty()) out += " " + word("help.command_placeholder");
    out += " " + word("help.options_placeholder") + "\n";
    out += section("help.commands", commands) + section("help.positionals", positionals) +
           section("help.options", options);
    return out + "\n" + app->get_footer() + "\n";
  }

 private:
  using Rows = std::vector<std::pair<std::string, std::string>>;
  static constexpr std::size_t kWidth = 100;

  std::string word(const char* id) const { return say(language_, id); }

  std::string section(const char* title, const Rows& rows) const {
    if (rows.empty()) return "";
    std::string out = "\n" + word(title) + "\n";
    for (const auto& [left, right] : rows) out += paragraph("  " + pad_right(left, 30), right, kWidth);
    return out;
  }

  Language language_;
};

}  // namespace aci

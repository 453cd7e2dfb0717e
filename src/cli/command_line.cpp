#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "report/wording.h"

namespace aci {
namespace {

constexpr std::string_view kCommands[] = {"compute", "explain", "check", "rules", "new", "schema"};

Place on_command_line(const std::string& word) {
  return {std::make_shared<const SourceFile>("aci", word), {0, static_cast<std::uint32_t>(word.size())}};
}

/// Puts the words of the help in the reader's language.
std::shared_ptr<CLI::Formatter> formatter(Language language) {
  auto out = std::make_shared<CLI::Formatter>();
  out->column_width(32);
  const auto label = [&](const char* key, const char* id) { out->label(key, say(language, id)); };
  label("Usage", "help.usage");
  label("OPTIONS", "help.options_placeholder");
  label("Options", "help.options");
  label("Positionals", "help.positionals");
  label("Subcommands", "help.commands");
  label("SUBCOMMAND", "help.command_placeholder");
  label("REQUIRED", "help.required");
  return out;
}

/// The texts behind the options, before their values are checked.
struct RawOptions {
  std::string lang;
  std::string color = "auto";
  std::string format = "text";
  std::string dialect = "standard";
  std::string year;
  std::string rules;
  std::string output;
  std::vector<std::string> overrides;
  std::vector<std::string> positionals;
  bool detail = false;
  bool strict = false;
};

class Parser {
 public:
  explicit Parser(Language language) : language_(language), app_(word("help.description"), "aci") {
    app_.formatter(formatter(language));
    app_.set_help_flag("-h,--help", word("help.help"));
    app_.set_version_flag("--version", "aci " ACI_VERSION, word("help.version"));
    app_.footer(word("help.footer"));
    shared(app_);
    for (const std::string_view name : kCommands) command(std::string(name));
    app_.require_subcommand(0, 1);
  }

  ParsedCommandLine run(const std::vector<std::string>& arguments) {
    if (!known_command(arguments)) return usage();
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    try {
      app_.parse(reversed);
    } catch (const CLI::CallForHelp&) {
      return PrintAndExit{help()};
    } catch (const CLI::CallForAllHelp&) {
      return PrintAndExit{help()};
    } catch (const CLI::CallForVersion&) {
      return PrintAndExit{"aci " ACI_VERSION "\n"};
    } catch (const CLI::ParseError& error) {
      // What is left is an option without its value: "--set: 1 required TEXT missing".
      const std::string message = error.what();
      const std::string name = message.substr(0, message.find(':'));
      diagnostics_.error("U003", on_command_line(name), {name});
      return usage();
    }
    const auto chosen = app_.get_subcommands();
    if (chosen.empty()) {
      diagnostics_.error("U002", Place{}, {say_message("help.command_placeholder")});
      return usage();
    }
    return finish(*chosen.front());
  }

 private:
  std::string word(std::string_view id) const { return say(language_, id); }
  static Message say_message(const char* id) { return {id, {}}; }

  std::string help() {
    const auto chosen = app_.get_subcommands();
    return chosen.empty() ? app_.help() : chosen.front()->help("aci");
  }

  UsageError usage() {
    const auto chosen = app_.get_subcommands();
    const std::string name = chosen.empty() ? "" : " " + chosen.front()->get_name();
    return {std::move(diagnostics_), say(language_, "help.see", {"aci" + name + " --help"})};
  }

  void shared(CLI::App& app) {
    app.add_option("--lang", raw_.lang, word("help.lang"))->type_name("fr|en");
    app.add_option("--color", raw_.color, word("help.color"))->type_name("auto|always|never");
  }

  void command(const std::string& name) {
    CLI::App* sub = app_.add_subcommand(name, word("help." + name));
    sub->formatter(formatter(language_));
    sub->set_help_flag("-h,--help", word("help.help"));
    sub->footer(word("help." + name + ".examples"));
    sub->allow_extras();
    const auto positional = [&](const char* id, const char* help) {
      sub->add_option(word(id), raw_.positionals, word(help))->type_name("");
    };
    const std::string file = word("help.file_placeholder");
    const auto rules = [&] { sub->add_option("--rules", raw_.rules, word("help.opt.rules"))->type_name(word("help.rules_placeholder")); };
    const auto set = [&] {
      sub->add_option("--set", raw_.overrides, word("help.opt.set"))->type_name("id=…")->allow_extra_args(false);
    };
    if (name == "compute") {
      positional("help.files_placeholder", "help.compute.files");
      sub->add_option("--format", raw_.format, word("help.opt.format"))->type_name("text|json|csv");
      sub->add_flag("--detail", raw_.detail, word("help.opt.detail"));
      sub->add_option("--csv-dialect", raw_.dialect, word("help.opt.dialect"))->type_name("standard|fr");
      sub->add_flag("--strict", raw_.strict, word("help.opt.strict"));
    } else if (name == "explain") {
      positional("help.explain_placeholder", "help.explain.arguments");
    } else if (name == "check") {
      positional("help.files_placeholder", "help.check.files");
      sub->add_flag("--strict", raw_.strict, word("help.opt.strict"));
    } else if (name == "rules") {
      positional("help.id_placeholder", "help.rules.id");
    } else if (name == "new") {
      sub->add_option("--annee,--year", raw_.year, word("help.opt.year"))->type_name("2023");
    } else {
      positional("help.schema_placeholder", "help.schema.of");
    }
    if (name == "compute" || name == "explain") set();
    if (name != "check" && name != "rules") rules();
    if (name != "check") sub->add_option("-o,--output", raw_.output, word("help.opt.output"))->type_name(file);
    shared(*sub);
  }

  /// A misspelt command would be told as a missing one.
  bool known_command(const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const std::string& argument = arguments[i];
      if (argument == "--lang" || argument == "--color") ++i;
      if (argument.empty() || argument.front() != '-') {
        if (argument == "--lang" || argument == "--color") continue;
        if (std::find(std::begin(kCommands), std::end(kCommands), argument) != std::end(kCommands)) return true;
        auto& mistake = diagnostics_.error("U004", on_command_line(argument), {argument});
        const std::string close = closest_match(argument, {std::begin(kCommands), std::end(kCommands)});
        if (!close.empty()) mistake.hint = Message{"hint.did_you_mean", {close}};
        return false;
      }
    }
    return true;
  }

  /// The value's index among `choices`, 0 when it is none of them, reported.
  std::size_t choice(const char* option, const std::string& value, std::initializer_list<std::string_view> choices) {
    const auto* found = std::find(choices.begin(), choices.end(), value);
    if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
    std::string list;
    for (const auto item : choices) list += (list.empty() ? "" : ", ") + std::string(item);
    auto& mistake = diagnostics_.error("U007", on_command_line(std::string(option) + " " + value),
                                       {std::string(option), list});
    const std::string close = closest_match(value, {choices.begin(), choices.end()});
    if (!close.empty()) mistake.hint = Message{"hint.did_you_mean", {close}};
    return 0;
  }

  void refuse_extras(const CLI::App& sub) {
    std::vector<std::string> names;
    for (const CLI::Option* option : sub.get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    for (const std::string& extra : sub.remaining()) {
      const bool option = extra.size() > 1 && extra.front() == '-';
      auto& mistake = diagnostics_.error(option ? "U001" : "U008", on_command_line(extra), {extra});
      const std::string close = option ? closest_match(extra.substr(0, extra.find('=')), candidates) : "";
      if (!close.empty()) mistake.hint = Message{"hint.did_you_mean", {close}};
    }
  }

  void need_positional(const char* placeholder) {
    if (raw_.positionals.empty() && !diagnostics_.has_errors()) {
      diagnostics_.error("U002", Place{}, {say_message(placeholder)});
    }
  }

  void at_most_one_positional() {
    for (std::size_t i = 1; i < raw_.positionals.size(); ++i) {
      diagnostics_.error("U008", on_command_line(raw_.positionals[i]), {raw_.positionals[i]});
    }
  }

  CommandOptions compute() {
    need_positional("help.files_placeholder");
    ComputeOptions out;
    out.files = raw_.positionals;
    out.format = static_cast<OutputFormat>(choice("--format", raw_.format, {"text", "json", "csv"}));
    out.detail = raw_.detail;
    out.french_csv = choice("--csv-dialect", raw_.dialect, {"standard", "fr"}) == 1;
    out.strict = raw_.strict;
    out.rules = raw_.rules;
    out.overrides = raw_.overrides;
    out.output = raw_.output;
    return out;
  }

  CommandOptions explain() {
    need_positional("help.file_placeholder");
    ExplainOptions out;
    if (!raw_.positionals.empty()) {
      out.file = raw_.positionals.front();
      out.ids.assign(raw_.positionals.begin() + 1, raw_.positionals.end());
    }
    out.rules = raw_.rules;
    out.overrides = raw_.overrides;
    out.output = raw_.output;
    return out;
  }

  CommandOptions new_structure() {
    NewOptions out;
    if (!raw_.year.empty()) {
      const auto number = parse_decimal(raw_.year);
      const auto year = number ? number->to_int64() : std::nullopt;
      if (year && *year >= kFirstYear && *year <= kLastYear) {
        out.year = static_cast<int>(*year);
      } else {
        diagnostics_.error("U007", on_command_line("--annee " + raw_.year),
                           {std::string("--annee"), std::to_string(kFirstYear) + "–" + std::to_string(kLastYear)});
      }
    }
    out.rules = raw_.rules;
    out.output = raw_.output;
    return out;
  }

  ParsedCommandLine finish(const CLI::App& sub) {
    refuse_extras(sub);
    CommandLine out;
    if (!raw_.lang.empty()) out.language = choice("--lang", raw_.lang, {"fr", "en"}) == 0 ? Language::fr : Language::en;
    if (raw_.lang.empty()) out.language = language_;
    out.color = static_cast<ColorChoice>(choice("--color", raw_.color, {"auto", "always", "never"}));
    const std::string& name = sub.get_name();
    if (name == "compute") {
      out.command = compute();
    } else if (name == "explain") {
      out.command = explain();
    } else if (name == "check") {
      need_positional("help.files_placeholder");
      out.command = CheckOptions{raw_.positionals, raw_.strict};
    } else if (name == "new") {
      out.command = new_structure();
    } else {
      at_most_one_positional();
      const std::string first = raw_.positionals.empty() ? "" : raw_.positionals.front();
      if (name == "rules") {
        out.command = RulesOptions{first, raw_.output};
      } else {
        const bool of_compute = !first.empty() && choice("schema", first, {"structure", "compute"}) == 1;
        out.command = SchemaOptions{of_compute, raw_.rules, raw_.output};
      }
    }
    if (diagnostics_.has_errors()) return usage();
    return out;
  }

  Language language_;
  RawOptions raw_;
  Diagnostics diagnostics_;
  CLI::App app_;
};

}  // namespace

ParsedCommandLine parse_command_line(const std::vector<std::string>& arguments, Language language) {
  return Parser(language).run(arguments);
}

}  // namespace aci

#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/help_page.h"
#include "cli/raw_options.h"
#include "report/wording.h"

namespace aci {
namespace {

constexpr std::string_view kCommands[] = {"compute", "explain", "batch", "check", "test",
                                          "diff",    "rules",   "new",   "schema"};

class Parser {
 public:
  explicit Parser(Language language) : language_(language), app_(word("help.description"), "aci") {
    app_.formatter(std::make_shared<HelpPage>(language));
    app_.set_help_flag("-h,--help", word("help.help"));
    app_.set_version_flag("--version", "aci " ACI_VERSION, word("help.version"));
    app_.footer(word("help.footer"));
    shared(app_);
    app_.allow_extras();  // Ours to tell, with a suggestion.
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
    refuse_extras(app_);
    const auto chosen = app_.get_subcommands();
    if (chosen.empty()) {
      if (!diagnostics_.has_errors()) diagnostics_.error("U002", Place{}, {Message{"help.a_command", {}}});
      return usage();
    }
    return finish(*chosen.front());
  }

 private:
  std::string word(std::string_view id) const { return say(language_, id); }

  std::string help() {
    const auto chosen = app_.get_subcommands();
    return chosen.empty() ? app_.help() : chosen.front()->help("aci");
  }

  UsageError usage() {
    const auto chosen = app_.get_subcommands();
    const std::string name = chosen.empty() ? "" : " " + chosen.front()->get_name();
    return {std::move(diagnostics_), say(language_, "help.see", {"aci" + name + " --help"})};
  }

  /// Given twice, the last counts: a script may add to the options of another.
  void single(CLI::App& app, const char* name, std::string& value, const char* help,
              std::string placeholder) {
    app.add_option(name, value, word(help))
        ->type_name(std::move(placeholder))
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  }

  /// May be given several times; does not swallow what follows its one value.
  void several(CLI::App& app, const char* name, std::vector<std::string>& values, const char* help,
               const char* placeholder) {
    app.add_option(name, values, word(help))->type_name(word(placeholder))->allow_extra_args(false);
  }

  void shared(CLI::App& app) {
    single(app, "--lang", raw_.lang, "help.lang", "fr|en");
    single(app, "--color", raw_.color, "help.color", "auto|always|never");
  }

  void command(const std::string& name) {
    CLI::App* sub = app_.add_subcommand(name, word("help." + name));
    sub->formatter(std::make_shared<HelpPage>(language_));
    sub->set_help_flag("-h,--help", word("help.help"));
    sub->footer(word("help." + name + ".examples"));
    sub->allow_extras();
    const auto positional = [&](const char* placeholder, const char* help) {
      sub->add_option("arguments", raw_.positionals, word(help))->type_name(word(placeholder));
    };
    if (name == "compute") {
      positional("help.files_placeholder", "help.compute.files");
      single(*sub, "--format", raw_.format, "help.opt.format", "text|json|csv");
      sub->add_flag("--detail", raw_.detail, word("help.opt.detail"));
      single(*sub, "--csv-dialect", raw_.dialect, "help.opt.dialect", "standard|fr");
      sub->add_flag("--strict", raw_.strict, word("help.opt.strict"));
    } else if (name == "explain") {
      positional("help.explain_placeholder", "help.explain.arguments");
    } else if (name == "batch") {
      positional("help.inputs_placeholder", "help.batch.inputs");
      batch(*sub);
    } else if (name == "check") {
      positional("help.files_placeholder", "help.check.files");
      single(*sub, "--format", raw_.format, "help.opt.findings", word("help.format_placeholder"));
      single(*sub, "--as-of", raw_.as_of, "help.check.as_of", word("help.date_placeholder"));
      sub->add_flag("--strict", raw_.strict, word("help.opt.strict"));
    } else if (name == "test") {
      positional("help.paths_placeholder", "help.test.paths");
      several(*sub, "--rules", raw_.test_rules, "help.test.rules", "help.rules_placeholder");
      single(*sub, "--format", raw_.format, "help.opt.findings", word("help.format_placeholder"));
      sub->add_flag("--update", raw_.update, word("help.test.update"));
      sub->add_flag("--coverage", raw_.coverage, word("help.test.coverage"));
      single(*sub, "--fail-under", raw_.fail_under, "help.test.fail_under", "N");
      sub->add_flag("--mutate", raw_.mutate, word("help.test.mutate"));
      single(*sub, "--sample", raw_.sample, "help.test.sample", "N");
      single(*sub, "--seed", raw_.seed, "help.test.seed", "N");
    } else if (name == "diff") {
      positional("help.diff_placeholder", "help.diff.arguments");
      several(*sub, "--on", raw_.structures, "help.opt.on", "help.structures_placeholder");
      single(*sub, "--format", raw_.format, "help.opt.format", "text|json|markdown");
    } else if (name == "rules") {
      positional("help.id_placeholder", "help.rules.id");
    } else if (name == "new") {
      single(*sub, "--annee,--year", raw_.year, "help.opt.year", word("help.year_placeholder"));
    } else {
      positional("help.schema_placeholder", "help.schema.of");
    }
    if (name == "compute" || name == "explain" || name == "batch") {
      several(*sub, "--set", raw_.overrides, "help.opt.set", "help.set_placeholder");
    }
    if (name != "check" && name != "diff" && name != "rules" && name != "test")
      single(*sub, "--rules", raw_.rules, "help.opt.rules", word("help.rules_placeholder"));
    single(*sub, "-o,--output", raw_.output, "help.opt.output", word("help.file_placeholder"));
    shared(*sub);
  }

  void batch(CLI::App& sub) {
    single(sub, "--format", raw_.format, "help.batch.format", "csv|json|text");
    sub.add_flag("--detail", raw_.detail, word("help.batch.detail"));
    sub.add_flag("--summary", raw_.summary, word("help.batch.summary"));
    several(sub, "--keep", raw_.keep, "help.batch.keep", "help.column_placeholder");
    several(sub, "--vary", raw_.variations, "help.batch.vary", "help.vary_placeholder");
    single(sub, "--against", raw_.against, "help.batch.against", word("help.rules_placeholder"));
    sub.add_flag("--ignore-unknown", raw_.ignore_unknown, word("help.batch.ignore_unknown"));
    single(sub, "--rejects", raw_.rejects, "help.batch.rejects", word("help.file_placeholder"));
    single(sub, "--csv-dialect", raw_.dialect, "help.batch.dialect", "standard|fr");
    single(sub, "--jobs", raw_.jobs, "help.batch.jobs", "N");
    sub.add_flag("--strict", raw_.strict, word("help.opt.strict"));
  }

  /// A misspelt command would be told as a missing one.
  bool known_command(const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const std::string& argument = arguments[i];
      if (argument == "--lang" || argument == "--color") {
        ++i;
        continue;
      }
      if (argument.starts_with("--lang=") || argument.starts_with("--color=")) continue;
      if (argument.starts_with('-')) return true;  // Help, or an option to be told as unknown.
      if (std::find(std::begin(kCommands), std::end(kCommands), argument) != std::end(kCommands)) return true;
      auto& mistake = diagnostics_.error("U004", on_command_line(argument), {argument});
      const std::string close = closest_match(argument, {std::begin(kCommands), std::end(kCommands)});
      if (!close.empty()) mistake.hint = Message{"hint.did_you_mean", {close}};
      return false;
    }
    return true;
  }

  void refuse_extras(const CLI::App& sub) {
    std::vector<std::string> names;
    for (const CLI::Option* option : sub.get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    bool after_option = false;  // What follows an unknown option may be its value.
    for (const std::string& extra : sub.remaining()) {
      const bool option = extra.size() > 1 && extra.front() == '-';
      if (extra == "--" || (!option && after_option)) continue;
      after_option = option;
      auto& mistake = diagnostics_.error(option ? "U001" : "U008", on_command_line(extra), {extra});
      const std::string close = option ? closest_match(extra.substr(0, extra.find('=')), candidates) : "";
      if (!close.empty()) mistake.hint = Message{"hint.did_you_mean", {close}};
    }
  }

  ParsedCommandLine finish(const CLI::App& sub) {
    refuse_extras(sub);
    const CLI::Option* format = sub.get_option_no_throw("--format");
    raw_.format_given = format != nullptr && format->count() > 0;
    CommandLine out = read_options(sub.get_name(), raw_, language_, diagnostics_);
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

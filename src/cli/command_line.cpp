#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/help_page.h"
#include "report/wording.h"

namespace aci {
namespace {

constexpr std::string_view kCommands[] = {"compute", "explain", "check", "test", "diff", "rules", "new", "schema"};

Place on_command_line(const std::string& word) {
  return {std::make_shared<const SourceFile>("aci", word), {0, static_cast<std::uint32_t>(word.size())}};
}

/// The texts behind the options, before their values are checked.
struct RawOptions {
  std::string lang;
  std::string color = "auto";
  std::string format = "text";
  std::string dialect = "standard";
  std::string year;
  std::string as_of;
  std::string rules;
  std::string output;
  std::vector<std::string> overrides;
  std::vector<std::string> positionals;
  std::vector<std::string> structures;
  std::vector<std::string> test_rules;
  std::string fail_under;
  std::string sample;
  std::string seed;
  bool update = false;
  bool coverage = false;
  bool mutate = false;
  bool detail = false;
  bool strict = false;
};

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
      if (!diagnostics_.has_errors()) diagnostics_.error("U002", Place{}, {say_message("help.a_command")});
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

  /// Given twice, the last counts: a script may add to the options of another.
  void single(CLI::App& app, const char* name, std::string& value, const char* help,
              std::string placeholder) {
    app.add_option(name, value, word(help))
        ->type_name(std::move(placeholder))
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
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
    } else if (name == "check") {
      positional("help.files_placeholder", "help.check.files");
      single(*sub, "--format", raw_.format, "help.opt.findings", word("help.format_placeholder"));
      single(*sub, "--as-of", raw_.as_of, "help.check.as_of", word("help.date_placeholder"));
      sub->add_flag("--strict", raw_.strict, word("help.opt.strict"));
    } else if (name == "test") {
      positional("help.paths_placeholder", "help.test.paths");
      sub->add_option("--rules", raw_.test_rules, word("help.test.rules"))
          ->type_name(word("help.rules_placeholder"))
          ->allow_extra_args(false);
      single(*sub, "--format", raw_.format, "help.opt.findings", word("help.format_placeholder"));
      sub->add_flag("--update", raw_.update, word("help.test.update"));
      sub->add_flag("--coverage", raw_.coverage, word("help.test.coverage"));
      single(*sub, "--fail-under", raw_.fail_under, "help.test.fail_under", "N");
      sub->add_flag("--mutate", raw_.mutate, word("help.test.mutate"));
      single(*sub, "--sample", raw_.sample, "help.test.sample", "N");
      single(*sub, "--seed", raw_.seed, "help.test.seed", "N");
    } else if (name == "diff") {
      positional("help.diff_placeholder", "help.diff.arguments");
      sub->add_option("--on", raw_.structures, word("help.opt.on"))
          ->type_name(word("help.structures_placeholder"))
          ->allow_extra_args(false);
      single(*sub, "--format", raw_.format, "help.opt.format", "text|json|markdown");
    } else if (name == "rules") {
      positional("help.id_placeholder", "help.rules.id");
    } else if (name == "new") {
      single(*sub, "--annee,--year", raw_.year, "help.opt.year", word("help.year_placeholder"));
    } else {
      positional("help.schema_placeholder", "help.schema.of");
    }
    if (name == "compute" || name == "explain") {
      sub->add_option("--set", raw_.overrides, word("help.opt.set"))
          ->type_name(word("help.set_placeholder"))
          ->allow_extra_args(false);
    }
    if (name != "check" && name != "diff" && name != "rules" && name != "test")
      single(*sub, "--rules", raw_.rules, "help.opt.rules", word("help.rules_placeholder"));
    single(*sub, "-o,--output", raw_.output, "help.opt.output", word("help.file_placeholder"));
    shared(*sub);
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

  /// The value's index among `choices`, 0 when it is none of them, reported.
  std::size_t choice(const char* option, const std::string& value,
                     std::initializer_list<std::string_view> choices) {
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

  void need_positional(const char* what) {
    if (raw_.positionals.empty() && !diagnostics_.has_errors()) {
      diagnostics_.error("U002", Place{}, {say_message(what)});
    }
  }

  void at_most_one_positional() {
    for (std::size_t i = 1; i < raw_.positionals.size(); ++i) {
      diagnostics_.error("U008", on_command_line(raw_.positionals[i]), {raw_.positionals[i]});
    }
  }

  CommandOptions compute() {
    need_positional("help.a_file");
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
    need_positional("help.a_file");
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

  FindingFormat finding_format() {
    return static_cast<FindingFormat>(
        choice("--format", raw_.format, {"text", "json", "github", "junit", "sarif"}));
  }

  CommandOptions check() {
    need_positional("help.a_file");
    CheckOptions out{raw_.positionals, raw_.strict, finding_format(), {}, raw_.output};
    if (!raw_.as_of.empty()) {
      out.as_of = parse_iso_date(raw_.as_of);
      if (!out.as_of) {
        diagnostics_.error("U007", on_command_line("--as-of " + raw_.as_of),
                           {std::string("--as-of"), word("help.date_placeholder")});
      }
    }
    return out;
  }

  std::int64_t count(const char* option, const std::string& text, std::int64_t least, std::int64_t most) {
    if (text.empty()) return least;
    const auto number = parse_decimal(text);
    const auto value = number ? number->to_int64() : std::nullopt;
    if (value && *value >= least && *value <= most) return *value;
    diagnostics_.error("U007", on_command_line(std::string(option) + " " + text),
                       {std::string(option), std::to_string(least) + "–" + std::to_string(most)});
    return least;
  }

  CommandOptions test() {
    constexpr std::int64_t kMany = 1'000'000'000;
    TestOptions out;
    out.paths = raw_.positionals;
    if (out.paths.empty()) out.paths.emplace_back(".");
    out.rules = raw_.test_rules;
    out.update = raw_.update;
    out.coverage = raw_.coverage || !raw_.fail_under.empty();
    if (!raw_.fail_under.empty()) {
      out.fail_under = static_cast<int>(count("--fail-under", raw_.fail_under, 0, 100));
    }
    out.mutate = raw_.mutate || !raw_.sample.empty() || !raw_.seed.empty();
    out.mutation.sample = static_cast<std::size_t>(count("--sample", raw_.sample, 0, kMany));
    if (!raw_.seed.empty())
      out.mutation.seed = static_cast<std::uint64_t>(count("--seed", raw_.seed, 0, kMany));
    out.format = finding_format();
    out.output = raw_.output;
    return out;
  }

  /// What follows the two rule sets is a structure too: `--on examples/*.toml` is spread by the shell.
  CommandOptions diff() {
    DiffOptions out;
    if (raw_.positionals.size() < 2 && !diagnostics_.has_errors()) {
      diagnostics_.error("U002", Place{}, {say_message("help.two_rules")});
    }
    if (raw_.positionals.size() >= 2) {
      out.before = raw_.positionals[0];
      out.after = raw_.positionals[1];
    }
    out.structures = raw_.structures;
    for (std::size_t i = 2; i < raw_.positionals.size(); ++i) {
      if (raw_.structures.empty()) {
        diagnostics_.error("U008", on_command_line(raw_.positionals[i]), {raw_.positionals[i]});
      }
      out.structures.push_back(raw_.positionals[i]);
    }
    out.format = static_cast<DiffFormat>(choice("--format", raw_.format, {"text", "json", "markdown"}));
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
        const std::string option = language_ == Language::fr ? "--annee" : "--year";
        diagnostics_.error("U007", on_command_line(option + " " + raw_.year),
                           {option, std::to_string(kFirstYear) + "–" + std::to_string(kLastYear)});
      }
    }
    out.rules = raw_.rules;
    out.output = raw_.output;
    return out;
  }

  ParsedCommandLine finish(const CLI::App& sub) {
    refuse_extras(sub);
    CommandLine out;
    if (!raw_.lang.empty())
      out.language = choice("--lang", raw_.lang, {"fr", "en"}) == 0 ? Language::fr : Language::en;
    if (raw_.lang.empty()) out.language = language_;
    out.color = static_cast<ColorChoice>(choice("--color", raw_.color, {"auto", "always", "never"}));
    const std::string& name = sub.get_name();
    if (name == "compute") {
      out.command = compute();
    } else if (name == "explain") {
      out.command = explain();
    } else if (name == "check") {
      out.command = check();
    } else if (name == "test") {
      out.command = test();
    } else if (name == "diff") {
      out.command = diff();
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

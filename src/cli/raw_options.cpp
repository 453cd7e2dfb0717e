#include "cli/raw_options.h"

#include <algorithm>

#include "base/date_text.h"
#include "base/decimal.h"

namespace aci {
namespace {

class OptionReader {
 public:
  OptionReader(const RawOptions& raw, Language language, Diagnostics& diagnostics)
      : raw_(raw), language_(language), diagnostics_(diagnostics) {}

  CommandLine read(const std::string& name) {
    CommandLine out;
    if (!raw_.lang.empty())
      out.language = choice("--lang", raw_.lang, {"fr", "en"}) == 0 ? Language::fr : Language::en;
    if (raw_.lang.empty()) out.language = language_;
    out.color = static_cast<ColorChoice>(choice("--color", raw_.color, {"auto", "always", "never"}));
    if (name == "compute") {
      out.command = compute();
    } else if (name == "explain") {
      out.command = explain();
    } else if (name == "batch") {
      out.command = batch();
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
    return out;
  }

 private:
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

  /// Without the option, the first.
  std::size_t format(std::initializer_list<std::string_view> choices) {
    return raw_.format_given ? choice("--format", raw_.format, choices) : 0;
  }

  bool french_csv() { return choice("--csv-dialect", raw_.dialect, {"standard", "fr"}) == 1; }

  void need_positional(const char* what) {
    if (raw_.positionals.empty() && !diagnostics_.has_errors()) {
      diagnostics_.error("U002", Place{}, {Message{what, {}}});
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
    out.format = static_cast<OutputFormat>(format({"text", "json", "csv"}));
    out.detail = raw_.detail;
    out.french_csv = french_csv();
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

  CommandOptions batch() {
    constexpr std::int64_t kMostJobs = 256;
    need_positional("help.a_file");
    BatchOptions out;
    out.inputs = raw_.positionals;
    out.format = static_cast<BatchFormat>(format({"csv", "json", "text"}));
    out.format_given = raw_.format_given;
    out.detail = raw_.detail;
    out.summary = raw_.summary || out.format == BatchFormat::text;
    out.strict = raw_.strict;
    out.ignore_unknown = raw_.ignore_unknown;
    out.french_csv = french_csv();
    out.keep = raw_.keep;
    out.rules = raw_.rules;
    out.overrides = raw_.overrides;
    out.variations = raw_.variations;
    out.against = raw_.against;
    out.rejects = raw_.rejects;
    if (!raw_.jobs.empty()) out.jobs = static_cast<int>(count("--jobs", raw_.jobs, 1, kMostJobs));
    out.output = raw_.output;
    return out;
  }

  FindingFormat finding_format() {
    return static_cast<FindingFormat>(format({"text", "json", "github", "junit", "sarif"}));
  }

  CommandOptions check() {
    need_positional("help.a_file");
    CheckOptions out{raw_.positionals, raw_.strict, finding_format(), {}, raw_.output};
    if (!raw_.as_of.empty()) {
      out.as_of = parse_iso_date(raw_.as_of);
      if (!out.as_of) {
        diagnostics_.error("U007", on_command_line("--as-of " + raw_.as_of),
                           {std::string("--as-of"), Message{"help.date_placeholder", {}}});
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
      diagnostics_.error("U002", Place{}, {Message{"help.two_rules", {}}});
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
    out.format = static_cast<DiffFormat>(format({"text", "json", "markdown"}));
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

  const RawOptions& raw_;
  Language language_;
  Diagnostics& diagnostics_;
};

}  // namespace

Place on_command_line(const std::string& word) {
  return {add_text("aci", word), {0, static_cast<std::uint32_t>(word.size())}};
}

CommandLine read_options(const std::string& command, const RawOptions& raw, Language language,
                         Diagnostics& diagnostics) {
  return OptionReader(raw, language, diagnostics).read(command);
}

}  // namespace aci

// aci check: everything that is wrong with rule files, located, and what a careful reader would remark.

#include <algorithm>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "io/text_file.h"
#include "report/wording.h"
#include "ruleset/lints.h"

namespace aci {
namespace {

/// One file, and all that is said of it.
struct CheckedFile {
  std::string path;
  bool readable = false;
  CheckedRules checked;
  Diagnostics diagnostics;
};

/// The years of the rule sets of one scheme should neither overlap nor leave gaps.
void check_years(std::vector<CheckedFile>& files) {
  std::vector<CheckedFile*> sound;
  for (CheckedFile& file : files) {
    if (file.checked.plan) sound.push_back(&file);
  }
  const auto rules = [](const CheckedFile* file) -> const RuleSet& { return *file->checked.rules; };
  std::stable_sort(sound.begin(), sound.end(), [&](const auto* a, const auto* b) {
    return std::tie(rules(a).scheme, rules(a).first_year) < std::tie(rules(b).scheme, rules(b).first_year);
  });
  std::size_t longest = 0;  // Of the files before, the one whose years go furthest.
  for (std::size_t i = 1; i < sound.size(); ++i) {
    const RuleSet& before = rules(sound[longest]);
    const RuleSet& after = rules(sound[i]);
    if (before.scheme != after.scheme || after.last_year > before.last_year) longest = i;
    if (before.scheme != after.scheme) continue;
    Diagnostics& diagnostics = sound[i]->diagnostics;
    if (after.first_year <= before.last_year) {
      diagnostics.warning("R027", after.place(after.id_at),
                          {std::to_string(after.first_year),
                           std::to_string(std::min(before.last_year, after.last_year)), before.id});
    } else if (after.first_year > before.last_year + 1) {
      diagnostics.warning("R026", after.place(after.id_at),
                          {after.scheme, std::to_string(before.last_year), std::to_string(after.first_year)});
    }
  }
}

CheckedFile check_one(const std::string& path, const std::optional<Date>& as_of) {
  CheckedFile out;
  out.path = path;
  const auto file = read_text_file(path, out.diagnostics);
  if (!file) return out;
  out.readable = true;
  out.checked = check_file(*file, "", out.diagnostics);
  if (out.checked.plan && as_of) warn_stale(*out.checked.rules, *as_of, out.diagnostics);
  return out;
}

std::string sound_text(Language language, const CheckedFile& file) {
  const RuleSet& rules = *file.checked.rules;
  const auto count = [](const auto& list) { return Rational(static_cast<std::int64_t>(list.size())); };
  return say(language, "check.sound",
             {file.path, rules.id, count(rules.indicators), count(rules.parameters), count(rules.inputs)}) +
         "\n";
}

Examined examined(Language language, const CheckedFile& file) {
  Examined one{file.path, file.path, {}, file.readable, {}};
  for (const Diagnostic& diagnostic : file.diagnostics.all()) {
    one.findings.push_back(finding_of(language, diagnostic));
  }
  return one;
}

}  // namespace

int run_check(const CheckOptions& options, Session& session) {
  if (session.would_overwrite(options.output, options.files)) return exit_code::bad_input;
  int status = exit_code::ok;
  std::vector<CheckedFile> files;
  for (const std::string& path : options.files) files.push_back(check_one(path, options.as_of));
  check_years(files);
  // Whether there is something to silence depends on the files given, and on the date.
  std::set<std::string> not_looked_for{"R026", "R027"};
  if (!options.as_of) not_looked_for.insert("R060");
  FindingReport report{"check", options.strict, {}};
  std::string text;
  for (CheckedFile& file : files) {
    if (file.checked.rules) apply_silences(*file.checked.rules, not_looked_for, file.diagnostics);
    file.diagnostics.sort();
    report.examined.push_back(examined(session.language(), file));
    if (options.format == FindingFormat::text) session.report(file.diagnostics);
    if (file.checked.plan) text += sound_text(session.language(), file);
    if (!file.readable) {
      status = exit_code::bad_input;
    } else if (!report.passed(report.examined.back())) {
      status = std::max(status, exit_code::findings);
    }
  }
  if (options.format != FindingFormat::text) text = findings_in(session.language(), options.format, report);
  return std::max(status, session.write(options.output, text));
}

}  // namespace aci

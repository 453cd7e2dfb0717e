// aci test: do the rules still give what their cases expect, and what do the cases protect?

#include <algorithm>
#include <cstdio>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/progress_line.h"
#include "io/repository.h"
#include "io/text_file.h"
#include "report/finding.h"
#include "report/page_text.h"
#include "report/test_page.h"

namespace aci {
namespace {

struct TestOptions {
  std::vector<std::string> paths;  ///< Files and folders of cases.
  std::vector<std::string> rules;  ///< Each takes the place of the rule set whose id it declares.
  bool update = false;             ///< Rewrite the expected values.
  bool coverage = false;
  std::optional<int> fail_under;  ///< Per cent of coverage.
  bool mutate = false;
  MutationChoice mutation;
  FindingFormat format = FindingFormat::text;
  std::vector<std::string> readings;  ///< Other ones than those that the rules keep.
  std::string output;
  PageLength length = PageLength::usual;
};

/// What was written.
std::vector<CaseUpdate> update_files(CaseRun& run, Diagnostics& mistakes) {
  std::vector<CaseUpdate> written;
  for (CaseUpdate& each : case_updates(run.results, mistakes)) {
    const std::string& name = each.file->name();
    if (!write_whole(name, byte_order_mark_of(name) + each.text(), mistakes)) continue;
    take_as_expected(each, run.results);
    written.push_back(std::move(each));
  }
  return written;
}

int run_test(const TestOptions& options, Session& session) {
  session.library().read_as(options.readings);
  std::vector<std::string> given = options.paths;
  given.insert(given.end(), options.rules.begin(), options.rules.end());
  if (session.cannot_begin(options.output, given)) return exit_code::bad_input;
  CaseSet cases = read_cases(options.paths, options.rules, session.library());
  if (session.would_overwrite(options.output, cases.read)) {
    session.report(cases.mistakes);
    return exit_code::bad_input;
  }
  CaseRun run = run_cases(cases, session.library(), {options.coverage, options.fail_under},
                          ProgressLine(session.language()).progress());
  std::vector<CaseUpdate> updates;
  if (options.update) updates = update_files(run, cases.mistakes);
  session.report(cases.mistakes);
  std::vector<MutationReport> mutations;
  if (options.mutate) {
    mutations = mutate(run, session.library(), options.mutation, ProgressLine(session.language()).progress());
  }

  const bool passed = run.passed() && all_noticed(mutations);
  const int status = cases.mistakes.has_errors() ? exit_code::bad_input
                     : passed                    ? exit_code::ok
                                                 : exit_code::findings;
  const TextStyle style = session.style(options.output, options.length).wide();
  if (options.format == FindingFormat::text) {
    // What a CI system reads, below, says what could not be read: it is written all the same.
    if (status == exit_code::bad_input && !options.output.empty()) return status;
    explain_failures(run, cases, session.library());
    const Page page = test_page(session.language(), run, updates, mutations);
    return std::max(status, session.write(options.output, page_text(page, style)));
  }
  const std::string rules = page_text(tested_rules_page(session.language(), run, mutations), style);
  std::fwrite(rules.data(), 1, rules.size(), stderr);
  FindingReport findings = test_findings(session.language(), run, mutations, cases.mistakes);
  findings.about = options.paths.front();
  const std::string text = findings_in(session.language(), options.format, findings, name_in_repository);
  return std::max(status, session.write(options.output, text));
}

}  // namespace

CommandForm test_form() {
  constexpr std::int64_t kMost = 1'000'000'000;
  return bound_form(run_test, [](TestOptions& out, CommandForm& form) {
    form.operands = {texts(out.paths, "help.paths_placeholder", Completion::path), "help.test.paths", 0,
                     kMany};
    form.options = {
        {"--rules", "help.test.rules", texts(out.rules, "help.rules_placeholder", Completion::file)},
        findings_format_option(out.format),
        {"--update", "help.test.update", flag(out.update)},
        {"--coverage", "help.test.coverage", flag(out.coverage)},
        {"--fail-under", "help.test.fail_under", implies(out.coverage, count(out.fail_under, 0, 100))},
        {"--mutate", "help.test.mutate", flag(out.mutate)},
        {"--sample", "help.test.sample", implies(out.mutate, count(out.mutation.sample, 0, kMost))},
        {"--seed", "help.test.seed", count(out.mutation.seed, 0, kMost), {}, "--sample"},
        reading_option(out.readings),
        output_option(out.output),
    };
    add_lengths(form.options, out.length);
    form.settle = [&out](Diagnostics&) {
      if (out.paths.empty()) out.paths.emplace_back(".");
    };
  });
}

}  // namespace aci

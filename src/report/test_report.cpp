#include "report/test_report.h"

#include "report/explain_page.h"
#include "report/number_text.h"
#include "report/page_text.h"
#include "report/test_page.h"
#include "report/wording.h"

namespace aci {
namespace {

std::string updates_text(Language language, const std::vector<CaseUpdate>& updates) {
  std::string out;
  std::size_t count = 0;
  for (const CaseUpdate& update : updates) {
    for (const CaseEdit& edit : update.edits) {
      const std::string line = std::to_string(edit.at.position().line);
      out += say(language, "test.updated",
                 {update.file->name(), line, printable(edit.what), printable(edit.before),
                  printable(edit.after)}) +
             "\n";
    }
    count += update.edits.size();
  }
  if (count > 0) out += say(language, "test.updated_count", {std::to_string(count)}) + "\n";
  return out;
}

std::string failed_text(const CaseResult& result, const TextStyle& style) {
  const Language language = style.language;
  std::vector<Section> explanations;
  for (const auto& each : result.explanations) {
    const auto* sum = std::get_if<Breakdown>(&each);
    explanations.push_back(sum != nullptr
                               ? breakdown_section(language, *sum)
                               : explain_section(language, *result.explained, std::get<Explanation>(each)));
  }
  return page_text(failure_page(language, result, std::move(explanations)), style);
}

}  // namespace

std::string test_text(const CaseRun& run, const std::vector<CaseUpdate>& updates, const Mutations& mutations,
                      const TextStyle& style) {
  std::string out = updates_text(style.language, updates);
  for (const CaseResult& result : run.results) {
    if (!result.passed) out += failed_text(result, style);
  }
  const std::size_t failed = run.failed();
  return out + tested_rules_text(run, mutations, style) +
         say(style.language, "test.summary",
             {std::to_string(run.results.size() - failed), std::to_string(failed)}) +
         "\n";
}

std::string tested_rules_text(const CaseRun& run, const Mutations& mutations, const TextStyle& style) {
  const Language language = style.language;
  std::string out;
  for (const TestedRules& each : run.rules) {
    if (each.coverage) out += page_text(coverage_page(language, *each.coverage), style);
    if (each.below_limit) {
      out += say(language, "coverage.below_limit", {std::to_string(*run.coverage.limit)}) + "\n";
    }
  }
  for (const MutationReport& each : mutations) {
    out += each.failing ? say(language, "mutation.not_run", {each.plan->rules->id}) + "\n"
                        : page_text(mutation_page(language, each), style);
  }
  return out;
}

FindingReport test_findings(Language language, const CaseRun& run, const Mutations& mutations,
                            const Diagnostics& mistakes) {
  FindingReport report{"test", false, examined_of(language, mistakes)};
  const auto add = [&](Examined one) { report.examined.push_back(std::move(one)); };
  for (const CaseResult& result : run.results) add(examined_of(language, result));
  for (const TestedRules& each : run.rules) {
    if (each.coverage && run.coverage.limit) add(examined_of(language, *each.coverage, *run.coverage.limit));
  }
  for (const MutationReport& each : mutations) {
    if (!each.failing) add(examined_of(language, each));
  }
  return report;
}

}  // namespace aci

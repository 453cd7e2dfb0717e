#include "report/finding.h"

#include <algorithm>

#include "report/findings_github.h"
#include "report/findings_json.h"
#include "report/findings_junit.h"
#include "report/findings_sarif.h"
#include "report/number_text.h"
#include "report/wording.h"

namespace aci {

bool FindingReport::passed(const Examined& one) const {
  return one.readable &&
         std::none_of(one.findings.begin(), one.findings.end(), [this](const Finding& finding) {
           return finding.severity == Severity::error || (strict && finding.severity == Severity::warning);
         });
}

std::size_t FindingReport::count(Severity severity) const {
  std::size_t total = 0;
  for (const Examined& one : examined) {
    total += static_cast<std::size_t>(
        std::count_if(one.findings.begin(), one.findings.end(),
                      [severity](const Finding& finding) { return finding.severity == severity; }));
  }
  return total;
}

std::optional<Region> region_of(const Place& place) {
  if (!place.known() || place.is_whole()) return std::nullopt;
  return Region{place.position(), place.file()->position(place.span().end)};
}

Finding finding_of(const Diagnostic& diagnostic, Language language) {
  Finding finding;
  finding.severity = diagnostic.severity;
  finding.code = diagnostic.code();
  finding.message = printable(say(language, diagnostic.message));
  if (diagnostic.hint) finding.message += " — " + printable(say(language, *diagnostic.hint));
  if (diagnostic.place.known()) finding.file = diagnostic.place.file()->name();
  finding.region = region_of(diagnostic.place);
  return finding;
}

Examined examined_of(const CaseResult& result, Language language) {
  Examined one;
  one.file = result.file ? result.file->name() : "";
  // One case may be run under several rule sets.
  one.name = printable(result.title) + (result.rules.empty() ? "" : " [" + result.rules + "]");
  one.region = region_of(result.at);
  for (const Diagnostic& diagnostic : result.diagnostics.all()) {
    one.findings.push_back(finding_of(diagnostic, language));
  }
  for (const Difference& difference : result.differences) {
    Finding finding;
    finding.code = kCaseCode;
    finding.message = printable(say(language, "finding.difference",
                                    {one.name, difference.what, difference.expected, difference.got}));
    finding.file = one.file;
    finding.region = region_of(difference.at);
    one.findings.push_back(std::move(finding));
  }
  if (result.passed || !result.differences.empty()) return one;
  Finding finding;
  finding.code = kCaseCode;
  finding.message = printable(say(language, "finding.failed", {one.name}));
  finding.file = one.file;
  finding.region = one.region;
  one.findings.push_back(std::move(finding));
  return one;
}

Examined examined_of(const MutationReport& report, Language language) {
  const RuleSet& rules = *report.plan->rules;
  Examined one{rules.file->name(), say(language, "finding.mutation_of", {rules.id}), {}, true, {}};
  for (const Mutant& mutant : report.survivors) {
    Finding finding;
    finding.code = kSurvivorCode;
    finding.message = printable(say(language, "finding.survivor", {rules.id, mutant.before, mutant.after}));
    finding.file = one.file;
    finding.region = region_of(mutant.at);
    one.findings.push_back(std::move(finding));
  }
  return one;
}

Examined examined_of(const Coverage& coverage, int limit, Language language) {
  const RuleSet& rules = *coverage.plan().rules;
  Examined one{rules.file->name(), say(language, "finding.coverage_of", {rules.id}), {}, true, {}};
  if (coverage.reaches(limit)) return one;
  Finding finding;
  finding.code = kCoverageCode;
  finding.message = say(language, "finding.coverage", {rules.id, std::to_string(limit)});
  finding.file = one.file;
  one.findings.push_back(std::move(finding));
  return one;
}

std::vector<Examined> examined_of(const Diagnostics& mistakes, Language language) {
  std::vector<Examined> out;
  for (const Diagnostic& mistake : mistakes.all()) {
    Finding finding = finding_of(mistake, language);
    if (finding.file.starts_with("--")) {  // An option is no file to show.
      finding.file.clear();
      finding.region.reset();
    }
    const auto of_file = [&](const Examined& each) { return each.file == finding.file; };
    auto found = std::find_if(out.begin(), out.end(), of_file);
    if (found == out.end()) {
      const std::string name = finding.file.empty() ? "aci test" : finding.file;
      found = out.insert(out.end(), {finding.file, name, {}, true, {}});
    }
    found->readable = found->readable && finding.severity != Severity::error;
    found->findings.push_back(std::move(finding));
  }
  return out;
}

std::string findings_in(FindingFormat format, const FindingReport& report, Language language) {
  switch (format) {
    case FindingFormat::json:
      return findings_json(report);
    case FindingFormat::github:
      return findings_github(report);
    case FindingFormat::junit:
      return findings_junit(report);
    case FindingFormat::sarif:
      return findings_sarif(report, language);
    case FindingFormat::text:
      break;
  }
  return "";
}

}  // namespace aci

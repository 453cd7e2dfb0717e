#include "report/finding.h"

#include <algorithm>

#include "report/findings.h"
#include "report/number_text.h"
#include "report/wording.h"

namespace aci {

bool FindingReport::counts(const Finding& finding) const {
  return finding.severity == Severity::error || (strict && finding.severity == Severity::warning);
}

bool FindingReport::passed(const Examined& one) const {
  return one.readable && std::none_of(one.findings.begin(), one.findings.end(),
                                      [this](const Finding& finding) { return counts(finding); });
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

Finding finding_of(Language language, const Diagnostic& diagnostic) {
  Finding finding;
  finding.severity = diagnostic.severity;
  finding.code = diagnostic.code();
  finding.message = printable(say(language, diagnostic.message));
  if (diagnostic.hint) finding.message += " — " + printable(say(language, *diagnostic.hint));
  if (diagnostic.place.known()) finding.file = diagnostic.place.file()->name();
  finding.region = region_of(diagnostic.place);
  return finding;
}

Examined examined_of(Language language, const CaseResult& result) {
  Examined one;
  one.file = result.file ? result.file->name() : "";
  // One case may be run under several rule sets.
  one.name = printable(result.title) + (result.rules.empty() ? "" : " [" + result.rules + "]");
  one.region = region_of(result.at);
  for (const Diagnostic& diagnostic : result.diagnostics.all()) {
    one.findings.push_back(finding_of(language, diagnostic));
  }
  const auto failed = [&](std::string message, std::optional<Region> region) {
    one.findings.push_back({Severity::error, kCaseCode, printable(message), one.file, std::move(region)});
  };
  for (const Difference& each : result.differences) {
    failed(say(language, "finding.difference", {one.name, each.what, each.expected, each.got}),
           region_of(each.at));
  }
  if (!result.passed && result.differences.empty()) {
    failed(say(language, "finding.failed", {one.name}), one.region);
  }
  return one;
}

Examined examined_of(Language language, const MutationReport& report) {
  const RuleSet& rules = *report.plan->rules;
  Examined one{rules.file->name(), say(language, "finding.mutation_of", {rules.id}), {}, true, {}};
  for (const Mutant& mutant : report.survivors) {
    const std::string told = say(language, "finding.survivor", {rules.id, mutant.before, mutant.after});
    one.findings.push_back({Severity::error, kSurvivorCode, printable(told), one.file, region_of(mutant.at)});
  }
  return one;
}

Examined examined_of(Language language, const Coverage& coverage, int limit) {
  const RuleSet& rules = *coverage.plan().rules;
  Examined one{rules.file->name(), say(language, "finding.coverage_of", {rules.id}), {}, true, {}};
  if (coverage.reaches(limit)) return one;
  const std::string told = say(language, "finding.coverage", {rules.id, std::to_string(limit)});
  one.findings.push_back({Severity::error, kCoverageCode, told, one.file, std::nullopt});
  return one;
}

std::vector<Examined> examined_of(Language language, const Diagnostics& mistakes) {
  std::vector<Examined> out;
  for (const Diagnostic& mistake : mistakes.all()) {
    Finding finding = finding_of(language, mistake);
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

std::string findings_in(Language language, FindingFormat format, const FindingReport& report) {
  switch (format) {
    case FindingFormat::json:
      return findings_json(report);
    case FindingFormat::github:
      return findings_github(report);
    case FindingFormat::junit:
      return findings_junit(report);
    case FindingFormat::sarif:
      return findings_sarif(language, report);
    case FindingFormat::text:
      break;
  }
  return "";
}

}  // namespace aci

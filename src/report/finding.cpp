#include "report/finding.h"

#include <algorithm>

#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

std::optional<Region> region_of(const Place& place) {
  if (!place.known() || place.is_whole()) return std::nullopt;
  return Region{place.position(), place.file()->position(place.span().end)};
}

/// What a mistake without a place is about: the file that it names first, which could not be read.
std::string file_named(const Message& message) {
  if (message.args.empty()) return "";
  const MessageArg& first = message.args.front();
  const auto* const named = std::get_if<Message>(&first);
  if (named != nullptr && named->id == "file.named") return std::get<std::string>(named->args.front());
  return message.id == "F002" ? std::get<std::string>(first) : "";
}

Finding finding_of(Language language, const Diagnostic& diagnostic) {
  std::string message = printable(say(language, diagnostic.message));
  if (diagnostic.hint) message += " — " + printable(say(language, *diagnostic.hint));
  const Place& place = diagnostic.place;
  return {diagnostic.severity, diagnostic.code(), std::move(message),
          place.known() ? place.file()->name() : file_named(diagnostic.message), region_of(place)};
}

std::vector<Finding> findings_of(Language language, const Diagnostics& diagnostics) {
  std::vector<Finding> out;
  for (const Diagnostic& each : diagnostics.all()) out.push_back(finding_of(language, each));
  return out;
}

void add_error(Examined& to, const char* code, const std::string& message, const Place& at) {
  to.findings.push_back({Severity::error, code, printable(message), to.file, region_of(at)});
}

Examined examined_of(Language language, const CaseResult& result) {
  Examined one{result.file ? result.file->name() : "", printable(result.title), region_of(result.at), true,
               findings_of(language, result.diagnostics)};
  // One case may be run under several rule sets.
  if (!result.rules.empty()) one.name += " [" + result.rules + "]";
  for (const Difference& each : result.differences) {
    add_error(one, kCaseCode,
              say(language, "finding.difference", {one.name, each.what, each.expected, each.got}), each.at);
  }
  if (!result.passed && result.differences.empty()) {
    add_error(one, kCaseCode, say(language, "finding.failed", {one.name}), result.at);
  }
  return one;
}

Examined examined_of(Language language, const MutationReport& report) {
  const RuleSet& rules = *report.plan->rules;
  Examined one{rules.file->name(), say(language, "finding.mutation_of", {rules.id}), {}, true, {}};
  for (const Mutant& mutant : report.survivors) {
    add_error(one, kSurvivorCode, say(language, "finding.survivor", {rules.id, mutant.before, mutant.after}),
              mutant.at);
  }
  return one;
}

Examined examined_of(Language language, const Coverage& coverage, int limit) {
  const RuleSet& rules = *coverage.plan().rules;
  Examined one{rules.file->name(), say(language, "finding.coverage_of", {rules.id}), {}, true, {}};
  if (coverage.reaches(limit)) return one;
  add_error(one, kCoverageCode, say(language, "finding.coverage", {rules.id, std::to_string(limit)}), {});
  return one;
}

/// One for each file, in the order of the mistakes.
std::vector<Examined> examined_of(Language language, const Diagnostics& mistakes) {
  std::vector<Examined> out;
  for (Finding& finding : findings_of(language, mistakes)) {
    if (finding.file.starts_with("--")) {  // An option is no file to show.
      finding.file.clear();
      finding.region.reset();
    }
    auto found = std::ranges::find(out, finding.file, &Examined::file);
    if (found == out.end()) {
      const std::string name = finding.file.empty() ? "aci test" : finding.file;
      found = out.insert(out.end(), {finding.file, name, {}, true, {}});
    }
    found->readable = found->readable && finding.severity != Severity::error;
    found->findings.push_back(std::move(finding));
  }
  return out;
}

}  // namespace

bool FindingReport::counts(const Finding& finding) const {
  return finding.severity == Severity::error || (strict && finding.severity == Severity::warning);
}

bool FindingReport::passed(const Examined& one) const {
  return one.readable &&
         std::ranges::none_of(one.findings, [this](const Finding& finding) { return counts(finding); });
}

std::vector<Finding> FindingReport::findings() const {
  std::vector<Finding> out;
  for (const Examined& one : examined) out.insert(out.end(), one.findings.begin(), one.findings.end());
  return out;
}

Examined examined_of(Language language, const CheckedFile& file) {
  Examined one{file.path, file.path, {}, file.readable, findings_of(language, file.diagnostics)};
  for (Finding& finding : one.findings) {
    if (finding.file.empty()) finding.file = file.path;
  }
  return one;
}

FindingReport test_findings(Language language, const CaseRun& run,
                            const std::vector<MutationReport>& mutations, const Diagnostics& mistakes) {
  FindingReport report{"test", false, examined_of(language, mistakes), {}};
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

std::string sound_text(Language language, const CheckedFile& file) {
  const RuleSet& rules = *file.checked.rules;
  const std::string name =
      file.built_on.empty() ? file.path : say(language, "check.built_on", {file.path, file.built_on});
  return printable(say(language, "check.sound",
                       {name, rules.id, whole_number(rules.indicators.size()),
                        whole_number(rules.parameters.size()), whole_number(rules.inputs.size())})) +
         "\n";
}

std::string findings_in(Language language, FindingFormat format, const FindingReport& given,
                        const std::function<std::string(const std::string&)>& name_of) {
  if (format == FindingFormat::json) return findings_json(given);
  FindingReport report = given;
  const auto rename = [&](std::string& file) { file = file.empty() ? "" : name_of(file); };
  rename(report.about);
  for (Examined& one : report.examined) {
    if (one.name == one.file) rename(one.name);
    rename(one.file);
    for (Finding& finding : one.findings) rename(finding.file);
  }
  switch (format) {
    case FindingFormat::json:
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

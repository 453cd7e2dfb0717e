#include <algorithm>
#include <set>
#include <utility>

#include "report/escaped.h"
#include "report/finding.h"
#include "report/value_text.h"

namespace aci {
namespace {

/// Text or attribute of XML 1.0, where most control characters and two others may not stand at all.
std::string xml(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t line = std::min(text.find('\n'), text.size());
    out += printable(text.substr(0, line));
    if (line < text.size()) out += '\n';
    text.remove_prefix(std::min(line + 1, text.size()));
  }
  return escaped(out, {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}});
}

std::string attribute(const char* name, std::string_view value) {
  return " " + std::string(name) + "=\"" + xml(value) + "\"";
}

std::string place_before(const Finding& finding) {
  if (finding.file.empty()) return "";
  std::string text = finding.file + ":";
  if (finding.region) {
    const Position at = finding.region->begin;
    text += std::to_string(at.line) + ":" + std::to_string(at.column) + ":";
  }
  return text + " ";
}

struct Tally {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
};

std::string tally_attributes(const Tally& tally) {
  return attribute("tests", std::to_string(tally.tests)) +
         attribute("failures", std::to_string(tally.failures)) +
         attribute("errors", std::to_string(tally.errors)) + attribute("skipped", "0");
}

/// Two of one name would be one test to a service, and one of them lost.
class Names {
 public:
  std::string unique(const Examined& one) {
    const auto is_new = [&](const std::string& name) { return taken_.emplace(one.file, name).second; };
    std::string name = one.name;
    for (int n = 2; !is_new(name); ++n) name = one.name + " (" + std::to_string(n) + ")";
    return name;
  }

 private:
  std::set<std::pair<std::string, std::string>> taken_;
};

std::string testcase(const FindingReport& report, const Examined& one, const std::string& name,
                     Tally& tally) {
  ++tally.tests;
  const bool passed = report.passed(one);
  if (!passed) ++(one.readable ? tally.failures : tally.errors);
  std::string out = "    <testcase" + attribute("classname", one.file) + attribute("name", name) +
                    attribute("file", one.file);
  if (one.region) out += attribute("line", std::to_string(one.region->begin.line));
  std::string serious;
  std::string other;
  const Finding* first = nullptr;
  for (const Finding& finding : one.findings) {
    const bool counts = report.counts(finding);
    (counts ? serious : other) += place_before(finding) + "[" + finding.code + "] " + finding.message + "\n";
    if (counts && first == nullptr) first = &finding;
  }
  if (passed && other.empty()) return out + "/>\n";
  out += ">\n";
  if (!passed) {
    const std::string tag = one.readable ? "failure" : "error";
    out += "      <" + tag + attribute("type", first != nullptr ? first->code : "") +
           attribute("message", first != nullptr ? place_before(*first) + first->message : "") + ">" +
           xml(serious) + "</" + tag + ">\n";
  }
  if (!other.empty()) out += "      <system-out>" + xml(other) + "</system-out>\n";
  return out + "    </testcase>\n";
}

}  // namespace

std::string findings_junit(const FindingReport& report) {
  Tally total;
  std::string suites;
  Names names;
  std::set<std::string> done;
  for (const Examined& first : report.examined) {
    const std::string& file = first.file;
    if (!done.insert(file).second) continue;
    Tally tally;
    std::string cases;
    for (const Examined& one : report.examined) {
      if (one.file == file) cases += testcase(report, one, names.unique(one), tally);
    }
    suites += "  <testsuite" + attribute("name", file) + tally_attributes(tally) + ">\n" + cases +
              "  </testsuite>\n";
    total.tests += tally.tests;
    total.failures += tally.failures;
    total.errors += tally.errors;
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" +
         attribute("name", "aci " + report.command) + tally_attributes(total) + ">\n" + suites +
         "</testsuites>\n";
}

}  // namespace aci

#include <set>
#include <string>

#include "report/escaped.h"
#include "report/finding.h"
#include "report/value_text.h"

namespace aci {
namespace {

/// Of XML 1.0, where most control characters and two others may not stand at all. In the log of a job, "##["
/// would be a command wherever it stands: a reference is the same text.
std::string xml(std::string_view text) {
  std::string out = escaped(text, {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}});
  for (std::size_t at = out.find("##["); at != out.npos; at = out.find("##[", at)) {
    out.replace(at + 1, 1, "&#35;");
  }
  return out;
}

/// The text between tags, of several lines. A line that begins with "::", blanks aside, would be a command
/// too.
std::string content(std::string_view text) {
  std::string out = xml(printable_lines(text));
  bool first = true;
  for (std::size_t at = 0; at < out.size(); ++at) {
    if (first && out[at] == ':') out.replace(at, 1, "&#58;");
    first = out[at] == '\n' || (first && out[at] == ' ');
  }
  return out;
}

/// On one line: a name may hold any character, a reader makes a blank of a line feed, and a line that begins
/// inside of a value may be taken for a command.
std::string attribute(const char* name, std::string_view value) {
  return " " + std::string(name) + "=\"" + xml(printable(value)) + "\"";
}

std::string place_before(const Finding& finding) {
  if (finding.file.empty()) return "";
  std::string text = printable(finding.file) + ":";
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

/// Two of one name would be one to a service, and one of them lost: as they are shown, since files of two
/// names may be shown alike.
class Names {
 public:
  std::string unique(const std::string& given) {
    const std::string shown = printable(given);
    std::string name = shown;
    for (int n = 2; !taken_.insert(name).second; ++n) name = shown + " (" + std::to_string(n) + ")";
    return name;
  }

 private:
  std::set<std::string> taken_;
};

std::string testcase(const FindingReport& report, const Examined& one, const std::string& suite,
                     const std::string& name, Tally& tally) {
  ++tally.tests;
  const bool passed = report.passed(one);
  if (!passed) ++(one.readable ? tally.failures : tally.errors);
  std::string out =
      "    <testcase" + attribute("classname", suite) + attribute("name", name) + attribute("file", one.file);
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
           content(serious) + "</" + tag + ">\n";
  }
  if (!other.empty()) out += "      <system-out>" + content(other) + "</system-out>\n";
  return out + "    </testcase>\n";
}

}  // namespace

std::string findings_junit(const FindingReport& report) {
  Tally total;
  std::string suites;
  Names suite_names;
  std::set<std::string> done;
  for (const Examined& first : report.examined) {
    const std::string& file = first.file;
    if (!done.insert(file).second) continue;
    const std::string suite = suite_names.unique(file);
    Tally tally;
    std::string cases;
    Names names;
    for (const Examined& one : report.examined) {
      if (one.file == file) cases += testcase(report, one, suite, names.unique(one.name), tally);
    }
    suites += "  <testsuite" + attribute("name", suite) + tally_attributes(tally) + ">\n" + cases +
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

#include "report/finding.h"

#include "report/escaped.h"

namespace aci {
namespace {

/// Text or attribute of XML 1.0, where most control characters and two others may not stand at all.
std::string xml(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F) {
      out += "\uFFFD";
    } else if (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF") {
      out += "\uFFFD";
      i += 2;
    } else {
      out += c;
    }
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

std::string testcase(const FindingReport& report, const Examined& one, Tally& tally) {
  ++tally.tests;
  const bool passed = report.passed(one);
  if (!passed) ++(one.readable ? tally.failures : tally.errors);
  std::string out = "    <testcase" + attribute("classname", one.file) + attribute("name", one.name) +
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
  for (std::size_t i = 0; i < report.examined.size();) {
    const std::string& file = report.examined[i].file;
    Tally tally;
    std::string cases;
    for (; i < report.examined.size() && report.examined[i].file == file; ++i) {
      cases += testcase(report, report.examined[i], tally);
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

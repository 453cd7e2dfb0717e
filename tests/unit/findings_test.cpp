// What services read of findings; whole files of them are checked by tests/check_findings.py.
#include <doctest/doctest.h>

#include "report/finding.h"

namespace aci {
namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

FindingReport report_of(std::vector<Examined> examined) {
  FindingReport report;
  report.command = "check";
  report.examined = std::move(examined);
  return report;
}
Examined examined(std::vector<Finding> findings, bool readable = true) {
  return {"a.toml", "a.toml", {}, readable, std::move(findings)};
}
const Region kRegion{{3, 5}, {3, 9}};

TEST_CASE("JUnit: what could not be read is an error, what is wrong a failure, a remark an output") {
  const Finding mistake{Severity::error, "R012", "wrong & <bad>", "a.toml", kRegion};
  const Finding nowhere{Severity::error, "R013", "no place", "", {}};
  const Finding remark{Severity::warning, "R025", "odd", "a.toml", {}};
  CHECK(findings_junit(report_of({examined({}, false)})) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites name=\"aci check\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">\n"
        "  <testsuite name=\"a.toml\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">\n"
        "    <testcase classname=\"a.toml\" name=\"a.toml\" file=\"a.toml\">\n"
        "      <error type=\"\" message=\"\"></error>\n"
        "    </testcase>\n  </testsuite>\n</testsuites>\n");
  CHECK(holds(findings_junit(report_of({examined({remark, mistake, nowhere})})),
              "      <failure type=\"R012\" message=\"a.toml:3:5: wrong &amp; &lt;bad&gt;\">"
              "a.toml:3:5: [R012] wrong &amp; &lt;bad&gt;\n[R013] no place\n</failure>\n"
              "      <system-out>a.toml: [R025] odd\n</system-out>\n"));
  CHECK(holds(findings_junit(report_of({examined({remark})})),
              " failures=\"0\" errors=\"0\" skipped=\"0\">\n"
              "    <testcase classname=\"a.toml\" name=\"a.toml\" file=\"a.toml\">\n"
              "      <system-out>a.toml: [R025] odd\n</system-out>\n"));
  CHECK(holds(findings_junit(report_of({examined({})})), " file=\"a.toml\"/>\n"));
}

TEST_CASE("JUnit: with --strict a warning fails what it is about") {
  FindingReport report = report_of({examined({{Severity::warning, "R025", "odd", "a.toml", {}}})});
  report.strict = true;
  CHECK(holds(findings_junit(report),
              "<failure type=\"R025\" message=\"a.toml: odd\">a.toml: [R025] odd\n</failure>"));
}

std::string sarif(const std::string& file, const std::string& about = "", const std::string& code = "R012") {
  FindingReport report = report_of({examined({{Severity::error, code, "wrong", file, {}}})});
  report.about = about;
  return findings_sarif(Language::en, report);
}

TEST_CASE("SARIF: a path is a reference, whatever its letters") {
  const auto reference = [](const std::string& uri) { return "\"uri\": \"" + uri + "\""; };
  CHECK(holds(sarif("azAZ09-._~/x.toml"), reference("azAZ09-._~/x.toml")));
  CHECK(holds(sarif("a b{[@`:é"), reference("a%20b%7B%5B%40%60%3A%C3%A9")));
  CHECK(holds(sarif("/elsewhere/a"), reference("file:///elsewhere/a")));
}

TEST_CASE("SARIF: a mistake without a place is about what was examined, else about the folder") {
  CHECK(holds(sarif("a.toml", "rules"), "\"uri\": \"a.toml\""));
  CHECK(holds(sarif("", "rules"), "\"uri\": \"rules\""));
  CHECK(holds(sarif("", ""), "\"uri\": \".\""));
}

TEST_CASE("SARIF: a code that is described says where") {
  CHECK(holds(sarif("a"), "\"ruleId\": \"R012\",\n          \"ruleIndex\": "));
  CHECK(holds(sarif("a", "", "Z999"), "\"ruleId\": \"Z999\",\n          \"level\": \"error\""));
}

}  // namespace
}  // namespace aci

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

/// Without what only makes it readable.
std::string bare(const std::string& json) {
  std::string out;
  for (const char c : json) {
    if (c != ' ' && c != '\n') out += c;
  }
  return out;
}

TEST_CASE("SARIF: what is underlined, from its first character to the one behind its last") {
  FindingReport report =
      report_of({examined({{Severity::warning, "R025", "odd", "a.toml", {{{3, 5}, {4, 9}}}},
                           {Severity::note, "I009", "kept", "a.toml", {}}})});
  const std::string sarif = bare(findings_sarif(Language::en, report));
  CHECK(holds(sarif,
              "\"level\":\"warning\",\"message\":{\"text\":\"odd\"},\"locations\":[{\"physicalLocation\":{"
              "\"artifactLocation\":{\"uri\":\"a.toml\"},\"region\":{\"startLine\":3,\"startColumn\":5,"
              "\"endLine\":4,\"endColumn\":9}}}]},"));
  CHECK(holds(sarif,
              "\"level\":\"note\",\"message\":{\"text\":\"kept\"},\"locations\":[{\"physicalLocation\":{"
              "\"artifactLocation\":{\"uri\":\"a.toml\"}}}]}]}]}"));
}

TEST_CASE("SARIF: the codes that a finding may be of, none of the command line but that of unknown rules") {
  const std::string sarif = bare(findings_sarif(Language::en, report_of({})));
  for (const char* code : {"R001", "R012", "F001", "I004", "U006", "case", "survivor", "coverage"}) {
    CAPTURE(code);
    CHECK(holds(sarif, "{\"id\":\"" + std::string(code) + "\",\"shortDescription\":{\"text\":\""));
  }
  for (const char* code : {"U001", "U009", "U025", "word.yes", "diff.none"}) {
    CAPTURE(code);
    CHECK_FALSE(holds(sarif, "\"id\":\"" + std::string(code) + "\""));
  }
  const auto level = [&](const std::string& code) {
    const std::string before = "\"defaultConfiguration\":{\"level\":\"";
    const std::size_t begin = sarif.find(before, sarif.find("\"id\":\"" + code + "\"")) + before.size();
    return sarif.substr(begin, sarif.find('"', begin) - begin);
  };
  CHECK(level("R012") == "error");
  CHECK(level("R025") == "warning");
  CHECK(level("I009") == "note");
  CHECK(level("survivor") == "error");
}

TEST_CASE("SARIF: which program said it, and which of its versions") {
  CHECK(holds(
      bare(findings_sarif(Language::en, report_of({}))),
      "\"tool\":{\"driver\":{\"name\":\"aci\",\"version\":\"" + std::string(ACI_VERSION) + "\",\"rules\":["));
}

TEST_CASE("JSON: every finding with its place, null where it has none, and how many there are") {
  FindingReport report =
      report_of({examined({{Severity::error, "R012", "wrong", "a.toml", {{{3, 5}, {4, 9}}}},
                           {Severity::warning, "R025", "odd", "", {}},
                           {Severity::warning, "R025", "odd", "a.toml", {}},
                           {Severity::note, "I009", "kept", "a.toml", {}}}),
                 {"", "case", {}, false, {}}});
  CHECK(bare(findings_json(report)) ==
        "{\"schema_version\":1,\"command\":\"check\",\"examined\":["
        "{\"file\":\"a.toml\",\"name\":\"a.toml\",\"readable\":true,\"passed\":false},"
        "{\"file\":null,\"name\":\"case\",\"readable\":false,\"passed\":false}],\"findings\":["
        "{\"severity\":\"error\",\"code\":\"R012\",\"message\":\"wrong\",\"file\":\"a.toml\","
        "\"line\":3,\"column\":5,\"end_line\":4,\"end_column\":9},"
        "{\"severity\":\"warning\",\"code\":\"R025\",\"message\":\"odd\",\"file\":null,"
        "\"line\":null,\"column\":null,\"end_line\":null,\"end_column\":null},"
        "{\"severity\":\"warning\",\"code\":\"R025\",\"message\":\"odd\",\"file\":\"a.toml\","
        "\"line\":null,\"column\":null,\"end_line\":null,\"end_column\":null},"
        "{\"severity\":\"note\",\"code\":\"I009\",\"message\":\"kept\",\"file\":\"a.toml\","
        "\"line\":null,\"column\":null,\"end_line\":null,\"end_column\":null}],"
        "\"errors\":1,\"warnings\":2}");
}

TEST_CASE("commands of a workflow: a line each, whatever is in it; columns only within a line") {
  const auto command = [](const Finding& finding) {
    return findings_github(report_of({examined({finding})}));
  };
  CHECK(command({Severity::error, "R012", "wrong", "a.toml", kRegion}) ==
        "::error file=a.toml,line=3,endLine=3,col=5,endColumn=9,title=R012::wrong\n");
  CHECK(command({Severity::warning, "R025", "odd", "a.toml", {{{3, 5}, {4, 9}}}}) ==
        "::warning file=a.toml,line=3,endLine=4,title=R025::odd\n");
  CHECK(command({Severity::note, "I009", "kept", "a.toml", {}}) == "::notice file=a.toml,title=I009::kept\n");
  CHECK(command({Severity::error, "R012", "a: 100 %,\r\nb ##[x] ##[y]##[", "b: 1 %,c", {}}) ==
        "::error file=b%3A 1 %25%2Cc,title=R012::a: 100 %25,%0D%0Ab ## [x] ## [y]## [\n");
  CHECK(command({Severity::error, "R012", "wrong", "", {}}) == "::error title=R012::wrong\n");
}

TEST_CASE("JUnit: a suite a file, with its tests wherever they come; two of one name are two") {
  const Finding mistake{Severity::error, "R012", "one\n\ntwo \x01", "a.toml", kRegion};
  const Finding second{Severity::error, "R013", "more", "a.toml", {}};
  FindingReport report = report_of({{"a.toml", "case", {{{7, 1}, {7, 2}}}, true, {mistake, second}},
                                    {"b.toml", "b.toml", {}, false, {second}},
                                    {"a.toml", "case", {}, true, {}},
                                    {"a.toml", "case", {}, true, {}},
                                    {"b.toml", "case", {}, true, {}}});
  CHECK(findings_junit(report) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites name=\"aci check\" tests=\"5\" failures=\"1\" errors=\"1\" skipped=\"0\">\n"
        "  <testsuite name=\"a.toml\" tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"0\">\n"
        "    <testcase classname=\"a.toml\" name=\"case\" file=\"a.toml\" line=\"7\">\n"
        "      <failure type=\"R012\" message=\"a.toml:3:5: one\uFFFD\uFFFDtwo \uFFFD\">"
        "a.toml:3:5: [R012] one\n\ntwo \uFFFD\na.toml: [R013] more\n</failure>\n"
        "    </testcase>\n"
        "    <testcase classname=\"a.toml\" name=\"case (2)\" file=\"a.toml\"/>\n"
        "    <testcase classname=\"a.toml\" name=\"case (3)\" file=\"a.toml\"/>\n"
        "  </testsuite>\n"
        "  <testsuite name=\"b.toml\" tests=\"2\" failures=\"0\" errors=\"1\" skipped=\"0\">\n"
        "    <testcase classname=\"b.toml\" name=\"b.toml\" file=\"b.toml\">\n"
        "      <error type=\"R013\" message=\"a.toml: more\">a.toml: [R013] more\n</error>\n"
        "    </testcase>\n"
        "    <testcase classname=\"b.toml\" name=\"case\" file=\"b.toml\"/>\n"
        "  </testsuite>\n"
        "</testsuites>\n");
}

TEST_CASE("JUnit: files that are shown alike are two suites, and none of their names begins a line") {
  const Finding mistake{Severity::error, "R012", "wrong", "::x\n##[y]", {}};
  const std::string written = findings_junit(
      report_of({{"::x\n##[y]", "n", {}, true, {mistake, mistake}}, {"::x\u200B##[y]", "n", {}, true, {}}}));
  CHECK(holds(written, "<testsuite name=\"::x\uFFFD#&#35;[y]\" "));
  CHECK(holds(written, "<testsuite name=\"::x\uFFFD#&#35;[y] (2)\" "));
  CHECK(holds(written, "classname=\"::x\uFFFD#&#35;[y] (2)\" name=\"n\""));
  CHECK(holds(written, ">&#58;:x\uFFFD#&#35;[y]: [R012] wrong\n&#58;:x\uFFFD#&#35;[y]: [R012] wrong\n<"));
}

TEST_CASE("what services read names files otherwise; JSON names them as they were given") {
  FindingReport report = report_of({examined({{Severity::error, "R012", "wrong", "a.toml", kRegion},
                                              {Severity::error, "R012", "nowhere", "", {}}}),
                                    {"a.toml", "case", {}, true, {}}});
  report.about = "rules";
  const auto written = [&](FindingFormat format) {
    return findings_in(Language::en, format, report, [](const std::string& file) { return "in/" + file; });
  };
  CHECK(written(FindingFormat::json) == findings_json(report));
  CHECK(written(FindingFormat::text) == "");
  CHECK(written(FindingFormat::github) ==
        "::error file=in/a.toml,line=3,endLine=3,col=5,endColumn=9,title=R012::wrong\n"
        "::error title=R012::nowhere\n");
  CHECK(
      holds(written(FindingFormat::junit), "classname=\"in/a.toml\" name=\"in/a.toml\" file=\"in/a.toml\">"));
  CHECK(holds(written(FindingFormat::junit), "classname=\"in/a.toml\" name=\"case\" file=\"in/a.toml\"/>"));
  CHECK(holds(written(FindingFormat::sarif), "\"uri\": \"in/a.toml\""));
  CHECK(holds(written(FindingFormat::sarif), "\"uri\": \"in/rules\""));
}

}  // namespace
}  // namespace aci

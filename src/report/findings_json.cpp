#include <algorithm>

#include "report/finding.h"
#include "report/json_writer.h"
#include "report/severity_words.h"
#include "report/value_text.h"

namespace aci {

std::string findings_json(const FindingReport& report) {
  const std::vector<Finding> findings = report.findings();
  JsonWriter json;
  json.begin_object();
  json.member("schema_version", 1);
  json.member("command", report.command);
  json.objects("examined", report.examined, [&](const Examined& one) {
    json.text_or_null("file", printable(one.file));
    json.member("name", printable(one.name));
    json.member("readable", one.readable);
    json.member("passed", report.passed(one));
  });
  json.objects("findings", findings, [&](const Finding& finding) {
    json.member("severity", words_of(finding.severity).name);
    json.member("code", finding.code);
    json.member("message", finding.message);
    json.text_or_null("file", printable(finding.file));
    const auto number = [&](const char* key, Position Region::*at, int Position::*place) {
      json.member(key, finding.region ? std::optional((*finding.region).*at.*place) : std::nullopt);
    };
    number("line", &Region::begin, &Position::line);
    number("column", &Region::begin, &Position::column);
    number("end_line", &Region::end, &Position::line);
    number("end_column", &Region::end, &Position::column);
  });
  const auto count = [&](const char* key, Severity severity) {
    json.member(key, static_cast<int>(std::ranges::count(findings, severity, &Finding::severity)));
  };
  count("errors", Severity::error);
  count("warnings", Severity::warning);
  json.end_object();
  return json.text();
}

}  // namespace aci

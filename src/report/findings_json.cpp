#include "report/findings.h"

#include "report/json_writer.h"
#include "report/severity_words.h"

namespace aci {
namespace {

void write_region(JsonWriter& json, const std::optional<Region>& region) {
  const auto number = [&](const char* key, int value) {
    json.key(key);
    region ? json.value(value) : json.value(std::nullopt);
  };
  number("line", region ? region->begin.line : 0);
  number("column", region ? region->begin.column : 0);
  number("end_line", region ? region->end.line : 0);
  number("end_column", region ? region->end.column : 0);
}

void write_file(JsonWriter& json, const std::string& file) {
  json.key("file");
  file.empty() ? json.value(std::nullopt) : json.value(file);
}

}  // namespace

std::string findings_json(const FindingReport& report) {
  JsonWriter json;
  json.begin_object();
  json.member("schema_version", 1);
  json.member("command", report.command);
  json.objects("examined", report.examined, [&](const Examined& one) {
    write_file(json, one.file);
    json.member("name", one.name);
    json.member("readable", one.readable);
    json.member("passed", report.passed(one));
  });
  json.begin_array("findings");
  for (const Examined& one : report.examined) {
    for (const Finding& finding : one.findings) {
      json.begin_object();
      json.member("severity", words_of(finding.severity).name);
      json.member("code", finding.code);
      json.member("message", finding.message);
      write_file(json, finding.file);
      write_region(json, finding.region);
      json.end_object();
    }
  }
  json.end_array();
  json.member("errors", static_cast<int>(report.count(Severity::error)));
  json.member("warnings", static_cast<int>(report.count(Severity::warning)));
  json.end_object();
  return json.text();
}

}  // namespace aci

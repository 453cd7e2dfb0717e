#include "report/findings_sarif.h"

#include <algorithm>
#include <map>

#include "report/json_writer.h"
#include "report/wording.h"

namespace aci {
namespace {

const char* level_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

/// "R012": what the catalogue says of a mistake; U001… are about the command line, which no service keeps,
/// but a file of cases may name rules that are unknown.
bool is_code(std::string_view id) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (id == "U006") return true;
  return id.size() == 4 && id[0] >= 'A' && id[0] <= 'Z' && id[0] != 'U' && digit(id[1]) && digit(id[2]) &&
         digit(id[3]);
}

bool warns(std::string_view code) {
  static constexpr std::string_view kWarnings[] = {"C009", "C010", "R009", "R024", "R025", "R026",
                                                   "R027", "R049", "R050", "R060", "R061", "R062",
                                                   "R063", "R064", "I013", "I014"};
  return std::find(std::begin(kWarnings), std::end(kWarnings), code) != std::end(kWarnings);
}

/// A path as a relative reference, or as a URI when it is absolute.
std::string uri(const std::string& path) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    }
  }
  return out;
}

void text_member(JsonWriter& json, const char* key, std::string_view text) {
  json.key(key);
  json.begin_object();
  json.member("text", text);
  json.end_object();
}

std::vector<std::string> write_rules(JsonWriter& json, Language language) {
  std::vector<std::string> codes;
  json.key("rules");
  json.begin_array();
  const auto rule = [&](std::string_view code, const std::string& description) {
    codes.emplace_back(code);
    json.begin_object();
    json.member("id", code);
    text_member(json, "shortDescription", description);
    json.key("defaultConfiguration");
    json.begin_object();
    json.member("level", warns(code) ? "warning" : "error");
    json.end_object();
    json.end_object();
  };
  const std::vector<MessageArg> blanks(8, MessageArg(std::string("…")));
  for (const Wording& wording : all_wordings()) {
    if (is_code(wording.id)) rule(wording.id, say(language, wording.id, blanks));
  }
  rule(kCaseCode, say(language, "finding.failed", blanks));
  rule(kSurvivorCode, say(language, "finding.survivor", blanks));
  rule(kCoverageCode, say(language, "finding.coverage", blanks));
  json.end_array();
  return codes;
}

void write_location(JsonWriter& json, const Finding& finding) {
  json.key("locations");
  json.begin_array();
  json.begin_object();
  json.key("physicalLocation");
  json.begin_object();
  json.key("artifactLocation");
  json.begin_object();
  json.member("uri", uri(finding.file));
  json.end_object();
  if (finding.region) {
    json.key("region");
    json.begin_object();
    json.member("startLine", finding.region->begin.line);
    json.member("startColumn", finding.region->begin.column);
    json.member("endLine", finding.region->end.line);
    json.member("endColumn", finding.region->end.column);
    json.end_object();
  }
  json.end_object();
  json.end_object();
  json.end_array();
}

}  // namespace

std::string findings_sarif(const FindingReport& report, Language language) {
  JsonWriter json;
  json.begin_object();
  json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  json.member("version", "2.1.0");
  json.key("runs");
  json.begin_array();
  json.begin_object();
  json.key("tool");
  json.begin_object();
  json.key("driver");
  json.begin_object();
  json.member("name", "aci");
  json.member("version", ACI_VERSION);
  const std::vector<std::string> codes = write_rules(json, language);
  json.end_object();
  json.end_object();
  json.member("columnKind", "unicodeCodePoints");
  json.key("results");
  json.begin_array();
  for (const Examined& one : report.examined) {
    for (const Finding& finding : one.findings) {
      json.begin_object();
      json.member("ruleId", finding.code);
      const auto rule = std::find(codes.begin(), codes.end(), finding.code);
      if (rule != codes.end()) json.member("ruleIndex", static_cast<int>(rule - codes.begin()));
      json.member("level", level_of(finding.severity));
      text_member(json, "message", finding.message);
      if (!finding.file.empty()) write_location(json, finding);
      json.end_object();
    }
  }
  json.end_array();
  json.end_object();
  json.end_array();
  json.end_object();
  return json.text();
}

}  // namespace aci

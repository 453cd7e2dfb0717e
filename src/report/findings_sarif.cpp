#include "report/findings.h"

#include <algorithm>
#include <map>

#include "report/json_writer.h"
#include "report/severity_words.h"
#include "report/wording.h"

namespace aci {
namespace {

/// "R012": what the catalogue says of a mistake; U001… are about the command line, which no service keeps,
/// but a file of cases may name rules that are unknown.
bool is_code(std::string_view id) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (id == "U006") return true;
  return id.size() == 4 && id[0] >= 'A' && id[0] <= 'Z' && id[0] != 'U' && digit(id[1]) && digit(id[2]) &&
         digit(id[3]);
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
  json.begin_object(key);
  json.member("text", text);
  json.end_object();
}

std::vector<std::string> write_rules(JsonWriter& json, Language language) {
  std::vector<std::string> codes;
  json.begin_array("rules");
  const auto rule = [&](std::string_view code, const std::string& description) {
    codes.emplace_back(code);
    json.begin_object();
    json.member("id", code);
    text_member(json, "shortDescription", description);
    json.begin_object("defaultConfiguration");
    json.member("level", words_of(severity_of(code)).name);
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
  json.begin_array("locations");
  json.begin_object();
  json.begin_object("physicalLocation");
  json.begin_object("artifactLocation");
  json.member("uri", uri(finding.file));
  json.end_object();
  if (finding.region) {
    json.begin_object("region");
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

std::string findings_sarif(Language language, const FindingReport& report) {
  JsonWriter json;
  json.begin_object();
  json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  json.member("version", "2.1.0");
  json.begin_array("runs");
  json.begin_object();
  json.begin_object("tool");
  json.begin_object("driver");
  json.member("name", "aci");
  json.member("version", ACI_VERSION);
  const std::vector<std::string> codes = write_rules(json, language);
  json.end_object();
  json.end_object();
  json.member("columnKind", "unicodeCodePoints");
  json.begin_array("results");
  for (const Examined& one : report.examined) {
    for (const Finding& finding : one.findings) {
      json.begin_object();
      json.member("ruleId", finding.code);
      const auto rule = std::find(codes.begin(), codes.end(), finding.code);
      if (rule != codes.end()) json.member("ruleIndex", static_cast<int>(rule - codes.begin()));
      json.member("level", words_of(finding.severity).name);
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

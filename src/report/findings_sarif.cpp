#include "report/finding.h"

#include <algorithm>

#include "report/json_writer.h"
#include "report/severity_words.h"
#include "report/wording.h"

namespace aci {
namespace {

/// "R012": what the catalogue says of a mistake; U001… are about the command line, which no service keeps,
/// but a file of cases may name rules that are unknown.
bool is_code(std::string_view id) {
  if (id == "U006") return true;
  return id.size() == 4 && id[0] >= 'A' && id[0] <= 'Z' && id[0] != 'U' &&
         id.find_first_not_of("0123456789", 1) == std::string_view::npos;
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

struct Rule {
  std::string code;
  std::string description;
};

/// All that a finding may be of.
std::vector<Rule> rules_in(Language language) {
  std::vector<Rule> rules;
  const std::vector<MessageArg> blanks(8, MessageArg(std::string("…")));
  const auto add = [&](std::string_view code, std::string_view id) {
    rules.push_back({std::string(code), say(language, id, blanks)});
  };
  for (std::size_t place = 0; place < wording_count(); ++place) {
    const Wording wording = wording_at(place);
    if (is_code(wording.id)) add(wording.id, wording.id);
  }
  add(kCaseCode, "finding.failed");
  add(kSurvivorCode, "finding.survivor");
  add(kCoverageCode, "finding.coverage");
  return rules;
}

/// Each result has one: GitHub refuses the whole file otherwise.
void write_location(JsonWriter& json, const Finding& finding, const std::string& about) {
  json.begin_array("locations");
  json.begin_object();
  json.begin_object("physicalLocation");
  json.begin_object("artifactLocation");
  json.member("uri", uri(!finding.file.empty() ? finding.file : about.empty() ? "." : about));
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
  const std::vector<Rule> rules = rules_in(language);
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
  json.objects("rules", rules, [&](const Rule& rule) {
    json.member("id", rule.code);
    text_member(json, "shortDescription", rule.description);
    json.begin_object("defaultConfiguration");
    json.member("level", words_of(severity_of(rule.code)).name);
    json.end_object();
  });
  json.end_object();
  json.end_object();
  json.member("columnKind", "unicodeCodePoints");
  json.objects("results", report.findings(), [&](const Finding& finding) {
    json.member("ruleId", finding.code);
    const auto rule = std::ranges::find(rules, finding.code, &Rule::code);
    if (rule != rules.end()) json.member("ruleIndex", static_cast<int>(rule - rules.begin()));
    json.member("level", words_of(finding.severity).name);
    text_member(json, "message", finding.message);
    write_location(json, finding, report.about);
  });
  json.end_object();
  json.end_array();
  json.end_object();
  return json.text();
}

}  // namespace aci

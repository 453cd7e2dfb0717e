#include "report/finding.h"

#include "report/escaped.h"
#include "report/severity_words.h"
#include "report/value_text.h"

namespace aci {
namespace {

/// What the commands' own syntax uses is written in percent; a property ends at a comma and the whole at a
/// colon.
std::string in_message(std::string_view text) {
  std::string out = escaped(text, {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}});
  // The older commands are found anywhere in a line.
  for (std::size_t at = out.find("##["); at != out.npos; at = out.find("##[", at)) out.insert(at + 2, 1, ' ');
  return out;
}

std::string in_property(std::string_view text) {
  return escaped(in_message(text), {{':', "%3A"}, {',', "%2C"}});
}

}  // namespace

std::string findings_github(const FindingReport& report) {
  std::string out;
  for (const Finding& finding : report.findings()) {
    out += std::string("::") + words_of(finding.severity).github + " ";
    const auto property = [&out](const char* name, const std::string& value) {
      out += std::string(name) + "=" + in_property(value) + ",";
    };
    if (!finding.file.empty()) property("file", printable(finding.file));
    if (finding.region) {
      const auto& [begin, end] = *finding.region;
      property("line", std::to_string(begin.line));
      property("endLine", std::to_string(end.line));
      // Columns are refused of an annotation that spans lines.
      if (begin.line == end.line) {
        property("col", std::to_string(begin.column));
        property("endColumn", std::to_string(end.column));
      }
    }
    out += "title=" + in_property(finding.code) + "::" + in_message(finding.message) + "\n";
  }
  return out;
}

}  // namespace aci

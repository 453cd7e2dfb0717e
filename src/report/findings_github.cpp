#include "report/findings_github.h"

namespace aci {
namespace {

/// What the commands' own syntax uses is written in percent; a property ends at a comma and the whole at a
/// colon.
std::string escaped(const std::string& text, bool property) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '%':
        out += "%25";
        break;
      case '\r':
        out += "%0D";
        break;
      case '\n':
        out += "%0A";
        break;
      case ':':
        out += property ? "%3A" : ":";
        break;
      case ',':
        out += property ? "%2C" : ",";
        break;
      default:
        out += c;
    }
  }
  return out;
}

const char* command_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "notice";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

}  // namespace

std::string findings_github(const FindingReport& report) {
  std::string out;
  for (const Examined& one : report.examined) {
    for (const Finding& finding : one.findings) {
      out += std::string("::") + command_of(finding.severity) + " ";
      const auto property = [&out](const char* name, const std::string& value) {
        out += std::string(name) + "=" + escaped(value, true) + ",";
      };
      if (!finding.file.empty()) property("file", finding.file);
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
      out += "title=" + escaped(finding.code, true) + "::" + escaped(finding.message, false) + "\n";
    }
  }
  return out;
}

}  // namespace aci

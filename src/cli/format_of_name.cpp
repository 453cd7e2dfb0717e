#include "cli/format_of_name.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace aci {
namespace {

struct Extension {
  std::string_view text;
  std::string_view format;  ///< As `--format` names it, or as no command does.
};

/// Where an extension has two formats, it chooses the first and allows the second.
constexpr Extension kExtensions[] = {
    {".csv", "csv"},     {".tsv", "tsv"},      {".json", "json"}, {".json", "sarif"},  {".sarif", "sarif"},
    {".jsonl", "lines"}, {".ndjson", "lines"}, {".xml", "junit"}, {".md", "markdown"}, {".html", "html"},
    {".htm", "html"},    {".pdf", "pdf"},      {".docx", "docx"}, {".odt", "odt"},     {".xlsx", "xlsx"},
    {".xls", "xls"},     {".ods", "ods"},      {".ics", "ics"},
};

}  // namespace

std::string extension_of(const std::string& name) {
  std::string extension = std::filesystem::path(name).extension().string();
  for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return extension;
}

std::optional<std::vector<std::string_view>> formats_of_name(const std::string& name,
                                                             const std::vector<std::string_view>& formats,
                                                             bool json_lines) {
  std::optional<std::vector<std::string_view>> out;
  for (const Extension& extension : kExtensions) {
    if (extension.text != extension_of(name)) continue;
    if (!out) out.emplace();
    const std::string_view format = json_lines && extension.format == "lines" ? "json" : extension.format;
    if (std::find(formats.begin(), formats.end(), format) != formats.end()) out->push_back(format);
  }
  return out;
}

}  // namespace aci

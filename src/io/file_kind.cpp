#include "io/file_kind.h"

#include <algorithm>
#include <array>

#include "base/shell_word.h"
#include "io/descriptor.h"

namespace aci {
namespace {

/// Bytes that tell.
constexpr std::size_t kStart = 512;
constexpr std::string_view kZip = "PK\x03\x04";
constexpr std::string_view kOldOffice = "\xD0\xCF\x11\xE0";

struct FileKind {
  std::string_view magic;      ///< The first bytes.
  std::string_view holds;      ///< Among those behind, unless the name tells.
  std::string_view extension;  ///< Of the name.
  const char* what;
  const char* hint;
};

/// The first that fits. A workbook is an archive of its own.
constexpr std::array kKinds = {
    FileKind{kZip, "opendocument.spreadsheet", ".ods", "file.ods", "hint.save_ods"},
    FileKind{kZip, "opendocument.text", ".odt", "file.document", "hint.save_document"},
    FileKind{kZip, "xl/w", ".xlsx", "file.workbook", "hint.save_workbook"},
    FileKind{kZip, "word/", ".docx", "file.document", "hint.save_document"},
    FileKind{kZip, "xl/w", ".xlsm", "file.workbook", "hint.save_workbook"},
    FileKind{kZip, "ppt/", ".pptx", "file.office", "hint.save_document"},
    FileKind{kZip, "[Content_Types].xml", ".xltx", "file.office", "hint.save_workbook"},
    FileKind{kOldOffice, "Word.Document", ".doc", "file.document", "hint.save_document"},
    FileKind{kOldOffice, "Excel.Sheet", ".xls", "file.workbook", "hint.save_workbook"},
    FileKind{kOldOffice, "PowerPoint", ".ppt", "file.office", "hint.save_document"},
    FileKind{kOldOffice, "", ".xlt", "file.office", "hint.save_workbook"},
    FileKind{kZip, "", ".zip", "file.zip", "hint.unzip"},
    FileKind{"\x1F\x8B", "", ".gz", "file.gzip", "hint.gunzip"},
    FileKind{"%PDF-", "", ".pdf", "file.pdf", "hint.pdf"},
};

}  // namespace

bool is_no_text(std::string_view start, const std::string& path, Diagnostics& diagnostics, Wanted wanted) {
  std::string name = path;
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const std::string_view all = start;  // What an archive holds may stand late.
  start = start.substr(0, kStart);
  const bool binary =
      start.find('\0') != start.npos && !start.starts_with("\xFF\xFE") && !start.starts_with("\xFE\xFF");
  const auto fits = [&](const FileKind& kind) {
    const bool named = name.ends_with(kind.extension);
    if (!start.starts_with(kind.magic)) return named && binary;
    return named || all.find(kind.holds) != all.npos;
  };
  const auto* const kind = std::find_if(kKinds.begin(), kKinds.end(), fits);
  if (kind == kKinds.end()) return false;
  const bool packed =
      std::string_view(kind->hint) == "hint.unzip" || std::string_view(kind->hint) == "hint.gunzip";
  const char* const hint = wanted == Wanted::toml && !packed ? "hint.toml_wanted" : kind->hint;
  diagnostics.error("F014", Place{}, {shown_name(path, "file.standard_input"), Message{kind->what, {}}})
      .hint = Message{hint, {shell_path(path)}};
  return true;
}

}  // namespace aci

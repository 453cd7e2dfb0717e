#include "io/workbook_library.h"

#include <dlfcn.h>
#include <sys/auxv.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>

#include "io/descriptor.h"

namespace aci {
namespace {

constexpr const char* kName = "libxlsxwriter.so." LXW_SOVERSION;

template <typename Function>
bool find(void* handle, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(handle, name));
  return function != nullptr;
}

/// The loader keeps the errors of the system to itself; it ends its sentence with what they are called.
LibraryFailure failure_told_as(const char* sentence) {
  const std::string_view told = sentence != nullptr ? sentence : "";
  if (told.starts_with(kName) && told.ends_with(std::strerror(ENOENT))) return {};
  for (const int error : {EMFILE, ENFILE, ENOMEM, EACCES}) {
    if (told.ends_with(std::strerror(error))) return {system_reason(error)};
  }
  return {std::string(told)};
}

// Linked, it would bring a cryptographic library along at each start: 4 ms, five times all the rest. Debian
// has no archive of it to link in.
std::optional<WorkbookLibrary> load(LibraryFailure& why) {
  if (!can_load_libraries()) return std::nullopt;
  void* const handle = ::dlopen(kName, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) {
    why = failure_told_as(::dlerror());
    return std::nullopt;
  }
  WorkbookLibrary out;
  const bool found =
      find(handle, "workbook_new_opt", out.new_workbook) &&
      find(handle, "workbook_set_properties", out.set_properties) &&
      find(handle, "workbook_add_format", out.add_format) &&
      find(handle, "workbook_add_worksheet", out.add_sheet) && find(handle, "workbook_close", out.close) &&
      find(handle, "lxw_workbook_free", out.free) &&
      find(handle, "format_set_num_format", out.set_number_format) &&
      find(handle, "format_set_align", out.set_align) && find(handle, "format_set_bold", out.set_bold) &&
      find(handle, "format_set_text_wrap", out.set_wrap) &&
      find(handle, "format_set_bg_color", out.set_background) &&
      find(handle, "format_set_bottom", out.set_bottom) &&
      find(handle, "worksheet_write_string", out.write_string) &&
      find(handle, "worksheet_write_number", out.write_number) &&
      find(handle, "worksheet_write_datetime", out.write_date) &&
      find(handle, "worksheet_set_column", out.set_column) &&
      find(handle, "worksheet_freeze_panes", out.freeze) &&
      find(handle, "worksheet_autofilter", out.filter) &&
      find(handle, "worksheet_set_landscape", out.set_landscape) &&
      find(handle, "worksheet_set_paper", out.set_paper) &&
      find(handle, "worksheet_fit_to_pages", out.fit_to_pages) &&
      find(handle, "worksheet_repeat_rows", out.repeat_rows) &&
      find(handle, "worksheet_set_footer", out.set_footer) && find(handle, "unzOpen64", out.open_zip) &&
      find(handle, "unzGoToFirstFile", out.first_member) &&
      find(handle, "unzGoToNextFile", out.next_member) &&
      find(handle, "unzOpenCurrentFile", out.open_member) &&
      find(handle, "unzReadCurrentFile", out.read_member) &&
      find(handle, "unzCloseCurrentFile", out.close_member) && find(handle, "unzClose", out.close_zip);
  if (found) return out;
  why = failure_told_as(::dlerror());
  return std::nullopt;
}

}  // namespace

bool can_load_libraries() {
  return ::getauxval(AT_BASE) != 0;  // Where the loader stands: a static program started without one.
}

const WorkbookLibrary* workbook_library(LibraryFailure* why) {
  static LibraryFailure failure;
  static const std::optional<WorkbookLibrary> loaded = load(failure);
  if (why != nullptr) *why = failure;
  return loaded ? &*loaded : nullptr;
}

}  // namespace aci

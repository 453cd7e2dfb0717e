#include "io/workbook_library.h"

#include <dlfcn.h>
#include <sys/auxv.h>

#include <optional>

namespace aci {
namespace {

template <typename Function>
bool find(void* handle, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(handle, name));
  return function != nullptr;
}

// Linked, it would bring a cryptographic library along at each start: 4 ms, five times all the rest. Debian
// has no archive of it to link in.
std::optional<WorkbookLibrary> load() {
  if (!can_load_libraries()) return std::nullopt;
  void* const handle = ::dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) return std::nullopt;
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
  return found ? std::optional(out) : std::nullopt;
}

}  // namespace

bool can_load_libraries() {
  return ::getauxval(AT_BASE) != 0;  // Where the loader stands: a static program started without one.
}

const WorkbookLibrary* workbook_library() {
  static const std::optional<WorkbookLibrary> loaded = load();
  return loaded ? &*loaded : nullptr;
}

}  // namespace aci

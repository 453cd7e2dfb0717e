#pragma once
// libxlsxwriter, loaded when it is asked for.

#include <xlsxwriter.h>

#include <optional>

#include "base/message.h"

namespace aci {

/// What is called of the library.
struct WorkbookLibrary {
  decltype(&::workbook_new_opt) new_workbook = nullptr;
  decltype(&::workbook_set_properties) set_properties = nullptr;
  decltype(&::workbook_add_format) add_format = nullptr;
  decltype(&::workbook_add_worksheet) add_sheet = nullptr;
  decltype(&::workbook_close) close = nullptr;
  decltype(&::lxw_workbook_free) free = nullptr;
  decltype(&::format_set_num_format) set_number_format = nullptr;
  decltype(&::format_set_align) set_align = nullptr;
  decltype(&::format_set_bold) set_bold = nullptr;
  decltype(&::format_set_text_wrap) set_wrap = nullptr;
  decltype(&::format_set_bg_color) set_background = nullptr;
  decltype(&::format_set_bottom) set_bottom = nullptr;
  decltype(&::worksheet_write_string) write_string = nullptr;
  decltype(&::worksheet_write_number) write_number = nullptr;
  decltype(&::worksheet_write_datetime) write_date = nullptr;
  decltype(&::worksheet_set_column) set_column = nullptr;
  decltype(&::worksheet_freeze_panes) freeze = nullptr;
  decltype(&::worksheet_autofilter) filter = nullptr;
  decltype(&::worksheet_set_landscape) set_landscape = nullptr;
  decltype(&::worksheet_set_paper) set_paper = nullptr;
  decltype(&::worksheet_fit_to_pages) fit_to_pages = nullptr;
  decltype(&::worksheet_repeat_rows) repeat_rows = nullptr;
  decltype(&::worksheet_set_footer) set_footer = nullptr;

  // Of minizip, which it comes with: what it wrote is read again. They return 0, or an error.
  void* (*open_zip)(const char* path) = nullptr;
  int (*first_member)(void* zip) = nullptr;
  int (*next_member)(void* zip) = nullptr;
  int (*open_member)(void* zip) = nullptr;
  int (*read_member)(void* zip, void* bytes, unsigned size) = nullptr;
  int (*close_member)(void* zip) = nullptr;
  int (*close_zip)(void* zip) = nullptr;
};

/// False of a program that is linked statically: it would need the very C library that it was linked with.
bool can_load_libraries();

/// Why it was not loaded; no reason: it is not there.
struct LibraryFailure {
  std::optional<MessageArg> reason;
};
/// Null where it is not there, or cannot be loaded.
const WorkbookLibrary* workbook_library(LibraryFailure* why = nullptr);

}  // namespace aci

#pragma once
// libxlsxwriter does not look whether its temporary files had room: what it made is looked at.

#include <cstddef>
#include <span>
#include <string>

#include "io/workbook_library.h"

namespace aci {

/// Whether every member of a workbook is read back to its end, and each sheet has more than the bytes that
/// its rows take.
bool is_whole(const WorkbookLibrary& library, const std::string& path, std::span<const std::size_t> rows);

}  // namespace aci

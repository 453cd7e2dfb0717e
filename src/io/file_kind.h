#pragma once
// Files that are no text, and that people give all the same: named for what they are, with what to do.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace aci {

/// What could have been given: a table too, or rules and cases alone.
enum class Wanted : std::uint8_t { table, toml };

/// Whether a file is a workbook, a document, an archive or a PDF, by its first bytes, and by its name when
/// they are no text; reported (F014).
bool is_no_text(std::string_view start, const std::string& path, Diagnostics& diagnostics,
                Wanted wanted = Wanted::table);

}  // namespace aci

#pragma once
// How an amendment changes the rows of a table.

#include <string>

#include "base/document.h"

namespace aci {

/// Rows, or the dates of rows: each says what changes; a new one stands where it begins.
/// R094: what is stated changes nothing.
void merge_rows(Node& old, const Node& by, const std::string& path, Diagnostics& diagnostics);

}  // namespace aci

#pragma once
// Structures by the list: files, folders of them, and CSV tables of one structure a row.

#include <optional>
#include <string>
#include <vector>

#include "base/document.h"
#include "io/structure_file.h"

namespace aci {

/// A structure as it was found, not read against rules yet: a document, and what is put over it.
struct ListedStructure {
  std::string name;  ///< Its file, with the line of a CSV row.
  Document document;
  std::vector<WrittenValue> fields;  ///< The fields of a CSV row.
};

/// The files that `paths` lead to: a folder stands for the .toml and .csv files under it, in the order of
/// their names. Reports F001… for what cannot be read, D001 for a folder that holds none.
std::vector<std::string> structure_files(const std::vector<std::string>& paths, Diagnostics& diagnostics);

/// What a file holds: one structure, or one a row if its name ends in ".csv". A CSV has the ids of inputs as
/// its header, fields between commas or semicolons, an empty field being no value; reports D002 a row of
/// another length, D003 a quote that does not close, D005 a column given twice, D006 a table without a row.
std::vector<ListedStructure> read_listed(const std::string& path, Diagnostics& diagnostics);

}  // namespace aci

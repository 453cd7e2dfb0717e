#pragma once
// The rule files that are inside the program. Their bytes come from rules/*.toml when it is built.

#include <span>
#include <string_view>

namespace aci {

/// One rule file, as it was when the program was built.
struct ShippedFile {
  std::string_view file_name;   ///< Without a folder: "aci_msp_2023.toml".
  std::string_view text;        ///< The whole file.
  std::string_view packed;      ///< The text in force, parsed: for unpack() of io/document_pack.h.
  std::string_view chain;       ///< The file names of what that comes from, this one first, blanks between.
  std::string_view sha256_hex;  ///< Of `text`, in lower case.
  std::string_view rules_hex;   ///< The same of the canonical text in force.
};

/// In the order of their file names. Lives as long as the program.
std::span<const ShippedFile> shipped_files();

}  // namespace aci

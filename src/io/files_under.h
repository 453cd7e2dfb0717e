#pragma once
// The files of a folder, at any depth, for every command that takes folders.

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace aci {

/// Which folders inside the one asked for are looked into; the one asked for always is.
enum class HiddenFolders : bool { entered, skipped };

/// The files whose names end in one of `extensions` (".toml"), in the order of their names. What cannot be
/// entered is passed over.
std::vector<std::string> files_under(const std::string& folder,
                                     std::initializer_list<std::string_view> extensions,
                                     HiddenFolders hidden = HiddenFolders::entered);

}  // namespace aci

#include "io/files_under.h"

#include <doctest/doctest.h>

#include "support/folder.h"

namespace aci {
namespace {

/// As they stand in the folder, apart by blanks.
std::string found(const Folder& folder, const std::vector<std::string>& files) {
  std::string out;
  for (const std::string& file : files) {
    out += (out.empty() ? "" : " ") + file.substr((folder / "").size());
  }
  return out;
}

TEST_CASE("the files of a folder, at any depth, by name and by extension") {
  const Folder folder;
  for (const char* name : {"b.toml", "a.csv", "b/c.toml", "a/.hidden.toml", ".git/x.toml", "a/.b/c/y.toml",
                           "notes.txt", "toml", "z.TOML"}) {
    folder.write(name, "");
  }
  std::filesystem::create_directories(folder / "folder.toml");
  std::filesystem::create_symlink(folder / "nowhere", folder / "a/dangling.toml");
  std::filesystem::create_symlink(folder / "b.toml", folder / "linked.toml");

  CHECK(found(folder, files_under(folder / "", {".toml"}, HiddenFolders::skipped)) ==
        "a/.hidden.toml b.toml b/c.toml linked.toml");
  CHECK(found(folder, files_under(folder / "", {".toml", ".csv"})) ==
        ".git/x.toml a.csv a/.b/c/y.toml a/.hidden.toml b.toml b/c.toml linked.toml");
  CHECK(found(folder, files_under(folder / ".git", {".toml"}, HiddenFolders::skipped)) == ".git/x.toml");
  CHECK(files_under(folder / "", {".json"}).empty());
  CHECK(files_under(folder / "absent", {".toml"}).empty());
}

}  // namespace
}  // namespace aci

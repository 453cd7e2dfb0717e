#include "io/files_under.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

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

TEST_CASE("the files of a folder, at any depth, by name and by extension, without what is hidden") {
  const Folder folder;
  for (const char* name : {"b.toml", "a.csv", "b/c.toml", "a/.hidden.toml", ".git/x.toml", "a/.b/c/y.toml",
                           "notes.txt", "toml", "z.TOML", "Z.Csv"}) {
    folder.write(name, "");
  }
  std::filesystem::create_directories(folder / "folder.toml");

  Diagnostics diagnostics;
  CHECK(found(folder, files_under(folder / "", {".toml"}, diagnostics)) == "b.toml b/c.toml z.TOML");
  CHECK(found(folder, files_under(folder / "", {".toml", ".csv"}, diagnostics)) ==
        "Z.Csv a.csv b.toml b/c.toml z.TOML");
  CHECK(found(folder, files_under(folder / ".git", {".toml"}, diagnostics)) == ".git/x.toml");
  CHECK(files_under(folder / "", {".json"}, diagnostics).empty());
  CHECK(diagnostics.all().empty());
}

/// "F001 F027", in the order told.
std::string codes(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& each : diagnostics.all()) out += (out.empty() ? "" : " ") + each.code();
  return out;
}

TEST_CASE("links are followed, and nothing is read twice") {
  const Folder folder;
  folder.write("a/real.toml", "");
  folder.write("elsewhere.d/far.toml", "");
  const auto link = [&](const char* to, const char* name) {
    std::filesystem::create_symlink(folder / to, folder / name);
  };
  std::filesystem::create_directories(folder / "in");
  link("a/real.toml", "in/one.toml");
  link("elsewhere.d", "in/far");
  Diagnostics diagnostics;
  CHECK(found(folder, files_under(folder / "in", {".toml"}, diagnostics)) == "in/far/far.toml in/one.toml");
  CHECK(diagnostics.all().empty());

  link("in", "in/itself");
  CHECK(found(folder, files_under(folder / "in", {".toml"}, diagnostics)) == "in/far/far.toml in/one.toml");
  CHECK(codes(diagnostics) == "F027");

  // Two names of one file: the one that is no link.
  Diagnostics twice;
  std::filesystem::create_hard_link(folder / "a/real.toml", folder / "in/two.toml");
  CHECK(found(folder, files_under(folder / "in", {".toml"}, twice)) == "in/far/far.toml in/two.toml");
  CHECK(codes(twice) == "F027 F027");
}

TEST_CASE("what cannot be read is told, and the others are found") {
  const Folder folder;
  folder.write("a.toml", "");
  std::filesystem::create_symlink(folder / "nowhere", folder / "dangling.toml");
  std::filesystem::create_symlink(folder / "nowhere", folder / "folder_once");
  std::filesystem::create_symlink(folder / "nowhere", folder / "other.txt");
  std::filesystem::create_symlink(folder / "round.toml", folder / "round.toml");
  REQUIRE(::mkfifo((folder / "pipe.toml").c_str(), 0600) == 0);
  Diagnostics diagnostics;
  CHECK(found(folder, files_under(folder / "", {".toml"}, diagnostics)) == "a.toml");
  CHECK(codes(diagnostics) == "F001 F001 F026 F001");
  Diagnostics absent;
  CHECK(files_under(folder / "absent", {".toml"}, absent).empty());
  CHECK(codes(absent) == "F001");
  // It is no link, and none is spoken of.
  const auto reason = [](const Diagnostics& told, std::size_t i) {
    return std::get<Message>(told.all().at(i).message.args.at(1)).id;
  };
  CHECK(reason(absent, 0) != "file.link_to_nothing");
  CHECK(reason(diagnostics, 0) == "file.link_to_nothing");
}

}  // namespace
}  // namespace aci

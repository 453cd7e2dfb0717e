// Where what an amendment amends is looked for.

#include "io/amended_file.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "io/amended_file_search.h"
#include "io/text_file.h"
#include "support/folder.h"

namespace aci {
namespace {

std::string agreement(const std::string& id, const std::string& amends) {
  return "[agreement]\nid = \"" + id + "\"\n" + (amends.empty() ? "" : "amends = \"" + amends + "\"\n") +
         "title = { fr = \"" + id + "\", en = \"" + id + "\" }\nin_force = { from = 2024 }\n";
}

struct Read {
  std::string files;  ///< Names without folders.
  std::string codes;
  std::string amends;
};

Read read(AmendedFiles& files, const std::string& path) {
  Diagnostics diagnostics;
  Read out;
  const auto text = read_text_file(path, diagnostics);
  const auto found = text ? files.read(*text, diagnostics) : std::nullopt;
  for (const Diagnostic& each : diagnostics.all()) out.codes += each.code() + " ";
  if (!found) return out;
  for (const SourcePtr file : found->files) {
    out.files += file->name().substr(file->name().rfind('/') + 1) + " ";
  }
  out.amends = found->amends;
  return out;
}

TEST_CASE("by id: among the files given, then in its folder, then inside the program; by path") {
  const Folder folder;
  AmendedFiles files;
  const std::string by_id = folder.write("by_id.toml", agreement("neuf", "ancien"));
  CHECK(read(files, by_id).codes == "R093 ");
  folder.write("beside.toml", agreement("ancien", ""));
  folder.write(".hidden.toml", agreement("ancien", ""));
  CHECK(read(files, by_id).files == "by_id.toml beside.toml ");
  CHECK(read(files, by_id).amends == "ancien");
  files.give({by_id, folder.write("elsewhere/given.toml", agreement("ancien", ""))});
  CHECK(read(files, by_id).files == "by_id.toml given.toml ");
  const std::string by_path = folder.write("by_path.toml", agreement("neuf", "elsewhere/given.toml"));
  CHECK(read(files, by_path).files == "by_path.toml given.toml ");
  CHECK(read(files, folder.write("lost.toml", agreement("neuf", "./nowhere.toml"))).codes == "F001 ");
  const std::string shipped = folder.write("shipped.toml", agreement("neuf", "aci_msp_2017"));
  CHECK(read(files, shipped).files == "shipped.toml aci_msp_2017.toml ");
  // A file may bear the id of the set that it amends.
  const std::string same = folder.write("same.toml", agreement("aci_msp_2017", "aci_msp_2017"));
  CHECK(read(files, same).files == "same.toml aci_msp_2017.toml ");
}

TEST_CASE("the folder of a file, as a path to others in it begins") {
  CHECK(folder_of("rules.toml") == ".");
  CHECK(folder_of("r/rules.toml") == "r");
  CHECK(folder_of("./rules.toml") == ".");
  CHECK(folder_of("../r/rules.toml") == "../r");
  CHECK(folder_of("/rules.toml") == "/");
  CHECK(folder_of("/r/rules.toml") == "/r");
}

TEST_CASE("what is amended is named by a text") {
  const Folder folder;
  AmendedFiles files;
  CHECK(read(files, folder.write("five.toml", "[agreement]\nid = \"x\"\namends = 5\n")).codes == "R004 ");
}

TEST_CASE("a set shipped is built on a file given that bears the id of what it amends") {
  const Folder folder;
  Diagnostics diagnostics;
  AmendedFiles files;
  const auto latest =
      std::find_if(shipped_files().begin(), shipped_files().end(),
                   [](const ShippedFile& each) { return each.chain.find(' ') != each.chain.npos; });
  REQUIRE(latest != shipped_files().end());
  CHECK(files.read(*latest, diagnostics)->shipped != nullptr);
  std::string base(shipped_text("aci_msp_2017.toml")->text());
  files.give({folder.write("mine.toml", base)});
  const auto rebuilt = files.read(*latest, diagnostics);
  REQUIRE(rebuilt);
  CHECK(rebuilt->shipped == nullptr);
  CHECK(rebuilt->files.back()->name() == folder / "mine.toml");
  CHECK(diagnostics.all().empty());
}

TEST_CASE("no circle, and not too deep") {
  const Folder folder;
  AmendedFiles files;
  folder.write("a.toml", agreement("a", "b.toml"));
  const std::string b = folder.write("b.toml", agreement("b", "a.toml"));
  CHECK(read(files, b).codes == "R091 ");
  CHECK(read(files, folder.write("itself.toml", agreement("i", "itself.toml"))).codes == "R091 ");
  folder.write("n0.toml", agreement("n0", ""));
  for (int i = 1; i <= 17; ++i) {
    const std::string number = std::to_string(i);
    folder.write("n" + number + ".toml", agreement("n" + number, "n" + std::to_string(i - 1) + ".toml"));
  }
  CHECK(read(files, folder / "n16.toml").codes == "");
  CHECK(read(files, folder / "n17.toml").codes == "R092 ");
}

}  // namespace
}  // namespace aci

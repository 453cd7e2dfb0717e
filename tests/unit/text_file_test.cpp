// Files: read within limits, written whole or not at all. Each test has a folder of its own.
#include "io/text_file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/repository.h"
#include "support/folder.h"

namespace fs = std::filesystem;
using aci::content;
using aci::Folder;

namespace {

mode_t mode(const std::string& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 0777U;
}

/// The only diagnostic of a reading that fails.
aci::Diagnostic unread(const std::string& path, std::size_t limit = aci::kLargestTextFile) {
  aci::Diagnostics diagnostics;
  CHECK_FALSE(aci::read_text_file(path, diagnostics, limit));
  REQUIRE(diagnostics.all().size() == 1);
  return diagnostics.all().front();
}

/// The reason of a writing that fails.
std::string unwritten(const std::string& path) {
  aci::Diagnostics diagnostics;
  CHECK_FALSE(aci::write_whole(path, "bytes", diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all().front().code() == "F010");
  return std::get<aci::Message>(diagnostics.all().front().message.args.at(1)).id;
}

bool written(const std::string& path, const std::string& bytes) {
  aci::Diagnostics diagnostics;
  return aci::write_whole(path, bytes, diagnostics) && diagnostics.all().empty();
}

}  // namespace

TEST_CASE("a text is read as it is, without a byte order mark") {
  const Folder folder;
  const std::string texts[] = {"a = 1\n", "\r\n",           "# only a comment",
                               " ",       "é€\U0001F600\n", "\u07FF\u0800\u0FFF\u1000\uFFFD\U00010000\n"};
  for (const std::string& text : texts) {
    CAPTURE(text);
    for (const char* mark : {"", "\xEF\xBB\xBF"}) {
      aci::Diagnostics diagnostics;
      const auto file = aci::read_text_file(folder.write("a.toml", mark + text), diagnostics);
      REQUIRE(file);
      CHECK((*file)->text() == text);
      CHECK((*file)->name() == folder / "a.toml");
      CHECK(diagnostics.all().empty());
    }
  }
}

TEST_CASE("what cannot be read says why") {
  const Folder folder;
  const auto reason = [](const aci::Diagnostic& diagnostic) {
    REQUIRE(diagnostic.code() == "F001");
    return std::get<aci::Message>(diagnostic.message.args.at(1)).id;
  };
  CHECK(reason(unread(folder / "absent.toml")) == "file.not_found");
  CHECK(reason(unread(folder.write("a", "x") + "/b.toml")) == "file.not_found");
  CHECK(reason(unread("")) == "file.not_found");
  CHECK(reason(unread(folder / std::string(300, 'a'))) == "file.name_too_long");
  CHECK(unread(folder / "").code() == "F002");
  CHECK(unread(folder.write("empty.toml", "")).code() == "F003");
  CHECK(unread(folder.write("mark.toml", "\xEF\xBB\xBF")).code() == "F003");
  if (::geteuid() != 0) {
    const std::string path = folder.write("secret.toml", "x");
    ::chmod(path.c_str(), 0);
    CHECK(reason(unread(path)) == "file.permission");
  }
}

TEST_CASE("a file is too large from one byte over the limit, and never read beyond it") {
  const Folder folder;
  aci::Diagnostics diagnostics;
  CHECK(aci::read_text_file(folder.write("a", std::string(100, 'a')), diagnostics, 100));
  CHECK(unread(folder.write("b", std::string(101, 'a')), 100).code() == "F004");
  CHECK(unread("/dev/zero").code() == "F004");
  const std::string sparse = folder.write("sparse.toml", "");
  fs::resize_file(sparse, std::uintmax_t{1} << 30U);
  CHECK(unread(sparse).code() == "F004");
}

TEST_CASE("bytes that are no UTF-8 are pointed at, and can be shown") {
  struct Row {
    const char* text;
    int line;
    int column;
  };
  const Row rows[] = {
      {"a = \"\xE9t\xE9\"\n", 1, 6},   // Latin-1
      {"é\n\x80", 2, 1},               // a continuation of nothing
      {"é\xC3", 1, 2},                 // cut short
      {"\xC0\xAF", 1, 1},              // overlong
      {"\xE0\x80\xAF", 1, 1},          // overlong
      {"\xED\xA0\x80", 1, 1},          // a surrogate
      {"\xF4\x90\x80\x80", 1, 1},      // beyond U+10FFFF
      {"\xF8\x88\x80\x80\x80", 1, 1},  // five bytes
      {"ok\n€€\xE2\x82", 2, 3},
  };
  const Folder folder;
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const aci::Diagnostic diagnostic = unread(folder.write("a.toml", row.text));
    CHECK(diagnostic.code() == "F005");
    REQUIRE(diagnostic.hint);
    CHECK(diagnostic.hint->id == "hint.save_as_utf8");
    REQUIRE(diagnostic.place.file());
    const aci::Position position = diagnostic.place.position();
    CHECK(position.line == row.line);
    CHECK(position.column == row.column);
    const std::string_view shown = diagnostic.place.file()->text();
    CHECK(shown.substr(diagnostic.place.span().begin, 3) == "\uFFFD");
  }
}

TEST_CASE("NUL bytes and UTF-16 are recognised") {
  const Folder folder;
  const aci::Diagnostic nul = unread(folder.write("nul.toml", std::string("a\nb\0c", 5)));
  CHECK(nul.code() == "F006");
  CHECK(nul.place.position().line == 2);
  CHECK(nul.place.position().column == 2);
  for (const std::string& mark : {std::string("\xFF\xFE"
                                              "a\0",
                                              4),
                                  std::string("\xFE\xFF\0a", 4)}) {
    const aci::Diagnostic utf16 = unread(folder.write("utf16.toml", mark));
    CHECK(utf16.code() == "F007");
    CHECK(utf16.hint->id == "hint.save_as_utf8");
  }
}

TEST_CASE("a file is written whole, keeps its mode, and nothing else is left") {
  const Folder folder;
  const std::string path = folder / "out.txt";
  CHECK(written(path, "one"));
  CHECK(content(path) == "one");
  ::chmod(path.c_str(), 0640);
  CHECK(written(path, std::string(100'000, 'x')));
  CHECK(content(path) == std::string(100'000, 'x'));
  CHECK(mode(path) == 0640);
  CHECK(written(path, ""));
  CHECK(content(path) == "");
  CHECK(folder.entries() == 1);
  // A new file has the mode that the user's mask leaves.
  const mode_t mask = ::umask(027);
  CHECK(written(folder / "new.txt", "x"));
  ::umask(mask);
  CHECK(mode(folder / "new.txt") == 0640);
}

TEST_CASE("a symbolic link stays one: its target is written") {
  const Folder folder;
  fs::create_directory(folder / "sub");
  folder.write("sub/target.txt", "old");
  fs::create_symlink("sub/target.txt", folder / "link.txt");
  fs::create_symlink("link.txt", folder / "chain.txt");
  CHECK(written(folder / "chain.txt", "new"));
  CHECK(content(folder / "sub/target.txt") == "new");
  CHECK(fs::is_symlink(folder / "chain.txt"));
  CHECK(fs::is_symlink(folder / "link.txt"));
  fs::create_symlink("sub/later.txt", folder / "dangling.txt");
  CHECK(written(folder / "dangling.txt", "x"));
  CHECK(content(folder / "sub/later.txt") == "x");
  fs::create_symlink("circle.txt", folder / "circle.txt");
  CHECK(unwritten(folder / "circle.txt") == "file.links_in_circles");
}

TEST_CASE("devices are written to in place") {
  CHECK(written("/dev/null", "x"));
  CHECK(unwritten("/dev/full") == "file.no_space");
  CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("a descriptor by its name is written to as it stands") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  CHECK(written("/dev/fd/" + std::to_string(ends[1]), "through"));
  char bytes[16];
  CHECK(std::string(bytes, static_cast<std::size_t>(::read(ends[0], bytes, sizeof bytes))) == "through");
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST_CASE("a descriptor has a number of one to four digits, in either folder of them") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  REQUIRE(::dup2(ends[1], 213) == 213);
  for (const char* path : {"/dev/fd/213", "/proc/self/fd/213"}) {
    CAPTURE(path);
    CHECK(written(path, "x"));
    char byte = ' ';
    CHECK(::read(ends[0], &byte, 1) == 1);
    CHECK(byte == 'x');
  }
  for (const int each : {ends[0], ends[1], 213}) ::close(each);
  CHECK(unwritten("/dev/fd/12345") == "file.folder_takes_none");
  CHECK(unwritten("/dev/fd/1x") == "file.folder_takes_none");
  CHECK(unwritten("/dev/fd/x") == "file.folder_takes_none");
  CHECK(unwritten("/dev/fd/") == "file.is_directory");
}

TEST_CASE("what cannot be written says why, and nothing is left") {
  const Folder folder;
  CHECK(unwritten(folder / "") == "file.is_directory");
  CHECK(unwritten(folder / "no/where.txt") == "file.not_found");
  CHECK(unwritten(folder / "new/") == "file.not_found");
  aci::Diagnostics diagnostics;
  CHECK_FALSE(aci::write_whole(folder / "no/where.txt", "x", diagnostics));
  REQUIRE(diagnostics.all().front().hint);
  CHECK(diagnostics.all().front().hint->id == "hint.create_directory");
  CHECK(std::get<std::string>(diagnostics.all().front().hint->args.at(0)) == (folder / "no"));
  CHECK(folder.entries() == 0);
  if (::geteuid() != 0) {
    const std::string path = folder.write("kept.txt", "kept");
    ::chmod(path.c_str(), 0444);
    CHECK(unwritten(path) == "file.permission");
    CHECK(content(path) == "kept");
  }
}

TEST_CASE("files are named from the root of the repository") {
  const Folder folder;
  const fs::path before = fs::current_path();
  fs::create_directories(folder / "r/sub/deep");
  folder.write("r/sub/a.toml", "");
  fs::current_path(folder / "r/sub/deep");
  CHECK(aci::name_in_repository("../a.toml").ends_with("/r/sub/a.toml"));  // No repository: outside.
  CHECK(aci::name_in_repository("b.toml") == "b.toml");
  fs::create_directories(folder / "r/.git");
  CHECK(aci::name_in_repository("../a.toml") == "sub/a.toml");
  CHECK(aci::name_in_repository("b.toml") == "sub/deep/b.toml");
  CHECK(aci::name_in_repository("no/where.toml") == "no/where.toml");
  fs::current_path(before);
}

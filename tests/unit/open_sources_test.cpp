// What each file of a batch is taken for.
#include "io/open_sources.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "support/folder.h"
#include "support/loading.h"

namespace {

using aci::Folder;

struct Opened {
  std::vector<std::unique_ptr<aci::RowSource>> sources;
  aci::Diagnostics diagnostics;

  std::string codes() const { return aci::codes(diagnostics); }
};

Opened open(const std::vector<std::string>& paths, const aci::SourceChoice& choice = {}) {
  const std::vector<std::shared_ptr<const aci::Plan>> plans = {aci::plan_of("aci_msp_2023")};
  static aci::KnownInputs known(plans);
  Opened opened;
  opened.sources = aci::open_sources(paths, known, choice, opened.diagnostics);
  return opened;
}

/// CSV has columns, JSON lines has bytes, structure files are counted.
std::string kind(const aci::RowSource& source, std::uint64_t bytes) {
  return source.has_columns()     ? "CSV"
         : source.size() == bytes ? "JSON"
                                  : std::to_string(source.size()) + " files";
}

}  // namespace

TEST_CASE("a file is what its name says, or else its first bytes") {
  struct Row {
    const char* name;
    const char* text;
    const char* kind;
  };
  const Row rows[] = {
      {"a.csv", "nom,annee\nA,2023\n", "CSV"},     {"a.jsonl", "{\"annee\": 2023}\n", "JSON"},
      {"a.ndjson", "{\"annee\": 2023}\n", "JSON"}, {"a.json", "{\"annee\": 2023}\n", "JSON"},
      {"a.txt", "nom,annee\nA,2023\n", "CSV"},     {"a", "\xEF\xBB\xBF \r\n\t{\"annee\": 2023}\n", "JSON"},
      {"b", "[{\"annee\": 2023}]\n", "JSON"},  // For the message that a line must hold an object.
      {"a.toml", "annee = 2023\n", "1 files"},
  };
  const Folder folder;
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Opened opened = open({folder.write(row.name, row.text)});
    REQUIRE(opened.sources.size() == 1);
    CHECK(opened.codes().empty());
    CHECK(kind(*opened.sources[0], std::string(row.text).size()) == row.kind);
  }
}

TEST_CASE("a folder stands for what it holds, in the order of names; files that follow one another are one") {
  const Folder folder;
  const std::string json = "{\"annee\":2023}\n";
  folder.write("d/a.toml", "annee = 2023\n");
  folder.write("d/b/c.toml", "annee = 2023\n");
  folder.write("d/c.csv", "annee\n2023\n");
  folder.write("d/d.jsonl", json);
  folder.write("d/e.toml", "annee = 2023\n");
  folder.write("d/notes.txt", "ni l'un ni l'autre");
  folder.write("d/result.json", "{}");  // What `compute` writes.
  const std::string last = folder.write("f.toml", "annee = 2023\n");
  const Opened opened = open({folder / "d", last});
  CHECK(opened.codes() == "F050");
  const char* const kinds[] = {"2 files", "CSV", "JSON", "2 files"};
  REQUIRE(opened.sources.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(kind(*opened.sources[i], json.size()) == kinds[i]);
}

TEST_CASE("all mistakes are told, and what has none is opened") {
  const Folder folder;
  std::filesystem::create_directories(folder / "nothing");
  const Opened opened = open({
      folder / "nothing",
      folder / "absent.toml",
      folder / "absent.csv",
      folder.write("empty.jsonl", ""),
      folder.write("unknown.csv", "annee,patientelle\n2023,1\n"),
      folder.write("good.csv", "annee\n2023\n"),
  });
  CHECK(opened.codes() == "D016 F001 F001 F003 D011");
  CHECK(opened.sources.size() == 1);
}

TEST_CASE("whether files may name an agreement: by their first 64 KiB, of a thousand of them") {
  const Folder folder;
  const auto may = [&](const std::string& text) {
    return aci::may_name_agreements({folder.write("a.csv", text)});
  };
  CHECK_FALSE(may("nom,annee\nA,2023\n"));
  CHECK(may("nom,annee,accord\nA,2023,cpts\n"));
  CHECK(may("nom,annee,ACCORD\n"));
  CHECK(may("nom,annee,Agreement\n"));
  CHECK(may(std::string(65'530, 'x') + "accord"));
  CHECK_FALSE(may(std::string(65'531, 'x') + "accord"));
  // What is no file can be read once only.
  CHECK(aci::may_name_agreements({"-"}));
  std::vector<std::string> paths;
  for (int i = 0; i < 999; ++i)
    paths.push_back(folder.write("s" + std::to_string(i) + ".toml", "annee = 2023\n"));
  CHECK_FALSE(aci::may_name_agreements(paths));
  paths.push_back(folder.write("t.toml", "accord = \"cpts\"\n"));
  CHECK(aci::may_name_agreements(paths));
  paths.insert(paths.begin(), folder.write("s.toml", "annee = 2023\n"));
  CHECK_FALSE(aci::may_name_agreements(paths));
}

TEST_CASE("a form is known by its header, in the first 4096 bytes of a .csv file, 64 KiB of another") {
  const Folder folder;
  const std::string header = "Id,Value\n";
  const std::string rows = "nom,A\nannee,2023\n";
  const auto is_form = [&](const std::string& name, std::size_t above) {
    const std::string text = std::string(above - 1, '-') + "\n" + header + rows;
    const Opened opened = open({folder.write(name, text)});
    return opened.sources.size() == 1 && kind(*opened.sources[0], text.size()) == "1 files";
  };
  CHECK(is_form("a.csv", 4096 - header.size()));
  CHECK_FALSE(is_form("b.csv", 4096));
  CHECK(is_form("c.txt", 65'536 - header.size()));
  CHECK_FALSE(is_form("d.txt", 65'536));
  CHECK_FALSE(is_form("e.ndjson", 10));
}

TEST_CASE("so many tables at most, and as many structure files as there are") {
  const Folder folder;
  std::vector<std::string> paths;
  const auto add = [&](const std::string& name, const std::string& bytes) {
    paths.push_back(folder.write(std::to_string(paths.size()) + name, bytes));
  };
  for (std::size_t i = 0; i < aci::kMostTables; ++i) add(".csv", "annee\n2023\n");
  for (int i = 0; i < 1000; ++i) add(".toml", "annee = 2023\n");
  CHECK(open(paths).sources.size() == aci::kMostTables + 1);
  add(".csv", "annee\n2023\n");
  CHECK(open(paths).codes() == "D020");
}

TEST_CASE("structure files are rows to read with care, each with its own places") {
  const Folder folder;
  std::vector<std::string> paths;
  for (int i = 0; i < 70; ++i) {
    const std::string number = std::to_string(100 + i);
    paths.push_back(folder.write("s" + number + ".toml",
                                 "annee = 2023\nzone = \"Z" + number + "\"\n\n[equipe]\nipa = true\n"));
  }
  paths.push_back(folder.write("t.toml", "annee = \"2023\n"));
  aci::SourceChoice choice;
  choice.keep = {"zone", "ipa"};
  const Opened opened = open(paths, choice);
  REQUIRE(opened.sources.size() == 1);
  aci::RowSource& source = *opened.sources[0];
  CHECK(source.size() == 71);
  std::size_t done = 0;
  aci::TextBlock block;
  aci::RowColumns rows;
  while (source.next(block)) {
    source.read(block, rows);
    CHECK(rows.columns.size() == source.fields().size());
    for (std::size_t row = 0; row < rows.rows; ++row, ++done) {
      CHECK(rows.unusual[row] == 1);
      CHECK(block.first_line + rows.line[row] == done + 1);
      aci::Diagnostics diagnostics;
      const auto careful = source.careful(block, rows, row, diagnostics);
      if (done == 70) {
        CHECK(careful->document.partial);
        REQUIRE(diagnostics.all().size() == 1);
        CHECK(diagnostics.all()[0].place.file()->name() == paths[70]);
        continue;
      }
      REQUIRE(careful);
      CHECK(careful->name == paths[done]);
      CHECK(careful->document.file->name() == paths[done]);
      CHECK(careful->kept == std::vector<std::string>{"Z" + std::to_string(100 + done), "true"});
      CHECK(careful->document.root.find("zone") == nullptr);
      CHECK(careful->document.root.find("equipe") != nullptr);
    }
    CHECK(block.end_offset == done);
  }
  CHECK(done == 71);
}

#include "io/document_pack.h"

#include <doctest/doctest.h>

#include <string>

#include "io/amended_file.h"
#include "io/toml_document.h"
#include "ruleset/shipped.h"

using namespace aci;

namespace {

/// What is unpacked without its file has no places.
void check_same(const Node& a, const Node& b, bool placed = true) {
  REQUIRE(a.kind == b.kind);
  CHECK(b.at.span() == (placed ? a.at.span() : Span()));
  CHECK(a.text == b.text);
  CHECK(a.boolean == b.boolean);
  if (a.kind == NodeKind::date) CHECK(a.date == b.date);
  REQUIRE(a.members.size() == b.members.size());
  for (std::size_t i = 0; i < a.members.size(); ++i) {
    CHECK(a.members[i].key == b.members[i].key);
    CHECK(b.members[i].key_at.span() == (placed ? a.members[i].key_at.span() : Span()));
    check_same(a.members[i].value, b.members[i].value, placed);
  }
  REQUIRE(a.items.size() == b.items.size());
  for (std::size_t i = 0; i < a.items.size(); ++i) check_same(a.items[i], b.items[i], placed);
}

Document parse(std::string text) {
  Diagnostics diagnostics;
  auto document = parse_toml(add_text("test.toml", std::move(text)), diagnostics);
  REQUIRE(document);
  return *document;
}

}  // namespace

TEST_CASE("a document of every kind of value survives packing") {
  const Document document = parse(
      "text = \"é\\n\"\nwhole = 1_000\npart = 0.092\nyes = true\nno = false\nday = 1969-12-31\ntime = "
      "07:32:00\n"
      "list = [1, [2, 3], []]\nempty = {}\n[table]\n\"a b\" = ''\n[[tables]]\nx = 1\n[[tables]]\nx = 2\n");
  const std::vector<SourcePtr> files = {document.file};
  check_same(document.root, unpack(pack(document, files), files).root);
}

TEST_CASE("a document without a word in it survives packing") {
  const Document document = parse("");
  const std::vector<SourcePtr> files = {document.file};
  check_same(document.root, unpack(pack(document, files), files).root);
}

TEST_CASE(
    "what comes from another file keeps its place there, whichever texts were read before and between") {
  Document document = parse("a = 1\n");
  add_text("between.toml", "b = 1\n");
  const Document other = parse("# Of an amendment.\nc = \"no\"\n");
  document.root.members.push_back(other.root.members.at(0));
  const std::vector<SourcePtr> files = {document.file, other.file};
  const Document read = unpack(pack(document, files), files);
  check_same(document.root, read.root);
  REQUIRE(read.root.members.size() == 2);
  CHECK(read.root.members[0].value.at.file() == document.file);
  CHECK(read.root.members[1].value.at.file() == other.file);
  CHECK(read.root.members[1].value.at.text() == "\"no\"");

  // Read back where the same files lie otherwise.
  const SourcePtr second = add_text("other.toml", std::string(other.file->text()));
  add_text("between.toml", std::string(100, '#'));
  const SourcePtr first = add_text("test.toml", std::string(document.file->text()));
  const Document again = unpack(pack(document, files), std::vector<SourcePtr>{first, second});
  REQUIRE(again.root.members.size() == 2);
  CHECK(again.root.members[0].value.at.file() == first);
  CHECK(again.root.members[0].value.at.text() == "1");
  CHECK(again.root.members[1].key_at.text() == "c");
  CHECK(again.root.members[1].value.at.file() == second);
  CHECK(again.root.members[1].value.at.text() == "\"no\"");
}

TEST_CASE("the rule files inside the program are those of the folder, parsed") {
  REQUIRE(!shipped_files().empty());
  for (const ShippedFile& shipped : shipped_files()) {
    Diagnostics diagnostics;
    const auto read = AmendedFiles().read(shipped_text(shipped.file_name), diagnostics);
    REQUIRE(read);
    const Document& document = read->document;
    check_same(document.root, unpack(shipped.packed, read->files).root);
    const auto agreement = unpack_member(shipped.packed, "agreement");
    REQUIRE(agreement);
    check_same(*document.root.find("agreement"), *agreement, false);
    CHECK(!unpack_member(shipped.packed, "no_such_table"));
  }
}

// What is no text, by its first bytes and by its name; and what to do with it.
#include "io/file_kind.h"

#include <doctest/doctest.h>

using namespace std::string_literals;

namespace {

/// "file.zip hint.unzip", or nothing.
std::string told(const std::string& start, const std::string& name) {
  aci::Diagnostics diagnostics;
  const bool refused = aci::is_no_text(start, name, diagnostics);
  REQUIRE(diagnostics.all().size() == (refused ? 1 : 0));
  if (!refused) return "";
  const aci::Diagnostic& mistake = diagnostics.all().front();
  CHECK(mistake.code() == "F014");
  CHECK(std::get<std::string>(mistake.hint->args.at(0)) == name);
  return std::get<aci::Message>(mistake.message.args.at(1)).id + " " + mistake.hint->id;
}

}  // namespace

TEST_CASE("where rules are read, no table is asked for; what is packed is still to be unpacked") {
  struct Row {
    const char* start;
    const char* hint;
  };
  for (const Row& row :
       {Row{"PK\x03\x04 xl/workbook.xml", "hint.toml_wanted"}, Row{"%PDF-1.4", "hint.toml_wanted"},
        Row{"PK\x03\x04", "hint.unzip"}, Row{"\x1F\x8B\b", "hint.gunzip"}}) {
    CAPTURE(row.hint);
    aci::Diagnostics diagnostics;
    CHECK(aci::is_no_text(row.start, "a.toml", diagnostics, aci::Wanted::toml));
    CHECK(diagnostics.all().front().hint->id == row.hint);
  }
}

TEST_CASE(
    "workbooks, archives and pages are known by what they begin with, or by their name when they are no "
    "text") {
  const std::string zip = "PK\x03\x04";
  const std::string workbook = "file.workbook hint.save_workbook";
  struct Row {
    std::string start;
    const char* name;
    std::string told;
  };
  const Row rows[] = {
      {"nom,annee\n", "a.csv", ""},
      {"", "a.csv", ""},
      {zip + " xl/workbook.xml", "book", workbook},
      // Most often a workbook, which is what people have their structures in.
      {zip + " [Content_Types].xml", "book", "file.office hint.save_workbook"},
      {zip + " [Content_Types].xml", "book.xlsm", workbook},
      {zip + " [Content_Types].xml", "a.docx", "file.document hint.save_document"},
      {zip + " [Content_Types].xml word/document.xml", "a", "file.document hint.save_document"},
      {zip + " [Content_Types].xml", "a.pptx", "file.office hint.save_document"},
      {zip + " mimetypeapplication/vnd.oasis.opendocument.text", "a", "file.document hint.save_document"},
      {"\xD0\xCF\x11\xE0\xA1", "a.doc", "file.document hint.save_document"},
      {"\xD0\xCF\x11\xE0\xA1", "a.xls", workbook},
      {zip, "a.xlsx", workbook},
      {zip, "A.XLSM", workbook},
      {zip, "a.ods", "file.ods hint.save_ods"},
      {zip + " mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "book", "file.ods hint.save_ods"},
      {zip, "a.csv", "file.zip hint.unzip"},
      {"PK\x03", "a.csv", ""},
      {"\xD0\xCF\x11\xE0\xA1", "a.csv", "file.office hint.save_workbook"},
      {"\xD0\xCF\x11\xE0\xA1", "a.ppt", "file.office hint.save_document"},
      {"\x1F\x8B\b", "a.csv", "file.gzip hint.gunzip"},
      {"%PDF-1.4", "a.csv", "file.pdf hint.pdf"},
      // Of another kind than its name says, or cut.
      {"a\0b"s, "a.xls", workbook},
      {"a\0b"s, "a.zip", "file.zip hint.unzip"},
      {"a\0b"s, "a.gz", "file.gzip hint.gunzip"},
      {"a\0b"s, "a.csv", ""},
      // Excel calls a table of UTF-16 so, too, and other programs one of any text.
      {"\xFF\xFE"
       "a\0"s,
       "a.xls", ""},
      {"\xFE\xFF\0a"s, "a.xls", ""},
      {"nom\tannee\n", "a.xls", ""},
      // The first 512 bytes count.
      {std::string(511, 'x') + "\0"s, "a.xls", workbook},
      {std::string(512, 'x') + "\0"s, "a.xls", ""},
      // What an archive holds is looked for in all of it.
      {zip + std::string(60000, 'x') + "xl/worksheets/sheet1.xml", "a", workbook},
      {zip + "xl/pictures", "a", "file.zip hint.unzip"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.start);
    CAPTURE(row.name);
    CHECK(told(row.start, row.name) == row.told);
  }
}

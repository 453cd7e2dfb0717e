// What cells can hold. What a spreadsheet reads of whole workbooks: tests/check_workbooks.py.
#include "io/workbook_writer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <charconv>

#include "io/workbook_library.h"
#include "io/written_workbook_check.h"
#include "support/folder.h"

namespace aci {
namespace {

std::string shortest(double number) {
  char digits[64];
  const auto end = std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed).ptr;
  return {digits, end};
}

}  // namespace

TEST_CASE("a cell holds the nearest to a decimal of fifteen digits, and no longer one") {
  for (const char* decimal :
       {"0", "9.95", "-0.01", "0.1", "720.333333", "79189.05", "-2500", "90071992547409.91",
        "9999999999999.99", "999999999999999", "0.000001", "123456789.654321"}) {
    CAPTURE(decimal);
    const auto number = cell_number(decimal);
    const std::string_view digits(decimal);
    const bool fits = digits != "90071992547409.91";
    REQUIRE(number.has_value() == fits);
    if (fits) CHECK(shortest(*number) == digits);
  }
  for (const char* decimal : {"9007199254740993", "1234567890123.456", "-92233720368547758.08"}) {
    CAPTURE(decimal);
    CHECK_FALSE(cell_number(decimal));
  }
  // Zeros in front are no digits to be sure of.
  CHECK(cell_number("0.0000000001234567"));
  CHECK(cell_number("0000000000000001"));
  for (const char* text :
       {"", "=1", "1e5x", "1,5", " 1", "1 ", "1e5", "0x10", "inf", "nan", "+1", "-", "1-2", "1.2.3"}) {
    CAPTURE(text);
    CHECK_FALSE(cell_number(text));
  }
}

TEST_CASE("a cell holds so many characters, counted in UTF-16, and a cut is seen") {
  const std::string full(kCellCharacters, 'x');
  CHECK(cell_text(full) == full);
  CHECK(cell_text(full + "y") == full.substr(4) + " […]");
  std::string faces;
  for (std::size_t i = 0; i < kCellCharacters; ++i) faces += "😀";
  // Two each: none is cut in half.
  CHECK(cell_text(faces) == faces.substr(0, (kCellCharacters - 4) / 2 * 4) + " […]");
}

TEST_CASE("no text is a code of a character") {
  CHECK(cell_text("_x0041_") == "_x005F_x0041_");
  CHECK(cell_text("a_x00e9__x000A_") == "a_x005F_x00e9__x005F_x000A_");
  CHECK(cell_text("_x004_ _x00412_ _xzzzz_ _x0041") == "_x004_ _x00412_ _xzzzz_ _x0041");
  CHECK(cell_text("=1+1") == "=1+1");
}

namespace {

/// Every part of a workbook, one after another.
std::string parts_of(const std::string& bytes) {
  const Folder folder;
  const WorkbookLibrary& library = *workbook_library();
  void* const zip = library.open_zip(folder.write("a.xlsx", bytes).c_str());
  REQUIRE(zip != nullptr);
  std::string parts;
  std::string piece(4096, '\0');
  for (int at = library.first_member(zip); at == 0; at = library.next_member(zip)) {
    REQUIRE(library.open_member(zip) == 0);
    for (int read = 1; read > 0;) {
      read = library.read_member(zip, piece.data(), static_cast<unsigned>(piece.size()));
      parts.append(piece, 0, static_cast<std::size_t>(std::max(read, 0)));
    }
    library.close_member(zip);
    parts += "\n\n";
  }
  library.close_zip(zip);
  return parts;
}

std::string sheet_of(const std::string& parts, int number) {
  std::size_t at = 0;
  for (int i = 0; i < number; ++i) at = parts.find("<worksheet", at + 1);
  return parts.substr(at, parts.find("</worksheet>", at) - at);
}

/// "10 22 19": the widths of the columns.
std::string widths_of(const std::string& sheet) {
  std::string widths;
  for (std::size_t at = sheet.find("<col "); at != sheet.npos; at = sheet.find("<col ", at + 1)) {
    const std::size_t begin = sheet.find("width=\"", at) + 7;
    widths += (widths.empty() ? "" : " ") + sheet.substr(begin, sheet.find('.', begin) - begin);
  }
  return widths;
}

}  // namespace

TEST_CASE("sheets are laid out to be read, filtered and printed") {
  if (workbook_library() == nullptr) return;
  Diagnostics diagnostics;
  const auto book = WorkbookFile::open(Language::fr, "Un titre", "Une remarque", diagnostics);
  REQUIRE(book);
  book->add_sheet(
      "Une", {"Nom", "Commentaire de la structure", "Points", "Euros", "Part", "Date", "Année d’exercice"});
  CHECK(book->rows() == 1);
  book->cell(CellStyle::text, "MSP du Lac Léman");
  book->cell(CellStyle::words, std::string(70, 'x'));
  book->cell(CellStyle::points, "1234.5");
  book->cell(CellStyle::euros, "79189.05");
  book->cell(CellStyle::share, "0.092");
  book->cell(CellStyle::date, "2024-04-30");
  book->cell(CellStyle::year, "2024");
  book->end_row();
  book->cell(CellStyle::text, "");
  book->cell(CellStyle::text, "😀");
  book->cell(CellStyle::points, "90071992547409.91");
  book->end_row();
  CHECK(book->rows() == 3);
  book->add_sheet("Deux", {"a", "b", "c", "d", "e", "f"});
  book->cell(CellStyle::whole, "12");
  book->cell(CellStyle::euros, "979189.05");
  book->end_row();
  book->add_sheet("Trois", {std::string(6, 'x'), std::string(7, 'x'), std::string(8, 'x'),
                            std::string(18, 'x'), std::string(19, 'x'), std::string(20, 'x')});
  std::string bytes;
  REQUIRE(book->finish([&](std::string_view part) { bytes += part; }, diagnostics));
  CHECK(diagnostics.all().empty());
  const std::string parts = parts_of(bytes);
  // As wide as its header and three more, from 10 to 22, or as its widest cell: a text and two more, a number
  // with a mark between its thousands and that of euros; each kind has a width of its own at most.
  CHECK(widths_of(sheet_of(parts, 1)) == "18 60 20 13 10 12 19");
  CHECK(widths_of(sheet_of(parts, 2)) == "10 15 10 10 10 10");
  CHECK(widths_of(sheet_of(parts, 3)) == "10 10 11 21 22 22");
  struct Row {
    int sheet;
    const char* held;
  };
  const Row rows[] = {
      // From seven columns on, the first one stays in sight, and the page lies on its side.
      {1, "<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\""},
      {1, "<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"/>"},
      {1, "<autoFilter ref=\"A1:G3\"/>"},
      {1, "<oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter>"},
      {2, "<pane ySplit=\"1\" topLeftCell=\"A2\""},
      {2, "<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"portrait\"/>"},
      {2, "<autoFilter ref=\"A1:F2\"/>"},
      // A sheet of no rows can be filtered all the same.
      {3, "<autoFilter ref=\"A1:F2\"/>"},
      // Numbers and dates are numbers, in the styles below; one that no cell holds is a text.
      {1, "<c r=\"A2\" s=\"2\" t=\"inlineStr\"><is><t>MSP du Lac Léman</t></is></c>"},
      {1,
       "<c r=\"C2\" s=\"4\"><v>1234.5</v></c><c r=\"D2\" s=\"5\"><v>79189.05</v></c><c r=\"E2\" "
       "s=\"6\"><v>0.092</v></c><c r=\"F2\" s=\"7\"><v>45412</v></c><c r=\"G2\" "
       "s=\"8\"><v>2024</v></c></row>"},
      {1,
       "<row r=\"3\"><c r=\"B3\" s=\"2\" t=\"inlineStr\"><is><t>😀</t></is></c><c r=\"C3\" s=\"9\" "
       "t=\"inlineStr\"><is><t>90071992547409.91</t></is></c></row>"},
      {2, "<row r=\"2\"><c r=\"A2\" s=\"10\"><v>12</v></c><c r=\"B2\" s=\"5\"><v>979189.05</v></c></row>"},
      {1, "<c r=\"A1\" s=\"1\" t=\"inlineStr\"><is><t>Nom</t></is></c><c r=\"B1\""},
      {1, "<c r=\"B2\" s=\"3\" t=\"inlineStr\">"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.sheet);
    CAPTURE(row.held);
    CHECK(sheet_of(parts, row.sheet).find(row.held) != std::string::npos);
  }
  for (const std::string style :
       {"fontId=\"1\" fillId=\"2\" borderId=\"1\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" "
        "applyBorder=\"1\" "
        "applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/>",  // 1: headers
        "numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" "
        "applyAlignment=\"1\"><alignment vertical=\"top\"/></xf><xf "  // 2: texts
        "numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" "
        "applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/>",        // 3: words
        "applyAlignment=\"1\"><alignment horizontal=\"right\" vertical=\"top\"/>",  // 9: long numbers
        "<fgColor rgb=\"FFE7E6E6\"/>", "<bottom style=\"thin\">",
        "<numFmt numFmtId=\"165\" formatCode=\"#,##0.00\"/>",
        "<numFmt numFmtId=\"166\" formatCode=\"#,##0.00\\ &quot;€&quot;\"/>",
        "<numFmt numFmtId=\"167\" formatCode=\"0.00\\ %\"/>",
        "<numFmt numFmtId=\"168\" formatCode=\"dd/mm/yyyy\"/>", "<dc:title>Un titre</dc:title>",
        "W3CDTF\">1980-01-01T00:00:00Z</dcterms:created>", "<dc:description>Une remarque</dc:description>",
        "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"2\">Trois!$1:$1<"}) {
    CAPTURE(style);
    CHECK(parts.find(style) != std::string::npos);
  }
}

TEST_CASE("without a folder for temporary files there is no workbook, which is told") {
  if (workbook_library() == nullptr) return;
  const char* const before = std::getenv("TMPDIR");
  const std::string kept = before != nullptr ? before : "";
  ::setenv("TMPDIR", "/no/such/folder", 1);
  Diagnostics diagnostics;
  CHECK(WorkbookFile::open(Language::en, "", "", diagnostics) == nullptr);
  before != nullptr ? ::setenv("TMPDIR", kept.c_str(), 1) : ::unsetenv("TMPDIR");
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code() == "F044");
  CHECK(std::get<Message>(diagnostics.all()[0].message.args.at(0)).id == "file.not_found");
  CHECK(std::get<std::string>(diagnostics.all()[0].hint->args.at(0)) == "/no/such/folder");
}

TEST_CASE("texts that no cell holds are counted") {
  if (workbook_library() == nullptr) return;
  Diagnostics diagnostics;
  const auto book = WorkbookFile::open(Language::en, "", "", diagnostics);
  REQUIRE(book);
  book->add_sheet("A", {"a"});
  for (const std::size_t more : {0, 1, 2}) {
    book->cell(CellStyle::text, std::string(kCellCharacters + more, 'x'));
    book->end_row();
  }
  book->cell(CellStyle::text, "cut before […]");
  book->end_row();
  REQUIRE(book->finish([](std::string_view) {}, diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code() == "F043");
  CHECK(std::get<Rational>(diagnostics.all()[0].message.args.at(0)) == Rational(2));
  CHECK(std::get<Rational>(diagnostics.all()[0].message.args.at(1)) == Rational(32'767));

  const auto other = WorkbookFile::open(Language::en, "", "", diagnostics);
  REQUIRE(other);
  other->add_sheet("A", {"a"});
  other->cell(CellStyle::text, std::string(kCellCharacters + 1, 'x'));
  other->end_row();
  REQUIRE(other->finish([](std::string_view) {}, diagnostics));
  REQUIRE(diagnostics.all().size() == 2);
  CHECK(diagnostics.all()[1].code() == "F043");
  CHECK(std::get<Rational>(diagnostics.all()[1].message.args.at(0)) == Rational(1));
}

TEST_CASE("a workbook is whole when all its parts can be read, and each sheet holds more than its rows") {
  if (workbook_library() == nullptr) return;
  const WorkbookLibrary& library = *workbook_library();
  Diagnostics diagnostics;
  const auto book = WorkbookFile::open(Language::en, "", "", diagnostics);
  REQUIRE(book);
  for (const char* name : {"A", "B"}) {
    book->add_sheet(name, {"a"});
    book->cell(CellStyle::whole, "12");
    book->end_row();
  }
  std::string bytes;
  REQUIRE(book->finish([&](std::string_view part) { bytes += part; }, diagnostics));
  const Folder folder;
  const auto whole = [&](const std::string& file, const std::vector<std::size_t>& rows) {
    return is_whole(library, folder.write("a.xlsx", file), rows);
  };
  CHECK(whole(bytes, {10, 10}));
  CHECK_FALSE(whole(bytes, {100'000, 10}));
  CHECK_FALSE(whole(bytes, {10, 100'000}));
  CHECK_FALSE(whole(bytes, {10}));
  CHECK_FALSE(whole(bytes, {10, 10, 10}));
  CHECK_FALSE(whole(bytes.substr(0, bytes.size() / 2), {10, 10}));
  for (const std::string part : {"xl/styles.xml", "xl/worksheets/sheet2.xml"}) {
    CAPTURE(part);
    std::string damaged = bytes;
    damaged.at(damaged.find(part) + part.size() + 60) ^= 0x55;
    CHECK_FALSE(whole(damaged, {10, 10}));
  }
}

}  // namespace aci

// Places in a text: bytes, and lines and columns as people count them.
#include "base/source_file.h"

#include <doctest/doctest.h>

using aci::Position;
using aci::SourceFile;

TEST_CASE("columns count characters, lines end at LF or CRLF") {
  const SourceFile file("a.toml", "ab\r\né=€x\n\nfin");
  struct Row {
    std::uint32_t offset;
    int line;
    int column;
  };
  const Row rows[] = {
      {0, 1, 1},  {1, 1, 2},  {2, 1, 3},   // a, b, CR
      {4, 2, 1},  {6, 2, 2},  {7, 2, 3},   // é takes two bytes, then '=', then €
      {10, 2, 4}, {11, 2, 5}, {12, 3, 1},  // € takes three; x, LF; the empty line
      {13, 4, 1}, {16, 4, 4},              // fin; the end of the text
  };
  for (const Row& row : rows) {
    CAPTURE(row.offset);
    const Position position = file.position(row.offset);
    CHECK(position.line == row.line);
    CHECK(position.column == row.column);
    CHECK(file.offset(position) == (row.offset == 3 ? 2 : row.offset));
  }
  CHECK(file.line_count() == 4);
  CHECK(file.line(1) == "ab");
  CHECK(file.line(2) == "é=€x");
  CHECK(file.line(3) == "");
  CHECK(file.line(4) == "fin");
}

TEST_CASE("places outside the text are brought back to it") {
  const SourceFile file("a.toml", "ab\nc");
  CHECK(file.position(99).line == 2);
  CHECK(file.position(99).column == 2);
  CHECK(file.offset({1, 99}) == 2);
  CHECK(file.offset({0, 1}) == 0);
  CHECK(file.offset({9, 1}) == 4);
  CHECK(file.line(0) == "");
  CHECK(file.line(3) == "");
}

TEST_CASE("a place inside a character is that character's") {
  const SourceFile file("a.toml", "aé€");
  CHECK(file.position(2).column == 2);
  CHECK(file.position(4).column == 3);
  CHECK(file.position(5).column == 3);
}

TEST_CASE("an empty text has one empty line; a line ending at the end starts another") {
  CHECK(SourceFile("a", "").line_count() == 1);
  CHECK(SourceFile("a", "").position(0).column == 1);
  CHECK(SourceFile("a", "x\n").line_count() == 2);
  CHECK(SourceFile("a", "x\n").line(2) == "");
  // A CR that ends no line belongs to it.
  CHECK(SourceFile("a", "x\r").line(1) == "x\r");
}

TEST_CASE("a part of a file counts from its first line, in every direction") {
  const SourceFile part("table.csv", "é;b\r\nc;d\n", 10);
  CHECK(part.line_count() == 3);
  CHECK(part.position(0).line == 10);
  CHECK(part.position(7).line == 11);
  CHECK(part.position(7).column == 2);
  CHECK(part.position(99).line == 12);
  CHECK(part.line(9) == "");
  CHECK(part.line(10) == "é;b");
  CHECK(part.line(11) == "c;d");
  CHECK(part.line(12) == "");
  CHECK(part.line(13) == "");
  CHECK(part.offset({9, 3}) == 0);
  CHECK(part.offset({10, 2}) == 2);
  CHECK(part.offset({10, 99}) == 4);  // Before the line ends.
  CHECK(part.offset({11, 1}) == 6);
  CHECK(part.offset({11, 3}) == 8);
  CHECK(part.offset({12, 1}) == 10);
  CHECK(part.offset({13, 1}) == 10);
}

TEST_CASE("a byte that goes on with no character, at the beginning of a line, stays on that line") {
  const SourceFile file("a", "x\n\x80y");
  CHECK(file.position(2).line == 2);
  CHECK(file.position(2).column == 1);
}

// Fields of CSV: what stands in quotes, what a spreadsheet would run, what a French one reads.
#include "report/csv_line.h"

#include <doctest/doctest.h>

namespace aci {
namespace {

TEST_CASE("a field stands in quotes for one character that parts or quotes, wherever in it that is") {
  const CsvDialect standard = csv_dialect(Language::en, false);
  const CsvDialect french = csv_dialect(Language::fr, true);
  for (std::size_t size = 0; size <= 50; ++size) {
    CAPTURE(size);
    const std::string plain(size, 'x');
    CHECK_FALSE(needs_quotes(plain, standard));
    for (std::size_t at = 0; at < size; ++at) {
      CAPTURE(at);
      const auto with = [&](char c) {
        std::string text = plain;
        text[at] = c;
        return text;
      };
      for (const char c : {'"', '\r', '\n'}) {
        CHECK(needs_quotes(with(c), standard));
        CHECK(needs_quotes(with(c), french));
      }
      CHECK(needs_quotes(with(','), standard));
      CHECK_FALSE(needs_quotes(with(','), french));
      CHECK(needs_quotes(with(';'), french));
      CHECK_FALSE(needs_quotes(with(';'), standard));
    }
  }
  CHECK(csv_quoted("a \"b\"") == "\"a \"\"b\"\"\"");
}

TEST_CASE("a spreadsheet would run what begins with a sign, seen through blanks and marks without width") {
  for (const char* text :
       {"=1+1", "+a", "-a", "@a", "\ta", "\ra", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF201", " =1",
        "  \u00a0@a", "\u200b=1", "\u202e=1", "\xff=1", "--1", "-1-1", "-01", "+1"}) {
    CAPTURE(text);
    CHECK(looks_like_formula(text));
  }
  for (const char* text : {"", " ", "\u200b", "a", "a=1", "1+1", "'=1", "-1", "-1,5", "-1.5", " -1", "é=1"}) {
    CAPTURE(text);
    CHECK_FALSE(looks_like_formula(text));
  }
  CHECK(disarmed("=1") == "'=1");
}

std::string line_of(Language language, bool french) {
  const CsvDialect dialect = csv_dialect(language, french);
  std::string out(dialect.byte_order_mark);
  append_csv(dialect, out, [](CsvLine& line) {
    line.empty();
    line.field("=a;b,c");
    line.foreign("=a");
    line.foreign("a");
    line.repeated("=a");
    line.repeated("-1,5");
    line.repeated("-1.5");
    line.value("true");
    line.value("false");
    line.value("-1.5");
    line.value("-1,5");
    line.value("@a");
    line.decimal("12.25");
    line.decimal("12");
    line.ready("1;2");
    line.truth(true);
    line.truth(false);
    line.integer(-7);
    line.euros(-1205);
    line.points(1500000);
    line.empty();
    line.end();
    line.field("b");
    line.end();
  });
  return out;
}

TEST_CASE("a line of fields, for programs and for a French spreadsheet") {
  CHECK(
      line_of(Language::fr, false) ==
      ",\"=a;b,c\",=a,a,=a,\"-1,5\",-1.5,true,false,-1.5,\"-1,5\",@a,12.25,12,1;2,true,false,-7,-12.05,1.5,\n"
      "b\n");
  CHECK(line_of(Language::fr, true) ==
        "\uFEFF;\"=a;b,c\";'=a;a;'=a;-1,5;-1.5;oui;non;-1,5;-1,5;'@a;12,25;12;1;2;oui;non;-7;-12,05;1,5;\n"
        "b\n");
  CHECK(line_of(Language::en, true).find(";yes;no;") != std::string::npos);
}

}  // namespace
}  // namespace aci

// A statement, as a spreadsheet or as TOML writes it.

#include <doctest/doctest.h>

#include "io/statement_file.h"
#include "io/text_file.h"
#include "support/loading.h"

namespace aci {
namespace {

struct Read {
  std::optional<std::vector<StatedLine>> lines;
  std::string told;
};

Read read(const std::string& text) {
  Diagnostics diagnostics;
  Read out;
  out.lines = parse_statement(add_text("statement", text), diagnostics);
  out.told = codes(diagnostics);
  return out;
}

TEST_CASE("columns in any order, others beside them, numbers as people write them") {
  for (const char* text : {"ligne,points,euros\nsolde,740,\"1 234,50 €\"\n",
                           "Euros;Libellé;Remarque;Points\n1234,50;solde;rien;740\n",
                           "[[ligne]]\nligne = \"solde\"\npoints = 740\neuros = 1234.50\n"}) {
    CAPTURE(text);
    const Read statement = read(text);
    REQUIRE(statement.lines);
    REQUIRE(statement.lines->size() == 1);
    const StatedLine& line = statement.lines->front();
    CHECK(line.name == "solde");
    REQUIRE(line.points);
    CHECK(line.points->value == Rational(740));
    REQUIRE(line.euros);
    CHECK(line.euros->value == exact("2469/2"));
  }
}

TEST_CASE("a column is known by any of its names") {
  for (const char* name : {"ligne", "Line", "id", "label", "Libellé", "figure", "indicateur", "indicator"}) {
    CAPTURE(name);
    const Read statement = read(std::string(name) + ";points\nsolde;740\n");
    REQUIRE(statement.lines);
    CHECK(statement.lines->front().name == "solde");
  }
  for (const char* name : {"points", "Nombre de points", "nb points"}) {
    CAPTURE(name);
    const Read statement = read("ligne;" + std::string(name) + "\nsolde;740\n");
    REQUIRE(statement.lines);
    REQUIRE(statement.lines->front().points);
    CHECK(statement.lines->front().points->value == Rational(740));
    CHECK(!statement.lines->front().euros);
  }
  for (const char* name : {"euros", "montant", "amount"}) {
    CAPTURE(name);
    const Read statement = read("ligne;" + std::string(name) + "\nsolde;740\n");
    REQUIRE(statement.lines);
    REQUIRE(statement.lines->front().euros);
    CHECK(statement.lines->front().euros->value == Rational(740));
    CHECK(!statement.lines->front().points);
  }
}

TEST_CASE("what stands beside the columns is left out") {
  const Read statement = read("ligne,euros\ntotal,7,une note\nsolde,8\n");
  REQUIRE(statement.lines);
  REQUIRE(statement.lines->size() == 2);
  CHECK(statement.lines->back().euros->value == Rational(8));
  const Read toml = read("[[ligne]]\nligne = \"total\"\neuros = 7\npoints = {a = 1}\n");
  REQUIRE(toml.lines);
  REQUIRE(toml.lines->size() == 1);
  CHECK(!toml.lines->front().points);
}

TEST_CASE("a line without a name or without a number says nothing") {
  const Read statement = read("ligne,euros\nsolde,\n,12\ntotal,7\n");
  REQUIRE(statement.lines);
  REQUIRE(statement.lines->size() == 1);
  CHECK(statement.lines->front().name == "total");
}

TEST_CASE("lines above the header, a line that names the separator, blanks and semicolons around a cell") {
  for (const char* text : {"sep=;\nligne;euros\ntotal;7\n", "\r\n\nligne,euros\n total ,7 ;\n"}) {
    CAPTURE(text);
    const Read statement = read(text);
    REQUIRE(statement.lines);
    REQUIRE(statement.lines->size() == 1);
    CHECK(statement.lines->front().name == "total");
    CHECK(statement.lines->front().euros->value == Rational(7));
  }
}

TEST_CASE("points have six decimals at most, euros two: only in euros may three digits be thousands") {
  const Read points = read("ligne,points\ntotal,4.000\nsolde,0.123456\n");
  REQUIRE(points.lines);
  CHECK(points.lines->front().points->value == Rational(4));
  CHECK(points.lines->back().points->value == exact("123456/1000000"));
}

/// "D003 2:1": the code and the place of each mistake.
std::string mistakes(const std::string& text) {
  Diagnostics diagnostics;
  CHECK_FALSE(parse_statement(add_text("statement", text), diagnostics));
  std::string out;
  for (const Diagnostic& each : diagnostics.all()) {
    const Position at = each.place.position();
    out += (out.empty() ? "" : " ") + each.code() + " " + std::to_string(at.line) + ":" +
           std::to_string(at.column);
  }
  return out;
}

TEST_CASE("mistakes are told, each where it is") {
  struct Row {
    const char* text;
    const char* told;
  };
  const Row rows[] = {
      {"nom,annee\nA,2024\n", "D045 1:1"},
      {"a = 1\n", "D045 1:1"},
      {"ligne = \"total\"\n", "D045 1:1"},
      {"ligne,remarque\ntotal,rien\n", "D045 1:1"},
      {"points,euros\n1,2\n", "D045 1:1"},
      {"ligne,euros\ntotal,1\nTOTAL,1\n", "D046 3:1"},
      {"ligne,euros\ntotal,4.000\n", "I016 2:7"},
      {"ligne,euros\ntotal,1234.567\n", "I007 2:7"},
      {"ligne,points\ntotal,1.2345678\n", "I007 2:7"},
      {"ligne,euros\ntotal,beaucoup\nsolde,peu\n", "I005 2:7 I005 3:7"},
      {"[[ligne]]\nligne = \"total\"\neuros = \"beaucoup\"\n", "I005 3:9"},
      {"[[ligne]]\nligne = \"total\"\neuros = 1\n[[ligne]]\nligne = \"total\"\neuros = 1\n", "D046 5:9"},
      // The quote that does not close, or the closing one that something stands behind.
      {"ligne,euros\n\"total,1\n", "D003 2:1"},
      {"ligne,euros\ntotal,\"1\n", "D003 2:7"},
      {"ligne,euros\n\"total\"x,1\n", "D026 2:7"},
      {"ligne,euros\ntotal,\"1\"x\n", "D026 2:9"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(mistakes(row.text) == row.told);
  }
}

}  // namespace
}  // namespace aci

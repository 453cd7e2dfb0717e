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

TEST_CASE("what stands beside the columns, under a name of its own, is left out") {
  const Read statement = read("ligne,euros,note,signe,note\ntotal,7,une note,,\nsolde,8,,+,x\n");
  REQUIRE(statement.lines);
  REQUIRE(statement.lines->size() == 2);
  CHECK(statement.lines->back().euros->value == Rational(8));
  // A figure may have an id and a label.
  CHECK(read("id,label,points\n1,total,7\n").lines->front().name == "total");
}

TEST_CASE("a line without a number says nothing") {
  const Read statement = read("ligne,euros\nsolde,\n,\ntotal,7\n");
  REQUIRE(statement.lines);
  REQUIRE(statement.lines->size() == 1);
  CHECK(statement.lines->front().name == "total");
}

TEST_CASE("TOML as people write it: without quotes, with a decimal comma, behind a comment") {
  const Read statement = read("# relevé\n[[ligne]]\nLibellé = total\neuros = 35 876,93 €\n");
  REQUIRE(statement.lines);
  CHECK(statement.lines->front().name == "total");
  CHECK(statement.lines->front().euros->value == exact("3587693/100"));
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
      // More fields than columns, a value in a column without a name, figures of nothing.
      {"ligne,points,euros\ntotal,,35876,93\nsolde,,1,,\n", "D002 2:1"},
      {"ligne;points;euros\ntotal;;;1\n;;500\n;3;\n", "D002 2:1 D049 3:3 D049 4:2"},
      {"ligne;euros;\ntotal;;1\n", "D027 2:8"},
      {"[[ligne]]\neuros = 1\n", "D049 2:9"},
      // Two that say the same, and slips.
      {"ligne;euros;Euros\ntotal;1;2\n", "D005 1:13"},
      {"ligne;ligne;euros\ntotal;solde;2\n", "D005 1:7"},
      {"ligne;euros;montant\ntotal;1;2\n", "D051 1:13"},
      {"ligne;nb points;points;euros\ntotal;1;2;3\n", "D051 1:17"},
      {"ligne;points;euro\ntotal;1;2\n", "D011 1:14"},
      {"Lignes;Point\ntotal;1\n", "D011 1:1 D011 1:8"},
      {"[[ligne]]\nligne = \"total\"\neuro = 1\nnote = \"x\"\n", "D050 3:1 D050 4:1"},
      {"[[ligne]]\nligne = \"total\"\neuros = 1\nmontant = 2\n", "D051 4:1"},
      {"[[ligne]]\nligne = \"total\"\neuros = 1\nEuros = 2\n", "D005 4:1"},
      {"[[lignes]]\nligne = \"total\"\neuros = 1\n", "D050 1:3"},
      {"id = \"x\"\nannee = 2023\n[[ligne]]\nligne = \"total\"\neuros = 1\n", "D050 1:1 D050 2:1"},
      // What is no name, no number, no line, no TOML, no statement.
      {"[[ligne]]\nligne = [\"total\"]\neuros = {a = 1}\n", "I005 2:9 I005 3:9"},
      {"ligne = [\"total\"]\n", "D045 1:10"},
      {"[ligne]\nligne = \"total\"\neuros = 1\n", "D045 1:1"},
      {"[[ligne]]\nligne = \"total\neuros = 1\n", "T001 2:9"},
      {"[{\"ligne\": \"total\", \"euros\": 1}]\n", "D045 1:1"},
      {"{\"ligne\": \"total\", \"euros\": 1}\n", "D045 1:1"},
      {"ligne;\"euros\ntotal;1\n", "D003 1:7"},
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

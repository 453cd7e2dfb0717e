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

TEST_CASE("mistakes are told") {
  CHECK(read("nom,annee\nA,2024\n").told == "D045");
  CHECK(read("a = 1\n").told == "D045");
  CHECK(read("ligne = \"total\"\n").told == "D045");
  CHECK(read("ligne,remarque\ntotal,rien\n").told == "D045");
  CHECK(read("points,euros\n1,2\n").told == "D045");
  CHECK(read("ligne,euros\ntotal,1\nTOTAL,1\n").told == "D046");
  CHECK(read("ligne,euros\ntotal,4.000\n").told == "I016");
  CHECK(read("ligne,euros\ntotal,beaucoup\nsolde,peu\n").told == "I005 I005");
  CHECK(read("ligne,euros\n\"total,1\n").told == "D003");
  CHECK(read("ligne,euros\n\"total\"x,1\n").told == "D026");
}

}  // namespace
}  // namespace aci

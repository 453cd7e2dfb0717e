// What a structure file says: its year, its agreement, and what is none of its inputs.
#include "io/structure_file.h"

#include <doctest/doctest.h>

#include "io/toml_document.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

Document document_in(const std::string& text) {
  Diagnostics diagnostics;
  auto document = parse_structure_toml(add_text("structure.toml", text), diagnostics);
  REQUIRE(document);
  return *document;
}

std::string codes_of(const Diagnostics& diagnostics) {
  std::string codes;
  for (const Diagnostic& each : diagnostics.all()) codes += (codes.empty() ? "" : " ") + each.code();
  return codes;
}

/// "2023", or the codes of what is told.
std::string year_in(const std::string& text, const std::vector<WrittenValue>& written = {}) {
  Diagnostics diagnostics;
  const auto year = read_year(document_in(text), written, diagnostics);
  CHECK(year.has_value() == diagnostics.all().empty());
  return year ? std::to_string(*year) : codes_of(diagnostics);
}

WrittenValue option(const std::string& id, const std::string& value) {
  return {id, value, {}, {}};
}

TEST_CASE("the year is a whole number from 1900 to 2200") {
  CHECK(year_in("annee = 2023") == "2023");
  CHECK(year_in("annee = \"2 023\"") == "2023");
  CHECK(year_in("annee = 1900") == "1900");
  CHECK(year_in("annee = 2200") == "2200");
  CHECK(year_in("annee = 1899") == "I001");
  CHECK(year_in("annee = 2201") == "I001");
  CHECK(year_in("annee = 2023.5") == "I001");
  CHECK(year_in("annee = \"2.024\"") == "I001");
  CHECK(year_in("annee = \"bientôt\"") == "I001");
  CHECK(year_in("nom = \"MSP\"") == "I001");
  CHECK(year_in("[equipe]\nannee = 2023") == "I008");
}

TEST_CASE("the last year that an option gives stands for that of the file") {
  CHECK(year_in("annee = 2023", {option("annee", "2024"), option("nom", "MSP")}) == "2024");
  CHECK(year_in("annee = 2023", {option("annee", "2024"), option("annee", "2025")}) == "2025");
  CHECK(year_in("annee = 2023", {option("annee", "2024.5")}) == "I001");
}

TEST_CASE("an agreement that is not said is none, wherever it is left blank") {
  const auto said = [](const std::string& text, const std::vector<WrittenValue>& written = {}) {
    const auto agreement = said_agreement(document_in(text), written);
    return agreement ? agreement->value : "none";
  };
  CHECK(said("accord = \"cpts\"") == "cpts");
  CHECK(said("agreement = \"cpts\"") == "cpts");
  CHECK(said("nom = \"MSP\"") == "none");
  CHECK(said("accord = \"\"") == "none");
  CHECK(said("accord = \" \\t\"") == "none");
  CHECK(said("[accord]\nid = 1") == "none");
  CHECK(said("accord = \"cpts\"", {option("accord", "msp")}) == "msp");
  CHECK(said("accord = \"cpts\"", {option("accord", " ")}) == "none");
}

class Others final : public OtherInputs {
 public:
  bool knows(std::string_view id) override { return id == "lits" || id == "chambres"; }
};

/// The codes of what is told of a small structure with something more behind it.
std::string told(const std::string& more) {
  Diagnostics diagnostics;
  Others others;
  const auto plan = plan_of(kSmallAgreement);
  const auto inputs =
      read_structure(document_in(std::string(kSmallStructure) + more), {}, *plan, others, diagnostics);
  CHECK(inputs.has_value() == (diagnostics.error_count() == 0));
  return codes_of(diagnostics);
}

TEST_CASE("a table of nothing but inputs of other rules is no mistake") {
  CHECK(told("") == "");
  CHECK(told("[hebergement]\nlits = 2\nchambres = 1\n") == "I009 I009");
  CHECK(told("[hebergement]\nlits = 2\nlitss = 1\n") == "I015 I009 I004");
  CHECK(told("[hebergement]\nlits = 2\npart_c2s = 0.1\n") == "I015 I009");
  CHECK(told("[hebergement]\n") == "I015");
}

TEST_CASE("an input that is said to be absent is said all the same: a second time is a mistake") {
  CHECK(told("part_c2s = \"NA\"\n") == "");
  CHECK(told("part_c2s = \"NA\"\n\"C2S share\" = 0.1\n") == "T001");
  CHECK(told("part_c2s = 0.1\n\"C2S share\" = \"NA\"\n") == "T001");
}

TEST_CASE("an empty cell is where a missing input is told") {
  Diagnostics diagnostics;
  Others others;
  const auto plan = plan_of(kSmallAgreement);
  const auto row = add_text("row.csv", "x;;y");
  const Document document = document_in("nom = \"MSP\"\nannee = 2023\n[acces]\nouvert_samedi = true\n");
  const EmptyCells empty = {{"reunions", Place(row, {2, 2})}, {"lits", Place(row, {1, 1})}};
  CHECK_FALSE(read_structure(document, {}, *plan, others, diagnostics, empty));
  REQUIRE(codes_of(diagnostics) == "I003");
  CHECK(diagnostics.all().front().place.file()->name() == "row.csv");
  CHECK(diagnostics.all().front().place.span().begin == 2);
}

}  // namespace
}  // namespace aci::test

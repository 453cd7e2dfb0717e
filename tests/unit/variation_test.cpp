#include "study/variation.h"

#include <doctest/doctest.h>

#include <string_view>

namespace aci {
namespace {

/// The values of a variation, behind its id; or the code of what is wrong with it.
std::string read(const std::string& text) {
  Diagnostics diagnostics;
  const auto variation = parse_variation(text, diagnostics);
  REQUIRE(variation.has_value() == !diagnostics.has_errors());
  if (!variation) return diagnostics.all().front().code();
  std::string out = variation->id + ":";
  for (const std::string& value : variation->values) out += " " + value;
  return out;
}

TEST_CASE(
    "--vary: every value from the first bound to the second, which counts only when the steps reach it") {
  struct Row {
    std::string_view text;
    std::string_view values;
  };
  const Row rows[] = {
      {"patientele=4000..5500:500", "patientele: 4000 4500 5000 5500"},
      {"patientele=4000..5499:500", "patientele: 4000 4500 5000"},
      {"annee=2022..2024", "annee: 2022 2023 2024"},
      {"x=7..7", "x: 7"},
      {"x=0..1:2", "x: 0"},
      {"x=-2..1", "x: -2 -1 0 1"},
      {"x=0..0.3:0.1", "x: 0 0.1 0.2 0.3"},
      {"x=1.50..2:0.25", "x: 1.5 1.75 2"},
      {"part=0..10 %:5 %", "part: 0 0.05 0.1"},
      {"part=0..0.1:5 %", "U013"},  // Up to a tenth of one percent, or to ten.
      {"part=5%..20%:5%", "part: 0.05 0.1 0.15 0.2"},
      {"part=0,5 %..1 %:0,25 %", "part: 0.005 0.0075 0.01"},
      {"ipa=false..true", "ipa: false true"},
      {"ipa=non..oui", "ipa: false true"},
      {"ipa=true..true", "ipa: true"},
      {"ipa=0..1", "ipa: 0 1"},
      {"h=9h30..11h30:1h", "h: 9.5 10.5 11.5"},
      {"h=9h..10h:0h30", "h: 9 9.5 10"},
      {"h=8 h..9,5 h:0,75 h", "h: 8 8.75 9.5"},
      {"h=9h..10h:0h20", "h: 9h00 9h20 9h40 10h00"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read(std::string(row.text)) == row.values);
  }
}

TEST_CASE("--vary: what is wrong") {
  struct Row {
    std::string_view text;
    std::string_view code;
  };
  const Row rows[] = {
      {"", "U013"},
      {"patientele", "U013"},
      {"patientele=4000", "U013"},
      {"=1..2", "U013"},
      {"x=1..", "U013"},
      {"x=..2", "U013"},
      {"x=1...2", "U013"},
      {"x=1..2:", "U013"},
      {"x=1..2:a", "U013"},
      {"x=a..b", "U013"},
      {"x=1..true", "U013"},
      {"x=1..b", "U013"},
      {"x=a..2", "U013"},
      {"ipa=false..2", "U013"},
      {"ipa=false..b", "U013"},
      {"ipa=false..true:1", "U013"},
      {"date=2023-01-01..2023-12-31:1", "U013"},
      {"h=9h..11h:15 min", "U013"},
      {"h=9h..11h", "U013"},
      {"h=9h..11h:30", "U013"},
      {"h=9h..11:30", "U013"},
      {"h=9:30..11:30:1h", "U013"},
      {"h=9:30..11h30:1h", "U013"},
      {"h=9..11:1h", "U013"},
      {"h=9..10h", "U013"},
      {"h=9..10h:1", "U013"},
      {"x=4.000..5000:500", "I016"},  // Four, or four thousand.
      {"x=1..4.000:1", "I016"},
      {"x=1000..4000:1.000", "I016"},
      {"part=0..10 %", "U013"},
      {"part=0 %..10 %", "U013"},  // A step of 1 would be 100 %.
      {"part=0.1..0.9", "U013"},
      {"x=0..1e-19:1e-20", "U013"},  // More decimals than a value can be written with.
      {"x=2..1", "U014"},
      {"ipa=true..false", "U014"},
      {"x=1..2:0", "U015"},
      {"x=1..2:-1", "U015"},
      {"x=1..1000001", "U016"},
      {"x=0..1:0.0000000001", "U016"},
      {"x=\xFF..2", "U010"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read(std::string(row.text)) == row.code);
  }
}

TEST_CASE("--vary of a parameter: constants as rule files write them") {
  struct Row {
    std::string text;
    std::string_view values;  ///< Or the code of what is wrong.
  };
  const Row rows[] = {
      {"p=7 €/point..7.2 €/point:0.10 €/point", "7 €/point|7.1 €/point|7.2 €/point|"},
      {"p=7 €/point..9 €/point", "7 €/point|8 €/point|9 €/point|"},
      {"p=5 %..15 %:5 %", "0.05|0.1|0.15|"},
      {"p=10..11", "10|11|"},
      {"p=5 %..100 %", "U013"},
      {"p=7 €/point..8 €/point:0.10", "R015"},
      {"p=7 €/point..8 €:1 €/point", "R015"},
      {"p=7 €/point..7.5 €/point", "U013"},
      {"p=0..100 %", "U013"},  // A step of 1 would be 100 %.
      {"p=1/3..2:1", "U013"},  // No decimals.
      {"p=7,5..8:1", "R010"},
      {"p=8 €..7 €:1 €", "U014"},
      {"p=7 €..8 €:0 €", "U015"},
      {"p=0..1:0.0000000001", "U016"},
      {"p=7 €", "U013"},
      {"p=false..true", "U013"},
      {"p=q..2:1", "R041"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Diagnostics diagnostics;
    const auto variation = parse_parameter_variation(row.text, "p", diagnostics);
    REQUIRE(variation.has_value() == !diagnostics.has_errors());
    std::string found = variation ? "" : diagnostics.all().front().code();
    for (std::size_t i = 0; variation && i < variation->formulas.size(); ++i)
      found += variation->formulas[i].formula.text + "|";
    CHECK(found == row.values);
  }
}

TEST_CASE("--vary: a number with two meanings is told with both") {
  Diagnostics diagnostics;
  CHECK_FALSE(parse_variation("x=4.000..5000:500", diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  const auto& args = diagnostics.all().front().message.args;
  REQUIRE(args.size() == 4);
  CHECK(std::get<std::string>(args[1]) == "4.000");
  CHECK(std::get<Rational>(args[2]) == Rational(4));
  CHECK(std::get<Rational>(args[3]) == Rational(4000));
  CHECK(read("x=4.000 %..5 %:1 %") == "x: 0.04 0.05");
}

TEST_CASE("--vary of choices: by id or by label, one after the other") {
  std::vector<Choice> choices(2);
  choices[0].id = "ville";
  choices[0].label = {"Grande ville", "Town"};
  choices[1].id = "campagne";
  choices[1].label = {"Campagne", "Country"};
  const auto values = [&](const std::string& text) {
    Diagnostics diagnostics;
    const auto variation = parse_choice_variation(text, choices, diagnostics);
    REQUIRE(variation.has_value() == !diagnostics.has_errors());
    std::string out = variation ? variation->id + ":" : diagnostics.all().front().code();
    for (std::size_t i = 0; variation && i < variation->values.size(); ++i) out += "|" + variation->values[i];
    return out;
  };
  CHECK(values("zone=ville") == "zone:|ville");
  CHECK(values("zone=campagne, Grande ville") == "zone:|campagne|ville");
  CHECK(values("zone=Country,mer") == "zone:|campagne|mer");  // Told when the values are read.
  CHECK(values("zone=ville,") == "zone:|ville|");
  CHECK(values("zone") == "U013");
  CHECK(values("=ville") == "U013");
  CHECK(values("zone=\xFF") == "U010");
}

TEST_CASE("--vary: a million values are taken") {
  Diagnostics diagnostics;
  const auto variation = parse_variation("x=1..1000000", diagnostics);
  REQUIRE(variation);
  CHECK(variation->values.size() == 1'000'000);
  CHECK(variation->values.back() == "1000000");
}

}  // namespace
}  // namespace aci

// What is told of a value that cannot be read.
#include "io/value_hints.h"

#include <doctest/doctest.h>

#include "report/wording.h"

namespace aci {
namespace {

Input input_of(InputType type) {
  Input input;
  input.id = "essai";
  input.type = type;
  return input;
}

std::string said(const Input& input, std::string_view text) {
  const auto hint = explain_value(input, text);
  return hint ? say(Language::en, *hint) : "";
}

TEST_CASE("a date that does not exist, or that is not whole") {
  const Input date = input_of(InputType::date);
  struct Row {
    const char* text;
    const char* said;
  };
  const Row rows[] = {
      {"31/02/2022", "that month ends on 28 Feb 2022"},
      {"2024-02-30", "that month ends on 29 Feb 2024"},
      {"31 avril 2022", "that month ends on 30 Apr 2022"},
      {"00/01/2022", "that month ends on 31 Jan 2022"},
      {"06/13/2022", "the day comes before the month: 13 Jun 2022?"},
      {"13/13/2022", "months run from 1 to 12"},
      {"01/00/2022", "months run from 1 to 12"},
      {"01/06/22", "the year has four digits"},
      {"06/2022", "the day is missing"},
      {"juin 2022", "the day is missing"},
      {"01/06/3022", "years run from 1900 to 2200"},
      {"01/06/2201", "years run from 1900 to 2200"},
      {"01/06/1899", "years run from 1900 to 2200"},
      {"01/06/0000", "years run from 1900 to 2200"},
      {"1 juin 20222", "the year has four digits"},
      {"01/01/22", "the year has four digits"},
      {"31/06/1900", "that month ends on 30 Jun 1900"},
      {"31/06/2200", "that month ends on 30 Jun 2200"},
      {"06/12/22", "the year has four digits"},
      {"2022/13/01", "the day comes before the month: 13 Jan 2022?"},
      {"31/11/2022", "that month ends on 30 Nov 2022"},
      {"01/12/2201", "years run from 1900 to 2200"},
      {"32/12/2022", "that month ends on 31 Dec 2022"},
      {"31/13/2022", "months run from 1 to 12"},
      {"12/13/2022", "the day comes before the month: 13 Dec 2022?"},
      {"a/12/22", ""},
      {"1/a/2022", ""},
      {"1/0/22", ""},
      {"0/1/22", ""},
      {"1/2/3", "the year has four digits"},
      {"2022", ""},
      {"demain", ""},
      {"1 june 2022", ""},
      {"100 juin 2022", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(said(date, row.text) == row.said);
  }
}

TEST_CASE("hours, and what a number is said in") {
  Input hours = input_of(InputType::decimal);
  hours.in_hours = true;
  CHECK(said(hours, "9h60") == "minutes run from 0 to 59");
  CHECK(said(hours, "9:75") == "minutes run from 0 to 59");
  CHECK(said(hours, "9h5") == "write 9h05 or 9h50");
  CHECK(said(hours, "9h0") == "write 9h00");
  CHECK(said(hours, "9 heures 7") == "");
  CHECK(said(hours, "9 : 60") == "minutes run from 0 to 59");
  CHECK(said(hours, "9:5") == "write 9h05 or 9h50");
  CHECK(said(hours, "9h6") == "");
  CHECK(said(hours, "9h5x") == "");
  CHECK(said(hours, "9h600") == "");
  CHECK(said(hours, "9h500") == "");
  CHECK(said(hours, "h60") == "");
  CHECK(said(hours, "9 jours 60") == "");
  CHECK(said(hours, "9 min") == "this input is not said in \"min\"");
  Input patients = input_of(InputType::count);
  CHECK(said(patients, "35 %") == "this input is not said in \"%\"");
  patients.unit = {"patients", "patients"};
  CHECK(said(patients, "4730 euros") == "this input is said in patients, not in \"euros\"");
  CHECK(said(patients, "beaucoup") == "");
  CHECK(said(patients, "4,5") == "");
  CHECK(said(patients, "4 lits 2") == "");
  CHECK(said(input_of(InputType::boolean), "o") == "");
}

}  // namespace
}  // namespace aci

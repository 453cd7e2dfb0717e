// A structure as a table of one input a row.
#include "io/form_source.h"

#include <doctest/doctest.h>

#include <string>

#include "io/text_file.h"
#include "report/structure_form.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

TEST_CASE("a form is known by its header") {
  struct Row {
    const char* text;
    bool form;
  };
  const Row rows[] = {
      {"Label,Value,Help,Id\n", true},
      {"\uFEFFLibellé;Valeur;Aide;Id\r\nNom;x;;nom\r\n", true},
      {"VALEUR;libelle", true},
      {"id\tvalue\n", true},
      {"Remarque;Id;Libellé;Valeur;\n", true},
      {"Id,Value,Help\n", true},
      {"Identifiant;Valeur;Aide;\n", true},
      {"\"Id\",\"Value\"\n", true},
      {"Ma MSP en 2024\n\nLabel,Value,Help,Id\n", true},
      {"Ma MSP, en 2024;;;\r\n;;;\r\nLibellé;Valeur;Aide;Id\r\n", true},
      {"Ma MSP en 2024\nLabel,Value,Help,Id\nNom,a=b,,nom\n", true},
      {"Label,Value,Id,\"Help\nNom,x,nom,\n", false},
      {"# une note\nid,value\n", false},
      {"[table]\nid,value\n", false},
      {"nom = id\nid,value\n", false},
      {"Value,Help\n", false},
      {"Id,Value,zone\n", false},
      {"nom,annee\n", false},
      {"identifiant,nom,valeur\n", false},
      {"annee = 2023\n", false},
      {"\"Ma MSP\nid,value\n", false},
      {"", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(is_form(row.text) == row.form);
  }
}

TEST_CASE("twenty lines may stand above the header of a form") {
  std::string above;
  for (int i = 0; i < 20; ++i) above += "a note\n";
  CHECK(is_form(above + "Id,Value\n"));
  CHECK_FALSE(is_form(above + "a note\nId,Value\n"));
}

/// "id=value at line:column; …", then what is empty; or "I022 3:5 ", the code and the place of each mistake.
std::string read(const std::string& text) {
  Diagnostics diagnostics;
  const auto subject = parse_form(add_text("form.csv", text), diagnostics);
  std::string out;
  const auto at = [](const Place& place) {
    return std::to_string(place.position().line) + ":" + std::to_string(place.position().column);
  };
  for (const Diagnostic& each : diagnostics.all()) {
    out += each.code() + " " + at(each.place) + " " + (each.hint ? each.hint->id + " " : "");
  }
  CHECK(subject.has_value() == out.empty());
  if (!subject) return out;
  CHECK(subject->name == "form.csv");
  CHECK_FALSE(subject->is_line);
  for (const WrittenValue& field : subject->fields) {
    out += field.id + "=" + field.value + " at " + at(field.value_at) + "; ";
  }
  for (const auto& [id, place] : subject->empty) out += id + " at " + at(place) + "; ";
  return out;
}

TEST_CASE("the rows of a form: a value where there is one, with the place of its cell") {
  CHECK(read("Label,Value,Help,Id\nName,MSP,,nom\n,,,\n[contrat],,,\nYear,,,annee\n") ==
        "nom=MSP at 2:6; [contrat] at 4:11; annee at 5:6; ");
  CHECK(read("Id;Valeur\r\nnom; MSP \r\nhalf;1,5\r\nshare;9,2 %\r\nday;31/12/2023\r\ntext;a,b\r\n") ==
        "nom=MSP at 2:5; half=1,5 at 3:6; share=9,2 % at 4:7; day=31/12/2023 at 5:5; text=a,b at 6:6; ");
  // Without an id the label names the input; a row cut short says nothing.
  CHECK(read("Label,Value,Id\nName,MSP\nOther\nThird,3,\n") == "Name=MSP at 2:6; Third=3 at 4:7; ");
  CHECK(read("Label,Value,Id\n\"Two\nlines\",1,x\ny,2,y\n") == "x=1 at 3:8; y=2 at 4:3; ");
  CHECK(read("Ma MSP, en 2024;;;\n;;;\nLabel;Value;Id\na;1,5;x\n") == "x=1,5 at 4:3; ");
  // A value that nothing names: it is told where the inputs are known.
  CHECK(read("Label,Value,Id\n,1,\n") == "=1 at 2:2; ");
}

TEST_CASE("the mistakes of a form, each where it is") {
  CHECK(read("Label,Value,Id\na,1,x\nb,2,X\n") == "I022 3:5 ");
  CHECK(read("Label,Value,Id\na,1,x\nb,2,X\nc,3,x\n") == "I022 3:5 I022 4:5 ");
  CHECK(read("Label,Value,Value,Id\na,1,2,x\n") == "I023 1:13 ");
  CHECK(read("Id,Value,Identifiant\nx,1,\n") == "I041 1:10 ");
  CHECK(read("Label,Value,Libellé\nx,1,\n") == "I041 1:13 ");
  CHECK(read("Label,Value,Id,Libellé\na,1,x,b\n") == "x=1 at 2:3; ");
  CHECK(read("Label,Value,Id\na,\"1,x\n") == "D003 2:3 ");
  CHECK(read("Label,Value,Id\na,\"1\"y,x\n") == "D026 2:5 hint.double_quotes ");
  // Quotes that close on another line were meant to close on their own.
  CHECK(read("Label,Value,Id\na,\"1\n2\"y,x\n") == "D003 2:3 ");
}

TEST_CASE("what a row says beyond its columns is no part of a value in silence") {
  CHECK(read("Id,Value\na,1\nb,4,730\nc,0,5\n") == "D002 3:1 hint.quote_comma D002 4:1 hint.quote_comma ");
  CHECK(read("Id;Value\n  \na;1;x\n;;y\n") == "D002 3:1 hint.quote_separator D002 4:1 hint.quote_separator ");
  CHECK(read("Id\tValue\na\t1\tx\n") == "D002 2:1 hint.quote_separator ");
  CHECK(read("Id,Value\na,1,,\nb,2, ,\u00A0\n") == "a=1 at 2:3; b=2 at 3:3; ");
  // A column without a name is for nothing; one with a name for whatever its author likes.
  CHECK(read("Id,Value,\na,4,730\nb,1,\n") == "D027 2:5 hint.name_column ");
  CHECK(read("Label,Value, ,Id\na,1,x,a\n") == "D027 2:5 hint.name_column ");
  CHECK(read("Label,Value,mine,Id\na,1,x,a\n") == "a=1 at 2:3; ");
}

TEST_CASE("a form of a rule set is one, and asks for what the rules require") {
  const auto plan = plan_of(kSmallAgreement);
  for (const Language language : {Language::fr, Language::en}) {
    const std::string form = structure_form(language, *plan, 2024);
    CHECK(is_form(form));
    CHECK(form.starts_with("\uFEFF") == (language == Language::fr));
    CHECK(read(form.substr(language == Language::fr ? 3 : 0)).starts_with("nom=? at "));
  }
  CHECK(structure_form(Language::en, *plan, 2024) == R"csv(Label,Value,Help,Id
Name,?,A text.,nom
Identifier,,A text. May be left out.,identifiant
Year,2024,"A whole number, from 2023 to 2100.",annee
,,,
Open on Saturday,?,Yes or no.,ouvert_samedi
Weeks closed,,"A number, from 0 to 53, at most 2 decimals. By default, 0.",semaines_fermees
,,,
Meetings,?,"A whole number, from 0 to 1,000. Held in the year.",reunions
C2S share,,"A percentage, such as 9.2 %. By default, 5%.",part_c2s
Trainings,,"A whole number, from 0 to 1,000. By default, the value of ""Meetings"".",formations
,,,
Adhesion,,"A date, such as 2023-12-31. May be left out.",date_adhesion
Advance paid,,"An amount in euros, such as 35406.00, from 0 to 1,000,000, at most 2 decimals. May be left out.",avance_versee
)csv");
}

}  // namespace
}  // namespace aci::test

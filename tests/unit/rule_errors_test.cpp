// What is wrong between the elements of a rule set, and what a careful reader remarks.
#include "ruleset/rule_errors.h"

#include <doctest/doctest.h>

#include <string>

#include "support/rendering.h"

using aci::test::kSmallAgreement;
using aci::test::replaced;
using aci::test::rule_codes;

TEST_CASE("elements that contradict each other, or refer to nothing") {
  struct Row {
    const char* from;
    const char* to;
    const char* codes;
  };
  const Row rows[] = {
      {"indicator.formation", "indicator.optional", "R001"},  // Classes and indicators: one list.
      {"[amount.base]", "[amount.reunions]", "R001"},         // What formulas name: one list.
      {"class    = \"prerequisite\"", "class    = \"prerequisit\"", "R006"},
      {"source     = \"guide p. 3\"", "source     = \"gide p. 3\"", "R006"},
      {"source     = \"guide p. 3\"\n", "", "R024"},
      {"source     = \"guide p. 3\"", "sourse     = \"guide p. 3\"", "R002"},  // It cites, in its way.
      {"default_input = \"reunions\"", "default_input = \"semaines_fermees\"", "R028"},
      {"role    = \"total\"", "role    = \"information\"\nformula = \"1 €\"", "R047"},
      {"earned(all)", "earned(al)", "R006"},
      {"earned(all)", "ernd(all)", "R013"},
      {"+ 0 € * part_c2s", "", "R025"},
      {"source     = \"guide p. 3\"", "source     = \"gide, p. 3\"", "R006"},
      {"source     = \"guide p. 3\"", "source     = \"guide ; gide\"", "R006"},
      {"{ fr = \"Formations\"", "{ fr = \"Réunions !\"", "R077"},
      {"default_input = \"reunions\"", "default_input = \"part_c2s\"", "R028"},
      {"points = \"30 points\"",
       "points = \"30 points\"\n[indicator.accueil.part.un]\npoints = \"50 points\"\nfull = \"50 points\"",
       "R111"},
      {"points = \"30 points\"",
       "points = \"30 points\"\n[indicator.accueil.part.un]\npoints = \"50 points\"\nfull = \"60 points\"",
       "R064"},
  };
  CHECK(rule_codes(kSmallAgreement) == "R024");  // Its own.
  for (const Row& row : rows) {
    CAPTURE(row.to);
    CHECK(rule_codes(replaced(kSmallAgreement, row.from, row.to)) == std::string(row.codes) + " R024");
  }
}

TEST_CASE(
    "an element that is missing is told once for all that name it, and each kind of element by itself") {
  const std::string classes =
      replaced(kSmallAgreement, "class    = \"prerequisite\"", "class    = \"autre\"");
  CHECK(rule_codes(classes) == "R006 R024");
  CHECK(rule_codes(replaced(classes, "class      = \"optional\"", "class      = \"autre\"")) == "R006 R024");
  CHECK(rule_codes(replaced(classes, "axis     = \"acces\"", "axis     = \"autre\"")) == "R006 R006 R024");
  CHECK(rule_codes(replaced(classes, "source   = \"guide p. 2\"", "source   = \"autre\"")) ==
        "R006 R006 R024");
}

TEST_CASE("a citation may end in a comma, or be left empty") {
  for (const char* source : {"guide, p. 3", "guide ; ; guide p. 4", "guide;", " guide p. 3"}) {
    CAPTURE(std::string(source));
    CHECK(rule_codes(replaced(kSmallAgreement, "source     = \"guide p. 3\"",
                              std::string("source = \"") + source + "\"")) == "R024");
  }
}

TEST_CASE("labels of no letter name nothing, hence never the same") {
  const std::string one =
      replaced(kSmallAgreement, "{ fr = \"Formations\", en = \"Trainings\" }", "{ fr = \"?\", en = \"?\" }");
  CHECK(rule_codes(replaced(one, "{ fr = \"Part C2S\", en = \"C2S share\" }",
                            "{ fr = \"?\", en = \"?\" }")) == "R024");
}

TEST_CASE("an input is taken from one that is always there, of its type and choices") {
  const auto choice = [](const std::string& id, const std::string& second, const std::string& more) {
    return "[input." + id + "]\ntype = \"choice\"\n" + more + "label = { fr = \"" + id + "\", en = \"" + id +
           "\" }\n[input." + id + ".choice.oui]\nlabel = { fr = \"o\", en = \"o\" }\n[input." + id +
           ".choice." + second + "]\nlabel = { fr = \"n\", en = \"n\" }\n";
  };
  const auto codes = [&](const std::string& inputs) {
    const std::string used = replaced(kSmallAgreement, "known(date_adhesion)",
                                      "known(date_adhesion) and (premier == oui or autre == oui)");
    return rule_codes(replaced(used, "[indicator.accueil]", inputs + "[indicator.accueil]"));
  };
  const std::string taken = "default_input = \"premier\"\n";
  CHECK(codes(choice("premier", "non", "") + choice("autre", "non", taken)) == "R024");
  CHECK(codes(choice("premier", "non", "") + choice("autre", "nul", taken)) == "R028 R024");
  const auto labelled = [&](const char* fr, const char* en) {
    return replaced(choice("autre", "non", taken), "{ fr = \"n\", en = \"n\" }",
                    std::string("{ fr = \"") + fr + "\", en = \"" + en + "\" }");
  };
  CHECK(codes(choice("premier", "non", "") + labelled("n", "n")) == "R024");
  CHECK(codes(choice("premier", "non", "") + labelled("m", "n")) == "R028 R024");
  CHECK(codes(choice("premier", "non", "") + labelled("n", "m")) == "R028 R024");
  CHECK(codes(choice("premier", "non", "optional = true\n") + choice("autre", "non", taken)) ==
        "R028 R024 R016");
}

TEST_CASE("choices of one name, or of a name that says that there is none") {
  const auto codes = [](const char* second) {
    return rule_codes(
        replaced(kSmallAgreement, "[indicator.accueil]",
                 std::string("[input.mode]\ntype = \"choice\"\nlabel = { fr = \"Mode\", en = \"Mode\" }\n") +
                     "[input.mode.choice.a]\nlabel = { fr = \"!\", en = \"Seul\" "
                     "}\n[input.mode.choice.b]\nlabel = { fr = \"" +
                     second + "\", en = \"B\" }\n[indicator.accueil]"));
  };
  CHECK(codes("!") == "R025 R024");
  CHECK(codes("seul") == "R077 R024");
  CHECK(codes("N/A") == "R123 R024");
  CHECK(codes("null") == "R123 R024");
}

TEST_CASE("another reading says the same kind of thing") {
  const auto parameter = [](const char* reading) {
    return rule_codes(replaced(kSmallAgreement, "[class.prerequisite]",
                               std::string("[parameter.valeur_point.reading.autre]\n") +
                                   "label = { fr = \"autre\", en = \"other\" }\n" + reading +
                                   "[class.prerequisite]"));
  };
  CHECK(parameter("value = \"8 €/point\"\n") == "R024");
  CHECK(parameter("value = \"8 €\"\n") == "R015 R024");
  CHECK(parameter("") == "R003 R024");
}

TEST_CASE("a full value said again is no slip when another reading moves what it follows") {
  const auto part = [](const std::string& more, const std::string& reading) {
    const std::string text =
        "[indicator.accueil.part.un]\npoints = \"50 points\"\n" + more +
        "verified = false\nnote = { fr = \"n\", en = \"n\" }\n" +
        "[indicator.accueil.part.un.reading.autre]\nlabel = { fr = \"a\", en = \"a\" }\n" + reading;
    return rule_codes(
        replaced(kSmallAgreement, "  [indicator.accueil.reduction", text + "[indicator.accueil.reduction"));
  };
  const std::string full = "full = \"50 points\"\n";
  CHECK(part(full, "when = \"ouvert_samedi\"\n") == "R111 R024");
  CHECK(part(full, "points = \"60 points\"\n") == "R024");
  CHECK(part(full, "full = \"60 points\"\n") == "R024");
  CHECK(part("full = \"60 points\"\n", "full = \"70 points\"\n") == "R024");
  CHECK(part("full = \"60 points\"\n", "when = \"ouvert_samedi\"\n") == "R064 R024");
}

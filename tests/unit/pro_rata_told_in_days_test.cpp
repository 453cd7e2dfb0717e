#include "engine/pro_rata_told_in_days.h"

#include <doctest/doctest.h>

#include "base/iso_date.h"
#include "support/loading.h"
#include "support/rendering.h"

namespace aci {
namespace {

TEST_CASE("a pro rata is said in days where the rule reads the date that it runs from") {
  struct Row {
    const char* rules;
    const char* structure;
    Changes changes;
    const char* indicator;
    std::int64_t days;  // 0: it is not said.
    std::int64_t of;
    const char* from;
  };
  const Row rows[] = {
      {"aci_msp_2023",
       "examples/nouvelle.toml",
       {},
       "protocoles_pluriprofessionnels",
       231,
       365,
       "2023-05-15"},
      {"aci_msp_2023", "examples/etablie.toml", {}, "protocoles_pluriprofessionnels", 0, 0, ""},
      {"aci_msp_2023",
       "examples/etablie.toml",
       {{"annee", "2024"}, {"date_acquisition_si_standard", "2024-10-15"}},
       "systeme_information_standard",
       78,
       366,
       "2024-10-15"},
      {"aci_cpts", "examples/cpts.toml", {}, "qualite", 171, 365, "2026-07-01"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.indicator);
    CAPTURE(row.structure);
    const Assessment assessment = assess(row.rules, row.structure, row.changes);
    const auto index = element_index(row.indicator, assessment.rules().indicators);
    REQUIRE(index);
    const auto days = pro_rata_days(assessment, *index);
    CHECK(days.has_value() == (row.days > 0));
    if (!days) continue;
    CHECK(days->days == row.days);
    CHECK(days->of == row.of);
    CHECK(to_iso(days->from) == row.from);
  }
}

/// Of the first indicator of an agreement with a pro rata, whose structure adheres on 2 July 2024.
std::optional<ProRataDays> small(const std::string& pro_rata, const std::string& definitions = "") {
  std::string rules(test::kSmallAgreement);
  if (!pro_rata.empty())
    rules = test::replaced(rules, "point_value = \"valeur_point\"",
                           "point_value = \"valeur_point\"\npro_rata = \"max(0, min(1, " + pro_rata + "))\"");
  rules = test::replaced(rules, "group    = \"contrat\"\ntype     = \"date\"\noptional = true",
                         "type = \"date\"");
  rules = test::replaced(rules, "known(date_adhesion)", "ouvert_samedi");
  rules = test::replaced(rules, "[indicator.accueil]", definitions + "[indicator.accueil]");
  const Assessment assessment = test::assess(
      test::plan_of(rules),
      "annee = 2024\nnom = \"M\"\ndate_adhesion = 2024-07-02\n[acces]\nouvert_samedi = true\n[equipe]\n"
      "reunions = 3\n");
  return pro_rata_days(assessment, 0);
}

std::string definition(const std::string& id, const std::string& formula) {
  return "[definition." + id + "]\nlabel = { fr = \"" + id + "\", en = \"" + id +
         "\" }\nsource = \"guide\"\n" + "formula = \"" + formula + "\"\n";
}

TEST_CASE("the date may be read directly, or through definitions; a share that no date makes is not said") {
  const auto direct = small("(days(date_adhesion, date(annee, 12, 31)) + 1) / 366");
  REQUIRE(direct);
  CHECK(direct->days == 183);
  CHECK(direct->of == 366);
  CHECK(to_iso(direct->from) == "2024-07-02");
  const auto defined = small("year_fraction(since, annee)",
                             definition("since", "add_years(date_adhesion, if reunions > 5 then 1 else 0)"));
  REQUIRE(defined);
  CHECK(defined->days == 183);
  const auto later = small("share", definition("start", "date(annee, 10, 1)") +
                                        definition("share", "year_fraction(start, annee)"));
  REQUIRE(later);
  CHECK(later->days == 92);
  CHECK(to_iso(later->from) == "2024-10-01");
  CHECK_FALSE(small("share", definition("start", "date(annee, 10, 2)") +
                                 definition("share", "(days(start, date(annee, 12, 31)) + 2) / 366")));
  // Of the whole year, or of none of it, there is nothing to say, though it is read from a date.
  const auto from = [](const std::string& day) {
    return small("share", definition("start", "date(" + day + ")") +
                              definition("share", "(days(start, date(annee, 12, 31)) + 1) / 366"));
  };
  CHECK(from("annee, 1, 2").has_value());
  CHECK_FALSE(from("annee, 1, 1"));
  CHECK(from("annee, 12, 31").has_value());
  CHECK_FALSE(from("annee + 1, 1, 1"));
  // The share of a day more than the date leaves.
  CHECK_FALSE(small("(days(date_adhesion, date(annee, 12, 31)) + 2) / 366"));
  CHECK_FALSE(small("183 / 366"));
  CHECK_FALSE(small("half",
                    "[parameter.half]\nlabel = { fr = \"Moitié\", en = \"Half\" }\nsource = \"guide\"\n"
                    "value = \"183 / 366\"\n"));
  CHECK_FALSE(small("183.5 / 366"));
  CHECK_FALSE(small("1"));
  CHECK_FALSE(small("0"));
  CHECK_FALSE(small(""));
}

}  // namespace
}  // namespace aci

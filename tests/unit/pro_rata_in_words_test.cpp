#include "engine/pro_rata_in_words.h"

#include <doctest/doctest.h>

#include "base/iso_date.h"
#include "support/loading.h"

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

}  // namespace
}  // namespace aci

#include "engine/next_full.h"

#include <doctest/doctest.h>

#include "support/trial.h"

namespace aci {
namespace {

std::optional<NextFull> next(const Assessment& assessment, const char* indicator, const char* input) {
  const auto index = element_index(indicator, assessment.rules().indicators);
  REQUIRE(index);
  return next_full(assessment, *index, *assessment.plan->input(input));
}

TEST_CASE("the least that attains an indicator in full, and what it pays: exactly what --set gives") {
  struct Row {
    const char* indicator;
    const char* input;
    const char* enough;
    const char* below;
    std::int64_t gain;  // Cents.
  };
  const Row rows[] = {
      {"concertation_pluriprofessionnelle", "dossiers_etudies", "46", "45", 124575},
      {"protocoles_pluriprofessionnels", "protocoles", "8", "7", 305760},
  };
  const Assessment now = trial();
  for (const Row& row : rows) {
    CAPTURE(row.input);
    const auto found = next(now, row.indicator, row.input);
    REQUIRE(found);
    CHECK(found->value == exact(row.enough));
    CHECK(found->gain.cents() == row.gain);
    const Assessment full = trial({{row.input, row.enough}});
    CHECK(found->gain == subtract(*full.amount(AmountRole::total), *now.amount(AmountRole::total)));
    CHECK(line_of(full, row.indicator).attainment == exact("1"));
    CHECK(line_of(trial({{row.input, row.below}}), row.indicator).attainment < exact("1"));
  }
}

TEST_CASE("no value of an input that plays no part attains an indicator in full") {
  CHECK_FALSE(next(trial(), "concertation_pluriprofessionnelle", "protocoles"));
  CHECK_FALSE(next(trial(), "concertation_pluriprofessionnelle", "ipa"));
}

}  // namespace
}  // namespace aci

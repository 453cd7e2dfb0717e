#include "engine/left_to_earn.h"

#include <doctest/doctest.h>

#include "support/rendering.h"
#include "support/small_rules.h"
#include "support/trial.h"

namespace aci {
namespace {

TEST_CASE("what is left is what the same structure is paid more with every indicator in full") {
  const Assessment now = assess("aci_msp_2023", "examples/grande.toml");
  const Assessment full =
      assess("aci_msp_2023", "examples/grande.toml", {{"medecins_cstm", "1"}, {"protocoles_nationaux", "6"}});
  const auto left = headroom(now);
  REQUIRE(left);
  CHECK(left->euros == subtract(*full.amount(AmountRole::total), *now.amount(AmountRole::total)));
  CHECK(left->unmet == 1);
  CHECK(left->partial == 1);
  CHECK_FALSE(headroom(full));
}

TEST_CASE("what is left of a structure that only has what the agreement asks for") {
  const auto left = headroom(trial());
  REQUIRE(left);
  CHECK(left->euros == Money::from_cents(5424415));
  CHECK(left->unmet == 13);
  CHECK(left->partial == 3);
}

TEST_CASE("nothing is left where nothing is paid more in full, nor of an agreement without indicators") {
  const auto left = [](const std::string& rules, const char* hours) {
    return headroom(test::assess(test::plan_of(rules), std::string("annee = 2024\nhours = ") + hours + "\n"));
  };
  const std::string rules(test::kSmallRules);
  const auto all = left(rules, "7");
  REQUIRE(all);
  CHECK(all->euros == Money::from_cents(560000));
  CHECK(all->unmet == 1);
  CHECK(all->partial == 0);
  CHECK_FALSE(left(rules, "8"));
  const auto cent =
      left(test::replaced(rules, "value * earned(all)", "0.01 € * (earned(all) / 800 points)"), "7");
  REQUIRE(cent);
  CHECK(cent->euros == Money::from_cents(1));
  CHECK_FALSE(left(test::replaced(rules, "value * earned(all)", "5600 € - value * earned(all)"), "7"));
  CHECK_FALSE(left(test::replaced(rules, "value * earned(all)", "0 * value * earned(all)"), "7"));
}

TEST_CASE("an indicator that is worth nothing to this structure is not among those left to meet") {
  const std::string second =
      "[indicator.second]\naxis = \"access\"\nclass = \"all_of_it\"\n"
      "label = { fr = \"Second\", en = \"Second\" }\nsource = \"text\"\n"
      "[indicator.second.requirement.least]\nmet = \"hours >= 8\"\n"
      "reason = { fr = \"trop peu\", en = \"too few\" }\n"
      "[indicator.second.part.part_1]\npoints = \"if annee >= 2030 then 100 points else 0 points\"\n";
  const auto plan = test::plan_of(test::replaced(test::kSmallRules, "[amount.pay]", second + "[amount.pay]"));
  const auto left = [&](const char* year) {
    return headroom(test::assess(plan, std::string("annee = ") + year + "\nhours = 7\n"));
  };
  const auto before = left("2024");
  REQUIRE(before);
  CHECK(before->euros == Money::from_cents(560000));
  CHECK(before->unmet == 1);
  const auto from_2030 = left("2030");
  REQUIRE(from_2030);
  CHECK(from_2030->euros == Money::from_cents(630000));  // 900 points at 7 €.
  CHECK(from_2030->unmet == 2);
}

}  // namespace
}  // namespace aci

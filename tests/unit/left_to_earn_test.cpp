#include "engine/left_to_earn.h"

#include <doctest/doctest.h>

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

}  // namespace
}  // namespace aci

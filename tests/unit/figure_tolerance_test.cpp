// How far a stated figure may lie from the computed one, and agree.

#include "study/figure_tolerance.h"

#include <doctest/doctest.h>

#include "base/decimal.h"

namespace aci {
namespace {

bool agree(const char* stated, const char* computed, Closeness closeness, bool in_euros = true) {
  StatedFigure figure;
  figure.figure.in_euros = in_euros;
  figure.stated = *parse_decimal(stated);
  return agrees(figure, *parse_decimal(computed), closeness);
}

TEST_CASE("to the cent: the same and nothing else") {
  CHECK(agree("61204.50", "61204.5", Closeness::cent));
  CHECK(!agree("61204.50", "61204.51", Closeness::cent));
  CHECK(!agree("61204", "61204.50", Closeness::cent));
}

TEST_CASE("to the euro: half a euro from whole euros, and to the cent where cents stand") {
  CHECK(agree("61204", "61204.49", Closeness::euro));
  CHECK(agree("61204", "61204.50", Closeness::euro));
  CHECK(agree("61204", "61203.50", Closeness::euro));
  CHECK(!agree("61204", "61204.51", Closeness::euro));
  CHECK(!agree("61204", "61203.49", Closeness::euro));
  CHECK(!agree("61204.50", "61204.51", Closeness::euro));
}

TEST_CASE("points to the hundredth, however close euros are") {
  for (const Closeness closeness : {Closeness::cent, Closeness::euro}) {
    CHECK(agree("875.33", "875.335", closeness, false));
    CHECK(agree("875.34", "875.335", closeness, false));
    CHECK(!agree("875.33", "875.3351", closeness, false));
    CHECK(!agree("875", "875.33", closeness, false));
  }
}

TEST_CASE("a number so large that the difference cannot be computed agrees with nothing") {
  for (const Closeness closeness : {Closeness::cent, Closeness::euro}) {
    CHECK(!agree("99999999999999999999999999999999999999", "79189.05", closeness));
    CHECK(!agree("99999999999999999999999999999999999999", "79189.05", closeness, false));
  }
}

}  // namespace
}  // namespace aci

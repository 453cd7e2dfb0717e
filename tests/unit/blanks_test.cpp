// Blanks, in every alphabet.
#include "base/blanks.h"

#include <doctest/doctest.h>

TEST_CASE("blanks, those beyond ASCII too") {
  CHECK(aci::blank_size(" x") == 1);
  CHECK(aci::blank_size("\tx") == 1);
  CHECK(aci::blank_size("\u00A0x") == 2);
  CHECK(aci::blank_size("\u202Fx") == 3);
  CHECK(aci::blank_size("x ") == 0);
  CHECK(aci::blank_size("\n") == 0);
  CHECK(aci::blank_size("") == 0);
  CHECK(aci::blank_size("é") == 0);
  CHECK(aci::blank_size("\u00A0") == 2);
  CHECK(aci::blank_size("\u00A1") == 0);
  CHECK(aci::blank_size("\uFEFF") == 3);
}

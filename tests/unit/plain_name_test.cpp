#include "base/plain_name.h"

#include <doctest/doctest.h>

using namespace aci;

TEST_CASE("case, accents and signs count for nothing in a name") {
  CHECK(plain_name("part_c2s") == "partc2s");
  CHECK(plain_name(" Part-C2S\u00A0") == "partc2s");
  CHECK(plain_name("Patientèle de l’année") == "patienteledelannee");
  CHECK(plain_name("PATIENTÈLE DE L'ANNEE") == "patienteledelannee");
  CHECK(plain_name("Patiente\u0300le") == "patientele");  // As a Mac decomposes it.
  CHECK(plain_name("Cœur, \u0152UVRE") == "coeuroeuvre");
  CHECK(plain_name("\uFEFFnom") == "nom");
  CHECK(plain_name("œ̈ Straße") == "oestrasse");
  CHECK(plain_name("γ 1") == "γ1");
  CHECK(plain_name("a\u034Fb\u2060c\u205Fd\u2019e") == "abcde");  // Joiners and spaces that are not seen.
  CHECK(plain_name("\u036F").empty());                            // The last of the accents.
  CHECK(plain_name("\u0370\u037E") == "\u0370\u037E");            // Greek begins there.
  CHECK(plain_name("AZaz09") == "azaz09");
  CHECK(plain_name("@[`{/:").empty());  // The signs beside the letters and digits of ASCII.
  CHECK(plain_name("ÀŽž ĐŒæ") == "azzĐoeae");
  CHECK(plain_name(" _'’ ").empty());
  CHECK(plain_name("").empty());
}

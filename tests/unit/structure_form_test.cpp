// The form of a rule set that is named; the rest: form_source_test.
#include "report/structure_form.h"

#include <doctest/doctest.h>

#include "support/rendering.h"

namespace aci::test {
namespace {

TEST_CASE("a form says first which agreement it is of, where one was named") {
  const auto plan = plan_of(kSmallAgreement);
  const std::string named = structure_form(Language::en, *plan, 2024, "petit");
  const std::string row =
      "Agreement,petit,\"The rules that apply: an agreement of `aci rules`, whose rules of the year are "
      "taken, "
      "or the id of a rule set.\",accord\n";
  CHECK(named == replaced(structure_form(Language::en, *plan, 2024), "Label,Value,Help,Id\n",
                          "Label,Value,Help,Id\n" + row));
}

}  // namespace
}  // namespace aci::test

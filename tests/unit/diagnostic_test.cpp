// The list of a run's mistakes.
#include "base/diagnostic.h"

#include <doctest/doctest.h>

#include <memory>
#include <stdexcept>

using aci::Diagnostics;
using aci::Severity;

TEST_CASE("only errors count as errors") {
  Diagnostics diagnostics;
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.warning("R024", {});
  diagnostics.note("I009", {});
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.error("I004", {}, {std::string("patientelle")}).hint = aci::Message{"hint.did_you_mean", {}};
  CHECK(diagnostics.error_count() == 1);
  REQUIRE(diagnostics.all().size() == 3);
  CHECK(diagnostics.all()[0].severity == Severity::warning);
  CHECK(diagnostics.all()[2].code() == "I004");
  CHECK(diagnostics.all()[2].hint->id == "hint.did_you_mean");
}

TEST_CASE("one table says which codes are warnings and notes, and nothing else may be one") {
  CHECK(aci::severity_of("R024") == Severity::warning);
  CHECK(aci::severity_of("I009") == Severity::note);
  CHECK(aci::severity_of("R001") == Severity::error);
  Diagnostics diagnostics;
  CHECK_THROWS_AS(diagnostics.warning("R001", {}), std::logic_error);
  CHECK_THROWS_AS(diagnostics.note("R024", {}), std::logic_error);
  diagnostics.error("R009",
                    {});  // A label that lacks one language is warned of; one that lacks both is refused.
  CHECK(diagnostics.error_count() == 1);
}

TEST_CASE("sorted by file in order of appearance, then by place; equals keep their order") {
  const auto b = aci::add_text("b.toml", "0123456789");
  const auto a = aci::add_text("a.toml", "0123456789");
  Diagnostics diagnostics;
  diagnostics.error("1", {b, {5, 6}});
  diagnostics.error("2", {a, {7, 8}});
  diagnostics.error("3", {});
  diagnostics.error("4", {b, {1, 2}});
  diagnostics.error("5", {a, {7, 9}});
  diagnostics.error("6", {a, {0, 1}});
  diagnostics.sort();
  std::string order;
  for (const auto& diagnostic : diagnostics.all()) order += diagnostic.code();
  CHECK(order == "416253");
}

TEST_CASE("what concerns a file as a whole stands behind what has a place in it, before the next file") {
  const auto a = aci::add_text("a.toml", "0123456789");
  const auto b = aci::add_text("b.toml", "0123456789");
  Diagnostics diagnostics;
  diagnostics.error("1", aci::whole_file(a));
  diagnostics.error("2", aci::whole_file(b));
  diagnostics.error("3", {b, {9, 10}});
  diagnostics.error("4", {a, {9, 10}});
  diagnostics.sort();
  std::string order;
  for (const auto& diagnostic : diagnostics.all()) order += diagnostic.code();
  CHECK(order == "4132");
}

TEST_CASE("mistakes of another list are counted when they are added, and gone once they are taken") {
  Diagnostics others;
  others.error("R001", {});
  others.warning("R024", {});
  Diagnostics diagnostics;
  for (aci::Diagnostic& each : others.take()) diagnostics.add(std::move(each));
  CHECK(others.all().empty());
  CHECK(others.error_count() == 0);
  CHECK_FALSE(others.has_errors());
  CHECK(diagnostics.all().size() == 2);
  CHECK(diagnostics.error_count() == 1);
}

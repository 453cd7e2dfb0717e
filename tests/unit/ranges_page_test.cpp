// What is said between two bounds, on the page and in JSON.
#include <doctest/doctest.h>

#include "report/page_text.h"
#include "report/ranges_report.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// Meetings from 1 to 5, and weeks closed from 0 to 1 where there are two.
AssessedRanges unknown(std::size_t count) {
  AssessedRanges result{assess(plan_of(kSmallAgreement), kSmallStructure), {}};
  const Plan& plan = *result.least.plan;
  result.report.unknowns = {{*plan.input("reunions"), {1, 5, Rational(1)}},
                            {*plan.input("semaines_fermees"), {0, 100, *Rational::make(1, 100)}}};
  result.report.unknowns.resize(count);
  result.report.spreads.resize(count);
  return result;
}
std::string page_of(const AssessedRanges& result) {
  return page_text(ranges_page(Language::en, result), {Language::en, false, PageLength::usual});
}
std::string json_of(const AssessedRanges& result) {
  return ranges_json(Language::en, result);
}

TEST_CASE("where something changes: the others are at their least, where there are others") {
  AssessedRanges result = unknown(1);
  result.report.turns = {{0, Rational(3), Turn::Kind::amount, 0, true}};
  CHECK(holds(page_of(result),
              "\nWhere something changes\n"
              "  - from 3 (Meetings): \"Points in euros\" plays\n"));
  result = unknown(2);
  result.report.turns = {{1, Rational(1), Turn::Kind::gate, 0, false},
                         {0, Rational(3), Turn::Kind::indicator, 1, true}};
  const std::string page = page_of(result);
  CHECK(holds(page, "\nWhere something changes — the other unknown values being at their least\n"));
  CHECK(holds(page, "\n  - from 1 (Weeks closed): "));
}

TEST_CASE("what matters most: the widest spread first; equal ones in the order of the rules") {
  struct Row {
    Rational meetings;
    Rational weeks;
    const char* said;
  };
  const Row rows[] = {
      {1, 7, "  Weeks closed  €7.00\n  Meetings      €1.00\n"},
      {7, 1, "  Meetings      €7.00\n  Weeks closed  €1.00\n"},
      {7, 7, "  Meetings      €7.00\n  Weeks closed  €7.00\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.said);
    AssessedRanges result = unknown(2);
    result.report.spreads = {row.meetings, row.weeks};
    CHECK(holds(page_of(result), row.said));
  }
}

TEST_CASE("JSON: a turn of the gate has no id, one of an indicator or an amount has its own") {
  AssessedRanges result = unknown(1);
  result.report.turns = {{0, Rational(2), Turn::Kind::gate, 0, true},
                         {0, Rational(3), Turn::Kind::indicator, 1, true},
                         {0, Rational(4), Turn::Kind::amount, 0, false}};
  const std::string json = json_of(result);
  const auto turn = [](const char* from, const char* kind, const char* id, const char* begins) {
    return "\"from\": \"" + std::string(from) + "\",\n      \"kind\": \"" + kind +
           "\",\n      \"id\": " + id + ",\n      \"begins\": " + begins + "\n";
  };
  CHECK(holds(json, turn("2", "gate", "null", "true")));
  CHECK(holds(json, turn("3", "indicator", "\"concertation\"", "true")));
  CHECK(holds(json, turn("4", "amount", "\"base\"", "false")));
}

TEST_CASE("what is due in any case, never, or depending on the values") {
  struct Row {
    bool always;
    bool never;
    const char* said;
    const char* json;
  };
  const Row rows[] = {
      {true, false, "✓ The remuneration is due in any case.", "\"eligible\": true"},
      {false, true, "✗ A prerequisite is missing in any case: the remuneration is not due.",
       "\"eligible\": false"},
      {false, false, "✗ Depending on these values, the remuneration is due or is not.", "\"eligible\": null"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.said);
    AssessedRanges result = unknown(1);
    result.report.always_open = row.always;
    result.report.never_open = row.never;
    CHECK(holds(page_of(result), row.said));
    CHECK(holds(json_of(result), row.json));
  }
}

TEST_CASE("values that would be refused, and bounds that may be exceeded, are told") {
  const std::string refused = "\n- Some of these values would be refused: they are left out.\n";
  const std::string incomplete = "\n- Too many levels to try them all: the bounds may be exceeded.\n";
  AssessedRanges result = unknown(1);
  CHECK(!holds(page_of(result), refused));
  CHECK(!holds(page_of(result), incomplete));
  result.report.some_refused = true;
  CHECK(holds(page_of(result), refused));
  CHECK(!holds(page_of(result), incomplete));
  result.report.some_refused = false;
  result.report.complete = false;
  CHECK(!holds(page_of(result), refused));
  CHECK(holds(page_of(result), incomplete));
  CHECK(holds(json_of(result), "\"some_refused\": false,\n  \"complete\": false\n"));
}

}  // namespace
}  // namespace aci::test

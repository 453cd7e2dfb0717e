// What is said of the causes that a reconciliation found, on its page, in its JSON and its CSV.
#include <doctest/doctest.h>

#include "report/page_html.h"
#include "report/page_text.h"
#include "report/reconcile_report.h"
#include "report/value_text.h"
#include "support/loading.h"
#include "support/rendering.h"
#include "support/svg_shapes.h"

namespace aci::test {
namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}
int times(std::string_view text, std::string_view part) {
  int count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

const Assessment& small() {
  static const Assessment assessment = assess(plan_of(kSmallAgreement), kSmallStructure);
  return assessment;
}

/// A statement of one indicator, which says something else.
Reconciliation differing(std::vector<Cause> causes) {
  Reconciliation result;
  result.figures = {{{FigureName::Kind::indicator, 0, true}, Rational(1), Rational(490), Place()}};
  result.causes = std::move(causes);
  return result;
}

InputCause of_input(const char* id, std::vector<PlaceRange> ranges) {
  const std::size_t input = *small().plan->input(id);
  return {input, *input_grid(small().rules().inputs[input]), std::move(ranges)};
}
Cause by_inputs(std::vector<InputCause> inputs, std::vector<InputCause> alternatives = {}) {
  Cause cause;
  cause.inputs = std::move(inputs);
  cause.alternatives = std::move(alternatives);
  return cause;
}
Cause left_out(std::size_t index, std::optional<std::size_t> part, std::optional<std::size_t> reduction) {
  Cause cause{Cause::Kind::left_out};
  cause.index = index;
  cause.part = part;
  cause.reduction = reduction;
  return cause;
}
Cause pro_rata(const char* share) {
  Cause cause{Cause::Kind::pro_rata};
  cause.share = exact(share);
  return cause;
}

std::string page_of(const Reconciliation& result) {
  return page_text(reconcile_page(Language::en, small(), result),
                   {Language::en, false, PageLength::all, 10000});
}
std::string csv_of(const Reconciliation& result) {
  return reconcile_csv(Language::en, small(), result, {});
}
std::string json_of(const Reconciliation& result) {
  return reconcile_json(Language::en, small(), result);
}

TEST_CASE("an input of several ranges: each of them, five at the most") {
  const Reconciliation some =
      differing({by_inputs({of_input("reunions", {{3, 3}, {5, 7}, {0, 2}, {900, 1000}})})});
  CHECK(holds(page_of(some), "  - Meetings: 3 or from 5 to 7 or 2 or less or 900 or more, instead of 1\n"));
  CHECK(holds(csv_of(some), "\ncause_input,reunions=3|5..7|0..2|900..1000,,,,,\n"));
  const Reconciliation five =
      differing({by_inputs({of_input("reunions", {{10, 10}, {20, 20}, {30, 30}, {40, 40}, {50, 50}})})});
  CHECK(holds(page_of(five), "  - Meetings: 10 or 20 or 30 or 40 or 50, instead of 1\n"));
  const Reconciliation six = differing(
      {by_inputs({of_input("reunions", {{10, 10}, {20, 20}, {30, 30}, {40, 40}, {50, 50}, {60, 60}})})});
  CHECK(holds(page_of(six), "  - Meetings: 10 or 20 or 30 or 40 or 50…, instead of 1\n"));
}

TEST_CASE("two inputs together are one cause; others that do just as well stand behind the first") {
  const Reconciliation both =
      differing({by_inputs({of_input("reunions", {{3, 3}}), of_input("part_c2s", {{0, 0}})})});
  CHECK(holds(page_of(both), "  - Meetings: 3, instead of 1; with C2S share: 0%, instead of 5%\n"));
  CHECK(holds(page_of(both), "Which value did you take for \"Meetings\" and \"C2S share\", and from"));
  CHECK(holds(csv_of(both), "\ncause_input,reunions=3 part_c2s=0,,,,,\n"));
  const Reconciliation either =
      differing({by_inputs({of_input("reunions", {{3, 3}})}, {of_input("part_c2s", {{0, 0}})})});
  CHECK(holds(page_of(either),
              "  - Meetings: 3, instead of 1; or just as well C2S share: 0%, instead of 5%\n"));
  CHECK(holds(csv_of(either), "\ncause_input,reunions=3 | part_c2s=0,,,,,\n"));
  std::vector<InputCause> six;
  for (std::int64_t i = 11; i <= 16; ++i) six.push_back(of_input("reunions", {{i, i}}));
  const std::string page = page_of(differing({by_inputs({of_input("reunions", {{3, 3}})}, six)}));
  CHECK(times(page, "; or just as well ") == 5);
  CHECK(holds(page, "Meetings: 15, instead of 1\n"));
}

TEST_CASE("an input that was not given has no declared value") {
  const Reconciliation dated = differing({by_inputs({of_input("date_adhesion", {{19723, 19723}})})});
  CHECK(holds(page_of(dated), "  - Adhesion: 1 Jan 2024, instead of absent\n"));
  CHECK(holds(json_of(dated),
              "\"id\": \"date_adhesion\",\n          \"label\": \"Adhesion\",\n"
              "          \"declared\": null,\n"));
  const Reconciliation counted = differing({by_inputs({of_input("reunions", {{3, 4}})})});
  CHECK(holds(json_of(counted), "\"declared\": \"1\",\n"));
}

TEST_CASE("what was left out is named: an amount, a part, a reduction") {
  struct Row {
    Cause cause;
    const char* said;
    const char* csv;
    const char* json;
  };
  const Row rows[] = {
      {left_out(0, {}, {}), "Points in euros", "base",
       "\"indicator\": null,\n      \"amount\": \"base\",\n      \"part\": null,\n      \"reduction\": "
       "null,"},
      {left_out(0, 0, {}), "Welcome, part_1", "accueil.part_1",
       "\"indicator\": \"accueil\",\n      \"amount\": null,\n      \"part\": \"part_1\",\n"
       "      \"reduction\": null,"},
      {left_out(0, {}, 0), "Welcome, Closing", "accueil.fermeture",
       "\"indicator\": \"accueil\",\n      \"amount\": null,\n      \"part\": null,\n"
       "      \"reduction\": \"fermeture\","},
  };
  for (const Row& row : rows) {
    CAPTURE(row.said);
    const Reconciliation result = differing({row.cause});
    CHECK(holds(page_of(result), "  - the same computation, without \"" + std::string(row.said) + "\"\n"));
    CHECK(holds(page_of(result), "  - Was \"" + std::string(row.said) + "\" counted?\n"));
    CHECK(holds(csv_of(result), "\ncause_left_out," + std::string(row.csv) + ",,,,,\n"));
    CHECK(holds(json_of(result), row.json));
  }
}

TEST_CASE("an indicator refused, another share of the year, the whole year") {
  Cause refused{Cause::Kind::refused};
  refused.index = 1;
  const Reconciliation result = differing({refused, pro_rata("1/2"), pro_rata("1")});
  const std::string page = page_of(result);
  CHECK(holds(page,
              "  - \"Case reviews\" held not to be met\n"
              "  - another share of the year: 1/2\n"
              "  - the whole year, without a pro rata\n"));
  CHECK(times(page, "  - Over how many days is the share of the year computed") == 1);
  CHECK(holds(csv_of(result),
              "\ncause_refused,concertation,,,,,\ncause_pro_rata,1/2,,,,,\ncause_pro_rata,1,,,,,\n"));
  const std::string json = json_of(result);
  CHECK(holds(json, "\"reading\": null,\n      \"indicator\": \"concertation\",\n      \"amount\": null,"));
  CHECK(holds(json,
              "\"indicator\": null,\n      \"amount\": null,\n      \"part\": null,\n"
              "      \"reduction\": null,\n      \"pro_rata\": \"1/2\""));
}

TEST_CASE("a reading is named by its label on the page, by its id for programs") {
  const Assessment assessment = aci::assess("aci_msp_2023", "examples/etablie.toml");
  Cause cause{Cause::Kind::reading};
  cause.index = 1;
  const RuleReading& reading = assessment.rules().readings[1];
  const Reconciliation result = differing({cause});
  const std::string page = page_text(reconcile_page(Language::en, assessment, result),
                                     {Language::en, false, PageLength::all, 10000});
  CHECK(holds(page, "  - another reading of the text: " + reading.label.en + "\n"));
  CHECK(holds(page, "  - Do you apply this reading: " + reading.label.en + "?\n"));
  CHECK(holds(reconcile_json(Language::en, assessment, result),
              "\"reading\": \"" + reading.id + "\",\n      \"indicator\": null,\n      \"amount\": null,"));
  CHECK(holds(reconcile_csv(Language::en, assessment, result, {}),
              "\ncause_reading," + reading.id + ",,,,,\n"));
}

TEST_CASE("three questions at the most, none of them twice") {
  std::vector<Cause> causes;
  for (std::size_t i : {0, 0, 1, 2, 0}) {
    Cause cause{Cause::Kind::refused};
    cause.index = i;
    causes.push_back(cause);
  }
  causes.push_back(pro_rata("1"));
  const std::string page = page_of(differing(causes));
  for (const char* label : {"Welcome", "Case reviews", "Training"}) {
    CAPTURE(label);
    CHECK(times(page, "  - Why is \"" + std::string(label) + "\" not accepted") == 1);
  }
  CHECK(!holds(page, "Over how many days"));
}

TEST_CASE("causes: the first on the shortest page, five on the usual one, all on the longest") {
  const auto page_at = [](PageLength length, std::int64_t count) {
    std::vector<Cause> causes;
    for (std::int64_t i = 1; i <= count; ++i)
      causes.push_back(by_inputs({of_input("reunions", {{10 * i, 10 * i}})}));
    return page_text(reconcile_page(Language::en, small(), differing(std::move(causes))),
                     {Language::en, false, length, 10000});
  };
  const auto told = [&](PageLength length, std::int64_t count) {
    const std::string page = page_at(length, count);
    std::string all;
    for (std::int64_t i = 1; i <= count; ++i) {
      const std::string value = std::to_string(10 * i);
      if (holds(page, "\n  - Meetings: " + value + ", instead of 1\n")) all += value + " ";
    }
    return all;
  };
  CHECK(told(PageLength::brief, 7) == "10 ");
  CHECK(told(PageLength::usual, 7) == "10 20 30 40 50 ");
  CHECK(told(PageLength::all, 7) == "10 20 30 40 50 60 70 ");
  CHECK(holds(page_at(PageLength::usual, 7), "\n  and 2 more, with --all\n"));
  CHECK(!holds(page_at(PageLength::usual, 5), "more, with --all"));
}

TEST_CASE("line by line: what would give it, five inputs at the most, or that none does") {
  Reconciliation result = differing({});
  result.by_line = {{0, {}}};
  CHECK(holds(page_of(result), "  - Welcome: no input by itself\n"));
  for (std::int64_t i = 11; i <= 16; ++i) result.by_line[0].inputs.push_back(of_input("reunions", {{i, i}}));
  const std::string page = page_of(result);
  CHECK(holds(page, "  - Welcome: Meetings: 11, instead of 1; or just as well Meetings: 12"));
  CHECK(holds(page, "Meetings: 15, instead of 1\n"));
}

TEST_CASE(
    "where several lines say other euros, what separates each is drawn, on a page that is an estimate") {
  const auto figure = [](std::size_t indicator, bool in_euros, const char* stated, const char* computed) {
    return StatedFigure{
        {FigureName::Kind::indicator, indicator, in_euros}, exact(stated), exact(computed), Place()};
  };
  const auto html_of = [](std::vector<StatedFigure> figures) {
    Reconciliation result;
    result.figures = std::move(figures);
    return page_html(reconcile_page(Language::en, small(), result), {Language::en, false, PageLength::usual});
  };
  const std::string title = "<figcaption>What separates the statement from the computation, line by line<";
  const std::string two = html_of({figure(0, true, "500", "490"), figure(1, false, "50", "40"),
                                   figure(1, true, "200", "233.33"), figure(2, true, "233.33", "233.33")});
  CHECK(times(two, title) == 1);
  const std::size_t svg = two.find("<svg");
  const auto shapes = shapes_of(two.substr(svg, two.find("</svg>", svg) + 6 - svg));
  CHECK(holds(two, ">euros</text>"));
  REQUIRE(shapes.size() == 2);
  CHECK(shapes[0].value() == exact("10"));
  CHECK(shapes[1].value() == exact("-33.33"));
  const std::string footer =
      "<footer>\n<p>An estimate: only the Assurance Maladie decides on the amounts paid.</p>\n</footer>\n";
  CHECK(holds(two, footer));
  const std::string one = html_of({figure(0, true, "500", "490"), figure(1, false, "50", "40")});
  CHECK(!holds(one, "<figure>"));
  CHECK(holds(one, footer));
  CHECK(holds(html_of({figure(0, true, "490", "490")}), footer));
}

TEST_CASE("that time ran out is said") {
  Reconciliation result = differing({});
  CHECK(!holds(page_of(result), "Not all pairs"));
  result.out_of_time = true;
  CHECK(holds(page_of(result), "\n  - Not all pairs of inputs could be tried in five seconds.\n"));
}

}  // namespace
}  // namespace aci::test

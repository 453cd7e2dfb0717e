// The pictures of the other pages say what their results say.
#include <doctest/doctest.h>

#include "report/calendar_page.h"
#include "report/calendar_pictures.h"
#include "report/compare_page.h"
#include "report/picture_svg.h"
#include "report/value_text.h"
#include "support/loading.h"
#include "support/svg_shapes.h"

namespace aci {
namespace {

std::vector<Picture> pictures_of(const Page& page) {
  std::vector<Picture> pictures;
  for (const Section& section : page.sections) {
    for (const auto& item : section.items) {
      if (const auto* picture = std::get_if<Picture>(&item)) pictures.push_back(*picture);
    }
  }
  return pictures;
}

/// The values that are drawn, in order.
std::string values_of(const Picture& picture) {
  std::string text;
  for (const SvgShape& shape : shapes_of(picture_svg(Language::en, picture, "p"))) {
    text += (text.empty() ? "" : " ") + shape.text("data-value");
  }
  return text;
}

TEST_CASE("plan: each payment when it comes, each document by what stands on it") {
  Diagnostics diagnostics;
  const auto calendar = make_calendar({assess("aci_msp_2023", "examples/etablie.toml")}, diagnostics);
  REQUIRE(calendar);
  const auto pictures = pictures_of(calendar_page(Language::en, *calendar));
  REQUIRE(pictures.size() == 2);
  CHECK(values_of(pictures[0]) == "35876.93 43312.12");
  std::string stakes;
  for (const RequiredDocument& each : calendar->exercises.front().documents) {
    if (!each.met) continue;
    stakes += (stakes.empty() ? "" : " ") + shown_decimal(each.stake->euros(), 0).text;
  }
  CHECK(values_of(pictures[1]) == stakes);
  // A payment of nothing does not come.
  Calendar nothing_first = *calendar;
  nothing_first.exercises.front().payments.front().euros = Money();
  CHECK(values_of(calendar_picture(Language::en, nothing_first)) == "43312.12");
}

TEST_CASE("compare: from one total to the other, each step its share") {
  Diagnostics diagnostics;
  const auto comparison = compare(assess("aci_msp_2023", "examples/etablie.toml"),
                                  assess("aci_msp_2023", "examples/etablie.toml",
                                         {{"patientele", "5000"}, {"professionnels_associes", "12"}}),
                                  diagnostics);
  REQUIRE(comparison);
  const auto pictures = pictures_of(compare_page(Language::en, *comparison));
  REQUIRE(pictures.size() == 1);
  std::string steps = shown_decimal(comparison->figures_before.total.euros(), 0).text;
  for (const CompareStep& each : comparison->steps) {
    if (each.moved.total != Money()) steps += " " + shown_decimal(each.moved.total.euros(), 0).text;
  }
  CHECK(values_of(pictures[0]) ==
        steps + " " + shown_decimal(comparison->figures_after.total.euros(), 0).text);
}

}  // namespace
}  // namespace aci

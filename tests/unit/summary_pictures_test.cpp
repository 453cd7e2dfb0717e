// The pictures of a batch: the mean total along a number that varies, how the totals are spread.
#include "report/summary_pictures.h"

#include <doctest/doctest.h>

#include "report/value_text.h"

namespace aci {
namespace {

FigureSummary of_totals(const std::vector<std::int64_t>& cents, std::size_t most_pages = kSummaryPages) {
  FigureLayout layout;
  layout.columns = {{"points_total", FigureKind::points, "", {}},
                    {"total", FigureKind::euros, "", {}},
                    {"advance", FigureKind::euros, "", {}},
                    {"balance", FigureKind::euros, "", {}}};
  layout.total = 1;
  layout.advance = 2;
  layout.balance = 3;
  FigureTable figures;
  figures.values.resize(4);
  for (const std::int64_t total : cents) {
    figures.computed.push_back(1);
    figures.eligible.push_back(1);
    for (auto& column : figures.values) column.push_back(total);
  }
  FigureSummary summary(layout, most_pages);
  summary.add(std::vector<std::int32_t>(cents.size(), 2023), std::vector<std::uint16_t>(cents.size(), 0),
              figures);
  return summary;
}

using Varied = std::vector<std::pair<std::string, std::string>>;
struct Scenario {
  Varied varied;
  std::vector<std::int64_t> cents;
};

/// "The remuneration, by hours: 8 100, 10 200": a curve, point by point.
std::string sweep(const std::vector<Scenario>& scenarios) {
  std::vector<FigureSummary> sums;
  for (const Scenario& each : scenarios) sums.push_back(of_totals(each.cents));
  BatchSummaries summaries;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    BatchSummary summary{sums[i], nullptr, {}};
    summary.varied = scenarios[i].varied;
    summaries.push_back(std::move(summary));
  }
  const auto picture = sweep_picture(Language::en, summaries);
  if (!picture) return "none";
  const auto& curve = std::get<Curve>(picture->drawing);
  CHECK(picture->value_label == "total");
  CHECK(curve.x_label == "hours");
  std::string all = picture->title + ":";
  for (const Curve::Point& each : curve.points)
    all += " " + shown_decimal(each.x, 0).text + " " + shown_decimal(each.y, 0).text + ",";
  return all;
}

TEST_CASE("a number that varies: the total of one structure, or the mean of several, from the least") {
  CHECK(sweep({{{{"hours", "10"}}, {20000}}, {{{"hours", "8.5"}}, {10050}}, {{{"hours", "9"}}, {0}}}) ==
        "The remuneration, by hours: 8.5 100.5, 9 0, 10 200,");
  CHECK(sweep({{{{"hours", "1"}}, {10000}}, {{{"hours", "2"}}, {10000, 30000}}}) ==
        "The mean remuneration, by hours: 1 100, 2 200,");
  CHECK(sweep({{{{"hours", "1"}}, {10000, 30000}}, {{{"hours", "2"}}, {10000}}}) ==
        "The mean remuneration, by hours: 1 200, 2 100,");
  // Where nothing was computed there is no point; one point is no curve.
  CHECK(sweep({{{{"hours", "1"}}, {}}, {{{"hours", "2"}}, {100}}, {{{"hours", "3"}}, {200}}}) ==
        "The remuneration, by hours: 2 1, 3 2,");
  CHECK(sweep({{{{"hours", "1"}}, {}}, {{{"hours", "2"}}, {100}}}) == "none");
  CHECK(sweep({{{{"hours", "1"}}, {100}}}) == "none");
  // Nothing else than one number lies along an axis.
  CHECK(sweep({{{{"hours", "1"}}, {100}}, {{{"hours", "no"}}, {100}}}) == "none");
  CHECK(sweep({{{{"hours", "1"}, {"days", "1"}}, {100}}, {{{"hours", "2"}, {"days", "1"}}, {100}}}) ==
        "none");
  CHECK(sweep({{{}, {100}}, {{}, {100}}}) == "none");
}

TEST_CASE("how the totals are spread, unless all are the same") {
  const auto picture = totals_picture(Language::en, of_totals({150, 250, 299, 1000}));
  REQUIRE(picture);
  CHECK(picture->title == "How the remunerations are spread");
  CHECK(picture->value_label == "total");
  const auto& drawn = std::get<Distribution>(picture->drawing);
  CHECK(drawn.counted == "structures");
  REQUIRE(drawn.ranges.size() == 10);  // From 1 € to 11 €.
  CHECK(drawn.ranges[0].from == Rational(1));
  CHECK(drawn.ranges[0].count == 1);
  CHECK(drawn.ranges[1].count == 2);
  CHECK(drawn.ranges[9].count == 1);
  CHECK(drawn.ranges[9].to == Rational(11));
  // One page of 256 bins holds both of these in bins of 64 €: 1 010 € is counted from 960 €, in a range that
  // the least total alone would not have.
  const auto wide = totals_picture(Language::en, of_totals({101000, 1000000}, 1));
  REQUIRE(wide);
  const auto& ranges = std::get<Distribution>(wide->drawing).ranges;
  REQUIRE(ranges.size() == 20);  // From 500 € to 10 500 €.
  CHECK(ranges[0].from == Rational(500));
  CHECK(ranges[0].count == 1);
  CHECK(ranges[18].count == 1);  // From 9 984 €.
  CHECK(ranges[19].count == 0);
  CHECK_FALSE(totals_picture(Language::en, of_totals({150, 150})));
  CHECK_FALSE(totals_picture(Language::en, of_totals({})));
}

}  // namespace
}  // namespace aci

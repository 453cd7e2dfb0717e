#include "study/figure_summary.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "report/batch_summary.h"
#include "report/page_text.h"
#include "report/summary_pictures.h"

namespace aci {
namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

FigureLayout two_prerequisites() {
  FigureLayout layout;
  layout.columns = {{"points_total", FigureKind::points, "", {}},
                    {"total", FigureKind::euros, "", {}},
                    {"advance", FigureKind::euros, "", {}},
                    {"balance", FigureKind::euros, "", {}},
                    {"missed.a", FigureKind::missed, "a", {"a", "a"}},
                    {"missed.b", FigureKind::missed, "b", {"b", "b"}}};
  layout.total = 1;
  layout.advance = 2;
  layout.balance = 3;
  return layout;
}

struct Structure {
  std::int32_t year = 2023;
  std::uint16_t rules = 0;
  bool eligible = true;
  std::int64_t total = 0;  ///< Cents, as are the next two.
  std::int64_t advance = 0;
  std::int64_t balance = 0;
  std::int64_t missed_a = 0;
  std::int64_t missed_b = 0;
  bool computed = true;
};

void add(FigureSummary& summary, std::span<const Structure> structures) {
  std::vector<std::int32_t> years;
  std::vector<std::uint16_t> rules;
  FigureTable figures;
  figures.values.resize(6);
  for (const Structure& each : structures) {
    years.push_back(each.year);
    rules.push_back(each.rules);
    figures.computed.push_back(each.computed ? 1 : 0);
    figures.eligible.push_back(each.eligible ? 1 : 0);
    const std::int64_t row[] = {0, each.total, each.advance, each.balance, each.missed_a, each.missed_b};
    for (std::size_t i = 0; i < figures.values.size(); ++i) figures.values[i].push_back(row[i]);
  }
  summary.add(years, rules, figures);
}

FigureSummary summed(std::span<const Structure> structures, std::size_t most_pages = 8192) {
  FigureSummary summary(two_prerequisites(), most_pages);
  add(summary, structures);
  return summary;
}

FigureSummary of_totals(std::span<const std::int64_t> cents, std::size_t most_pages = 8192) {
  std::vector<Structure> structures;
  for (const std::int64_t total : cents) structures.push_back({.total = total});
  return summed(structures, most_pages);
}

/// "least | 10 % 25 % 50 % 75 % 90 % | most", of all together.
std::string quantiles(const FigureSummary& summary) {
  const auto found = summary.lines().back().quantiles;
  if (!found) return "none";
  std::string out = std::to_string(found->least) + " |";
  for (const std::int64_t euros : found->at) out += " " + std::to_string(euros);
  return out + " | " + std::to_string(found->most);
}

const Structure kFew[] = {
    {.total = 10'000, .advance = 5'000, .balance = 5'000},
    {.total = 100'000, .advance = 5'000, .balance = 95'000},
    {.year = 2022, .rules = 1, .total = 1, .advance = kNoFigure, .balance = -1, .missed_b = kNoFigure},
    {.total = 20'050, .advance = 5'000, .balance = 15'050},
    {.eligible = false, .total = 0, .advance = 5'001, .balance = -5'001, .missed_a = 1, .missed_b = 1},
    {.total = 777, .computed = false},
    {.total = 30'099, .advance = 5'000, .balance = 25'099},
    {.eligible = false, .total = 0, .advance = 5'000, .balance = -5'000, .missed_a = 0, .missed_b = 1},
};
const std::vector<std::string> kRules = {"neuf", "vieux"};

TEST_CASE("a picture of the totals counts every structure once, within the bounds of its range") {
  std::mt19937 random(11);
  for (const std::size_t most_pages : {8192, 3}) {
    std::vector<Structure> structures(1000);
    for (Structure& each : structures)
      each.total = static_cast<std::int64_t>(random() % 20'000'000) - 2'000'000;
    const FigureSummary summary = summed(structures, most_pages);
    const auto picture = totals_picture(Language::en, summary);
    REQUIRE(picture);
    const auto& ranges = std::get<Distribution>(picture->drawing).ranges;
    CHECK(ranges.size() <= 24);
    std::size_t counted = 0;
    for (const Distribution::Range& range : ranges) {
      counted += range.count;
      if (summary.quantile_step() > 1) continue;  // A bin lies where its first euro does.
      const auto within = [&](const Structure& each) {
        const Rational euros = *Rational::make(each.total, 100);
        return range.from <= euros && euros < range.to;
      };
      CHECK(range.count == static_cast<std::size_t>(std::ranges::count_if(structures, within)));
    }
    CHECK(counted == structures.size());
  }
  const std::vector<Structure> alike(3);
  CHECK(!totals_picture(Language::en, summed(alike)));
}

TEST_CASE("summary: groups by year, rule set and eligibility, then all together") {
  const FigureSummary summary = summed(kFew);
  const auto lines = summary.lines();
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].group->year == 2022);
  CHECK(lines[0].structures == 1);
  CHECK(lines[1].group->eligible);
  CHECK(lines[1].structures == 4);
  CHECK_FALSE(lines[2].group->eligible);
  CHECK(lines[2].structures == 2);
  CHECK_FALSE(lines[3].group.has_value());
  CHECK(lines[3].structures == 7);
  CHECK(summary.prerequisites() == std::vector<std::string>{"a", "b"});
}

// The eligible of 2023: 100 + 1 000 + 200.50 + 300.99 = 1 601.49 €, a quarter of it 400.3725 €; ranks of
// four: 10 and 25 % are the 1st, 50 % the 2nd, 75 % the 3rd, 90 % the 4th. The others: 100.01 / 2 = 50.005 €,
// which goes away from zero. All seven: 1 601.50 / 7 = 228.785… €; advances of six: 300.01 / 6 = 50.0016… €.
TEST_CASE("summary as CSV") {
  CHECK(
      batch_summary_csv(Language::en, false, {{summed(kFew), nullptr, kRules}}) ==
      "figures,annee,rules,eligible,structures,total_sum,total_mean,total_min,total_p10,total_p25,total_p50,"
      "total_p75,total_p90,total_max,advance_sum,advance_mean,balance_sum,balance_mean,quantile_step,"
      "missed.a,missed.b\n"
      "own,2022,vieux,true,1,0.01,0.01,0,0,0,0,0,0,0,,,-0.01,-0.01,1,0,\n"
      "own,2023,neuf,true,4,1601.49,400.37,100,100,100,200,300,1000,1000,200.00,50.00,1401.49,350.37,1,0,0\n"
      "own,2023,neuf,false,2,0.00,0.00,0,0,0,0,0,0,0,100.01,50.01,-100.01,-50.01,1,1,2\n"
      "own,,,,7,1601.50,228.79,0,0,0,100,300,1000,1000,300.01,50.00,1301.47,185.92,1,1,2\n");
}

TEST_CASE("summary as CSV for a French spreadsheet, with other rules") {
  const Structure one[] = {{.total = 123'456, .advance = 0, .balance = 123'456}};
  const FigureSummary own = summed(one);
  const FigureSummary none = summed({});
  CHECK(
      batch_summary_csv(Language::fr, true, {{own, &none, kRules}}) ==
      "\uFEFFfigures;annee;rules;eligible;structures;total_sum;total_mean;total_min;total_p10;total_p25;"
      "total_p50;total_p75;total_p90;total_max;advance_sum;advance_mean;balance_sum;balance_mean;"
      "quantile_step;missed.a;missed.b\n"
      "own;2023;neuf;oui;1;1234,56;1234,56;1234;1234;1234;1234;1234;1234;1234;0,00;0,00;1234,56;1234,56;1;0;"
      "0\n"
      "own;;;;1;1234,56;1234,56;1234;1234;1234;1234;1234;1234;1234;0,00;0,00;1234,56;1234,56;1;0;0\n"
      "against;;;;0;;;;;;;;;;;;;;1;;\n");
}

TEST_CASE("summary as JSON: the same figures") {
  const Structure one[] = {
      {.total = -1, .advance = kNoFigure, .balance = 250, .missed_a = 1, .missed_b = kNoFigure}};
  CHECK(batch_summary_json(Language::en, {{summed(one), nullptr, kRules}}) == R"({
  "schema_version": 1,
  "own": {
    "quantile_step": 1,
    "groups": [
      {
        "annee": 2023,
        "rules": "neuf",
        "eligible": true,
        "structures": 1,
        "total": {
          "sum": -0.01,
          "mean": -0.01,
          "min": -1,
          "p10": -1,
          "p25": -1,
          "p50": -1,
          "p75": -1,
          "p90": -1,
          "max": -1
        },
        "advance": {
          "sum": null,
          "mean": null
        },
        "balance": {
          "sum": 2.50,
          "mean": 2.50
        },
        "missed": {
          "a": 1,
          "b": null
        }
      }
    ],
    "all": {
      "structures": 1,
      "total": {
        "sum": -0.01,
        "mean": -0.01,
        "min": -1,
        "p10": -1,
        "p25": -1,
        "p50": -1,
        "p75": -1,
        "p90": -1,
        "max": -1
      },
      "advance": {
        "sum": null,
        "mean": null
      },
      "balance": {
        "sum": 2.50,
        "mean": 2.50
      },
      "missed": {
        "a": 1,
        "b": null
      }
    }
  },
  "against": null
}
)");
}

TEST_CASE("summary for people") {
  const std::span<const Structure> two(kFew, 2);
  CHECK(page_text(batch_summary_page(Language::en, {{summed(two), nullptr, kRules}}), {}) ==
        "Sums                    structures      total  advance    balance\n"
        "  2023, neuf, eligible           2  €1,100.00  €100.00  €1,000.00\n"
        "  all                            2  €1,100.00  €100.00  €1,000.00\n"
        "\n"
        "Means per structure       total  advance  balance\n"
        "  2023, neuf, eligible  €550.00   €50.00  €500.00\n"
        "  all                   €550.00   €50.00  €500.00\n"
        "\n"
        "Total per structure, in euros  least  10%  25%  50%    75%    90%   most\n"
        "  2023, neuf, eligible           100  100  100  100  1,000  1,000  1,000\n"
        "  all                            100  100  100  100  1,000  1,000  1,000\n"
        "\n"
        "Prerequisites not met  structures\n"
        "  2023, neuf, eligible\n"
        "    a                           0\n"
        "    b                           0\n"
        "  all\n"
        "    a                           0\n"
        "    b                           0\n");
  const FigureSummary none = summed({});
  CHECK(page_text(batch_summary_page(Language::fr, {{none, &none, kRules}}), {Language::fr}) ==
        "Règles appliquées\n\nAucune structure calculée.\n\nAutres règles (--against)\n\nAucune structure "
        "calculée.\n");
}

TEST_CASE("quantiles by nearest rank: cents are dropped towards minus infinity") {
  struct Row {
    std::vector<std::int64_t> cents;
    std::string_view quantiles;
  };
  std::vector<std::int64_t> hundred(100);
  for (std::size_t i = 0; i < hundred.size(); ++i) hundred[i] = static_cast<std::int64_t>(i + 1) * 100;
  const Row rows[] = {
      {{}, "none"},
      {{199}, "1 | 1 1 1 1 1 | 1"},
      {{-1}, "-1 | -1 -1 -1 -1 -1 | -1"},
      {{-100}, "-1 | -1 -1 -1 -1 -1 | -1"},
      {{-101, 99}, "-2 | -2 -2 -2 0 0 | 0"},
      {hundred, "1 | 10 25 50 75 90 | 100"},
      {{kMost, -kMost},
       "-92233720368547759 | -92233720368547759 -92233720368547759 -92233720368547759 "
       "92233720368547758 92233720368547758 | 92233720368547758"},
  };
  for (const Row& row : rows) CHECK(quantiles(of_totals(row.cents)) == row.quantiles);
}

TEST_CASE("means go to the cent, half away from zero, and no sum is too large") {
  struct Row {
    std::vector<std::int64_t> cents;
    std::int64_t mean;
  };
  const Row rows[] = {{{1, 2}, 2},
                      {{-1, -2}, -2},
                      {{1, 1, 2}, 1},
                      {{-1, -1, -2}, -1},
                      {{0, 0, 0, 2}, 1},
                      {{kMost, kMost}, kMost},
                      {{-kMost, -kMost, -kMost}, -kMost}};
  for (const Row& row : rows) {
    const auto mean = of_totals(row.cents).lines().back().total.mean();
    REQUIRE(mean.has_value());
    CHECK(mean->cents() == row.mean);
  }
  CHECK(sum_decimal(of_totals(std::vector{kMost, kMost}).lines().back().total).text ==
        "184467440737095516.14");
}

// Bins of 2 euros when those of 1 need more pages of 256 than there may be, and so on.
TEST_CASE("quantiles widen their bins when the totals are too scattered") {
  const std::vector<std::int64_t> cents = {0, 25'600, 51'200, 76'801};  // 0, 256, 512, 768 euros: 4 pages.
  CHECK(of_totals(cents, 4).quantile_step() == 1);
  CHECK(of_totals(cents, 3).quantile_step() == 2);
  CHECK(of_totals(cents, 1).quantile_step() == 4);
  CHECK(quantiles(of_totals(cents, 1)) == "0 | 0 0 256 512 768 | 768");
  const std::vector<std::int64_t> apart = {100, 102'700};  // 1 and 1 027 euros.
  CHECK(of_totals(apart, 1).quantile_step() == 8);
  CHECK(quantiles(of_totals(apart, 1)) == "1 | 1 1 1 1024 1024 | 1027");
  // One page a group is not to be had: the bins are as wide as they get.
  CHECK(of_totals(std::vector{-kMost, kMost}, 1).quantile_step() == std::int64_t{1} << EuroCounters::kWidest);
}

/// Everything that a summary says.
std::string told(const FigureSummary& summary) {
  return batch_summary_csv(Language::en, false, {{summary, nullptr, kRules}});
}

TEST_CASE("the same summary, however the structures are spread over threads") {
  std::mt19937_64 random(7);
  const std::int64_t spreads[] = {30'000, 5'000'000, 400'000'000, kMost};
  for (int trial = 0; trial < 200; ++trial) {
    const std::int64_t spread = spreads[trial % 4];
    std::vector<Structure> structures(random() % 60 + 1);
    for (Structure& each : structures) {
      each.year = 2022 + static_cast<std::int32_t>(random() % 2);
      each.rules = static_cast<std::uint16_t>(random() % 2);
      each.eligible = random() % 2 == 0;
      each.total = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(spread)) *
                   (random() % 3 == 0 ? -1 : 1);
      if (random() % 9 == 0) each.total = kNoFigure;
      each.advance = static_cast<std::int64_t>(random() % 1000);
      each.missed_a = static_cast<std::int64_t>(random() % 2);
    }
    const std::size_t most_pages = 1 + random() % 12;
    const std::string whole = told(summed(structures, most_pages));
    std::vector<FigureSummary> parts(1 + random() % 4, FigureSummary(two_prerequisites(), most_pages));
    for (std::size_t at = 0; at < structures.size();) {
      const std::size_t size = std::min<std::size_t>(1 + random() % 10, structures.size() - at);
      add(parts[random() % parts.size()], {structures.data() + at, size});
      at += size;
    }
    for (std::size_t i = 1; i < parts.size(); ++i) parts[0].merge(parts[i]);
    CAPTURE(trial);
    CHECK(told(parts[0]) == whole);
  }
}

TEST_CASE("quantiles agree with sorting, as long as bins are one euro") {
  std::mt19937_64 random(11);
  for (int trial = 0; trial < 100; ++trial) {
    std::vector<std::int64_t> cents(random() % 500 + 1);
    for (auto& each : cents) each = static_cast<std::int64_t>(random() % 2'000'000) - 1'000'000;
    const FigureSummary summary = of_totals(cents);
    std::sort(cents.begin(), cents.end());
    const TotalQuantiles found = *summary.lines().back().quantiles;
    for (std::size_t i = 0; i < kQuantiles.size(); ++i) {
      // The least value that so many per cent do not exceed, by its definition.
      std::size_t rank = 1;
      while (rank * 100 < cents.size() * kQuantiles[i]) ++rank;
      std::int64_t euros = cents[rank - 1] / 100;
      if (euros * 100 > cents[rank - 1]) --euros;
      CHECK(found.at[i] == euros);
    }
  }
}

}  // namespace
}  // namespace aci

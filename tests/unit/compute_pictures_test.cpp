// What the pictures of an assessment say is what it says: read back from the drawings.
#include "report/compute_pictures.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "engine/evaluate.h"
#include "report/picture_svg.h"
#include "report/value_text.h"
#include "support/loading.h"
#include "support/random_structures.h"
#include "support/svg_shapes.h"

namespace aci {
namespace {

bool close(const Rational& drawn, const Rational& meant) {
  return absolute(*subtract(drawn, meant)) <= exact("1/1000");
}

/// As many structures of each rule set, with whatever figures.
template <typename Check>
void for_random_structures(Check check) {
  for (const std::string& name : all_rule_sets()) {
    CAPTURE(name);
    const auto plan = plan_of(name);
    RandomStructures structures(plan, 16);
    for (int i = 0; i < 20; ++i) {
      const Outcome outcome = evaluate(plan, structures.next());
      if (outcome.assessment) check(*outcome.assessment);
    }
  }
}

std::vector<std::string> sorted(std::vector<std::string> texts) {
  std::ranges::sort(texts);
  return texts;
}

TEST_CASE("each indicator has a bar: what it earned, before what it could") {
  int drawn = 0;
  for_random_structures([&](const Assessment& a) {
    const std::string svg = picture_svg(Language::fr, indicators_picture(Language::fr, a), "p");
    std::vector<std::string> earned;
    std::vector<std::string> could;
    Rational least;
    Rational most;
    for (const IndicatorLine& line : a.indicators) {
      const Rational full = *multiply(line.full, line.pro_rata);
      if (line.earned.is_zero() && full.is_zero()) continue;
      earned.push_back(shown_decimal(line.earned, 0).text);
      could.push_back(shown_decimal(full, 0).text);
      least = std::min({least, line.earned, full});
      most = std::max({most, line.earned, full});
    }
    std::vector<std::string> told;
    for (const SvgShape& each : shapes_of(svg)) {
      const Rational length = *multiply(absolute(each.value()), Rational(100));
      CHECK(close(each.number("width"), *divide(length, *subtract(most, least))));
      if (each.text("class") != "of") told.push_back(each.text("data-value"));
    }
    CHECK(sorted(told) == sorted(earned));
    told.clear();
    for (const SvgShape& each : shapes_of(svg, "of")) told.push_back(each.text("data-value"));
    CHECK(sorted(told) == sorted(could));
    drawn += static_cast<int>(told.size());
  });
  CHECK(drawn > 1000);
}

TEST_CASE("the way to the payment adds up to the cent, and ends at the balance") {
  int drawn = 0;
  for_random_structures([&](const Assessment& a) {
    const auto picture = payment_picture(Language::fr, a);
    if (!picture) return;
    Rational sum;
    for (const Waterfall::Step& step : std::get<Waterfall>(picture->drawing).steps) {
      CAPTURE(step.label);
      if (step.stands) {
        CHECK(step.value == sum);
      } else {
        sum = *add(sum, step.value);
      }
    }
    const auto end =
        a.amount(AmountRole::balance) ? a.amount(AmountRole::balance) : a.amount(AmountRole::total);
    CHECK(sum == end->euros());
    ++drawn;
  });
  CHECK(drawn > 50);
}

std::string steps_of(const Assessment& assessment) {
  const auto picture = payment_picture(Language::en, assessment);
  REQUIRE(picture);
  std::string text;
  for (const Waterfall::Step& step : std::get<Waterfall>(picture->drawing).steps) {
    text += (step.stands ? "= " : "+ ") + step.label + " " + shown_decimal(step.value, 2).text + "\n";
  }
  return text;
}

TEST_CASE("the way to the payment, of two structures") {
  CHECK(steps_of(assess("aci_msp_2023", "examples/etablie.toml")) ==
        "+ Prerequisite 45711.75\n"
        "+ Core 12477.50\n"
        "+ Optional 20527.50\n"
        "= Remuneration of the indicators 78716.75\n"
        "+ Precarity majoration 472.30\n"
        "= Remuneration of the exercise 79189.05\n"
        "+ Advance, paid first -35876.93\n"
        "= Balance 43312.12\n");
  CHECK(steps_of(assess("aci_msp_2023", "examples/prerequis_manquant.toml")) ==
        "+ Prerequisite 44562.00\n"
        "+ Core 12460.00\n"
        "+ Optional 17570.00\n"
        "= Remuneration of the indicators 74592.00\n"
        "+ Precarity majoration 2834.50\n"
        "+ Taken back: a prerequisite is missing -77426.50\n"
        "= Remuneration of the exercise 0.00\n"
        "+ Advance, paid first -33991.65\n"
        "= Balance -33991.65\n");
}

}  // namespace
}  // namespace aci

// What the pictures of an assessment say is what it says: read back from the drawings.
#include "report/compute_pictures.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "engine/evaluate.h"
#include "report/picture_svg.h"
#include "report/value_text.h"
#include "support/loading.h"
#include "support/random_structures.h"
#include "support/rendering.h"
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

/// Its words, then its steps: "=" where one stands on the ground, "<" what was paid first.
std::string whole(Language language, const Assessment& assessment) {
  const auto picture = payment_picture(language, assessment);
  if (!picture) return "none";
  std::string text = picture->title + "|" + picture->value_label + "\n";
  for (const Waterfall::Step& step : std::get<Waterfall>(picture->drawing).steps) {
    text += std::string(step.stands ? "= "
                        : step.paid ? "< "
                                    : "+ ") +
            step.label + " " + shown_decimal(step.value, 2).text + "\n";
  }
  return text;
}

TEST_CASE(
    "the way to the payment of a small agreement: its classes where two earn, what is paid first, its "
    "words") {
  const auto plan = test::plan_of(test::many_kinds());
  CHECK(whole(Language::en, test::changed(plan, {})) == R"(From the computation to the balance|euros
+ Prerequisite 490.00
+ Optional 466.67
= Points in euros 956.67
= Remuneration 956.67
< Advance, paid first -1050.00
= Balance -93.33
)");
  // One class alone has nothing to tell of the amount.
  CHECK(whole(Language::en, test::changed(plan, {{"= 1\n", "= 0\n"}})) ==
        R"(From the computation to the balance|euros
+ Points in euros 350.00
= Remuneration 350.00
< Advance, paid first -1050.00
= Balance -700.00
)");
  // An advance of nothing, and nothing earned.
  CHECK(whole(Language::fr,
              test::changed(plan, {{"true", "false"}, {"= 1\n", "= 0\n[contrat]\navance_versee = 0\n"}})) ==
        "none");
}

TEST_CASE("the way to the payment of an agreement without a balance") {
  const auto plan = test::plan_in("tests/rulesets/schemes/made_up_aid.toml");
  CHECK(whole(Language::en, test::assess(plan, R"toml(
nom   = "Cabinet"
annee = 2025
[contrat]
date_contrat    = 2022-12-19
date_embauche   = 2022-12-19
part_d_objectif = "80 %"
)toml")) == R"(Where the amount comes from|euros
+ Aid 30400.00
= Total 30400.00
)");
}

/// The small agreement without one of its amounts.
std::shared_ptr<const Plan> without_amount(std::string_view name) {
  std::string text(test::kSmallAgreement);
  const std::size_t begin = text.find("[amount." + std::string(name) + "]");
  text.erase(begin, text.find("\n[", begin + 1) + 1 - begin);
  return test::plan_of(text);
}

TEST_CASE("the way to the payment, of an advance and no balance, ends at the total") {
  CHECK(whole(Language::en, test::changed(without_amount("solde"), {})) ==
        R"(Where the amount comes from|euros
+ Prerequisite 490.00
+ Optional 466.67
= Points in euros 956.67
= Remuneration 956.67
)");
}

TEST_CASE("the picture of indicators says what it counts, and the axis of each") {
  const auto told = [](const Assessment& of) {
    const Picture picture = indicators_picture(Language::en, of);
    std::string text = picture.title + "|" + picture.value_label + "|" + picture.of_label + "\n";
    for (const Bars::Bar& bar : std::get<Bars>(picture.drawing).bars) {
      text += bar.group + ": " + bar.label + " " + shown_decimal(bar.value, 0).text + " of " +
              shown_decimal(bar.of.value(), 0).text + "\n";
    }
    return text;
  };
  const auto plan = test::plan_of(test::many_kinds());
  CHECK(indicators_picture(Language::en, test::changed(plan, {})).type == kPoints);
  CHECK(indicators_picture(Language::en, assess("aci_cpts", "examples/cpts.toml")).type == kEuros);
  CHECK(told(test::changed(plan, {{"= 1\n", "= 0\n"}})) ==
        R"(What each indicator earns, of what it could earn|points earned|possible points
Access: Welcome 50 of 100
Access: Case reviews 0 of 100
Access: Training 0 of 100
)");
  CHECK(told(assess("aci_cpts", "examples/cpts.toml")) ==
        R"(What each indicator earns, of what it could earn|euros earned|possible euros
Missions: Access to care 117000 of 126000
Missions: Multi-professional pathways 90000 of 90000
Missions: Prevention 26250 of 35000
Missions: Health crisis 22500 of 22500
Missions: Quality of care 14054.794521 of 14054.794521
)");
}

}  // namespace
}  // namespace aci

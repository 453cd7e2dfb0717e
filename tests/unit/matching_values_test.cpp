#include "study/matching_values.h"

#include <doctest/doctest.h>

#include "support/loading.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

constexpr FigureName kOptionalPoints{FigureName::Kind::group, 1, false};
constexpr FigureName kOptionalEuros{FigureName::Kind::group, 1, true};

/// "0..3 9..9": values of the input, as its grid has them.
std::string ranges(FigureFollower& follower, const Plan& plan, const FigureName& figure,
                   const std::string& stated, const char* input) {
  const std::size_t index = *plan.input(input);
  std::string out;
  const StatedFigure line{figure, exact(stated), *follower.now(figure), Place()};
  const auto grid = input_grid(plan.rules->inputs[index]);
  for (const PlaceRange& each : follower.ranges(line, index, *grid, Closeness::cent)) {
    out += (out.empty() ? "" : " ") + std::to_string(each.from) + ".." + std::to_string(each.to);
  }
  return out;
}

// Of 3 meetings and 3 trainings, which are as many as the meetings: 200/3 points for one of them.
TEST_CASE("the euros of a class are its points at the value of a point, rounded as the agreement says") {
  const Assessment assessment = assess(plan_of(kSmallAgreement), kSmallStructure);
  const Plan& plan = *assessment.plan;
  Response response(plan, assessment.inputs);
  FigureFollower follower(plan, response);
  const std::size_t meetings = *plan.input("reunions");
  CHECK(follower.now(kOptionalPoints) == exact("200/3"));
  CHECK(follower.now(kOptionalEuros) == exact("46667/100"));  // 466.666…
  CHECK(follower.at(kOptionalPoints, meetings, Rational(3)) == Rational(200));
  CHECK(follower.at(kOptionalEuros, meetings, Rational(3)) == Rational(1400));
  CHECK(ranges(follower, plan, kOptionalEuros, "93333/100", "reunions") == "2..2");
  CHECK(ranges(follower, plan, kOptionalEuros, "1400", "reunions") == "3..1000");
  CHECK(ranges(follower, plan, kOptionalEuros, "700", "reunions") == "");
}

TEST_CASE("the euros of a class follow what the value of a point follows, its points do not") {
  const auto plan_with_value = plan_of(replaced(kSmallAgreement, "point_value = \"valeur_point\"",
                                                "point_value = \"valeur_point * (1 + part_c2s)\""));
  const Assessment assessment = assess(plan_with_value, kSmallStructure);
  const Plan& plan = *assessment.plan;
  Response response(plan, assessment.inputs);
  FigureFollower follower(plan, response);
  const std::size_t share = *plan.input("part_c2s");
  CHECK(follower.follows(kOptionalEuros, share));
  CHECK_FALSE(follower.follows(kOptionalPoints, share));
  CHECK_FALSE(follower.follows(kOptionalEuros, *plan.input("ouvert_samedi")));
  CHECK(follower.now(kOptionalEuros) == Rational(490));  // 200/3 × 7.35, at the default of 5 %.
  CHECK(follower.at(kOptionalEuros, share, exact("1/2")) == Rational(700));
  CHECK(follower.at(kOptionalPoints, share, exact("1/2")) == exact("200/3"));
  const auto grid = input_grid(plan.rules->inputs[share]);
  const StatedFigure stated{kOptionalEuros, Rational(700), Rational(490), Place()};
  const auto found = follower.ranges(stated, share, *grid, Closeness::cent);
  REQUIRE(found.size() == 1);
  CHECK(grid->value(found[0].from) <= exact("1/2"));
  CHECK(exact("1/2") <= grid->value(found[0].to));
}

TEST_CASE("how strange a value is: the steps from what was declared, in the roundest step that reaches it") {
  CHECK(strangeness({5, 5}, 4) == Rational(1));
  CHECK(strangeness({4, 4}, 4) == Rational(1));
  CHECK(strangeness({7, 7}, 4) == Rational(3));
  CHECK(strangeness({40, 40}, 20) == Rational(2));
  CHECK(strangeness({38, 45}, 20) == Rational(2));  // At 40.
  CHECK(strangeness({37, 39}, 20) == Rational(17));
  CHECK(strangeness({1000, 1000}, 0) == Rational(1));
}

}  // namespace
}  // namespace aci::test

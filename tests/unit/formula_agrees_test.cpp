// Formulas nobody would write, thousands of them: compiled and folded, or computed plainly from the tree,
// they are worth the same, or have no result for both.

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "support/formula_bench.h"
#include "support/loading.h"

namespace aci {
namespace {

/// Draws formulas of the names of support/formula_bench.h. Well typed and guarded: each one compiles.
class Author {
 public:
  explicit Author(std::uint32_t seed) : random_(seed) {}

  std::string number(int depth) {
    if (depth == 0) return number_leaf();
    const int less = depth - 1;
    switch (pick(15)) {
      case 0:
        return number_leaf();
      case 1:
        return two(number(less), " + ", number(less));
      case 2:
        return two(number(less), " - ", number(less));
      case 3:
        return two(number(less), " * ", number(less));
      case 4:
        return two(number(less), " / ", number(less));
      case 5:
        return "(-" + number(less) + ")";
      case 6:
        return call(one_of({"min", "max"}), number(less), number(less), number(less));
      case 7:
        return "clamp(" + number(less) + ", -3, " + number(less) + ")";
      case 8:
        return call(one_of({"floor", "ceil", "round", "trunc"}), number(less));
      case 9:
        return call(one_of({"floor", "ceil", "round", "trunc"}), number(less),
                    one_of({"0.01", "1 / 3", "5", "half", "m"}));
      case 10:
        return choice(boolean(less), number(less), number(less));
      case 11:
        return "(on else " + number(less) + ")";
      case 12:
        return guarded("on", less);
      case 13:
        return one_of({"year(", "year_fraction("}) == "year("
                   ? "year(" + date(less) + ")"
                   : "year_fraction(" + date(less) + ", " + one_of({"2023", "2024", "n + 2017"}) + ")";
      default:
        return "days(" + date(less) + ", " + date(less) + ")";
    }
  }

  std::string boolean(int depth) {
    if (depth == 0) return one_of({"b", "true", "false", "known(on)", "(ob else b)"});
    const int less = depth - 1;
    const std::string compare = one_of({" == ", " != ", " < ", " <= ", " > ", " >= "});
    switch (pick(7)) {
      case 0:
        return two(number(less), compare, number(less));
      case 1:
        return two(date(less), compare, date(less));
      case 2:
        return two(boolean(less), " and ", boolean(less));
      case 3:
        return two(boolean(less), " or ", boolean(less));
      case 4:
        return "(not " + boolean(less) + ")";
      case 5:
        return two("known(od)", " and ", "od" + compare + date(less));
      default:
        return choice(boolean(less), boolean(less), boolean(less));
    }
  }

  std::string date(int depth) {
    if (depth == 0) return one_of({"d", "d2", "2024-12-31", "1999-02-28", "(od else d)"});
    const int less = depth - 1;
    switch (pick(6)) {
      case 0:
        return call(one_of({"min", "max"}), date(less), date(less));
      case 4:
        return "add_days(" + date(less) + ", " + one_of({"1", "n", "-40", "trunc(" + number(less) + ")"}) +
               ")";
      case 1:
        return "add_months(" + date(less) + ", " + one_of({"1", "n", "-13", "trunc(" + number(less) + ")"}) +
               ")";
      case 2:
        return "add_years(" + date(less) + ", " + one_of({"1", "-1", "m"}) + ")";
      case 3:
        return "date(2024, " + one_of({"2", "n", "12"}) + ", " + one_of({"28", "29", "30"}) + ")";
      default:
        return choice(boolean(less), date(less), date(less));
    }
  }

  BenchValues values() {
    BenchValues out;
    out["n"] = some_number();
    out["m"] = some_number();
    out["b"] = pick(2) == 0;
    out["d"] = some_date();
    out["d2"] = some_date();
    if (pick(2) == 0) out["on"] = some_number();
    if (pick(2) == 0) out["od"] = some_date();
    if (pick(2) == 0) out["ob"] = pick(2) == 0;
    return out;
  }

 private:
  int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }

  std::string one_of(std::initializer_list<std::string> words) {
    return *(words.begin() + pick(static_cast<int>(words.size())));
  }

  std::string number_leaf() {
    return one_of({"n", "m", "half", "gone", "0", "1", "2.5", "7", "33 %", "1000"});
  }
  static std::string two(const std::string& a, const std::string& between, const std::string& b) {
    return "(" + a + between + b + ")";
  }
  static std::string choice(const std::string& condition, const std::string& a, const std::string& b) {
    return "(if " + condition + " then " + a + " else " + b + ")";
  }
  template <typename... More>
  static std::string call(const std::string& name, const std::string& first, const More&... more) {
    return name + "(" + first + ((", " + more) + ... + "") + ")";
  }

  /// The optional input bare, where it is known to be there.
  std::string guarded(const std::string& input, int depth) {
    const std::string use = two(input, one_of({" + ", " * ", " - "}), number(depth));
    switch (pick(4)) {
      case 0:
        return choice("known(" + input + ")", use, number(depth));
      case 1:
        return choice("not known(" + input + ")", number(depth), use);
      case 2:
        return choice(two(boolean(depth), " and ", "known(" + input + ")"), use, number(depth));
      default:
        return choice(two("not known(" + input + ")", " or ", input + " < 3"), number(depth), use);
    }
  }

  Rational some_number() { return *Rational::make(pick(41) - 20, 1 + pick(3)); }
  Date some_date() { return *from_serial(to_serial(*make_date(2019, 1, 1)) + pick(2500)); }

  std::mt19937 random_;
};

TEST_CASE("compiled or computed plainly, a formula is worth the same") {
  Author author(2023);
  int without_result = 0;
  for (int i = 0; i < 6000; ++i) {
    const int depth = 1 + i % 4;
    const std::string formula = i % 3 == 0   ? author.number(depth)
                                : i % 3 == 1 ? author.boolean(depth)
                                             : author.date(depth);
    if (formula.size() > kMaxFormulaLength) continue;
    const BenchValues values = author.values();
    CAPTURE(formula);
    std::string inputs;
    for (const auto& [name, value] : values) inputs += name + " = " + shown(value) + "  ";
    CAPTURE(inputs);
    const BenchResult compiled = run_formula(formula, values);
    // A constant date that does not exist is refused before any structure meets it.
    const std::string refused = codes(compiled.diagnostics);
    if (!refused.empty() && refused.find_first_not_of("R073 ") == refused.npos) continue;
    REQUIRE(compiled.diagnostics.all().empty());
    const bool fault = compiled.shown.starts_with('V');
    without_result += fault ? 1 : 0;
    CHECK(run_plainly(formula, values) == (fault ? "no result" : compiled.shown));
  }
  CHECK(without_result > 100);
  CHECK(without_result < 3000);
}

}  // namespace
}  // namespace aci

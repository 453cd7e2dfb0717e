// What a comparison lists beside its steps: the lines of both, the inputs that one of the rules lacks, those
// that move nothing. Of a small agreement and its next text, all of it.
#include <doctest/doctest.h>

#include "base/decimal.h"
#include "report/compare_json.h"
#include "report/compare_page.h"
#include "report/page_text.h"
#include "study/compare.h"
#include "support/loading.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

const std::string kBefore =
    "nom = \"A\"\nannee = 2023\nouvert_samedi = true\nsemaines_fermees = 2\nreunions = 3\n";

/// The next text: no weeks of closing, a number of visits instead; the training goes, a bonus comes.
std::shared_ptr<const Plan> next_text() {
  std::string text(kSmallAgreement);
  const auto cut = [&](std::string_view from, std::string_view to) {
    const std::size_t begin = text.find(from);
    text.erase(begin, text.find(to, begin) - begin);
  };
  cut("[input.semaines_fermees]", "[input.reunions]");
  cut("  [indicator.accueil.reduction.fermeture]", "[indicator.concertation]");
  cut("[indicator.formation]", "[gate]");
  text = replaced(text, "\"petit\"\nscheme", "\"suivant\"\nscheme");
  text = replaced(text, "[input.reunions]\n", R"toml([input.visites]
type  = "count"
max   = 99
label = { fr = "Visites", en = "Visits" }
[input.remarque]
type     = "text"
optional = true
label    = { fr = "Remarque", en = "Remark" }
[input.reunions]
)toml");
  return plan_of(replaced(text, "[amount.remuneration]\n", R"toml([amount.prime]
label   = { fr = "Prime", en = "Bonus" }
role    = "component"
formula = "visites * 10 €"
[amount.remuneration]
)toml"));
}

/// Inputs by their ids, of one of the rules.
std::string ids(const std::vector<std::size_t>& inputs, const Assessment& of) {
  std::string out;
  for (const std::size_t each : inputs) out += of.rules().inputs[each].id + " ";
  return out;
}

std::string told(const Comparison& c) {
  std::string out;
  const auto change = [&](const InputDifference& each) {
    const auto value = [](const std::optional<Rational>& of) {
      return of ? to_fraction(*of) : std::string("-");
    };
    out += " " + c.after.rules().inputs[each.input].id + " " + value(each.before) + "→" + value(each.after);
  };
  for (const CompareStep& step : c.steps) {
    out += step.rules ? "rules" : "inputs";
    for (const InputDifference& each : step.inputs) change(each);
    out += ": " + to_decimal(step.moved.total) + "\n";
  }
  out += "idle:";
  for (const InputDifference& each : c.idle) change(each);
  return out + "\nadded: " + ids(c.added, c.after) + "\nremoved: " + ids(c.removed, c.before) + "\n";
}

std::string lines(const Comparison& c) {
  std::string out;
  for (const ComparedLine& each : c.lines) {
    const auto points = [&](const std::optional<Rational>& of) {
      return of ? to_fraction(*of) + " " : std::string("- ");
    };
    const auto euros = [&](const std::optional<Money>& of) {
      return of ? to_decimal(*of) + " " : std::string("- ");
    };
    out += each.id + ": ";
    if (each.indicator) out += points(each.points_before) + points(each.points_after);
    out += euros(each.before) + euros(each.after) + "\n";
  }
  return out;
}

Comparison compared(const Assessment& before, const Assessment& after) {
  Diagnostics diagnostics;
  auto found = compare(before, after, diagnostics);
  REQUIRE(found);
  return *std::move(found);
}

// 270 points are 1 890 €. Under the next text, 200 of them and four visits: 1 440 €; of one meeting, 973.33
// €. Back: 136 2/3 points, 956.67 €.
TEST_CASE("from one text to the next and back") {
  const Assessment now = assess(plan_of(kSmallAgreement), kBefore);
  const Assessment next = assess(
      next_text(),
      "nom = \"A\"\nannee = 2023\nouvert_samedi = true\nreunions = 1\nvisites = 4\nremarque = \"r\"\n");
  const Comparison there = compared(now, next);
  CHECK(there.other_rules());
  CHECK(told(there) ==
        "rules: -450.00\ninputs reunions 3→1: -466.67\nidle:\nadded: visites \nremoved: semaines_fermees \n");
  CHECK(lines(there) ==
        "accueil: 70 100 490.00 700.00 \nconcertation: 100 100/3 700.00 233.33 \nformation: 100 - 700.00 - \n"
        "base: 1890.00 933.33 \nprime: - 40.00 \nporte_fermee: 0.00 0.00 \nremuneration: 1890.00 973.33 \n"
        "avance: 1050.00 700.00 \nsolde: 840.00 273.33 \n");
  const Comparison back = compared(next, now);
  CHECK(told(back) ==
        "rules: -16.66\ninputs reunions 1→3: 933.33\nidle:\nadded: semaines_fermees \nremoved: visites \n");
  CHECK(lines(back) ==
        "accueil: 100 70 700.00 490.00 \nconcertation: 100/3 100 233.33 700.00 \nformation: - 100 - 700.00 \n"
        "base: 933.33 1890.00 \nporte_fermee: 0.00 0.00 \nremuneration: 973.33 1890.00 \navance: 700.00 "
        "1050.00 \n"
        "solde: 273.33 840.00 \nprime: 40.00 - \n");
}

TEST_CASE("an indicator that one text lacks is told with nothing there, and all its points") {
  const Assessment now = assess(plan_of(kSmallAgreement), kBefore);
  const Assessment next =
      assess(next_text(), "nom = \"A\"\nannee = 2023\nouvert_samedi = true\nreunions = 1\nvisites = 4\n");
  const auto page = [](const Comparison& comparison) {
    const std::string text = page_text(compare_page(Language::en, comparison), {Language::en, false});
    const std::size_t begin = text.find("Indicators that change");
    return text.substr(begin, text.find("\n\n", begin) - begin);
  };
  CHECK(page(compared(now, next)) ==
        "Indicators that change\n"
        "                 Before    After  Difference        points\n"
        "  Welcome       €490.00  €700.00    +€210.00           +30\n"
        "  Case reviews  €700.00  €233.33    -€466.67  ≈\u00a0-66.666667\n"
        "  Training      €700.00             -€700.00          -100");
  CHECK(page(compared(next, now)) ==
        "Indicators that change\n"
        "                 Before    After  Difference        points\n"
        "  Welcome       €700.00  €490.00    -€210.00           -30\n"
        "  Case reviews  €233.33  €700.00    +€466.67  ≈\u00a0+66.666667\n"
        "  Training               €700.00    +€700.00          +100");
  const auto has = [](const Comparison& comparison, std::string_view line) {
    return compare_csv(Language::en, comparison, false).find(line) != std::string::npos;
  };
  CHECK(has(compared(now, next), "\nindicator,,formation,Training,700.00,,-100,,,\n"));
  CHECK(has(compared(next, now), "\nindicator,,formation,Training,,700.00,100,,,\n"));
}

TEST_CASE("the only indicator of a text is told as others are") {
  std::string text(kSmallAgreement);
  const std::size_t begin = text.find("[indicator.concertation]");
  text.erase(begin, text.find("[gate]") - begin);
  const auto plan = plan_of(text);
  const std::string page = page_text(
      compare_page(Language::en, compared(assess(plan, kBefore),
                                          assess(plan, replaced(kBefore, "fermees = 2", "fermees = 0")))),
      {Language::en, false});
  CHECK(page.find("\nIndicators that change\n"
                  "            Before    After  Difference  points\n"
                  "  Welcome  €490.00  €700.00    +€210.00     +30\n") != std::string::npos);
}

TEST_CASE("under the same text: what moves nothing, what is given though it was as another input") {
  const auto plan = plan_of(kSmallAgreement);
  const Assessment one = assess(plan, kBefore);
  const std::string none = "added: \nremoved: \n";
  CHECK_FALSE(compared(one, one).other_rules());
  CHECK(told(compared(one, assess(plan, kBefore + "part_c2s = 0.5\navance_versee = 10\n"))) ==
        "inputs avance_versee -→10: 0.00\nidle: part_c2s 1/20→1/2\n" + none);
  CHECK(told(compared(one, assess(plan, kBefore + "formations = 3\n"))) == "idle:\n" + none);
  CHECK(told(compared(one, assess(plan, kBefore + "formations = 0\n"))) ==
        "inputs formations 3→0: -700.00\nidle:\n" + none);
  CHECK(told(compared(assess(plan, kBefore + "formations = 0\n"), one)) ==
        "inputs formations 0→3: 700.00\nidle:\n" + none);
  CHECK(told(compared(one, assess(plan, kBefore + "date_adhesion = 2020-01-01\n"))) ==
        "idle: date_adhesion -→18262\n" + none);
}

TEST_CASE("an input that one of the rules declares first of all is told as the others are") {
  const auto with_visits =
      plan_of(replaced(replaced(kSmallAgreement, "\"petit\"\nscheme", "\"suivant\"\nscheme"), "[input.nom]\n",
                       R"toml([input.visites]
type  = "count"
max   = 99
label = { fr = "Visites", en = "Visits" }
[input.nom]
)toml"));
  const Assessment with = assess(with_visits, kBefore + "visites = 4\n");
  const Assessment without = assess(plan_of(kSmallAgreement), kBefore);
  CHECK(told(compared(with, without)) == "rules: 0.00\nidle:\nadded: \nremoved: visites \n");
  CHECK(told(compared(without, with)) == "rules: 0.00\nidle:\nadded: visites \nremoved: \n");
}

// One meeting: 70 + 33 1/3 + 33 1/3 points, 956.67 €. Three: 70 + 100 + 100 points, 1 890 €.
TEST_CASE("an input that is as another one moves with it, whichever of the two the rules declare first") {
  const auto plan = plan_of(replaced(
      kSmallAgreement, "type     = \"decimal\"\nmin      = 0\nmax      = 53\ndecimals = 2\ndefault  = 0\n",
      "type = \"count\"\nmax = 53\ndefault_input = \"reunions\"\n"));
  const std::string open = "nom = \"A\"\nannee = 2023\nouvert_samedi = true\n";
  CHECK(told(compared(assess(plan, open + "reunions = 1\n"), assess(plan, open + "reunions = 3\n"))) ==
        "inputs reunions 1→3: 933.33\nidle:\nadded: \nremoved: \n");
}

}  // namespace
}  // namespace aci::test

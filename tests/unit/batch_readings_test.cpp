// What other readings move over many structures: as engine/other_readings says of each, whatever computes it.
#include "study/batch_readings.h"

#include <doctest/doctest.h>

#include "engine/other_readings.h"
#include "study/assess.h"
#include "study/batch.h"
#include "support/folder.h"
#include "support/rendering.h"
#include "support/small_rules.h"

namespace aci::test {
namespace {

/// An advance, a balance, dates, and readings that move each of these alone, all of them, or nothing.
std::string rules_with_readings() {
  std::string rules =
      replaced(small_rules_with_reading(), "role    = \"total\"\nsource  = \"text\"\n", R"toml(
role    = "total"
source  = "text"

[amount.advance]
label    = { fr = "Avance", en = "Advance" }
role     = "advance"
formula  = "total / 2"
due      = "date(annee, 1, 31)"
source   = "text"
verified = false
note     = { fr = "x", en = "x" }

  [amount.advance.reading.less]
  label   = { fr = "le tiers", en = "a third" }
  formula = "total / 3"

  [amount.advance.reading.later]
  label = { fr = "plus tard", en = "later" }
  due   = "if hours > 12 then date(annee, 2, 15) else date(annee, 1, 31)"

  [amount.advance.reading.same]
  label = { fr = "autrement dit", en = "in other words" }
  due   = "add_years(date(annee - 1, 1, 31), 1)"

[amount.balance]
label   = { fr = "Solde", en = "Balance" }
role    = "balance"
due     = "date(annee + 1, 3, 31)"
source  = "text"
)toml");
  rules = replaced(rules, "label  = { fr = \"Valeur\", en = \"Value\" }\n", R"toml(
label    = { fr = "Valeur", en = "Value" }
verified = false
note     = { fr = "x", en = "x" }
)toml");
  return replaced(rules, "[indicator.opening]\n", R"toml(
  [parameter.value.reading.dearer]
  label = { fr = "7,10 €", en = "7.10 €" }
  value = "7.10 €/point"

[indicator.opening]
)toml");
}

/// Every half hour, `times` over.
std::string table(int times) {
  std::string out = "annee,hours\n";
  for (int i = 0; i < times; ++i) {
    for (int half = 0; half <= 48; ++half) {
      out += "2024," + std::to_string(half / 2) + (half % 2 == 0 ? "" : ".5") + "\n";
    }
  }
  return out;
}

class Nowhere final : public BatchSink {
 public:
  void begin(const std::string&, std::uint64_t) override {}
  bool take(std::uint64_t, std::uint64_t, BatchResult& result, bool) override {
    result.clear();
    return true;
  }
  void stop() override {}
};

/// "dearer 32 0 0 …; ": structures, dates, refused, difference, absolute difference in cents.
std::string told(const std::vector<RankedReading>& readings) {
  std::string out;
  for (const auto& [reading, effect] : readings) {
    out += reading->id + " " + std::to_string(effect.structures) + " " + std::to_string(effect.dates) + " " +
           std::to_string(effect.refused) + " " +
           std::to_string(static_cast<std::int64_t>(effect.total_cents)) + " " +
           std::to_string(static_cast<std::int64_t>(effect.absolute_cents)) + "; ";
  }
  return out;
}

std::string of_batch(BatchRequest request, RuleLibrary library = RuleLibrary()) {
  Diagnostics diagnostics;
  request.summary = request.readings = true;
  const auto batch = Batch::prepare(request, library, diagnostics);
  REQUIRE(batch);
  Nowhere sink;
  CHECK(batch->run(nullptr, nullptr, sink, [](Diagnostics& found) { CHECK_FALSE(found.has_errors()); }));
  std::string out;
  for (const auto& effects : batch->summaries().readings) out += told(ranked(batch->readings(), effects));
  return out;
}

/// The same, structure by structure.
std::string one_by_one(const std::shared_ptr<const Plan>& plan, int times) {
  std::vector<ReadingEffect> effects(plan->rules->readings.size());
  for (int half = 0; half <= 48; ++half) {
    const Assessment each = assess(
        plan, "annee = 2024\nhours = " + std::to_string(half / 2) + (half % 2 == 0 ? "" : ".5") + "\n");
    for (const OtherReading& other : other_readings(each)) {
      ReadingEffect effect;
      effect.structures = other.moves ? 1 : 0;
      effect.dates = other.dates ? 1 : 0;
      effect.refused = other.refused ? 1 : 0;
      effect.total_cents = other.total->cents() - each.amount(AmountRole::total)->cents();
      effect.absolute_cents = effect.total_cents < 0 ? -effect.total_cents : effect.total_cents;
      for (int i = 0; i < times; ++i) effects[other.reading].add(effect);
    }
  }
  std::vector<BatchReading> readings;
  for (const RuleReading& each : plan->rules->readings) readings.push_back({each, {1}, nullptr});
  return told(ranked(readings, effects));
}

TEST_CASE("what readings move over a table is what they move in each structure") {
  const Folder folder;
  const std::string rules = rules_with_readings();
  const auto plan = plan_of(rules);
  BatchRequest request;
  request.rules = folder.write("rules.toml", rules);
  request.inputs = {folder.write("t.csv", table(40))};
  const std::string expected = one_by_one(plan, 40);
  for (const Accelerator accelerator : {Accelerator::on, Accelerator::off}) {
    for (const int jobs : {1, 2, 5}) {
      request.accelerator = accelerator;
      request.jobs = jobs;
      CHECK(of_batch(request) == expected);
    }
  }
  CHECK(expected ==
        "above 120 0 0 -67200000 67200000; dearer 1320 0 0 10560000 10560000; less 1320 0 0 0 0; "
        "later 960 960 0 0 0; same 0 0 0 0 0; ");
}

TEST_CASE(
    "a reading that moves the day of a deadline alone moves those structures, by a date and by no euro") {
  const Folder folder;
  const std::string rules = std::string(kSmallRules) + R"toml(
[parameter.days_more]
value    = "0"
label    = { fr = "Jours de plus", en = "Days more" }
source   = "text"
verified = false
note     = { fr = "x", en = "x" }

  [parameter.days_more.reading.later]
  label = { fr = "plus tard", en = "later" }
  value = "15"

[deadline.report]
label  = { fr = "Bilan", en = "Report" }
date   = "add_days(date(annee + 1, 1, 31), if hours > 12 then days_more else 0)"
source = "text"
)toml";
  BatchRequest request;
  request.rules = folder.write("rules.toml", rules);
  request.inputs = {folder.write("t.csv", table(40))};
  // Half hours from 12.5 to 24, each 40 times.
  for (const Accelerator accelerator : {Accelerator::on, Accelerator::off}) {
    request.accelerator = accelerator;
    CHECK(of_batch(request) == "later 960 960 0 0 0; ");
  }
}

TEST_CASE("readings are asked of the structures alone whose rules state them, in each scenario") {
  const Folder folder;
  BatchRequest request;
  request.rules = folder.write("rules.toml", rules_with_readings());
  request.inputs = {folder.write("t.csv", "annee\n2024\n")};
  request.variations = {"hours=8..10:1"};
  CHECK(
      of_batch(request) ==
      "above 1 0 0 -560000 560000; dearer 1 0 0 8000 8000; less 1 0 0 0 0; later 0 0 0 0 0; same 0 0 0 0 0; "
      "above 1 0 0 -560000 560000; dearer 1 0 0 8000 8000; less 1 0 0 0 0; later 0 0 0 0 0; same 0 0 0 0 0; "
      "dearer 1 0 0 8000 8000; less 1 0 0 0 0; above 0 0 0 0 0; later 0 0 0 0 0; same 0 0 0 0 0; ");
  // Rules without an advance and a balance: the total alone moves.
  request.rules = folder.write("total.toml", small_rules_with_reading());
  request.variations = {"hours=8..9:1"};
  CHECK(of_batch(request) == "above 1 0 0 -560000 560000; above 1 0 0 -560000 560000; ");
  request.rules = folder.write("none.toml", std::string(kSmallRules));
  request.variations = {"hours=8..9:1"};
  CHECK(of_batch(request) == "");
}

TEST_CASE("of structures of several years, those count whose rules state the reading") {
  const Folder folder;
  const auto of_years = [](const std::string& rules, const std::string& id, const std::string& years) {
    const std::string named = replaced(rules, "id          = \"small\"", "id = \"" + id + "\"");
    return replaced(replaced(named, "scheme      = \"small\"", "scheme = \"s\""), "{ from = 2024 }", years);
  };
  const std::string without = of_years(std::string(kSmallRules), "plain", "{ from = 2020, to = 2021 }");
  const std::string with = of_years(small_rules_with_reading(), "read", "{ from = 2022 }");
  std::string rows = "annee,hours\n";
  for (int i = 0; i < 30; ++i) rows += "2021,8.5\n2023,8.5\n";
  BatchRequest request;
  request.rules = "s";
  request.inputs = {folder.write("t.csv", rows)};
  RuleLibrary library({folder.write("plain.toml", without), folder.write("read.toml", with)});
  CHECK(of_batch(request, std::move(library)) == "above 30 0 0 -16800000 16800000; ");
}

}  // namespace
}  // namespace aci::test

// What a batch says before it computes a row: the columns that the rules of its rows need and that the table
// lacks. And what it says of scenarios by the thousand, which are made in several goes.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "report/batch_fields.h"
#include "report/wording.h"
#include "study/batch.h"
#include "support/folder.h"
#include "support/loading.h"
#include "support/rendering.h"
#include "support/small_rules.h"

namespace aci::test {
namespace {

class Kept final : public BatchSink {
 public:
  void begin(const std::string&, std::uint64_t) override { ended = true; }
  void stop() override {}
  bool take(std::uint64_t, std::uint64_t, BatchResult& result, bool last) override {
    rows += result.rows;
    result.clear();
    ended = last;
    ++taken;
    return true;
  }
  std::string rows;
  bool ended = false;
  int taken = 0;
};

/// "early" from 2020 to 2021; "late" from 2022, which asks for rooms too.
struct Rules {
  Rules() {
    const std::string small = replaced(kSmallRules, "scheme      = \"small\"", "scheme = \"s\"");
    const std::string early =
        replaced(replaced(small, "\"small\"", "\"early\""), "{ from = 2024 }", "{ from = 2020, to = 2021 }");
    std::string late =
        replaced(replaced(small, "\"small\"", "\"late\""), "{ from = 2024 }", "{ from = 2022 }");
    late = replaced(late, "[parameter.value]",
                    "[input.rooms]\ntype = \"count\"\nmax = 99\nlabel = { fr = \"Salles\", en = \"Rooms\" }\n"
                    "[input.beds]\ntype = \"count\"\nmax = 99\ndefault = 1\nlabel = { fr = \"Lits\", en = "
                    "\"Beds\" }\n[parameter.value]");
    late = replaced(late, "hours >= 8", "hours >= 8 and rooms + beds > 0");
    files = {folder.write("early.toml", early), folder.write("late.toml", late)};
    library.emplace(files);
  }
  Folder folder;
  std::vector<std::string> files;
  std::optional<RuleLibrary> library;
};

struct Asked {
  std::string table;
  std::vector<std::string> set = {};
  std::vector<std::string> vary = {};
  std::string rules = "s";
  std::string against = "";
};

/// "D017 rooms; 3 of 4": what is told, how many rows have a result, of how many.
std::string told(Rules& rules, const Asked& asked) {
  BatchRequest request;
  request.inputs = {rules.folder.write("t.csv", asked.table)};
  request.rules = asked.rules;
  request.against = asked.against;
  request.variations = asked.vary;
  request.jobs = 1;
  Diagnostics diagnostics;
  for (const std::string& each : asked.set) {
    request.constants.push_back(*parse_written_value(each, diagnostics));
  }
  const auto batch = Batch::prepare(std::move(request), *rules.library, diagnostics);
  std::string out = codes(diagnostics);
  if (!batch) return out;
  Kept sink;
  const bool sound = batch->run(nullptr, nullptr, sink, [&](Diagnostics& found) {
    for (const Diagnostic& each : found.all()) {
      out += each.code();
      if (each.code() == "D017") {
        out += " " + std::get<std::string>(each.message.args[0]) + " " + each.hint->id + "(" +
               std::get<std::string>(each.hint->args[0]) + ")";
      }
      out += "; ";
    }
  });
  return out + std::to_string(batch->computed()) + " of " +
         std::to_string(batch->computed() + batch->rejected()) + (sound ? "" : ", unsound");
}

TEST_CASE("a column that the rules of a row need and the table lacks is told before anything is computed") {
  const std::string rooms = "D017 rooms hint.add_column(rooms); ";
  const std::string hours = "D017 hours hint.add_column(hours); ";
  struct Row {
    Asked asked;
    std::string told;
  };
  const Row rows[] = {
      {{"annee,hours\n2020,9\n2021,7\n"}, "2 of 2"},
      {{"annee,hours\n2022,9\n"}, rooms + "0 of 0, unsound"},
      // One row alone comes under the rules that need it.
      {{"annee,hours\n2022,9\n2020,9\n"}, rooms + "0 of 0, unsound"},
      {{"annee,hours\n2020,9\n2022,9\n"}, rooms + "0 of 0, unsound"},
      // A year without rules, or that is none, asks for nothing.
      {{"annee,hours\n2019,9\n2020,9\n"}, "1 of 2"},
      {{"annee,hours\nlots,9\n2020,9\n"}, "1 of 2"},
      {{"annee,hours,rooms\n2022,9,0\n"}, "1 of 1"},
      // What every rule set needs is told whatever the rows are.
      {{"annee,rooms\n2020,1\n"}, hours + "0 of 0, unsound"},
      {{"annee,rooms\n2019,1\n"}, hours + "0 of 0, unsound"},
      {{"annee\n2022\n"}, hours + rooms + "0 of 0, unsound"},
      // The year of all of them may be an option's.
      {{"hours\n9\n", {"annee=2020"}}, "1 of 1"},
      {{"hours\n9\n", {"annee=2022"}}, rooms + "0 of 0, unsound"},
      {{"hours\n9\n", {"annee=2022", "rooms=1"}}, "1 of 1"},
      {{"annee,hours\n2022,9\n", {}, {"rooms=1..3"}}, "3 of 3"},
      // Rows may name their rules.
      {{"accord,annee,hours\ns,2022,9\n"}, rooms + "0 of 0, unsound"},
      {{"accord,annee,hours\nearly,2021,9\n"}, "1 of 1"},
      {{"accord,annee,hours\nlate,2021,9\n"}, rooms + "0 of 0, unsound"},
      {{"accord,annee,hours\nother,2022,9\n"}, "0 of 1"},
      {{"accord,hours\nlate,9\n", {"annee=2020"}}, rooms + "0 of 0, unsound"},
      {{"accord,hours\nearly,9\n", {"annee=2020"}}, "1 of 1"},
      // Rules that are asked for are those of every row; so are those to compare with.
      {{"annee,hours\n2020,9\n", {}, {}, "late"}, rooms + "0 of 0, unsound"},
      {{"annee,hours\n2020,9\n", {}, {}, "early"}, "1 of 1"},
      {{"annee,hours\n2020,9\n", {}, {}, "early", "late"}, rooms + "0 of 0, unsound"},
      {{"annee,hours,rooms\n2020,9,1\n", {}, {}, "early", "late"}, "D018; 1 of 1"},
  };
  Rules rules;
  for (const Row& row : rows) {
    CAPTURE(row.asked.table);
    CAPTURE(row.told);
    CHECK(told(rules, row.asked) == row.told);
  }
}

TEST_CASE("the first year and the last one that a date may have are years of rows") {
  Rules rules;
  const std::string open = replaced(replaced(kSmallRules, "{ from = 2024 }", "{ from = 1900 }"),
                                    "min      = 2020\nmax      = 2100", "min = 1900\nmax = 2200");
  const std::string path = rules.folder.write("open.toml", open);
  const auto years = [&](const std::string& table) { return told(rules, {table, {}, {}, path}); };
  CHECK(years("annee,hours\n1900,9\n2200,9\n") == "2 of 2");
  CHECK(years("annee,hours\n1899,9\n2201,9\n") == "0 of 2");
}

/// The rows of a table of two hours, or of one row without any, under "late" in 2024.
std::string rows_of(Rules& rules, bool two, const std::vector<std::string>& vary, int& taken) {
  BatchRequest request;
  request.inputs = {rules.folder.write("t.csv", two ? "annee,hours\n2024,7\n2024,9\n" : "annee\n2024\n")};
  request.rules = "late";
  request.variations = vary;
  request.jobs = 1;
  Diagnostics diagnostics;
  const auto batch = Batch::prepare(std::move(request), *rules.library, diagnostics);
  REQUIRE(batch);
  Kept sink;
  const auto writer = batch_csv(Language::en, false, batch->header());
  CHECK(batch->run(writer.get(), nullptr, sink, [](Diagnostics& found) { CHECK(found.all().empty()); }));
  CHECK(sink.ended);
  taken = sink.taken;
  return sink.rows;
}

/// One that is written by hand.
std::string row(bool met, const std::string& varied) {
  return std::string(",,2024,late,true,") + (met ? "800,800,5600.00" : "0,0,0.00") + ",,," + varied + "\n";
}

TEST_CASE("scenarios by the thousand: each once, in their order, whatever is made at once") {
  Rules rules;
  // Of two structures, 4 096 rows at once, or one more go for those behind.
  for (const int rooms : {63, 64, 99}) {
    std::string expected;
    for (const int hours : {7, 9}) {
      for (int i = 0; i <= rooms; ++i) {
        for (int k = 0; k <= 31; ++k) {
          expected += row(hours == 9 && i + k > 0, std::to_string(i) + "," + std::to_string(k));
        }
      }
    }
    int taken = 0;
    CHECK((rows_of(rules, true, {"rooms=0.." + std::to_string(rooms), "beds=0..31"}, taken) == expected));
    CHECK(taken == 1);
  }
  // Those that weigh more than four megabytes are handed over in parts.
  std::string expected;
  for (int rooms = 0; rooms <= 99; ++rooms) {
    for (int beds = 0; beds <= 99; ++beds) {
      for (int hours = 0; hours <= 19; ++hours) {
        expected += row(hours >= 8 && rooms + beds > 0,
                        std::to_string(rooms) + "," + std::to_string(beds) + "," + std::to_string(hours));
      }
    }
  }
  int taken = 0;
  CHECK((rows_of(rules, false, {"rooms=0..99", "beds=0..99", "hours=0..19"}, taken) == expected));
  CHECK(taken == 2);
}

TEST_CASE("values that vary by tenths are those values in columns too") {
  const Folder folder;
  BatchRequest request;
  request.rules =
      folder.write("tenths.toml", replaced(kSmallRules, "max   = 24\n", "max   = 999\ndecimals = 1\n"));
  request.inputs = {folder.write("t.csv", "annee\n2024\n")};
  request.variations = {"hours=0.5..16:0.5"};
  RuleLibrary library;
  Diagnostics diagnostics;
  const auto batch = Batch::prepare(std::move(request), library, diagnostics);
  REQUIRE(batch);
  Kept sink;
  const auto writer = batch_csv(Language::en, false, batch->header());
  CHECK(batch->run(writer.get(), nullptr, sink, [](Diagnostics& found) { CHECK(found.all().empty()); }));
  std::string expected;
  for (int halves = 1; halves <= 32; ++halves) {
    const bool met = halves >= 2 * 8;
    expected += std::string(",,2024,") + batch->header().rule_names.front() + ",true," +
                (met ? "800,800,5600.00" : "0,0,0.00") + ",,," + std::to_string(halves / 2) +
                (halves % 2 == 0 ? "" : ".5") + "\n";
  }
  CHECK(sink.rows == expected);
}

TEST_CASE("a text that is required and blank is missing in its row, the first and the last one too") {
  Rules rules;
  const std::string named =
      rules.folder.write("named.toml", replaced(kSmallRules, "[input.hours]",
                                                "[input.nom]\ntype = \"text\"\nlabel = { fr = \"Nom\", en = "
                                                "\"Name\" }\n[input.hours]"));
  const auto table = [](std::size_t blank) {
    std::string text = "nom,annee,hours\n";
    for (std::size_t i = 0; i < 30; ++i) text += (i == blank ? std::string(" ") : "x") + ",2024,9\n";
    return text;
  };
  for (const std::size_t blank : {0, 1, 28, 29}) {
    CAPTURE(blank);
    CHECK(told(rules, {table(blank), {}, {}, named}) == "29 of 30");
  }
  CHECK(told(rules, {table(30), {}, {}, named}) == "30 of 30");
}

}  // namespace
}  // namespace aci::test

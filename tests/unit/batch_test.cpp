// The batches of the suite as `aci batch` runs them: the same bytes with the accelerator and without it,
// whatever the number of threads.

#include "study/batch.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <condition_variable>
#include <fstream>
#include <iterator>
#include <mutex>
#include <string>
#include <vector>

#include "report/batch_fields.h"
#include "report/batch_rejects_csv.h"
#include "support/folder.h"
#include "support/loading.h"

namespace aci {
namespace {

RuleLibrary& library() {
  static RuleLibrary library;
  return library;
}

/// Takes blocks in their order, as a file would.
class Kept final : public BatchSink {
 public:
  void begin(const std::string&, std::uint64_t) override { next_ = 0; }
  void stop() override {}
  bool take(std::uint64_t number, std::uint64_t, BatchResult& result, bool last) override {
    std::unique_lock lock(mutex_);
    turn_.wait(lock, [&] { return number == next_; });
    rows += result.rows;
    rejects += result.rejects;
    result.clear();
    if (last) ++next_;
    turn_.notify_all();
    return true;
  }
  std::string rows, rejects;

 private:
  std::mutex mutex_;
  std::condition_variable turn_;
  std::uint64_t next_ = 0;
};

struct Ran {
  bool sound = false;
  std::string rows, rejects, told;
  std::uint64_t computed = 0, rejected = 0;
  friend bool operator==(const Ran&, const Ran&) = default;
};

Ran run(BatchRequest request, RuleLibrary& rules = library()) {
  Ran out;
  Diagnostics diagnostics;
  const auto batch = Batch::prepare(std::move(request), rules, diagnostics);
  REQUIRE(batch);
  Kept sink;
  const auto writer = batch_csv(Language::en, false, batch->header());
  const auto rejects = rejects_csv(Language::en, false);
  out.sound = batch->run(writer.get(), rejects.get(), sink, [&](Diagnostics& found) {
    for (const Diagnostic& each : found.all()) out.told += each.code() + " ";
  });
  out.rows = sink.rows;
  out.rejects = sink.rejects;
  out.computed = batch->computed();
  out.rejected = batch->rejected();
  return out;
}

/// The result, which is the same whatever computes it.
Ran agreed(BatchRequest request) {
  request.jobs = 1;
  const Ran found = run(request);
  for (const Accelerator accelerator : {Accelerator::on, Accelerator::off}) {
    for (const int jobs : {1, 3}) {
      request.accelerator = accelerator;
      request.jobs = jobs;
      CHECK(run(request) == found);
    }
  }
  return found;
}

std::string example(const char* name) {
  return repository_path(std::string("examples/") + name + ".toml");
}

TEST_CASE("structure files in many scenarios") {
  BatchRequest request;
  request.inputs = {example("etablie"), example("forte_precarite")};
  request.variations = {"patientele=4000..9000:100", "ipa=false..true"};
  const Ran found = agreed(request);
  CHECK(found.sound);
  CHECK(found.computed == 2 * 51 * 2);
  CHECK(found.rejected == 0);
}

/// Structures of the ACI and aids of a made-up scheme, one below the other.
std::string mixed_rows(bool aci, bool aids) {
  std::string text =
      "nom,annee,accord,date_adhesion,patientele,patients_ald_ou_75_ans,professionnels_associes,"
      "heures_ouverture_par_jour,ouvert_samedi_matin,soins_non_programmes,fonction_coordination,protocoles,"
      "reunions_concertation,dossiers_etudies,si_standard,date_contrat,date_embauche,part_d_objectif,mi_"
      "temps,"
      "heures\n";
  for (int i = 0; i < 80; ++i) {
    const std::string name = std::to_string(i);
    const std::string year = std::to_string(2022 + i % 3);
    if (aci) {
      text += "M" + name + "," + year + (i % 2 == 0 ? ",," : ",aci_msp,") + "2019-05-01," +
              std::to_string(4000 + i) + ",650,12,12,oui,oui,oui,8,6,30,oui,,,,,\n";
    }
    if (aids) {
      // The third year of the contract asks for a share, which some leave out.
      text += "A" + name + "," + year + ",aide_inventee" + (i % 4 == 0 ? "_2022" : "") +
              ",,,,,,,,,,,,,2022-06-" + std::to_string(10 + i % 20) + ",2022-06-01," +
              (i % 5 == 0 ? "" : "80 %") + ",,\n";
    }
  }
  return text;
}

std::vector<std::string> sorted_lines(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
    lines.push_back(text.substr(at, text.find('\n', at) - at));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST_CASE("a batch of several schemes is the batches of each") {
  const Folder folder;
  RuleLibrary rules({repository_path("tests/rulesets/schemes/made_up_aid.toml")});
  const auto computed = [&](const char* name, bool aci, bool aids, Accelerator accelerator,
                            std::string asked) {
    BatchRequest request;
    request.inputs = {folder.write(name, mixed_rows(aci, aids))};
    request.accelerator = accelerator;
    request.rules = std::move(asked);
    request.ignore_unknown = true;  // Asked for, a scheme knows no inputs of another one.
    return run(std::move(request), rules);
  };
  const Ran both = computed("both.csv", true, true, Accelerator::on, "");
  const Ran aci = computed("aci.csv", true, false, Accelerator::on, "");
  const Ran aids = computed("aids.csv", false, true, Accelerator::on, "");
  CHECK(both.computed == 80 + 80 - 5);  // 2024 is the third year: 26 aids, of which 5 say no share.
  CHECK(both.rejected == 5);
  std::vector<std::string> each = sorted_lines(aci.rows);
  for (const std::string& line : sorted_lines(aids.rows)) each.push_back(line);
  std::sort(each.begin(), each.end());
  const std::vector<std::string> found = sorted_lines(both.rows);
  REQUIRE(found.size() == each.size());
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == each[i]);
  CHECK(computed("both.csv", true, true, Accelerator::off, "").rows == both.rows);
  // Asked for, the scheme takes its own rows and refuses the others.
  const Ran asked = computed("both.csv", true, true, Accelerator::on, "aci_msp");
  CHECK(asked.computed == 80);
  CHECK(asked.rejected == 80);
}

TEST_CASE("a parameter that varies: each value is what a copy of the rules edited by hand computes") {
  BatchRequest request;
  request.inputs = {example("etablie"), example("forte_precarite")};
  request.rules = "aci_msp_2023";
  request.variations = {"patientele=4000..9000:100", "valeur_point=6.5 €/point..7.5 €/point:0.25 €/point"};
  const Ran found = agreed(request);
  CHECK(found.sound);
  CHECK(found.computed == 2 * 51 * 5);
  CHECK(found.told.empty());
  request.variations.pop_back();
  const auto figures = [](const std::string& row) {
    const auto names = row.find(",aci_msp_2023");
    const auto figures_at = row.find(',', names + 1);
    const auto end = row.find("\n", figures_at);
    return row.substr(figures_at, end - figures_at);
  };
  for (const char* value : {"6.5", "7.25"}) {
    RuleLibrary edited;
    Diagnostics diagnostics;
    edited.reform({*parse_written_value("valeur_point=" + std::string(value) + " €/point", diagnostics)});
    const std::string rows = run(request, edited).rows;
    std::size_t at = 0, count = 0;
    for (std::size_t from = 0; from < rows.size(); from = rows.find('\n', from) + 1) {
      const std::string expected = figures(rows.substr(from, rows.find('\n', from) - from)) + "," + value;
      at = found.rows.find(expected + "\n", at);
      CAPTURE(expected);
      REQUIRE(at != std::string::npos);
      ++at;
      ++count;
    }
    CHECK(count == 2 * 51);
  }
}

TEST_CASE("a folder of everything, under other rules too") {
  BatchRequest request;
  request.inputs = {repository_path("examples")};
  request.against = "aci_msp_2023";
  const Ran found = agreed(request);
  CHECK(found.sound);
  CHECK(found.computed > 5);
}

TEST_CASE("rows of every kind, dirty ones among them") {
  const Folder folder;
  const std::string path = folder.write(
      "t.csv",
      "nom,annee,date_adhesion,patientele,patients_ald_ou_75_ans,professionnels_associes,"
      "heures_ouverture_par_jour,ouvert_samedi_matin,soins_non_programmes,fonction_coordination,protocoles,"
      "reunions_concertation,dossiers_etudies,si_standard,part_c2s\n"
      "A,2023,2019-01-01,4000,650,13,12,true,true,true,3,6,40,true,9.2 %\n"
      "\"B, \"\"x\"\"\",2023,2019-01-01, 4000 ,650,13,12,oui,oui,true,3,6,40,true,\n"
      "Chez nous,2023,2019-01-01,lots,650,13,12,true,true,true,3,6,40,true,\n"
      "D,2016,2015-01-01,4000,650,13,12,true,true,true,3,6,40,true,\n"
      "E,2023,2019-01-01,4000,650\n"
      "F,2018,2017-06-01,4000,650,13,11.5,false,true,true,9,5,40,true,0.1\n");
  BatchRequest request;
  request.inputs = {path};
  const Ran found = agreed(request);
  CHECK(found.computed == 3);
  CHECK(found.rejected == 3);
  CHECK(found.rejects.find("Chez nous") == std::string::npos);  // It names what is wrong, not who.
  CHECK(found.rejects.find("patientele") != std::string::npos);
}

TEST_CASE("an optional column that is empty in every row, or in some, is not given there: it is not 0") {
  constexpr int kRows = 60;  // Enough for columns, in each of two years.
  struct Row {
    const char* which;
    bool (*given)(int row);
  };
  const Row rows[] = {
      {"none", [](int) { return false; }},
      {"all", [](int) { return true; }},
      {"the first", [](int row) { return row == 0; }},
      {"the last", [](int row) { return row == kRows - 1; }},
      {"all but the first", [](int row) { return row != 0; }},
      {"all but the last", [](int row) { return row != kRows - 1; }},
      {"those of one year", [](int row) { return row % 2 == 0; }},
  };
  for (const Row& row : rows) {
    for (const bool two_years : {false, true}) {
      for (const bool varied : {false, true}) {
        CAPTURE(row.which);
        CAPTURE(two_years);
        CAPTURE(varied);
        std::string table =
            "nom,annee,date_adhesion,patientele,avance_versee,patients_ald_ou_75_ans,"
            "professionnels_associes,heures_ouverture_par_jour,ouvert_samedi_matin,soins_non_programmes,"
            "fonction_coordination,protocoles,reunions_concertation,dossiers_etudies,si_standard\n";
        for (int i = 0; i < kRows; ++i) {
          table += "M" + std::to_string(i) + (two_years && i % 2 != 0 ? ",2024" : ",2023") +
                   ",2019-01-01,4000," + (row.given(i) ? "1000" : "") +
                   ",650,13,12,true,true,true,3,6,40,true\n";
        }
        const Folder folder;
        BatchRequest request;
        request.inputs = {folder.write("t.csv", table)};
        if (varied) request.variations = {"patientele=4000..5000:1000"};
        const Ran found = run(request);
        CHECK(found.computed == kRows * (varied ? 2 : 1));
        int advances_paid = 0;
        for (int i = 0; i < kRows; ++i) advances_paid += row.given(i) ? 1 : 0;
        std::size_t shown = 0;
        for (std::size_t at = 0; (at = found.rows.find(",1000.00,", at)) != std::string::npos; ++at) ++shown;
        request.accelerator = Accelerator::off;
        CHECK(run(request) == found);
        CHECK(shown == static_cast<std::size_t>(advances_paid) * (varied ? 2 : 1));
      }
    }
  }
}

TEST_CASE("a structure file in a table's clothes: the same rows") {
  BatchRequest request;
  request.inputs = {example("etablie")};
  request.variations = {"patientele=4000..8000:50"};
  const Ran file = agreed(request);
  CHECK(file.computed == 81);
  CHECK(file.rows.starts_with("MSP des Trois Vallées,760012345,2023,aci_msp_2023,true,"));
}

TEST_CASE("among many structure files, what is wrong with one is told as it is when it stands alone") {
  std::ifstream in(example("etablie"));
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const std::string damages[] = {"\n[zzz]\n", "\n[patientele2]\n", "\n[zzz]\nx = 1\n",
                                 "\n[equipe2]\nipa = true\n"};
  for (const std::string& damage : damages) {
    CAPTURE(damage);
    const Folder folder;
    for (int i = 0; i < 30; ++i) folder.write("a" + std::to_string(i) + ".toml", text);
    folder.write("z.toml", text + damage);
    BatchRequest request;
    request.inputs = {folder / ""};
    const Ran found = agreed(request);
    CHECK(found.computed == 30);
    CHECK(found.rejected == 1);
  }
}

TEST_CASE("what cannot be prepared says why") {
  const auto told = [](BatchRequest request) {
    Diagnostics diagnostics;
    CHECK(Batch::prepare(std::move(request), library(), diagnostics) == nullptr);
    return codes(diagnostics);
  };
  BatchRequest twice;
  twice.inputs = {example("etablie")};
  twice.variations = {"patientele=1..2", "patientele=3..4"};
  CHECK(told(twice) == "U017");
  BatchRequest unknown;
  unknown.inputs = {example("etablie")};
  unknown.variations = {"patientelle=1..2"};
  CHECK(told(unknown) == "I004");
  BatchRequest rules;
  rules.inputs = {example("etablie")};
  rules.rules = "aci_msp_2032";
  CHECK(told(rules) == "U006");
}

}  // namespace
}  // namespace aci

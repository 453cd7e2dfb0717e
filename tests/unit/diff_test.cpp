// The subjects of a diff: everything that a batch reads, each told once when it has no figures.

#include "study/diff.h"

#include <doctest/doctest.h>

#include "io/text_blocks.h"
#include "report/diagnostic_text.h"
#include "report/diff_report.h"
#include "support/folder.h"
#include "support/loading.h"

namespace aci {
namespace {

const std::string kHeader =
    "nom;annee;date_adhesion;patientele;patients_ald_ou_75_ans;professionnels_associes;"
    "heures_ouverture_par_jour;ouvert_samedi_matin;soins_non_programmes;fonction_coordination;protocoles;"
    "reunions_concertation;dossiers_etudies;si_standard;part_c2s\n";

struct Told {
  std::optional<DiffResult> result;
  std::string codes;
};

Told told(const std::string& before, const std::string& after, const std::vector<std::string>& inputs) {
  static RuleLibrary library;
  Diagnostics diagnostics;
  Told out{diff({before, after, inputs}, library, diagnostics), ""};
  out.codes = codes(diagnostics);
  return out;
}

/// "A t.csv:2 2023": the structures that have figures.
std::string structures(const DiffResult& result, const Folder& folder) {
  std::string out;
  for (const DiffStructure& each : result.structures) {
    std::string file = each.file;
    const std::string place = folder / "";
    if (file.starts_with(place)) file.erase(0, place.size());
    out += (out.empty() ? "" : ", ") + each.name + " " + file + " " + std::to_string(each.year);
  }
  return out;
}

TEST_CASE("tables with decimal commas and French dates, JSON lines and structure files, in their order") {
  const Folder folder;
  const std::string table =
      folder.write("t.csv", kHeader + "A;2023;01/06/2019;4000;650;13;11,5;oui;oui;oui;3;6;40;oui;9,2 %\n" +
                                "B;2023;01/06/2019;8000;650;13;12;oui;oui;oui;3;6;40;oui;\n");
  const std::string lines = folder.write(
      "t.jsonl",
      "{\"nom\": \"C\", \"annee\": 2022, \"date_adhesion\": \"2019-06-01\", \"patientele\": 4000, "
      "\"patients_ald_ou_75_ans\": 650, \"professionnels_associes\": 13, \"heures_ouverture_par_jour\": 12, "
      "\"ouvert_samedi_matin\": true, \"soins_non_programmes\": true, \"fonction_coordination\": true, "
      "\"protocoles\": 3, \"reunions_concertation\": 6, \"dossiers_etudies\": 40, \"si_standard\": true}\n");
  const std::string file = repository_path("examples/etablie.toml");
  const Told found = told("aci_msp_2022", "aci_msp_2023", {table, lines, file});
  REQUIRE(found.result);
  CHECK(found.codes == "");
  CHECK(structures(*found.result, folder) ==
        "A t.csv:2 2023, B t.csv:3 2023, C t.jsonl:1 2022, MSP des Trois Vallées " + file + " 2023");
  REQUIRE(found.result->effects);
  const DiffEffects& effects = *found.result->effects;
  REQUIRE(effects.subjects.size() == 4);
  // Without a crisis plan, which 2023 asks for, nothing is paid any more.
  CHECK(effects.subjects[0].before.total > Money());
  CHECK(effects.subjects[0].after.total == Money());
  CHECK(effects.lost == 3);
  Figures sum_of_shares;
  for (const StepShare& share : effects.all.shares) sum_of_shares = *sum(sum_of_shares, share.moved);
  CHECK(sum_of_shares == effects.all.moved);
}

TEST_CASE(
    "a structure without figures is told once, whichever of the rule sets refuses it; the others stay") {
  const Folder folder;
  const std::string table = folder.write(
      "t.csv", kHeader + "A;2023;01/06/2019;4000;650;13;11,5;oui;oui;oui;3;6;40;oui;9,2 %\n" +
                   "B;2023;01/06/2019;lots;650;13;12;oui;oui;oui;3;6;40;oui;\n" + "C;2023;01/06/2019\n");
  const Told found = told("aci_msp_2022", "aci_msp_2023", {table});
  REQUIRE(found.result);
  CHECK(found.codes == "I005 D002");
  CHECK(structures(*found.result, folder) == "A t.csv:2 2023");
}

TEST_CASE("many rows run in columns, to the figures of each by itself") {
  const Folder folder;
  std::string text = kHeader;
  for (int i = 0; i < 60; ++i) {
    text += "S;2023;01/06/2019;" + std::to_string(3000 + 100 * i) + ";650;13;12;oui;oui;oui;3;6;40;oui;\n";
  }
  const Told all = told("aci_msp_2017", "aci_msp_2023", {folder.write("all.csv", text)});
  REQUIRE(all.result->effects);
  REQUIRE(all.result->effects->subjects.size() == 60);
  for (const int i : {0, 17, 59}) {
    const std::string row =
        text.substr(kHeader.size() + static_cast<std::size_t>(i) * (text.size() - kHeader.size()) / 60);
    const Told one = told("aci_msp_2017", "aci_msp_2023",
                          {folder.write("one.csv", kHeader + row.substr(0, row.find('\n') + 1))});
    REQUIRE(one.result->effects);
    CHECK(one.result->effects->all.after == all.result->effects->subjects[static_cast<std::size_t>(i)].after);
    CHECK(one.result->effects->all.moved == all.result->effects->subjects[static_cast<std::size_t>(i)].moved);
  }
}

/// What `aci diff` says of structures: mistakes, text, JSON.
std::string said(const std::vector<std::string>& inputs, std::size_t threads) {
  RuleLibrary library;
  Diagnostics diagnostics;
  const auto result = diff({"aci_msp_2022", "aci_msp_2023", inputs, {}, false, Encoding::automatic, threads},
                           library, diagnostics);
  REQUIRE(result);
  std::string out;
  diagnostics.sort();
  for (const Diagnostic& each : diagnostics.all()) out += diagnostic_text(each, {});
  const auto put = [&](std::string_view text) { out += text; };
  TextStyle style;
  style.length = PageLength::all;
  write_diff_text(style, *result, put, threads);
  write_diff_json(Language::en, *result, put);
  return out;
}

TEST_CASE("any number of threads says the same of many structures, and of those that have no figures") {
  const Folder folder;
  std::string text = kHeader;
  for (int i = 0; i < 5000; ++i) {
    const std::string patients = i % 700 == 13 ? "lots" : std::to_string(3000 + i);
    text += "Structure " + std::string(80, 'x') + std::to_string(i) + ";2023;01/06/2019;" + patients +
            ";650;13;12;oui;oui;oui;3;6;40;oui;\n";
  }
  REQUIRE(text.size() > 2 * kBlockSize);
  const std::vector<std::string> inputs = {folder.write("a.csv", text), folder.write("b.csv", text)};
  const std::string alone = said(inputs, 1);
  CHECK(alone.find("a.csv:5001, ") != std::string::npos);
  for (const std::size_t threads : {2, 5}) CHECK((said(inputs, threads) == alone));
}

TEST_CASE("nothing to compute on is told") {
  const Folder folder;
  CHECK(told("aci_msp_2022", "aci_msp_2023", {folder.write("none.csv", kHeader)}).codes == "D006");
  CHECK(told("aci_msp_2022", "aci_msp_2023", {folder / "missing.toml"}).codes == "F001");
  CHECK_FALSE(told("aci_msp_2022", "aci_msp_2032", {}).result);
  CHECK(told("aci_msp_2022", "aci_msp_2022", {}).result->diff.changes.empty());
}

TEST_CASE("who waits is told how far it is: the structures read, then the changes applied to them") {
  const std::string file = repository_path("examples/etablie.toml");
  RuleLibrary library;
  Diagnostics diagnostics;
  std::vector<std::string> what;
  std::uint64_t last = 0;
  const auto result = diff({"aci_msp_2022", "aci_msp_2023", {file}}, library, diagnostics,
                           [&](std::uint64_t done, std::uint64_t all, const Message& doing) {
                             if (what.empty() || what.back() != doing.id) what.push_back(doing.id);
                             CHECK(done <= all);
                             last = all - done;
                           });
  REQUIRE(result);
  CHECK(what == std::vector<std::string>{"progress.structures", "progress.changes"});
  CHECK(last == 0);
}

}  // namespace
}  // namespace aci

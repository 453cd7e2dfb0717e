#include "study/check_files.h"

#include <doctest/doctest.h>

#include "report/wording.h"
#include "support/folder.h"
#include "support/loading.h"
#include "support/rendering.h"
#include "support/small_rules.h"

namespace aci::test {
namespace {

TEST_CASE("a file is read or not, sound or not") {
  const Folder folder;
  const std::string sound = folder.write("small.toml", std::string(kSmallRules));
  const std::string typo = folder.write("typo.toml", replaced(kSmallRules, "hours >= 8", "hour >= 8"));
  const std::string broken = folder.write("broken.toml", "[agreement\n");
  const auto files = check_files({sound, typo, folder / "absent.toml", broken}, std::nullopt);
  REQUIRE(files.size() == 4);
  CHECK(files[0].path == sound);
  CHECK(files[0].readable);
  CHECK(files[0].checked.plan != nullptr);
  CHECK(files[1].readable);
  CHECK(files[1].checked.plan == nullptr);
  CHECK(files[1].checked.rules != nullptr);
  CHECK(codes(files[1].diagnostics).find("R012") != std::string::npos);
  CHECK_FALSE(files[2].readable);
  CHECK(codes(files[2].diagnostics) == "F001");
  CHECK(files[3].readable);
  CHECK(files[3].checked.rules == nullptr);
}

TEST_CASE("the years of a scheme neither overlap nor leave gaps") {
  struct Row {
    std::vector<const char*> years;  ///< Of files of one scheme.
    std::string codes;               ///< Of these two, a file each, apart by "|".
  };
  const Row rows[] = {
      {{"from = 2020, to = 2021", "from = 2022"}, "|"},
      {{"from = 2022", "from = 2020, to = 2021"}, "|"},
      {{"from = 2020, to = 2022", "from = 2022"}, "|R027"},
      {{"from = 2020, to = 2020", "from = 2022"}, "|R026"},
      {{"from = 2022", "from = 2020, to = 2020"}, "R026|"},
      // One that lies inside another hides no gap, nor an overlap.
      {{"from = 2020, to = 2025", "from = 2021, to = 2021", "from = 2026"}, "|R027|"},
      {{"from = 2020, to = 2025", "from = 2021, to = 2021", "from = 2023"}, "|R027|R027"},
  };
  const Folder folder;
  for (const Row& row : rows) {
    CAPTURE(row.codes);
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < row.years.size(); ++i) {
      const std::string years = "{ " + std::string(row.years[i]) + " }";
      paths.push_back(
          folder.write(std::to_string(i) + ".toml", replaced(kSmallRules, "{ from = 2024 }", years)));
    }
    std::string told;
    for (const CheckedFile& file : check_files(paths, std::nullopt)) {
      if (file.path != paths.front()) told += "|";
      for (const Diagnostic& each : file.diagnostics.all()) {
        if (each.code() == "R026" || each.code() == "R027") told += each.code();
      }
    }
    CHECK(told == row.codes);
  }
  const std::string other = replaced(kSmallRules, "scheme      = \"small\"", "scheme      = \"other\"");
  const auto apart = check_files(
      {folder.write("a.toml", std::string(kSmallRules)), folder.write("b.toml", other)}, std::nullopt);
  CHECK(codes(apart[0].diagnostics).find("R02") == codes(apart[1].diagnostics).find("R02"));
}

/// Rules of a scheme: "from = 2020, to = 2021", and the id of what they amend.
struct InForce {
  const char* years;
  const char* amends = "";
};

TEST_CASE("years that no rules cover, and those that two cover, are told from the first to the last") {
  struct Row {
    std::vector<InForce> files;
    std::string told;  ///< Of all of them, a line each.
  };
  const Row rows[] = {
      {{{"from = 2020, to = 2021"}, {"from = 2022"}}, ""},
      {{{"from = 2020, to = 2020"}, {"from = 2022"}}, "no rules of \"small\" for the year 2021\n"},
      {{{"from = 2020, to = 2020"}, {"from = 2024"}}, "no rules of \"small\" for the years 2021 to 2023\n"},
      {{{"from = 2020, to = 2022"}, {"from = 2022"}},
       "there are rules for the year 2022 already: those of \"r0\"\n"},
      {{{"from = 2020, to = 2024"}, {"from = 2022, to = 2030"}},
       "there are rules for the years 2022 to 2024 already: those of \"r0\"\n"},
      {{{"from = 2020, to = 2024"}, {"from = 2022, to = 2023"}},
       "there are rules for the years 2022 to 2023 already: those of \"r0\"\n"},
      {{{"from = 2020, to = 2024"}, {"from = 2020, to = 2024"}},
       "there are rules for the years 2020 to 2024 already: those of \"r0\"\n"},
      // Of more than two, each is looked at with what goes furthest of those before it.
      {{{"from = 2020, to = 2020"}, {"from = 2021, to = 2021"}, {"from = 2023"}},
       "no rules of \"small\" for the year 2022\n"},
      {{{"from = 2020, to = 2020"}, {"from = 2021, to = 2023"}, {"from = 2023"}},
       "there are rules for the year 2023 already: those of \"r1\"\n"},
      // What is amended ends the year before.
      {{{"from = 2020"}, {"from = 2023", "r0"}}, ""},
      {{{"from = 2020"}, {"from = 2023"}},
       "there are rules for the years 2023 to 2200 already: those of \"r0\"\n"},
      {{{"from = 2020, to = 2021"}, {"from = 2023", "r0"}}, "no rules of \"small\" for the year 2022\n"},
  };
  const Folder folder;
  for (const Row& row : rows) {
    CAPTURE(row.told);
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < row.files.size(); ++i) {
      const std::string id = "r" + std::to_string(i);
      const std::string years = "{ " + std::string(row.files[i].years) + " }";
      const std::string amends = row.files[i].amends;
      std::string text = replaced(replaced(kSmallRules, "{ from = 2024 }", years), "\"small\"\nscheme",
                                  "\"" + id + "\"\nscheme");
      if (!amends.empty()) {
        text = "[agreement]\nid = \"" + id + "\"\namends = \"" + amends +
               "\"\ntitle = { fr = \"A\", en = \"A\" }\nin_force = " + years + "\n";
      }
      paths.push_back(folder.write(id + ".toml", text));
    }
    std::string told;
    for (const CheckedFile& file : check_files(paths, std::nullopt)) {
      CHECK_FALSE(file.diagnostics.has_errors());
      for (const Diagnostic& each : file.diagnostics.all()) {
        if (each.code() == "R026" || each.code() == "R027") told += say(Language::en, each.message) + "\n";
      }
    }
    CHECK(told == row.told);
  }
}

TEST_CASE("years are those of a scheme, whatever another one covers") {
  const Folder folder;
  const auto of = [&](const std::string& scheme, const std::string& id, const std::string& years) {
    return folder.write(id + ".toml", replaced(replaced(kSmallRules, "{ from = 2024 }", "{ " + years + " }"),
                                               "\"small\"\nscheme      = \"small\"",
                                               "\"" + id + "\"\nscheme = \"" + scheme + "\""));
  };
  std::string told;
  for (const CheckedFile& file :
       check_files({of("a", "a1", "from = 2018"), of("b", "b1", "from = 2020, to = 2021"),
                    of("b", "b2", "from = 2021, to = 2022"), of("c", "c1", "from = 2019, to = 2020"),
                    of("c", "c2", "from = 2023")},
                   std::nullopt)) {
    for (const Diagnostic& each : file.diagnostics.all()) {
      if (each.code() == "R026" || each.code() == "R027") told += say(Language::en, each.message) + "\n";
    }
  }
  CHECK(told ==
        "there are rules for the year 2021 already: those of \"b1\"\n"
        "no rules of \"c\" for the years 2021 to 2022\n");
}

TEST_CASE("an edit of a shipped set is followed by the shipped sets built on it") {
  const Folder folder;
  const std::string base(shipped_text("aci_msp_2017.toml")->text());
  const std::string same = folder.write("same.toml", base);
  CHECK(check_files({same}, std::nullopt).size() == 1);
  const std::string dearer = folder.write("dearer.toml", replaced(base, "\"7 €/point\"", "\"8 €/point\""));
  const auto built = check_files({dearer}, std::nullopt);
  REQUIRE(built.size() == 4);
  CHECK(built[0].built_on.empty());
  CHECK(built[3].path == "aci_msp_2026.toml");
  CHECK(built[3].built_on == dearer);
  CHECK(built[3].checked.plan != nullptr);
}

}  // namespace
}  // namespace aci::test

// How a file of cases is read: what its keys may hold, and what is said of those that hold something else.
#include "study/case_file.h"

#include <doctest/doctest.h>

#include "report/wording.h"
#include "support/folder.h"
#include "support/loading.h"

namespace aci::test {
namespace {

std::vector<Case> cases_in(const std::string& text, Diagnostics& diagnostics,
                           const std::string& name = "cases.toml") {
  CaseReader reader;
  return reader.read(add_text(name, text), diagnostics);
}

/// "740 | sentence | hint": what is underlined, what is said of it, what to try.
std::string told(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& each : diagnostics.all()) {
    out += out.empty() ? "" : "\n";
    out += std::string(each.place.text()) + " | " + say(Language::en, each.message);
    if (each.hint) out += " | " + say(Language::en, *each.hint);
  }
  return out;
}

TEST_CASE("a key that holds what it cannot is told by its name, at its value; the case is not run") {
  struct Row {
    std::string keys;
    std::string told;
  };
  const std::string expected = "expect = { eligible = true }";
  const Row rows[] = {
      {"title = 1\n" + expected, "1 | \"title\" must be a text in quotes"},
      {"title = \"t\"\nrules = [2]\n" + expected,
       "2 | \"rules\" must be the id of a rule set shipped, or the path of a rule file, or a list of these"},
      {"title = \"t\"\nset = 3\n" + expected, "3 | \"set\" must be a table"},
      {"title = \"t\"\nset = { a = [4] }\n" + expected, "[4] | \"a\" must be a plain value"},
      {"title = \"t\"\nset = { a = { b = 5 } }\n" + expected, "{ b = 5 } | \"a\" must be a plain value"},
      {"title = \"t\"\nexpect = 6", "6 | \"expect\" must be a table"},
      {"title = \"t\"\nexpect = { indicators = 7 }", "7 | \"indicators\" must be a table"},
      {"title = \"t\"\nexpect = { amounts = 8 }", "8 | \"amounts\" must be a table"},
      {"title = \"t\"\nstructure = 9\n" + expected, "9 | \"structure\" must be a text in quotes"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.keys);
    Diagnostics diagnostics;
    const std::string rules = row.keys.find("rules") == std::string::npos ? "rules = \"r\"\n" : "";
    CHECK(cases_in("[[case]]\n" + rules + row.keys + "\n", diagnostics).empty());
    CHECK(told(diagnostics) == row.told);
  }
}

TEST_CASE("a value that is expected is of the kind of what it is compared with") {
  struct Row {
    std::string expected;
    std::string told;
  };
  const std::string number = " must be an exact number such as 740, \"2212.8\" or \"200/73\"";
  const Row rows[] = {
      {"points_total = \"a/3\"", "\"a/3\" | \"points_total\"" + number},
      {"points_total = \"3/b\"", "\"3/b\" | \"points_total\"" + number},
      {"points_total = \"3/0\"", "\"3/0\" | \"points_total\"" + number},
      {"points_total = true", "true | \"points_total\"" + number},
      {"points_total = \"1 844,50\"", "\"1 844,50\" | \"points_total\"" + number + " | write 1844.50"},
      {"points_total = \"20 h\"", "\"20 h\" | \"points_total\"" + number},
      {"eligible = \"true\"", "\"true\" | \"eligible\" must be true or false"},
      {"exemption = 1", "1 | \"exemption\" must be a text in quotes"},
      {"due = { total = 2024 }", "2024 | \"due.total\" must be a date such as 2023-12-31"},
      {"due = { total = \"soon\" }", "\"soon\" | \"due.total\" must be a date such as 2023-12-31"},
      {"due = { total = \"31/12/2024\" }",
       "\"31/12/2024\" | \"due.total\" must be a date such as 2023-12-31 | write 2024-12-31"},
      {"notes = \"a\"", "\"a\" | \"notes\" must be a list of texts"},
      {"notes = [\"a\", 1]", "[\"a\", 1] | \"notes\" must be a list of texts"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.expected);
    Diagnostics diagnostics;
    const std::string text = "[[case]]\ntitle = \"t\"\nrules = \"r\"\nexpect = { " + row.expected + " }\n";
    CHECK(cases_in(text, diagnostics).empty());
    CHECK(told(diagnostics) == row.told);
  }
}

TEST_CASE("an unknown key is told, with the known one that is close") {
  struct Row {
    std::string expected;
    std::string told;
  };
  const Row rows[] = {
      {"indicators = { a = { mett = true } }",
       "mett | unknown key \"mett\" in a case | did you mean \"met\"?"},
      // Of an indicator, only what is said of one: no `eligible` there.
      {"indicators = { a = { eligibl = true } }", "eligibl | unknown key \"eligibl\" in a case"},
      {"indicators = { a = { eligible = true } }", "eligible | unknown key \"eligible\" in a case"},
      {"eligibl = true", "eligibl | unknown key \"eligibl\" in a case | did you mean \"eligible\"?"},
      {"indicatr = \"a\"", "indicatr | unknown key \"indicatr\" in a case | did you mean \"indicator\"?"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.expected);
    Diagnostics diagnostics;
    const std::string text = "[[case]]\ntitle = \"t\"\nrules = \"r\"\nexpect = { " + row.expected + " }\n";
    CHECK(cases_in(text, diagnostics).empty());
    CHECK(told(diagnostics) == row.told);
  }
}

TEST_CASE("cases are tables between [[ ]]; beside a thing that is none, the others are read") {
  Diagnostics one;
  CHECK(cases_in("[case]\ntitle = \"t\"\n", one).empty());
  CHECK(codes(one) == "C004");
  Diagnostics none;
  CHECK(cases_in("rules = \"r\"\n", none).empty());
  CHECK(codes(none) == "");
  Diagnostics mixed;
  const auto cases =
      cases_in("rules = \"r\"\ncase = [1, { title = \"t\", expect = { eligible = true } }]\n", mixed);
  CHECK(told(mixed) == "1 | \"case\" must be tables, written between [[ ]]");
  REQUIRE(cases.size() == 1);
  CHECK(cases[0].title == "t");
}

TEST_CASE("a path of rules is that of the case file before it; an id stands alone") {
  const auto names = [](const std::string& file, const std::string& rules) {
    Diagnostics diagnostics;
    const auto cases = cases_in(
        "[[case]]\ntitle = \"t\"\nrules = " + rules + "\nexpect = { eligible = true }\n", diagnostics, file);
    CHECK(codes(diagnostics) == "");
    std::string out;
    for (const auto& each : cases.at(0).rules) out += each.name + " ";
    return out;
  };
  CHECK(names("a/cases.toml", "[\"small\", \"small.toml\", \"../b/small\"]") ==
        "small a/small.toml b/small ");
  CHECK(names("cases.toml", "\"small.toml\"") == "small.toml ");
  // A path still, once nothing but a name is left of it.
  CHECK(names("cases.toml", "\"./small\"") == "./small ");
}

TEST_CASE("the source of a case is its own, else that of the file") {
  Diagnostics diagnostics;
  const auto cases = cases_in(
      "rules = \"r\"\nsource = \"all\"\n"
      "[[case]]\ntitle = \"a\"\nexpect = { eligible = true }\n"
      "[[case]]\ntitle = \"b\"\nsource = \"own\"\npage = \"p. 3\"\nexpect = { eligible = true }\n",
      diagnostics);
  REQUIRE(cases.size() == 2);
  CHECK(cases[0].source == "all");
  CHECK(cases[0].page == "");
  CHECK(cases[1].source == "own");
  CHECK(cases[1].page == "p. 3");
}

TEST_CASE("a structure that cannot be read is told once; no case that starts from it is run") {
  const Folder folder;
  folder.write("bad.toml", "not [ toml");
  const std::string text =
      "rules = \"r\"\nstructure = \"bad.toml\"\n"
      "[[case]]\ntitle = \"a\"\nexpect = { eligible = true }\n"
      "[[case]]\ntitle = \"b\"\nexpect = { eligible = true }\n";
  CaseReader reader;
  Diagnostics diagnostics;
  CHECK(reader.read(add_text(folder / "cases.toml", text), diagnostics).empty());
  CHECK(diagnostics.error_count() == 1);
  CHECK(reader.structure_paths() == std::vector<std::string>{folder / "bad.toml"});
}

TEST_CASE("a file holds cases when it says `case`, as a word, and its TOML has some or cannot be read") {
  const auto holds = [](const std::string& text) { return holds_cases(add_text("f.toml", text)); };
  CHECK(holds("[[case]]\n"));
  CHECK(holds("[case]\n"));
  CHECK(holds("case = []\n"));
  CHECK_FALSE(holds("case = 1\n"));
  CHECK_FALSE(holds("# case\n"));
  CHECK_FALSE(holds("cases = []\n"));
  for (const std::string word : {"case", "`case", "{case", "@case", "[case", "/case", ":case", "case`",
                                 "case{", "case@", "case[", "case/", "case:", "cases case"}) {
    CAPTURE(word);
    CHECK(holds("not [ toml " + word));
  }
  CHECK(holds("case ["));
  for (const std::string word :
       {"acase", "zcase", "Acase", "Zcase", "0case", "9case", "_case", "-case", "casea", "casez", "caseA",
        "caseZ", "case0", "case9", "case_", "case-", "Case"}) {
    CAPTURE(word);
    CHECK_FALSE(holds("not [ toml " + word));
  }
}

}  // namespace
}  // namespace aci::test

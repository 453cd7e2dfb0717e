// What a batch makes of a rule text: the nodes that are left, and the instructions.

#include "columns/column_dump.h"

#include <doctest/doctest.h>

#include <string>

#include "io/rule_library.h"
#include "support/small_rules.h"

namespace aci {
namespace {

/// The nodes, then the instructions and outputs, on one line each.
struct Dumped {
  std::string nodes;
  std::string code;
};

Dumped dumped(const std::string& formula) {
  Diagnostics diagnostics;
  const auto file = std::make_shared<const SourceFile>("essai.toml", small_rules(formula));
  const auto plan = compile_file(file, "", diagnostics);
  REQUIRE(plan);
  std::string text = dump_columns(plan, 2024);
  Dumped out;
  while (!text.empty()) {
    const std::string line = text.substr(0, text.find('\n'));
    text.erase(0, line.size() + 1);
    std::string& part = line[0] == '%' ? out.nodes : out.code;
    part += (part.empty() ? "" : "; ") + line;
  }
  return out;
}

TEST_CASE("what is left of a formula once the year and the bounds are known") {
  struct Row {
    const char* formula;
    const char* nodes;
    const char* code;
  };
  const Row rows[] = {
      {"x", "", ""},
      {"x + y", "", ""},
      {"x / y", "", ""},
      {"x / 3 + x / 3", "", ""},
      {"x / z", "", ""},
      {"if annee == 2024 then x else y", "", ""},
      {"if x >= 0 then x else y", "", ""},
      {"if x > 5 then x else y", "", ""},
      {"min(x, 200)", "", ""},
      {"o else y", "", ""},
      {"year_fraction(d, annee)", "", ""},
      {"days(d, add_months(e, 3))", "", ""},
      {"round(part * x, 0.01)", "", ""},
      {"part * part * part * part * part * part * part", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.formula);
    const Dumped seen = dumped(row.formula);
    CHECK(seen.nodes == row.nodes);
    CHECK(seen.code == row.code);
  }
}

}  // namespace
}  // namespace aci

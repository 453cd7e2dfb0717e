// The rows that an amendment states, put among those of the table that it amends.

#include "ruleset/merge_rows.h"

#include <doctest/doctest.h>

#include "io/toml_document.h"

namespace aci {
namespace {

Node rows(std::string text) {
  Diagnostics diagnostics;
  auto document = parse_toml(add_text("rows.toml", std::move(text)), diagnostics);
  REQUIRE(document);
  return std::move(document->root);
}

/// "least: 1; > 5: { least: 2 }": the rows in their order.
std::string written(const Node& node) {
  std::string out;
  for (const Member& each : node.members) {
    const bool table = each.value.kind == NodeKind::table;
    out += (out.empty() ? "" : "; ") + each.key + ": " +
           (table ? "{ " + written(each.value) + " }" : each.value.text);
  }
  return out;
}

/// What comes out, then what is told: the path of each row stated again.
std::string merged(const char* old, const char* by) {
  Node out = rows(old);
  Diagnostics diagnostics;
  merge_rows(out, rows(by), "table.t.rows", diagnostics);
  std::string text = written(out);
  for (const Diagnostic& each : diagnostics.all()) {
    text += " | " + each.code() + " " + std::get<std::string>(each.message.args.at(0));
  }
  return text;
}

TEST_CASE("a new row stands before the first one that begins after it") {
  const char* const old = "least = '1'\n'>= 10' = '2'\n'> 20' = '3'\n";
  struct Row {
    const char* by;
    const char* merged;
  };
  for (const Row& row : std::initializer_list<Row>{
           {"'> 5' = 'n'", "least: 1; > 5: n; >= 10: 2; > 20: 3"},
           {"'> 9.5' = 'n'", "least: 1; > 9.5: n; >= 10: 2; > 20: 3"},
           {"'> 10' = 'n'", "least: 1; >= 10: 2; > 10: n; > 20: 3"},
           {"'>= 10.0' = 'n'", "least: 1; >= 10: 2; >= 10.0: n; > 20: 3"},
           {"'>= 20' = 'n'", "least: 1; >= 10: 2; >= 20: n; > 20: 3"},
           {"'> 20.0' = 'n'", "least: 1; >= 10: 2; > 20: 3; > 20.0: n"},
           {"'> 30' = 'n'", "least: 1; >= 10: 2; > 20: 3; > 30: n"},
           // Of a formula, or of no bound at all, nothing says where it begins.
           {"'> seuil' = 'n'", "least: 1; >= 10: 2; > 20: 3; > seuil: n"},
           {"'>=' = 'n'", "least: 1; >= 10: 2; > 20: 3; >=: n"},
       }) {
    CAPTURE(row.by);
    CHECK(merged(old, row.by) == row.merged);
  }
}

TEST_CASE("new dates stand in their order") {
  const char* const old = "2024-01-01 = '1'\n2026-01-01 = '2'\n";
  CHECK(merged(old, "2025-07-01 = 'n'") == "2024-01-01: 1; 2025-07-01: n; 2026-01-01: 2");
  CHECK(merged(old, "2023-12-31 = 'n'") == "2023-12-31: n; 2024-01-01: 1; 2026-01-01: 2");
  CHECK(merged(old, "2026-01-02 = 'n'") == "2024-01-01: 1; 2026-01-01: 2; 2026-01-02: n");
  // Of a date and a bound that is none, nothing says which begins first.
  CHECK(merged(old, "'> 5' = 'n'") == "2024-01-01: 1; 2026-01-01: 2; > 5: n");
  CHECK(merged("least = '1'\n'> 5' = '2'\n", "2025-07-01 = 'n'") == "least: 1; > 5: 2; 2025-07-01: n");
}

TEST_CASE("a row that is there takes its new cell, and is told when it is the same") {
  CHECK(merged("least = '1'\n'> 5' = '2'\n", "'> 5' = '3'") == "least: 1; > 5: 3");
  CHECK(merged("least = '1'\n'> 5' = '2'\n", "'> 5' = '2.0'") ==
        "least: 1; > 5: 2.0 | R094 table.t.rows.> 5");
}

TEST_CASE("rows within a row are merged; a cell, or a refusal, goes whole") {
  CHECK(merged("[least]\nleast = '1'\n'> 5' = '2'\n", "[least]\n'> 3' = 'n'\n'> 5' = '2'\n") ==
        "least: { least: 1; > 3: n; > 5: 2 } | R094 table.t.rows.least.> 5");
  CHECK(merged("[least]\nleast = '1'\n", "least = '2'") == "least: 2");
  CHECK(merged("least = '1'", "[least]\nleast = '2'\n") == "least: { least: 2 }");
  CHECK(merged("[least]\nrefused = { fr = 'non' }\n", "[least]\nleast = '2'\n") == "least: { least: 2 }");
  CHECK(merged("[least]\nleast = '2'\n", "[least]\nrefused = { fr = 'non' }\n") ==
        "least: { refused: { fr: non } }");
}

}  // namespace
}  // namespace aci

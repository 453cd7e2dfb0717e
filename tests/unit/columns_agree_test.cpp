// Formulas over columns against the evaluation of one structure: every slot of every rule set, to the last
// fraction.

#include <doctest/doctest.h>

#include <string>

#include "base/decimal.h"
#include "columns/column_machine.h"
#include "formula/evaluation.h"
#include "ruleset/plan_bounds.h"
#include "support/loading.h"
#include "support/random_structures.h"

namespace aci {
namespace {

constexpr int kStructures = 1500;  // A rule set: some of each year.

/// A table of structures of one year, as columns.
struct Table {
  std::vector<Inputs> rows;
  std::vector<ColumnInput> inputs;
  std::vector<std::vector<std::int64_t>> values;
  std::vector<std::vector<std::uint8_t>> given;
};

Table table_of(const Plan& plan, std::vector<Inputs> rows, int year) {
  const RuleSet& rules = *plan.rules;
  const std::vector<Range> ranges = input_ranges(rules);
  Table table;
  for (std::size_t i = 0; i < rules.inputs.size(); ++i) {
    const Input& rule = rules.inputs[i];
    ColumnInput input;
    input.column = static_cast<std::uint32_t>(i);
    input.unit = input_unit(rule);
    input.range = ranges[i];
    input.may_be_absent = rule.optional;
    if (rule.id == kYearInput) input.constant = Rational(year);
    if (rule.type == InputType::text) input.constant = Rational(0);
    std::vector<std::int64_t> values;
    std::vector<std::uint8_t> given;
    for (const Inputs& row : rows) {
      const auto units = row.values[i] ? divide(*row.values[i], input.unit) : std::nullopt;
      const auto least = divide(*input.range.lo, input.unit);  // Where none is given, any in the range.
      values.push_back((units ? units : least)->to_int64().value_or(0));
      given.push_back(row.values[i] ? 1 : 0);
    }
    table.inputs.push_back(std::move(input));
    table.values.push_back(std::move(values));
    table.given.push_back(std::move(given));
  }
  table.rows = std::move(rows);
  return table;
}

struct Seen {
  std::size_t values = 0;
  std::size_t rows = 0;
  std::size_t doubtful = 0;
};

void compare(const Plan& plan, const Table& table, Seen& seen) {
  std::vector<ColumnOutput> all;
  for (SlotId slot = 0; slot < plan.program.slots.size(); ++slot) all.push_back({slot, std::nullopt});
  const auto program = ColumnProgram::compile(plan.program, table.inputs, all);
  REQUIRE(program.has_value());
  ColumnMachine machine(*program);
  for (std::size_t first = 0; first < table.rows.size(); first += kColumnBlock) {
    const std::size_t count = std::min(kColumnBlock, table.rows.size() - first);
    std::vector<InputColumn> columns;
    for (std::size_t i = 0; i < table.inputs.size(); ++i) {
      columns.push_back({table.values[i].data() + first, table.given[i].data() + first});
    }
    std::vector<std::uint8_t> doubtful(count, 0);
    machine.run(columns, count, doubtful.data());
    for (std::size_t row = 0; row < count; ++row) {
      ++seen.rows;
      if (doubtful[row] != 0) {
        ++seen.doubtful;
        continue;
      }
      Evaluation evaluation(plan.program, table.rows[first + row].values);
      for (SlotId slot = 0; slot < all.size(); ++slot) {
        const Rational* expected = evaluation.slot(slot);
        REQUIRE(!evaluation.fault());
        if (expected == nullptr) continue;  // It reads an input that the structure does not give.
        const bool boolean = plan.program.root(slot).type == kBoolean;
        const Rational got = boolean ? Rational(machine.flags(slot)[row]) : machine.fractions(slot)[row];
        CAPTURE(slot);
        CHECK(to_fraction(got) == to_fraction(*expected));
        ++seen.values;
      }
    }
  }
}

TEST_CASE("columns of structures agree with structures one by one, in every slot") {
  for (const std::string& name : all_rule_sets()) {
    CAPTURE(name);
    const auto plan = plan_of(name);
    RandomStructures structures(plan, 7);
    std::map<int, std::vector<Inputs>> by_year;
    for (int i = 0; i < kStructures; ++i) {
      Inputs inputs = structures.next();
      by_year[inputs.year].push_back(std::move(inputs));
    }
    Seen seen;
    for (auto& [year, rows] : by_year) compare(*plan, table_of(*plan, std::move(rows), year), seen);
    MESSAGE(name << ": " << seen.rows << " rows, " << seen.doubtful << " doubtful, " << seen.values
                 << " values");
    CHECK(seen.values > 1000);
  }
}

}  // namespace
}  // namespace aci

// What a batch does to a row, step by step: reading it, computing it in columns (and one by one, for
// comparison), writing it. Google Benchmark; rows per second.
//
//     generate_structures 20000 > structures.csv
//     kernels structures.csv

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "engine/evaluate.h"
#include "io/csv_syntax.h"
#include "report/batch_fields.h"
#include "study/batch_side.h"

namespace aci {
namespace {

/// A table of structures in one block, and all that a batch knows of it.
struct Table {
  explicit Table(const std::string& path) {
    Diagnostics diagnostics;
    choice = RulesForYear::choose(library, "aci_msp_2023", "--rules", diagnostics);
    known = std::make_unique<KnownInputs>(choice->plans());
    layout = figure_layout(choice->plans(), {});
    auto text = TextBlocks::open(path, diagnostics, {std::size_t{64} << 20U, kLongestRow});
    if (text) source = open_csv(std::move(text), path, *known, {}, diagnostics);
    if (!source || !source->next(block)) {
      std::cerr << path << " cannot be read\n";
      std::exit(2);
    }
    table_layout.fields = source->fields();
    source->read(block, rows);
    rules = std::make_unique<BatchRules>(*choice, *source, *known, scenarios, layout);
  }

  RuleLibrary library;
  std::unique_ptr<RulesForYear> choice;
  std::unique_ptr<KnownInputs> known;
  Scenarios scenarios;
  FigureLayout layout;
  std::unique_ptr<RowSource> source;
  std::unique_ptr<BatchRules> rules;
  TableLayout table_layout;
  TextBlock block;
  RowColumns rows;
};

void count_rows(benchmark::State& state, std::size_t rows) {
  state.SetItemsProcessed(static_cast<std::int64_t>(static_cast<std::size_t>(state.iterations()) * rows));
}

void read_rows_of(benchmark::State& state, const Table& table) {
  RowColumns rows;
  for (auto _ : state) {
    read_rows(table.block.text, table.table_layout, rows);
    benchmark::DoNotOptimize(rows.rows);
  }
  count_rows(state, table.rows.rows);
}

/// As if all the rows were of one exercise.
void evaluate_columns(benchmark::State& state, Table& table) {
  const std::size_t count = table.rows.rows / kColumnBlock * kColumnBlock;
  ColumnRun run(table.rules->evaluator(0, 2024, count));
  FigureTable figures;
  figures.resize(count, table.layout);
  std::vector<WarningTally> tallies(run.evaluator().warnings().size());
  std::vector<std::uint32_t> at(kColumnBlock);
  std::vector<InputColumn> inputs(table.rules->columns(0).size());
  for (auto _ : state) {
    for (std::size_t first = 0; first < count; first += kColumnBlock) {
      for (std::size_t i = 0; i < kColumnBlock; ++i) at[i] = static_cast<std::uint32_t>(first + i);
      for (std::size_t i = 0; i < inputs.size(); ++i) {
        const ColumnPlace& place = table.rules->columns(0)[i];
        if (place.in != ColumnPlace::In::table) continue;
        const RowColumn& column = table.rows.columns[place.index];
        if (!column.value.empty()) inputs[i] = {column.value.data() + first, column.given.data() + first};
      }
      std::uint8_t doubtful[kColumnBlock] = {};
      run.run(inputs, at, doubtful, figures, tallies);
    }
    benchmark::DoNotOptimize(figures.values.data());
  }
  count_rows(state, count);
}

void evaluate_one_by_one(benchmark::State& state, Table& table) {
  constexpr std::size_t kRows = 200;
  const auto& plan = table.choice->plans().front();
  std::vector<Inputs> structures;
  for (std::size_t i = 0; i < kRows && i < table.rows.rows; ++i) {
    Diagnostics diagnostics;
    const auto row = table.source->careful(table.block, table.rows, i, diagnostics);
    auto inputs =
        row ? read_structure(row->document, row->fields, *plan, *table.known, diagnostics) : std::nullopt;
    if (inputs) structures.push_back(std::move(*inputs));
  }
  for (auto _ : state) {
    for (const Inputs& inputs : structures) benchmark::DoNotOptimize(evaluate(plan, inputs));
  }
  count_rows(state, structures.size());
}

void write_rows(benchmark::State& state, Table& table) {
  const std::size_t count = table.rows.rows;
  FigureTable figures;
  figures.resize(count, table.layout);
  figures.computed.assign(count, 1);
  std::uint64_t seed = 1;
  for (auto& column : figures.values) {
    for (std::int64_t& value : column) {
      seed = seed * 6364136223846793005U + 1442695040888963407U;
      value = static_cast<std::int64_t>(seed >> 34U);
    }
  }
  BatchHeader header;
  header.layout = table.layout;
  header.rule_names = {"aci_msp_2023"};
  const auto writer = batch_csv(Language::en, false, std::move(header));
  const std::vector<std::string_view> names(count, "MSP 000123");
  const std::vector<std::string_view> keys(count, "911780235");
  const std::vector<std::int32_t> years(count, 2024);
  const std::vector<std::uint16_t> rules(count, 0);
  BatchRows rows;
  rows.rows = count;
  rows.names = names;
  rows.keys = keys;
  rows.years = years;
  rows.rules = rules;
  rows.figures = &figures;
  std::string out;
  for (auto _ : state) {
    out.clear();
    writer->append(rows, out);
    benchmark::DoNotOptimize(out.data());
  }
  count_rows(state, count);
}

}  // namespace
}  // namespace aci

int main(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  if (count != 2) {
    std::cerr << "kernels STRUCTURES.csv [options of Google Benchmark]\n";
    return 2;
  }
  aci::Table table(arguments[1]);
  using aci::Table;
  benchmark::RegisterBenchmark("read a row",
                               [&](benchmark::State& state) { aci::read_rows_of(state, table); });
  benchmark::RegisterBenchmark("compute a row in columns",
                               [&](benchmark::State& state) { aci::evaluate_columns(state, table); });
  benchmark::RegisterBenchmark("compute a structure by itself",
                               [&](benchmark::State& state) { aci::evaluate_one_by_one(state, table); });
  benchmark::RegisterBenchmark("write a row",
                               [&](benchmark::State& state) { aci::write_rows(state, table); });
  benchmark::RunSpecifiedBenchmarks();
}

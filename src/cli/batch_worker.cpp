#include "cli/batch_worker.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/decimal.h"
#include "base/vectorized.h"
#include "io/csv_quotes.h"
#include "io/input_value.h"
#include "report/batch_rejects.h"

namespace aci {
namespace {

/// With scenarios, the rows of the result are made so many at a time.
constexpr std::size_t kRowsAtOnce = 4096;
/// Above, a block waits for its turn and hands over what it has…
constexpr std::size_t kMostKept = std::size_t{4} << 20U;
/// …as it does after so many times kRowsAtOnce, so that people see it go on.
constexpr std::size_t kChunksAtMost = 64;

constexpr auto kAllGiven = [] {
  std::array<std::uint8_t, kColumnBlock> given{};
  given.fill(1);
  return given;
}();

template <typename T>
ACI_VECTORIZED void gather(const T* from, const std::uint32_t* places, std::size_t count, T* __restrict out) {
  for (std::size_t i = 0; i < count; ++i) out[i] = from[places[i]];
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

}  // namespace

void BatchResult::clear() {
  rows.clear();
  rejected.clear();
  rejects.clear();
  rejected_count = 0;
  computed_count = 0;
  warnings.clear();
  given_up.reset();
}

BatchWorker::BatchWorker(const BatchJob& job)
    : job_(job),
      scenarios_(job.scenarios.count()),
      own_(&job.own, 0, job.layout),
      against_(job.against, job.own.choice().plans().size(), job.layout) {
  const auto& variations = job.scenarios.variations;
  for (std::size_t i = 0; i < variations.size(); ++i) {
    if (variations[i].id == kYearInput) varied_year_ = i;
  }
  const auto place = [&](std::string_view id, std::optional<std::size_t>& column,
                         std::optional<std::string>* constant) {
    if (const Override* change = job.scenarios.constant(id)) {
      if (constant != nullptr) *constant = change->value;
    } else {
      column = job.source.column(id);
    }
  };
  place(kYearInput, year_column_, nullptr);
  place(kNameInput, name_column_, &constant_name_);
  place(kKeyInput, key_column_, &constant_key_);
  if (const Override* change = job.scenarios.constant(kYearInput)) {
    const auto year = parse_decimal(change->value);
    constant_year_ = year ? static_cast<int>(year->to_int64().value_or(0)) : 0;
  }
  by_year_.resize(kLastYear - kFirstYear + 1);
  extra_.resize(job.source.kept().size() + variations.size());
}

void BatchWorker::run(BatchSink& sink, TextBlock* first) {
  TextBlock block;
  if (first != nullptr && !process(*first, sink)) return;
  while (job_.source.next(block)) {
    if (!process(block, sink)) return;
  }
}

bool BatchWorker::process(TextBlock& block, BatchSink& sink) {
  block_ = &block;
  last_base_.reset();
  job_.source.read(block, table_);
  complete_.clear();
  for (const RowColumn& column : table_.columns) {
    const auto& given = column.given;
    complete_.push_back(given.empty() || std::memchr(given.data(), 0, given.size()) == nullptr);
  }
  const std::size_t total = table_.rows * scenarios_;
  const std::size_t at_once = scenarios_ == 1 ? std::max<std::size_t>(total, 1) : kRowsAtOnce;
  result_.clear();
  std::size_t chunks = 0;
  for (begin_ = 0; begin_ < total; begin_ += count_) {
    count_ = std::min(at_once, total - begin_);
    texts_.clear();
    careful_.assign(count_, 0);
    read_years(begin_, count_);
    read_texts();
    compute(own_);
    if (against_.rules != nullptr) compute(against_);
    write();
    const bool many =
        result_.rows.size() + result_.rejects.size() > kMostKept || ++chunks % kChunksAtMost == 0;
    if (many && begin_ + count_ < total && !sink.take(block.number, block.end_offset, result_, false))
      return false;
  }
  if (block.broken) reject_broken(*block.broken);
  return sink.take(block.number, block.end_offset, result_, true);
}

void BatchWorker::read_years(std::size_t begin, std::size_t count) {
  years_.assign(count, constant_year_.value_or(0));
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t base = (begin + i) / scenarios_;
    std::int64_t year = years_[i];
    if (varied_year_) {
      year = job_.scenarios.varied[*varied_year_][job_.scenarios.value(*varied_year_, scenario_of(i))];
    } else if (year_column_ && !table_.columns[*year_column_].value.empty()) {
      year = table_.columns[*year_column_].value[base];
    }
    const bool sound = year >= kFirstYear && year <= kLastYear;
    years_[i] = sound ? static_cast<std::int32_t>(year) : 0;
    careful_[i] = !sound || table_.unusual[base] != 0 ? 1 : 0;
  }
}

std::string_view BatchWorker::text_at(std::size_t column, std::size_t base) {
  const RowColumn& texts = table_.columns[column];
  const Span at = texts.text[base];
  const auto text = std::string_view(block_->text).substr(at.begin, at.end - at.begin);
  return texts.escaped[base] != 0 ? std::string_view(texts_.emplace_back(unquoted(text))) : text;
}

void BatchWorker::read_texts() {
  names_.assign(count_, constant_name_ ? std::string_view(*constant_name_) : std::string_view());
  keys_.assign(count_, constant_key_ ? std::string_view(*constant_key_) : std::string_view());
  const auto fill = [&](std::size_t column, std::vector<std::string_view>& out) {
    out.resize(count_);
    if (table_.columns[column].text.empty()) return;
    for (std::size_t i = 0; i < count_; ++i) out[i] = text_at(column, base_of(i));
  };
  if (name_column_) fill(*name_column_, names_);
  if (key_column_) fill(*key_column_, keys_);
  const auto& kept = job_.source.kept();
  for (std::size_t k = 0; k < kept.size(); ++k) fill(kept[k], extra_[k]);
  const auto& variations = job_.scenarios.variations;
  for (std::size_t v = 0; v < variations.size(); ++v) {
    auto& out = extra_[kept.size() + v];
    out.resize(count_);
    for (std::size_t i = 0; i < count_; ++i)
      out[i] = variations[v].values[job_.scenarios.value(v, scenario_of(i))];
  }
}

// ---------------------------------------------------------------- Many rows at a time

void BatchWorker::compute(Side& side) {
  side.figures.resize(count_, job_.layout);
  side.plans.assign(count_, 0);
  seen_years_.clear();
  std::vector<std::uint32_t> one_by_one;
  for (std::uint32_t i = 0; i < count_; ++i) {
    // What the first rules refuse is not asked of the others.
    if (&side == &against_ && own_.figures.computed[i] == 0) continue;
    if (careful_[i] != 0) {
      one_by_one.push_back(i);
      continue;
    }
    auto& rows = by_year_[static_cast<std::size_t>(years_[i] - kFirstYear)];
    if (rows.empty()) seen_years_.push_back(years_[i]);
    rows.push_back(i);
  }
  for (const std::int32_t year : seen_years_) {
    auto& rows = by_year_[static_cast<std::size_t>(year - kFirstYear)];
    compute_year(side, year, rows);
    for (const std::uint32_t row : rows) {
      if (side.figures.computed[row] == 0) one_by_one.push_back(row);
    }
    rows.clear();
  }
  std::sort(one_by_one.begin(), one_by_one.end());
  for (const std::uint32_t row : one_by_one) compute_carefully(side, row);
}

void BatchWorker::compute_year(Side& side, int year, std::vector<std::uint32_t>& rows) {
  const std::uint16_t plan = side.rules->choice().for_year(year);
  if (plan == RuleChoice::kNone) return;
  for (const std::uint32_t row : rows) side.plans[row] = static_cast<std::uint16_t>(side.first_plan + plan);
  auto& run = side.runs[{plan, year}];
  if (!run) {
    auto evaluator = side.rules->evaluator(plan, year, rows.size());
    if (evaluator) run = std::make_unique<ColumnRun>(std::move(evaluator));
  }
  if (!run) return;
  std::vector<WarningTally> tallies(run->evaluator().warnings().size());
  for (std::size_t first = 0; first < rows.size(); first += kColumnBlock) {
    run_columns(side, plan, *run, std::span(rows).subspan(first, std::min(kColumnBlock, rows.size() - first)),
                tallies);
  }
  for (std::size_t k = 0; k < tallies.size(); ++k) {
    if (tallies[k].rows > 0) {
      warn(side, plan, run->evaluator().warnings()[k], line_of(tallies[k].first), tallies[k].rows);
    }
  }
  if (side.rules->choice().in_force(plan, year)) return;
  std::uint64_t computed = 0;
  std::uint32_t first = 0;
  for (const std::uint32_t row : rows) {
    if (side.figures.computed[row] != 0 && computed++ == 0) first = row;
  }
  if (computed > 0)
    warn(side, plan, run->evaluator().plan().rules->constraints.size(), line_of(first), computed);
}

void BatchWorker::run_columns(Side& side, std::uint16_t plan, ColumnRun& run,
                              std::span<const std::uint32_t> rows, std::vector<WarningTally>& tallies) {
  const auto& places = side.rules->columns(plan);
  const bool together = scenarios_ == 1 && rows.back() - rows.front() + 1 == rows.size();
  gathered_.resize(std::max(gathered_.size(), places.size()));
  gathered_given_.resize(gathered_.size());
  std::array<std::uint32_t, kColumnBlock> bases{};
  for (std::size_t k = 0; k < rows.size(); ++k) bases[k] = static_cast<std::uint32_t>(base_of(rows[k]));
  std::vector<InputColumn> inputs(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].in == ColumnPlace::In::nowhere) continue;
    auto& values = gathered_[i];
    values.resize(kColumnBlock);
    if (places[i].in == ColumnPlace::In::variation) {
      const auto& varied = job_.scenarios.varied[places[i].index];
      for (std::size_t k = 0; k < rows.size(); ++k) {
        values[k] = varied[job_.scenarios.value(places[i].index, scenario_of(rows[k]))];
      }
    } else {
      const RowColumn& column = table_.columns[places[i].index];
      if (column.value.empty()) continue;  // A text.
      if (together) {
        inputs[i] = {column.value.data() + rows.front(), column.given.data() + rows.front()};
        continue;
      }
      gather(column.value.data(), bases.data(), rows.size(), values.data());
      if (!complete_[places[i].index]) {
        auto& given = gathered_given_[i];
        given.resize(kColumnBlock);
        gather(column.given.data(), bases.data(), rows.size(), given.data());
        inputs[i] = {values.data(), given.data()};
        continue;
      }
    }
    inputs[i] = {values.data(), kAllGiven.data()};
  }
  std::array<std::uint8_t, kColumnBlock> doubtful{};
  for (const std::size_t column : side.rules->required_texts(plan)) {
    for (std::size_t k = 0; k < rows.size(); ++k) {
      const std::string_view text = text_at(column, bases[k]);
      if (is_blank(text) || text == kToFillIn) doubtful[k] = 1;
    }
  }
  run.run(inputs, rows, doubtful.data(), side.figures, tallies);
}

// ---------------------------------------------------------------- Results

void BatchWorker::write() {
  if (against_.rules != nullptr) {  // A structure has figures under both, or none.
    for (std::size_t i = 0; i < count_; ++i) own_.figures.computed[i] &= against_.figures.computed[i];
    against_.figures.computed = own_.figures.computed;
  }
  result_.computed_count += static_cast<std::uint64_t>(
      std::count(own_.figures.computed.begin(), own_.figures.computed.end(), std::uint8_t{1}));
  if (job_.summary) {
    own_.summary.add(years_, own_.plans, own_.figures);
    if (against_.rules != nullptr) against_.summary.add(years_, against_.plans, against_.figures);
  }
  if (job_.writer == nullptr) return;
  BatchRows rows;
  rows.rows = count_;
  rows.names = names_;
  rows.keys = keys_;
  rows.years = years_;
  rows.rules = own_.plans;
  rows.figures = &own_.figures;
  if (against_.rules != nullptr) {
    rows.against_rules = against_.plans;
    rows.against = &against_.figures;
  }
  for (const auto& column : extra_) rows.extra.emplace_back(column);
  job_.writer->append(rows, result_.rows);
}

void BatchWorker::warn(Side& side, std::uint16_t plan, std::size_t constraint, std::uint64_t line,
                       std::uint64_t structures) {
  BatchWarning& warning = result_.warnings[{side.first_plan + plan, constraint}];
  if (warning.structures == 0 || line < warning.first_line) warning.first_line = line;
  warning.structures += structures;
}

}  // namespace aci

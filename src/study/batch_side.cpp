#include "study/batch_side.h"

#include <algorithm>
#include <array>

#include "base/instruction_sets.h"
#include "io/accepted_value.h"

namespace aci {
namespace {

constexpr auto kAllGiven = [] {
  std::array<std::uint8_t, kColumnBlock> given{};
  given.fill(1);
  return given;
}();

constexpr std::size_t kYears = kLastYear - kFirstYear + 1;

template <typename T>
ACI_VECTORIZED void gather(const T* from, const std::uint32_t* places, std::size_t count, T* __restrict out) {
  for (std::size_t i = 0; i < count; ++i) out[i] = from[places[i]];
}

ACI_VECTORIZED bool any_beyond(const InputColumn& read, std::size_t count, std::int64_t least,
                               std::int64_t most) {
  std::int64_t any = 0;  // As wide as the values, so that they go side by side.
  for (std::size_t k = 0; k < count; ++k) {
    const std::int64_t given = read.given[k];
    const std::int64_t value = read.values[k];
    any |= given & ((value < least ? 1 : 0) | (value > most ? 1 : 0));
  }
  return any != 0;
}

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t'; });
}

}  // namespace

BatchSide::BatchSide(BatchRules& rules, KnownInputs& known, const FigureLayout& layout,
                     std::size_t first_plan)
    : rules_(rules), known_(known), layout_(layout), first_plan_(first_plan) {}

void BatchSide::compute(RowsAtWork& rows, RowJudge& judge, BatchWarnings& warnings,
                        const std::vector<std::uint8_t>* wanted) {
  figures_.resize(rows.count(), layout_);
  plans_.assign(rows.count(), 0);
  seen_.clear();
  const RulesForYear& choice = rules_.choice();
  by_year_.resize(kYears * rows.rule_sets() * choice.agreement_count());
  const auto agreements = rows.said_agreements();
  std::vector<std::uint32_t> one_by_one;
  for (std::uint32_t i = 0; i < rows.count(); ++i) {
    if (wanted != nullptr && (*wanted)[i] == 0) continue;
    const auto agreement = agreements ? choice.agreement(rows.text_at(*agreements, rows.base_of(i)))
                                      : std::optional<std::size_t>(0);
    if (rows.is_careful(i) || !agreement) {
      one_by_one.push_back(i);
      continue;
    }
    const std::size_t group = (*agreement * rows.rule_sets() + rows.rule_set_of(i)) * kYears +
                              static_cast<std::size_t>(rows.years()[i] - kFirstYear);
    if (by_year_[group].empty()) seen_.push_back(group);
    by_year_[group].push_back(i);
  }
  for (const std::size_t group : seen_) {
    auto& of_year = by_year_[group];
    const int year = static_cast<int>(group % kYears) + kFirstYear;
    const std::size_t rule_set = group / kYears % rows.rule_sets();
    const std::uint16_t plan = choice.for_year(year, rule_set, group / kYears / rows.rule_sets());
    if (plan != RulesForYear::kNone) compute_year(rows, plan, year, of_year, warnings);
    for (const std::uint32_t row : of_year) {
      if (figures_.computed[row] == 0) one_by_one.push_back(row);
    }
    of_year.clear();
  }
  std::sort(one_by_one.begin(), one_by_one.end());
  for (const std::uint32_t row : one_by_one) compute_carefully(rows, row, judge, warnings);
}

void BatchSide::compute_year(RowsAtWork& rows, std::uint16_t plan, int year, Rows of_year,
                             BatchWarnings& warnings) {
  for (const std::uint32_t row : of_year) plans_[row] = static_cast<std::uint16_t>(first_plan_ + plan);
  auto& run = runs_[{plan, year}];
  if (!run) {
    auto evaluator = rules_.evaluator(plan, year, of_year.size());
    if (evaluator) run = std::make_unique<ColumnRun>(std::move(evaluator));
  }
  if (!run) return;
  std::vector<WarningTally> tallies(run->evaluator().warnings().size());
  for (std::size_t from = 0; from < of_year.size(); from += kColumnBlock) {
    run_columns(rows, plan, *run, of_year.subspan(from, std::min(kColumnBlock, of_year.size() - from)),
                tallies, warnings);
  }
  for (std::size_t k = 0; k < tallies.size(); ++k) {
    if (tallies[k].rows == 0) continue;
    warnings[{told_plan(plan), WarningKind::constraint, run->evaluator().warnings()[k]}].add(
        rows.line_of(tallies[k].first), tallies[k].rows);
  }
  if (rules_.choice().in_force(plan, year)) return;
  BatchWarning out_of_years;
  for (const std::uint32_t row : of_year) {
    if (figures_.computed[row] != 0) out_of_years.add(rows.line_of(row), 1);
  }
  if (out_of_years.structures > 0) {
    warnings[{told_plan(plan)}].add(out_of_years.first_line, out_of_years.structures);
  }
}

InputColumn BatchSide::column_of(const RowsAtWork& rows, const ColumnPlace& place, Rows part,
                                 std::size_t input) {
  auto& values = gathered_[input];
  if (place.in == ColumnPlace::In::variation) {
    values.resize(kColumnBlock);
    const auto& varied = rows.scenarios().varied[place.index];
    for (std::size_t k = 0; k < part.size(); ++k) {
      values[k] = varied[rows.scenarios().value(place.index, rows.scenario_of(part[k]))];
    }
    return {values.data(), kAllGiven.data()};
  }
  const RowColumn& column = rows.table().columns[place.index];
  if (column.value.empty()) return {};  // A text.
  const bool together = !rows.several_scenarios() && part.back() - part.front() + 1 == part.size();
  if (together) return {column.value.data() + part.front(), column.given.data() + part.front()};
  values.resize(kColumnBlock);
  gather(column.value.data(), bases_.data(), part.size(), values.data());
  if (rows.is_complete(place.index)) return {values.data(), kAllGiven.data()};
  auto& given = gathered_given_[input];
  given.resize(kColumnBlock);
  gather(column.given.data(), bases_.data(), part.size(), given.data());
  return {values.data(), given.data()};
}

void BatchSide::run_columns(RowsAtWork& rows, std::uint16_t plan, ColumnRun& run, Rows part,
                            std::vector<WarningTally>& tallies, BatchWarnings& warnings) {
  const auto& places = rules_.columns(plan);
  gathered_.resize(std::max(gathered_.size(), places.size()));
  gathered_given_.resize(gathered_.size());
  bases_.resize(kColumnBlock);
  for (std::size_t k = 0; k < part.size(); ++k) {
    bases_[k] = static_cast<std::uint32_t>(rows.base_of(part[k]));
  }
  std::vector<InputColumn> inputs(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].in != ColumnPlace::In::nowhere) inputs[i] = column_of(rows, places[i], part, i);
  }
  std::array<std::uint8_t, kColumnBlock> doubtful{};
  for (const std::size_t column : rules_.required_texts(plan)) {
    for (std::size_t k = 0; k < part.size(); ++k) {
      const std::string_view text = rows.text_at(column, bases_[k]);
      if (is_blank(text) || text == kToFillIn) doubtful[k] = 1;
    }
  }
  run.run(inputs, part, doubtful.data(), figures_, tallies);
  count_assumed(rows, plan, inputs, part, warnings);
  count_implausible(rows, plan, inputs, part, warnings);
}

void BatchSide::count_implausible(const RowsAtWork& rows, std::uint16_t plan,
                                  std::span<const InputColumn> inputs, Rows part,
                                  BatchWarnings& warnings) const {
  for (const PlausibleColumn& column : rules_.plausible(plan)) {
    const InputColumn& read = inputs[column.input];
    if (read.values == nullptr) continue;
    // Most often none: the rows are looked at only then.
    if (!any_beyond(read, part.size(), column.least, column.most)) continue;
    BatchWarning found;
    for (std::size_t k = 0; k < part.size(); ++k) {
      const bool beyond = read.values[k] < column.least || read.values[k] > column.most;
      if (beyond && read.given[k] != 0 && figures_.computed[part[k]] != 0)
        found.add(rows.line_of(part[k]), 1);
    }
    if (found.structures == 0) continue;
    warnings[{told_plan(plan), WarningKind::implausible, column.input}].add(found.first_line,
                                                                            found.structures);
  }
}

/// The rows that the gate shuts out and that leave a prerequisite to its default.
void BatchSide::count_assumed(const RowsAtWork& rows, std::uint16_t plan, std::span<const InputColumn> inputs,
                              Rows part, BatchWarnings& warnings) const {
  const auto shut_out = [&](std::uint32_t row) {
    return figures_.eligible[row] == 0 && figures_.computed[row] != 0;
  };
  if (std::none_of(part.begin(), part.end(), shut_out)) return;
  for (const std::size_t input : rules_.prerequisites(plan)) {
    const std::uint8_t* const given = inputs[input].given;
    BatchWarning assumed;
    for (std::size_t k = 0; k < part.size(); ++k) {
      const std::uint32_t row = part[k];
      if (!shut_out(row)) continue;
      if (given == nullptr || given[k] == 0) assumed.add(rows.line_of(row), 1);
    }
    if (assumed.structures == 0) continue;
    warnings[{told_plan(plan), WarningKind::prerequisite, input}].add(assumed.first_line, assumed.structures);
  }
}

void BatchSide::compute_carefully(RowsAtWork& rows, std::uint32_t row, RowJudge& judge,
                                  BatchWarnings& warnings) {
  Diagnostics diagnostics;
  const Subject* const subject = rows.subject(row, diagnostics);
  if (subject == nullptr) {
    judge.reject(rows, row, nullptr, RulesForYear::kNone, std::move(diagnostics));
    return;
  }
  RulesForYear& choice = rules_.choice();
  const Assessed found = assess(*subject, rows.written(*subject, row), choice, known_, diagnostics, Trace::no,
                                rows.rule_set_of(row));
  if (found.plan != RulesForYear::kNone) {
    plans_[row] = static_cast<std::uint16_t>(first_plan_ + found.plan);
  }
  if (found.assessment() && !put_figures(*found.assessment(), layout_, row, figures_)) {
    diagnostics.error("D019", whole_file(subject->document.file), {subject->name});
  }
  if (figures_.computed[row] == 0) {
    judge.reject(rows, row, subject, found.plan, std::move(diagnostics));
    return;
  }
  const std::size_t plan = told_plan(found.plan);
  for (const std::size_t constraint : found.outcome.broken) {
    warnings[{plan, WarningKind::constraint, constraint}].add(rows.line_of(row), 1);
  }
  for (const std::size_t input :
       assumed_prerequisites(*found.assessment(), choice.prerequisites(found.plan))) {
    warnings[{plan, WarningKind::prerequisite, input}].add(rows.line_of(row), 1);
  }
  for (const PlausibleColumn& column : rules_.plausible(found.plan)) {
    const auto& value = found.inputs->values[column.input];
    const bool given = found.inputs->origins[column.input] == InputOrigin::given && value;
    if (!given || choice.rules()[found.plan].stated().inputs[column.input].is_plausible(*value)) continue;
    warnings[{plan, WarningKind::implausible, column.input}].add(rows.line_of(row), 1);
  }
  if (!choice.in_force(found.plan, *found.year)) warnings[{plan}].add(rows.line_of(row), 1);
  rows.tell(row, *found.year, *found.inputs, *subject);
}

}  // namespace aci

#include "study/batch_worker.h"

#include <algorithm>

namespace aci {
namespace {

/// With scenarios, the rows of the result are made so many at a time.
constexpr std::size_t kRowsAtOnce = 4096;
/// Above, a block waits for its turn and hands over what it has…
constexpr std::size_t kMostKept = std::size_t{4} << 20U;
/// …as it does after so many times kRowsAtOnce, so that people see it go on.
constexpr std::size_t kChunksAtMost = 64;

int shown_line(std::uint64_t line) {
  return static_cast<int>(std::min<std::uint64_t>(line, INT32_MAX));
}

/// What requires an input that is not always; nothing of those that are.
std::optional<Message> why_required(const Diagnostic& missing) {
  const bool why = missing.hint && missing.hint->id.ends_with("_when");
  return why ? std::optional(Message{"hint.required_when", {missing.hint->args.back()}}) : std::nullopt;
}

/// A row of a table has its place even for what it lacks, and no group to add it under.
void place_in_row(const Subject& row, Diagnostic& mistake) {
  const SourcePtr file = row.document.file;
  if (!row.is_line || mistake.place != whole_file(file) || file->text().empty()) return;
  mistake.place = all_of(file);
  if (mistake.code() != "I003") return;
  if (row.document.root.members.empty()) mistake.hint = why_required(mistake);
  const auto* const id = std::get_if<std::string>(&mistake.message.args[0]);
  for (const auto& [empty, at] : row.empty) {
    if (id != nullptr && empty == *id) mistake.place = at;
  }
}

/// The input that a mistake is about; empty when it is about none.
std::string_view input_of(const Subject& row, const Diagnostic& mistake) {
  for (const WrittenValue& field : row.fields) {
    if (field.value_at == mistake.place) return field.id;
  }
  for (const auto& [empty, at] : row.empty) {
    if (mistake.code() == "I003" && at == mistake.place) return empty;
  }
  return {};
}

}  // namespace

RejectedRow rejected_row(const std::string& name, const BrokenRow& broken) {
  RejectedRow out{std::make_shared<TransientTexts>(), {}};
  const TransientTexts::Collect collecting(*out.texts);
  Diagnostics diagnostics;
  report_broken(name, broken, diagnostics);
  out.mistakes = diagnostics.take();
  return out;
}

RejectedRow rejected_row(const RowsAtWork& rows, const Subject* subject, Diagnostics diagnostics) {
  RejectedRow out{rows.texts(), {}};
  for (Diagnostic& mistake : diagnostics.take()) {
    if (mistake.severity != Severity::error) continue;
    if (subject != nullptr) place_in_row(*subject, mistake);
    out.mistakes.push_back(std::move(mistake));
  }
  return out;
}

ScenarioSummaries ScenarioSummaries::empty(const BatchJob& job) {
  ScenarioSummaries out;
  if (!job.summary) return out;
  const std::size_t scenarios = job.scenarios.count();
  const FigureSummary none(job.layout, std::max<std::size_t>(kSummaryPages / scenarios, 64));
  out.own.assign(scenarios, none);
  if (job.against != nullptr) out.against = out.own;
  out.readings.assign(scenarios, std::vector<ReadingEffect>(job.readings.size()));
  return out;
}

void ScenarioSummaries::merge(const ScenarioSummaries& more) {
  for (std::size_t i = 0; i < own.size(); ++i) own[i].merge(more.own[i]);
  for (std::size_t i = 0; i < against.size(); ++i) against[i].merge(more.against[i]);
  for (std::size_t i = 0; i < readings.size(); ++i) {
    for (std::size_t k = 0; k < readings[i].size(); ++k) readings[i][k].add(more.readings[i][k]);
  }
}

BatchWorker::BatchWorker(const BatchJob& job)
    : job_(job),
      rows_(job.source, job.scenarios),
      own_(job.own, job.known, job.layout, 0),
      summaries_(ScenarioSummaries::empty(job)) {
  if (job.against != nullptr) {
    against_.emplace(*job.against, job.known, job.layout, job.own.choice().rules().size());
  }
  for (const ReadingAtWork& each : job.readings) {
    readings_.emplace_back(*each.rules, job.known, *job.readings_layout, 0);
  }
}

void BatchWorker::run(BatchSink& sink, TextBlock* first) {
  TextBlock block;
  if (first != nullptr && !process(*first, sink)) return;
  while (job_.source.next(block)) {
    if (!process(block, sink)) return;
  }
}

bool BatchWorker::process(TextBlock& block, BatchSink& sink) {
  rows_.read(block);
  const std::size_t total = rows_.total();
  const std::size_t at_once = rows_.several_scenarios() ? kRowsAtOnce : std::max<std::size_t>(total, 1);
  result_.clear();
  std::size_t chunks = 0;
  for (std::size_t begin = 0; begin < total; begin += at_once) {
    rows_.select(begin, std::min(at_once, total - begin));
    at_against_ = false;
    own_.compute(rows_, *this, result_.warnings);
    at_against_ = true;
    if (against_) against_->compute(rows_, *this, result_.warnings, &own_.figures().computed);
    compare_sides();
    compare_readings();
    write();
    const bool many =
        result_.rows.size() + result_.rejects.size() > kMostKept || ++chunks % kChunksAtMost == 0;
    if (many && begin + at_once < total && !sink.take(block.number, block.end_offset, result_, false))
      return false;
  }
  if (block.broken) reject_broken(*block.broken);
  return sink.take(block.number, block.end_offset, result_, true);
}

/// A structure has figures under both, or none.
void BatchWorker::compare_sides() {
  if (!against_) return;
  auto& ours = own_.figures().computed;
  auto& theirs = against_->figures().computed;
  for (std::size_t i = 0; i < rows_.count(); ++i) ours[i] &= theirs[i];
  theirs = ours;
}

namespace {

/// That a reading refuses a structure is counted, and not told row by row.
class Nobody final : public RowJudge {
  void reject(const RowsAtWork&, std::size_t, const Subject*, std::uint16_t, Diagnostics) override {}
};

}  // namespace

void BatchWorker::compare_readings() {
  const FigureTable& figures = own_.figures();
  for (std::size_t k = 0; k < readings_.size(); ++k) {
    const auto& stated = job_.readings[k].reading->stated;
    wanted_ = figures.computed;
    for (std::size_t i = 0; i < wanted_.size(); ++i) wanted_[i] &= stated[own_.plans()[i]];
    if (std::ranges::count(wanted_, 1) == 0) continue;
    Nobody nobody;
    BatchWarnings told;  // Of the rules as they are.
    readings_[k].compute(rows_, nobody, told, &wanted_);
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
      if (wanted_[i] == 0) continue;
      summaries_.readings[rows_.scenario_of(i)][k].add(figures, job_.layout, readings_[k].figures(),
                                                       *job_.readings_layout, i);
    }
    readings_[k].rest();
  }
}

void BatchWorker::write() {
  const FigureTable& figures = own_.figures();
  result_.computed_count += static_cast<std::uint64_t>(
      std::count(figures.computed.begin(), figures.computed.end(), std::uint8_t{1}));
  add_up(own_, summaries_.own);
  if (against_) add_up(*against_, summaries_.against);
  if (job_.writer == nullptr) return;
  BatchRows rows;
  rows.rows = rows_.count();
  rows.names = rows_.names();
  rows.keys = rows_.keys();
  rows.years = rows_.years();
  rows.rules = own_.plans();
  rows.figures = &figures;
  if (against_) {
    rows.against_rules = against_->plans();
    rows.against = &against_->figures();
  }
  for (const auto& column : rows_.extra()) rows.extra.emplace_back(column);
  for (const auto& column : rows_.bare()) rows.bare.emplace_back(column);
  job_.writer->append(rows, result_.rows);
}

void BatchWorker::add_up(const BatchSide& side, std::vector<FigureSummary>& summaries) const {
  if (summaries.size() == 1) return summaries.front().add(rows_.years(), side.plans(), side.figures());
  if (summaries.empty()) return;
  for (std::size_t row = 0; row < rows_.count(); ++row) {
    if (side.figures().computed[row] == 0) continue;
    summaries[rows_.scenario_of(row)].add(rows_.years()[row], side.plans()[row], side.figures(), row);
  }
}

void BatchWorker::reject(const RowsAtWork& rows, std::size_t row, const Subject* subject, std::uint16_t plan,
                         Diagnostics diagnostics) {
  std::string scenario = rows.scenario_text(row);
  // The rules that were asked for are no news, those to compare with are.
  if (at_against_ && plan != RulesForYear::kNone) {
    scenario += (scenario.empty() ? "" : ", ") + job_.against->choice().rules()[plan].stated().name;
  }
  RejectedRow rejected = rejected_row(rows, subject, std::move(diagnostics));
  for (Diagnostic& mistake : rejected.mistakes) {
    if (!scenario.empty() && !mistake.hint) mistake.hint = Message{"hint.scenario", {scenario}};
  }
  tell(std::move(rejected), subject, rows.line_of(row));
}

void BatchWorker::reject_broken(const BrokenRow& broken) {
  RejectedRow rejected = rejected_row(job_.source.name(), broken);
  if (broken.is_last()) {
    result_.given_up = std::move(rejected);
  } else {
    tell(std::move(rejected), nullptr, broken.line);
  }
}

void BatchWorker::tell(RejectedRow rejected, const Subject* subject, std::uint64_t line) {
  if (rejected.mistakes.empty()) return;  // An empty row.
  ++result_.rejected_count;
  for (const Diagnostic& mistake : rejected.mistakes) {
    if (job_.rejects == nullptr) break;
    // A computation without a result has its place in the rules.
    SourcePtr file = mistake.place.file();
    const bool of_row = file != nullptr && (subject == nullptr || file == subject->document.file);
    const bool placed = of_row && !mistake.place.is_whole();
    if (!of_row && subject != nullptr) file = subject->document.file;
    const Position at = placed ? mistake.place.position() : Position{0, 0};
    const bool is_line = subject == nullptr || subject->is_line;
    job_.rejects->append(
        {file != nullptr ? file->name() : job_.source.name(),
         placed    ? at.line
         : is_line ? shown_line(line)
                   : 0,
         at.column, mistake, placed && subject != nullptr ? input_of(*subject, mistake) : std::string_view()},
        result_.rejects);
  }
  if (subject != nullptr && subject->is_line) set_doubts_apart(rejected.mistakes, line);
  if (rejected.mistakes.empty()) return;
  if (result_.rejected.size() < kShownRejects) result_.rejected.push_back(std::move(rejected));
}

void BatchWorker::set_doubts_apart(std::vector<Diagnostic>& mistakes, std::uint64_t line) {
  std::erase_if(mistakes, [&](const Diagnostic& mistake) {
    if (mistake.code() != "I016") return false;
    const auto* const column = std::get_if<std::string>(&mistake.message.args[0]);
    if (column == nullptr) return false;
    result_.doubts[*column].add({{1, line}, mistake.message, mistake.hint});
    return true;
  });
}

}  // namespace aci

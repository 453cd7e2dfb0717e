#include "study/batch.h"

#include <algorithm>
#include <atomic>
#include <mutex>

#include "base/decimal.h"
#include "base/threads.h"
#include "io/accepted_value.h"
#include "io/open_sources.h"
#include "study/assess.h"

namespace aci {
namespace {

/// The rules and all that they need to be shared by threads; null when they cannot be loaded, reported.
std::unique_ptr<RulesForYear> loaded(RuleLibrary& library, const std::string& rules, const char* option,
                                     Diagnostics& diagnostics,
                                     RulesForYear::Schemes schemes = RulesForYear::Schemes::one) {
  auto choice = RulesForYear::choose(library, rules, option, diagnostics, schemes);
  if (choice && !choice->load_all(diagnostics)) return nullptr;
  return choice;
}

}  // namespace

/// Counts what a sink takes.
class Batch::Counting final : public BatchSink {
 public:
  explicit Counting(BatchSink& to) : to_(to) {}

  void begin(const std::string& name, std::uint64_t size) override {
    warnings.clear();
    doubts.clear();
    to_.begin(name, size);
  }
  bool take(std::uint64_t number, std::uint64_t end_offset, BatchResult& result, bool last) override {
    const std::uint64_t has_figures = result.computed_count;
    const std::uint64_t has_none = result.rejected_count;
    const bool ends = result.given_up.has_value();
    const BatchWarnings told = result.warnings;
    const BatchDoubts doubtful = result.doubts;
    const bool more = to_.take(number, end_offset, result, last);
    if (!more) stopped = true;
    const bool taken = result.computed_count + result.rejected_count == 0;
    result.clear();
    if (!taken) return more;
    const std::lock_guard lock(mutex_);
    computed += has_figures;
    rejected += has_none;
    if (ends) gave_up = true;
    for (const auto& [key, warning] : told) warnings[key].add(warning.first_line, warning.structures);
    for (const auto& [column, doubt] : doubtful) doubts[column].add(doubt);
    return more;
  }
  void stop() override {
    stopped = true;
    to_.stop();
  }

  std::uint64_t computed = 0, rejected = 0;
  BatchWarnings warnings;
  BatchDoubts doubts;
  std::atomic<bool> gave_up = false;
  std::atomic<bool> stopped = false;  ///< Nobody reads on, or nothing more can be written.

 private:
  BatchSink& to_;
  std::mutex mutex_;
};

std::unique_ptr<Batch> Batch::prepare(BatchRequest request, RuleLibrary& library, Diagnostics& diagnostics) {
  if (std::count(request.inputs.begin(), request.inputs.end(), "-") > 1) diagnostics.error("U021", Place{});
  auto batch = std::make_unique<Batch>();
  const bool several = request.rules.empty() && may_name_agreements(request.inputs, request.encoding);
  batch->own_ = loaded(library, request.rules, "--rules", diagnostics,
                       several ? RulesForYear::Schemes::all : RulesForYear::Schemes::one);
  if (!batch->own_) return nullptr;
  batch->rules_ = batch->own_->rules();
  if (!request.against.empty()) {
    batch->against_ = loaded(library, request.against, "--against", diagnostics);
    if (!batch->against_) return nullptr;
    const auto& theirs = batch->against_->rules();
    batch->rules_.insert(batch->rules_.end(), theirs.begin(), theirs.end());
  }
  batch->known_ = std::make_unique<KnownInputs>(batch->rules_);
  // Without --rules, these are all the rules of the scheme.
  if (!request.rules.empty()) {
    batch->known_->add_elsewhere(library.input_ids(batch->rules_.front().stated().scheme));
  }
  if (!batch->read_scenarios(request, library, diagnostics)) return nullptr;
  if (request.summary && !diagnostics.has_errors() && batch->scenarios_.count() > kMostBlocks) {
    diagnostics.error("U027", Place{});
  }
  batch->lay_out(request, diagnostics);
  SourceChoice choice;
  choice.keep = request.keep;
  choice.ignore_unknown = request.ignore_unknown;
  choice.french = request.french;
  choice.ignore = request.ignore;
  batch->encodings_ = std::make_unique<TextEncodings>(request.encoding);
  choice.encodings = batch->encodings_.get();
  for (const WrittenValue& each : batch->scenarios_.constants) choice.given.push_back(each.id);
  for (const Variation& each : batch->scenarios_.variations) {
    if (!each.of_parameter()) choice.given.push_back(each.id);
  }
  if (!diagnostics.has_errors()) {
    for (auto& source : open_sources(request.inputs, *batch->known_, choice, diagnostics)) {
      batch->inputs_.emplace_back().source = std::move(source);
    }
  }
  if (diagnostics.has_errors()) {
    batch->encodings_->tell(diagnostics);
    return nullptr;
  }
  batch->files_ = request.inputs;
  for (const Input& input : batch->inputs_) {
    const auto read = input.source->files();
    batch->files_.insert(batch->files_.end(), read.begin(), read.end());
  }
  for (const std::string& rules : {request.rules, request.against}) batch->files_.push_back(rules);
  batch->request_ = std::move(request);
  return batch;
}

/// What the options say of inputs and of parameters; false when the rules cannot take it, reported.
bool Batch::read_scenarios(const BatchRequest& request, RuleLibrary& library, Diagnostics& diagnostics) {
  if (request.constants.empty() && request.variations.empty()) return true;
  const auto stated = plans();
  set_constants(request.constants, *known_, stated, library, scenarios_);
  read_variations(request.variations, *known_, scenarios_, diagnostics);
  for (const WrittenValue& each : request.constants) {
    const std::string_view id = known_->parameter_called(each.id);
    const auto varied = [&](const Variation& variation) { return variation.id == id; };
    if (std::ranges::any_of(scenarios_.variations, varied))
      diagnostics.error("U017", Place{}, {std::string(id)});
  }
  check_scenarios(stated, *known_, scenarios_, diagnostics);
  if (diagnostics.has_errors()) return true;
  library.tell_idle(diagnostics);
  // A parameter varied over one value has that value.
  const bool varies = std::ranges::any_of(scenarios_.variations, &Variation::of_parameter);
  if (diagnostics.has_errors() || !varies) return true;
  rules_.clear();
  for (RulesForYear* const rules : {own_.get(), against_.get()}) {
    if (rules == nullptr) continue;
    if (!rules->vary(scenarios_, diagnostics)) return false;
    rules_.insert(rules_.end(), rules->rules().begin(), rules->rules().end());
  }
  return true;
}

/// The figures that are wanted, and what readings would move of them.
void Batch::lay_out(const BatchRequest& request, Diagnostics& diagnostics) {
  FigureChoice figures{request.detail};
  std::vector<std::shared_ptr<const Plan>> both, own;
  if (request.summary) both = plans();  // A summary has both sides.
  figures.missed = both;
  if (request.readings) {
    readings_ = batch_readings(*own_, diagnostics);
    readings_layout_ = moved_layout(*own_);
    own = own_->plans();
    figures.dates = own;
  }
  layout_ = figure_layout(own_->rules(), figures);
}

BatchHeader Batch::header() const {
  BatchHeader header;
  header.layout = layout_;
  for (const LoadedRules& each : rules_) header.rule_names.push_back(each.stated().name);
  header.against = against_ != nullptr;
  header.extra = request_.keep;
  header.varied = scenarios_.variations.size();
  for (const Variation& variation : scenarios_.variations) header.extra.push_back(variation.id);
  return header;
}

bool Batch::run(const BatchWriter* writer, const RejectWriter* rejects, BatchSink& sink, const Tell& tell) {
  const bool sound = compute_all(writer, rejects, sink, tell);
  Diagnostics diagnostics;
  encodings_->tell(diagnostics);
  tell(diagnostics);
  return sound;
}

bool Batch::compute_all(const BatchWriter* writer, const RejectWriter* rejects, BatchSink& sink,
                        const Tell& tell) {
  bool sound = true;
  for (Input& input : inputs_) sound = look_at(input, tell) && sound;
  Counting counting(sink);
  for (Input& input : inputs_) {
    if (!sound || counting.stopped) break;
    const BatchJob job{*input.source,    *known_,        *input.own,       input.against.get(),
                       scenarios_,       layout_,        writer,           rejects,
                       request_.summary, input.readings, &readings_layout_};
    if (summaries_.own.empty()) summaries_ = ScenarioSummaries::empty(job);
    sound = compute(input, job, counting, tell);
    input = Input();
  }
  computed_ = counting.computed;
  rejected_ = counting.rejected;
  return sound;
}

/// Columns that rows of the first block need and the table lacks are told before anything is computed.
bool Batch::check_columns(const BatchRules& rules, const std::string& text, const RowColumns& first,
                          Diagnostics& diagnostics, const RowSource& source) const {
  const RulesForYear& choice = rules.choice();
  std::vector<bool> asked(choice.stated_count(), choice.stated_count() == 1);
  const auto ask = [&](std::int64_t year, std::size_t agreement) {
    const auto plan =
        choice.for_year(static_cast<int>(std::clamp<std::int64_t>(year, 0, kLastYear + 1)), 0, agreement);
    if (plan != RulesForYear::kNone) asked[plan] = true;
  };
  const WrittenValue* const stated = scenarios_.constant(kYearInput);
  const auto constant = stated != nullptr ? parse_decimal(stated->value) : std::nullopt;
  const auto year = source.column(kYearInput);
  const auto said = source.column(kAgreementKey);
  if (constant && !said) ask(constant->to_int64().value_or(0), 0);
  for (std::size_t i = 0; i < first.rows; ++i) {
    if (first.unusual[i] != 0 || (!year && !constant)) continue;
    const Span at = said ? first.columns[*said].text[i] : Span{};
    const auto agreement = choice.agreement(std::string_view(text).substr(at.begin, at.end - at.begin));
    if (agreement)
      ask(constant ? constant->to_int64().value_or(0) : first.columns[*year].value[i], *agreement);
  }
  const Place table = whole_file(add_text(source.name(), ""));
  std::vector<std::string> told;
  for (std::uint16_t plan = 0; plan < asked.size(); ++plan) {
    for (const std::size_t input : rules.missing(plan)) {
      const std::string& id = choice.rules()[plan].stated().inputs[input].id;
      const bool every = known_->find(id)->required;
      if ((!asked[plan] && !every) || std::find(told.begin(), told.end(), id) != told.end()) continue;
      const aci::Input& rule = choice.rules()[plan].plan()->rules->inputs[input];
      told.push_back(rule.id);
      diagnostics.error("D017", table, {rule.id, rule.label}).hint = Message{"hint.add_column", {rule.id}};
    }
  }
  return told.empty();
}

bool Batch::look_at(Input& input, const Tell& tell) {
  Diagnostics diagnostics;
  RowSource& source = *input.source;
  const auto rules = [&](RulesForYear& choice) {
    return std::make_unique<BatchRules>(choice, source, *known_, scenarios_, layout_, request_.accelerator);
  };
  input.own = rules(*own_);
  if (against_) input.against = rules(*against_);
  for (const BatchReading& each : readings_) {
    input.readings.push_back({&each, std::make_unique<BatchRules>(*each.rules, source, *known_, scenarios_,
                                                                  readings_layout_, request_.accelerator)});
  }
  bool sound = source.next(input.first);
  RowColumns rows;
  if (sound && source.has_columns()) {
    source.read(input.first, rows);
    sound = check_columns(*input.own, input.first.text, rows, diagnostics, source);
    if (sound && input.against)
      sound = check_columns(*input.against, input.first.text, rows, diagnostics, source);
  } else if (!sound && !source.failed(diagnostics)) {
    sound = source.may_be_empty();  // The result has columns too.
    if (!sound) diagnostics.error("D006", Place{}, {source.name()});
  }
  tell(diagnostics);
  return sound;
}

bool Batch::compute(Input& input, const BatchJob& job, Counting& sink, const Tell& tell) {
  const RowSource& source = job.source;
  const std::uint64_t done = sink.computed + sink.rejected;
  sink.begin(source.name(), source.size());
  work(input, job, sink);
  if (!sink.stopped) {
    tell_doubts(source, sink.doubts, tell);
    tell_warnings(source, sink.warnings, tell);
  }
  Diagnostics diagnostics;
  const bool failed = source.failed(diagnostics);
  const bool nothing = !failed && !sink.stopped && sink.computed + sink.rejected == done;
  const bool empty = nothing && source.may_be_empty();
  if (empty) diagnostics.note("D006", Place{}, {source.name()});
  if (nothing && !empty) diagnostics.error("D006", Place{}, {source.name()});
  tell(diagnostics);
  return !failed && (!nothing || empty) && !sink.gave_up;
}

void Batch::work(Input& input, const BatchJob& job, Counting& sink) {
  const std::size_t wanted = request_.jobs > 0 ? static_cast<std::size_t>(request_.jobs) : core_count();
  const bool one_block = job.source.size() > 0 && input.first.end_offset >= job.source.size();
  const std::size_t jobs = one_block ? 1 : wanted;
  std::vector<std::unique_ptr<BatchWorker>> workers;
  for (std::size_t i = 0; i < jobs; ++i) workers.push_back(std::make_unique<BatchWorker>(job));
  in_threads(jobs, [&](std::size_t i) {
    try {
      workers[i]->run(sink, i == 0 ? &input.first : nullptr);
    } catch (...) {
      sink.stop();
      throw;
    }
  });
  for (const auto& worker : workers) summaries_.merge(worker->summaries());
}

void Batch::tell_doubts(const RowSource& source, const BatchDoubts& doubts, const Tell& tell) {
  Diagnostics diagnostics;
  const Place table = whole_file(add_text(source.name(), ""));
  for (const auto& [column, doubt] : doubts) {
    std::vector<MessageArg> args = doubt.message.args;
    args.insert(args.end(), {std::to_string(doubt.rows.structures), source.row_name(doubt.rows.first_line)});
    diagnostics.warning("I017", table, std::move(args)).hint = doubt.hint;
  }
  warned_ = warned_ || !doubts.empty();
  tell(diagnostics);
}

namespace {

/// A column that is there has empty cells; JSON and structure files have none.
Message how_to_give(const RowSource& source, const Input& input) {
  if (!source.has_columns()) return {"hint.give_input", {input.id}};
  return {source.column(input.id) ? "hint.fill_cells" : "hint.add_column", {input.id}};
}

}  // namespace

Message Batch::years_of(std::size_t plan) const {
  const std::size_t own = own_->rules().size();
  return plan < own ? own_->years(static_cast<std::uint16_t>(plan))
                    : against_->years(static_cast<std::uint16_t>(plan - own));
}

void Batch::tell_warnings(const RowSource& source, const BatchWarnings& warnings, const Tell& tell) {
  Diagnostics diagnostics;
  const Place table = whole_file(add_text(source.name(), ""));
  for (const auto& [key, warning] : warnings) {
    const RuleSet& rules = *rules_[key.plan].plan()->rules;
    std::vector<MessageArg> args = {std::to_string(warning.structures), source.row_name(warning.first_line)};
    switch (key.kind) {
      case WarningKind::constraint:
        args.insert(args.end(), {rules.constraints[key.index].label, rules.name});
        diagnostics.warning("D009", table, std::move(args));
        break;
      case WarningKind::prerequisite: {
        const aci::Input& input = rules.inputs[key.index];
        args.insert(args.end(), {input.label, rules.name});
        diagnostics.warning("D022", table, std::move(args)).hint = how_to_give(source, input);
        break;
      }
      case WarningKind::implausible: {
        const aci::Input& input = rules.inputs[key.index];
        args.insert(args.end(), {input.label, rules.name, understood(input, *input.plausible_from),
                                 understood(input, *input.plausible_to)});
        diagnostics.warning("D023", table, std::move(args));
        break;
      }
      case WarningKind::out_of_years:
        args.insert(args.end(), {rules.name, years_of(key.plan)});
        diagnostics.warning("D018", table, std::move(args));
        break;
    }
  }
  warned_ = warned_ || !warnings.empty();
  tell(diagnostics);
}

}  // namespace aci

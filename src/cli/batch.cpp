// aci batch: many structures.

#include <unistd.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <thread>

#include "base/decimal.h"
#include "cli/batch_sink.h"
#include "cli/batch_worker.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "io/open_sources.h"
#include "report/batch_rejects.h"
#include "report/batch_summary.h"
#include "report/page_text.h"

namespace aci {
namespace {

/// Everything that a batch is set up with, before a structure is read.
struct BatchSetup {
  std::unique_ptr<RuleChoice> own;
  std::unique_ptr<RuleChoice> against;             ///< May be null.
  std::vector<std::shared_ptr<const Plan>> plans;  ///< Of both.
  std::unique_ptr<KnownInputs> known;
  BatchScenarios scenarios;
  FigureLayout layout;
  std::vector<std::string> rule_ids;
  std::unique_ptr<BatchWriter> writer;
};

std::optional<BatchSetup> set_up(const BatchOptions& options, const std::vector<WrittenValue>& constants,
                                 Session& session, Diagnostics& diagnostics) {
  BatchSetup setup;
  setup.own = RuleChoice::load(session.library(), options.rules, "--rules", diagnostics);
  if (!options.against.empty()) {
    setup.against = RuleChoice::load(session.library(), options.against, "--against", diagnostics);
    if (!setup.against) return std::nullopt;
  }
  if (!setup.own) return std::nullopt;
  setup.plans = setup.own->plans();
  if (setup.against)
    setup.plans.insert(setup.plans.end(), setup.against->plans().begin(), setup.against->plans().end());
  setup.known = std::make_unique<KnownInputs>(setup.plans);
  const std::string& scheme = setup.own->plans().front()->rules->scheme;
  // Without --rules, these are all the rules of the scheme.
  if (!options.rules.empty()) setup.known->add_elsewhere(session.library().input_ids(scheme));
  setup.scenarios.constants = constants;
  for (const std::string& text : options.variations) {
    auto variation = parse_variation(text, diagnostics);
    if (!variation) continue;
    const auto& all = setup.scenarios.variations;
    const auto same = [&](const Variation& other) { return other.id == variation->id; };
    const auto fixed = [&](const WrittenValue& other) { return other.id == variation->id; };
    if (std::any_of(all.begin(), all.end(), same) || std::any_of(constants.begin(), constants.end(), fixed)) {
      diagnostics.error("U017", Place{}, {variation->id});
    }
    const KnownInput* const input = setup.known->find(variation->id);
    if (input != nullptr && input->layout.kind == FieldKind::share && text.find(':') == std::string::npos) {
      const auto typed = add_text("--vary", text);
      diagnostics.error("U013", {typed, {0, static_cast<std::uint32_t>(text.size())}}).hint =
          Message{"hint.vary_step", {}};
    }
    setup.scenarios.variations.push_back(std::move(*variation));
  }
  check_scenarios(setup.plans, *setup.known, setup.scenarios, diagnostics);
  setup.layout = figure_layout(setup.own->plans(), {options.detail, options.summary});
  for (const auto& plan : setup.own->plans()) setup.rule_ids.push_back(plan->rules->id);
  BatchHeader header;
  header.layout = setup.layout;
  header.rule_ids = setup.rule_ids;
  header.against = setup.against != nullptr;
  if (setup.against) {
    for (const auto& plan : setup.against->plans()) header.rule_ids.push_back(plan->rules->id);
  }
  setup.rule_ids = header.rule_ids;
  header.extra = options.keep;
  header.varied = setup.scenarios.variations.size();
  for (const Variation& variation : setup.scenarios.variations) header.extra.push_back(variation.id);
  if (!options.summary) {
    setup.writer = options.format == BatchFormat::json
                       ? batch_json(std::move(header))
                       : batch_csv(session.language(), options.french_csv, std::move(header));
  }
  return setup;
}

/// Rows of the result for one of the input: more would not end in a lifetime.
bool scenarios_fit(const BatchScenarios& scenarios) {
  std::size_t count = 1;
  for (const Variation& variation : scenarios.variations) {
    if (__builtin_mul_overflow(count, variation.values.size(), &count) || count > 100 * kMostVariations)
      return false;
  }
  return true;
}

/// Whether two outputs, which need not exist, are one; an empty name is standard output.
bool is_one_target(const std::string& a, const std::string& b) {
  const auto target = [](const std::string& name) {
    std::error_code failure;
    return name.empty() || name == "-"
               ? std::filesystem::path("-")
               : std::filesystem::weakly_canonical(std::filesystem::absolute(name, failure), failure);
  };
  return target(a) == target(b);
}

class Batch {
 public:
  Batch(const BatchOptions& options, BatchSetup& setup, Session& session, OutputFile* rows,
        OutputFile* rejects)
      : options_(options),
        setup_(setup),
        session_(session),
        rows_(rows),
        sink_(rows, rejects, {session.language(), session.color_err()}, isatty(STDERR_FILENO) == 1),
        own_summary_(setup.layout),
        against_summary_(setup.layout) {}

  /// Looks at the first rows of an input; false when it cannot be computed, reported.
  bool open(std::unique_ptr<RowSource> source);
  /// Computes the inputs that were opened; false when one cannot be read to its end, reported.
  bool run();

  OrderedSink& sink() { return sink_; }
  bool warned() const { return warned_; }
  std::string summary() const;

 private:
  struct Opened {
    std::unique_ptr<RowSource> source;
    std::unique_ptr<BatchRules> own;
    std::unique_ptr<BatchRules> against;  ///< May be null.
    TextBlock first;
  };

  bool run(Opened& input);
  bool check_columns(const BatchRules& rules, const RowColumns& first, const RowSource& source,
                     Diagnostics& diagnostics) const;
  void tell_warnings(const RowSource& source);
  bool report(Diagnostics& diagnostics) {
    sink_.end_progress();
    return session_.report(diagnostics);
  }

  const BatchOptions& options_;
  BatchSetup& setup_;
  Session& session_;
  OutputFile* rows_;
  std::vector<Opened> inputs_;
  OrderedSink sink_;
  FigureSummary own_summary_, against_summary_;
  bool warned_ = false;
};

/// Columns that rows of the first block need and the table lacks are told before anything is computed.
bool Batch::check_columns(const BatchRules& rules, const RowColumns& first, const RowSource& source,
                          Diagnostics& diagnostics) const {
  const RuleChoice& choice = rules.choice();
  std::vector<bool> asked(choice.plans().size(), choice.plans().size() == 1);
  const auto year = source.column(kYearInput);
  for (std::size_t i = 0; year && i < first.rows; ++i) {
    const std::int64_t row_year = first.unusual[i] != 0 ? 0 : first.columns[*year].value[i];
    const std::uint16_t plan =
        choice.for_year(static_cast<int>(std::clamp<std::int64_t>(row_year, 0, kLastYear + 1)));
    if (plan != RuleChoice::kNone) asked[plan] = true;
  }
  for (const WrittenValue& change : setup_.scenarios.constants) {
    const auto value = change.id == kYearInput ? parse_decimal(change.value) : std::nullopt;
    const std::uint16_t plan =
        value ? choice.for_year(static_cast<int>(value->to_int64().value_or(0))) : RuleChoice::kNone;
    if (plan != RuleChoice::kNone) asked[plan] = true;
  }
  const auto file = add_text(source.name(), "");
  std::vector<std::string> told;
  for (std::uint16_t plan = 0; plan < asked.size(); ++plan) {
    for (const std::size_t input : rules.missing(plan)) {
      const Input& rule = choice.plans()[plan]->rules->inputs[input];
      const bool every = setup_.known->find(rule.id)->required;
      if ((!asked[plan] && !every) || std::find(told.begin(), told.end(), rule.id) != told.end()) continue;
      told.push_back(rule.id);
      diagnostics.error("D017", whole_file(file), {rule.id, rule.label}).hint =
          Message{"hint.add_column", {rule.id}};
    }
  }
  return told.empty();
}

bool Batch::open(std::unique_ptr<RowSource> from) {
  Diagnostics diagnostics;
  Opened& input = inputs_.emplace_back();
  input.source = std::move(from);
  RowSource& source = *input.source;
  const auto rules = [&](const RuleChoice& choice) {
    return std::make_unique<BatchRules>(choice, source, *setup_.known, setup_.scenarios, setup_.layout);
  };
  input.own = rules(*setup_.own);
  if (setup_.against) input.against = rules(*setup_.against);
  bool sound = source.next(input.first);
  RowColumns rows;
  if (sound) source.read(input.first, rows);
  if (sound && source.has_columns()) {
    sound = check_columns(*input.own, rows, source, diagnostics);
    if (sound && input.against) sound = check_columns(*input.against, rows, source, diagnostics);
  } else if (!sound && !source.failed(diagnostics)) {
    diagnostics.error("D006", Place{}, {source.name()});
  }
  report(diagnostics);
  return sound;
}

bool Batch::run() {
  if (rows_ != nullptr) rows_->write(setup_.writer->header());
  for (Opened& input : inputs_) {
    if (!sink_.stopped() && !run(input)) return false;
    input = Opened();
  }
  return true;
}

bool Batch::run(Opened& input) {
  RowSource& source = *input.source;
  TextBlock& first = input.first;
  const std::uint64_t done = sink_.computed() + sink_.rejected();
  const BatchJob job{source,
                     *setup_.known,
                     *input.own,
                     input.against.get(),
                     setup_.scenarios,
                     setup_.layout,
                     setup_.writer.get(),
                     session_.language(),
                     options_.summary,
                     !options_.rejects.empty(),
                     options_.french_csv};
  sink_.begin(source.name(), source.size());
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t wanted = options_.jobs > 0 ? static_cast<std::size_t>(options_.jobs) : cores;
  const bool one_block = source.size() > 0 && first.end_offset >= source.size();
  const std::size_t jobs = one_block ? 1 : wanted;
  std::vector<std::unique_ptr<BatchWorker>> workers;
  std::vector<std::exception_ptr> bugs(jobs);
  for (std::size_t i = 0; i < jobs; ++i) workers.push_back(std::make_unique<BatchWorker>(job));
  const auto work = [&](std::size_t i) {
    try {
      workers[i]->run(sink_, i == 0 ? &first : nullptr);
    } catch (...) {
      bugs[i] = std::current_exception();
      sink_.stop();
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < jobs; ++i) threads.emplace_back(work, i);
  work(0);
  for (std::thread& thread : threads) thread.join();
  for (const std::exception_ptr& bug : bugs) {
    if (bug) std::rethrow_exception(bug);
  }
  for (const auto& worker : workers) {
    own_summary_.merge(worker->own_summary());
    if (input.against) against_summary_.merge(worker->against_summary());
  }
  if (!sink_.stopped()) tell_warnings(source);
  Diagnostics diagnostics;
  const bool failed = source.failed(diagnostics);
  const bool nothing = !failed && !sink_.stopped() && sink_.computed() + sink_.rejected() == done;
  if (nothing) diagnostics.error("D006", Place{}, {source.name()});
  report(diagnostics);
  return !failed && !nothing && !sink_.gave_up();
}

void Batch::tell_warnings(const RowSource& source) {
  Diagnostics diagnostics;
  const auto file = add_text(source.name(), "");
  for (const auto& [key, warning] : sink_.warnings()) {
    const RuleSet& rules = *setup_.plans[key.first]->rules;
    const std::string count = std::to_string(warning.structures);
    const std::string line = source.row_name(warning.first_line);
    if (key.second < rules.constraints.size()) {
      diagnostics.warning("D009", whole_file(file),
                          {count, line, rules.constraints[key.second].label, rules.id});
    } else {
      diagnostics.warning(
          "D018", whole_file(file),
          {count, line, rules.id, years_in_force(rules.first_year, rules.last_year, rules.open_ended)});
    }
  }
  sink_.forget_warnings();
  warned_ = report(diagnostics) || warned_;
}

std::string Batch::summary() const {
  const BatchSummary summary{own_summary_, setup_.against ? &against_summary_ : nullptr, setup_.rule_ids};
  if (options_.format_given && options_.format == BatchFormat::json) return batch_summary_json(summary);
  if (options_.format_given && options_.format == BatchFormat::csv) {
    return batch_summary_csv(session_.language(), options_.french_csv, summary);
  }
  return page_text(batch_summary_page(session_.language(), summary),
                   {session_.language(), options_.output.empty() && session_.color_out(), options_.length});
}

}  // namespace

int run_batch(const BatchOptions& options, Session& session) {
  Diagnostics diagnostics;
  if (std::count(options.inputs.begin(), options.inputs.end(), "-") > 1) diagnostics.error("U021", Place{});
  const auto constants = session.overrides(options.overrides);
  if (!constants) return exit_code::bad_input;
  auto setup = set_up(options, *constants, session, diagnostics);
  if (setup && !scenarios_fit(setup->scenarios)) diagnostics.error("U018", Place{});
  SourceChoice choice{{}, options.keep, options.ignore_unknown, options.french_csv};
  std::vector<std::unique_ptr<RowSource>> sources;
  if (setup && !diagnostics.has_errors()) {
    for (const WrittenValue& change : *constants) choice.given.push_back(change.id);
    for (const Variation& variation : setup->scenarios.variations) choice.given.push_back(variation.id);
    sources = open_sources(options.inputs, *setup->known, choice, diagnostics);
  }
  session.report(diagnostics);
  if (diagnostics.has_errors() || !setup) return exit_code::bad_input;

  if (!options.rejects.empty() && is_one_target(options.output, options.rejects)) {
    diagnostics.error("U020", Place{}, {options.rejects});
  }
  session.report(diagnostics);
  if (diagnostics.has_errors()) return exit_code::bad_input;
  std::vector<std::string> read = options.inputs;
  for (const auto& source : sources) read.push_back(source->name());
  read.push_back(options.rules);
  read.push_back(options.against);
  if (session.would_overwrite(options.output, read) || session.would_overwrite(options.rejects, read)) {
    return exit_code::bad_input;
  }
  std::unique_ptr<OutputFile> rows = OutputFile::open(options.output, diagnostics);
  std::unique_ptr<OutputFile> rejects;
  if (rows && !options.rejects.empty()) rejects = OutputFile::open(options.rejects, diagnostics);
  if (!rows || (!options.rejects.empty() && !rejects)) {
    session.report(diagnostics);
    return exit_code::bad_input;
  }
  if (rejects) rejects->write(rejects_header(options.french_csv));

  Batch batch(options, *setup, session, setup->writer ? rows.get() : nullptr, rejects.get());
  bool sound = true;
  for (auto& source : sources) sound = batch.open(std::move(source)) && sound;
  sound = sound && batch.run();
  batch.sink().end_progress();
  if (!sound) return exit_code::bad_input;
  if (options.summary) rows->write(batch.summary());
  const bool rows_kept = rows->commit(diagnostics);
  const bool rejects_kept = rejects == nullptr || rejects->commit(diagnostics);
  const std::uint64_t rejected = batch.sink().rejected();
  if (rejected > kShownRejects) {
    auto& note = diagnostics.note("D010", Place{}, {std::to_string(rejected), std::to_string(kShownRejects)});
    if (!rejects) note.hint = Message{"hint.rejects", {}};
  }
  session.report(diagnostics);
  if (!rows_kept || !rejects_kept) return exit_code::bad_input;
  return rejected > 0 || (options.strict && batch.warned()) ? exit_code::findings : exit_code::ok;
}

}  // namespace aci

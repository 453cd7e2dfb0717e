#include "study/diff.h"

#include <algorithm>
#include <deque>
#include <map>

#include "io/open_sources.h"
#include "ruleset/text_figures.h"
#include "study/batch_worker.h"

namespace aci {
namespace {

/// Rows of all the inputs, read once, to be computed under one rule set after another.
class SourceSubjects final : public DiffSubjects {
 public:
  SourceSubjects(std::vector<std::unique_ptr<RowSource>> sources, KnownInputs& known,
                 const Scenarios& scenarios, const std::vector<std::shared_ptr<const Plan>>& plans,
                 std::size_t threads)
      : known_(known), scenarios_(scenarios), layout_(figure_layout(plans, {})), threads_(threads) {
    for (auto& source : sources) inputs_.emplace_back().source = std::move(source);
  }

  /// Reads everything; what has no figures under both is told once, and left out. Of what comes under other
  /// agreements, as in a folder of all that a person follows, the number is told.
  void choose(const std::shared_ptr<const Plan>& old_plan, const std::shared_ptr<const Plan>& new_plan,
              Diagnostics& diagnostics, const Progress& progress) {
    std::uint64_t size = 0;
    std::uint64_t before_source = 0;
    for (const Input& each : inputs_) size += each.source->size();
    for (const Input& each : inputs_) size = each.source->size() > 0 ? size : 0;  // Of one it is not known.
    for (auto& [source, read] : inputs_) {
      // A lambda takes no part of a structured binding before clang 16.
      auto& blocks = read;
      const std::string& name = source->name();
      for (TextBlock block; source->next(block); block = TextBlock()) {
        blocks.push_back({std::move(block), RowsAtWork(*source, scenarios_), {}});
      }
      Rules old_rules(old_plan, *source, *this);
      Rules new_rules(new_plan, *source, *this);
      std::vector<Teller> tellers(threads_);
      const auto compute = [&](std::size_t i, std::size_t thread) {
        blocks[i].rows.read(blocks[i].block);
        blocks[i].rows.select(0, blocks[i].rows.total());
        old_rules.compute(blocks[i], tellers[thread], thread);
        new_rules.compute(blocks[i], tellers[thread], thread);
      };
      work_in_order(blocks.size(), threads_, compute, [&](std::size_t i, std::size_t thread) {
        if (blocks[i].block.broken) tellers[thread].broken(name, *blocks[i].block.broken);
        elsewhere += tellers[thread].tell(diagnostics);
        keep_sound(blocks[i], old_rules.sides[thread].figures(), new_rules.sides[thread].figures());
        if (!progress) return;
        const Rational kept(static_cast<std::int64_t>(structures.size()));
        progress(before_source + blocks[i].block.end_offset, size, {"progress.structures", {kept}});
      });
      before_source += source->size();
      const auto has_rows = [](const Block& each) { return each.rows.total() > 0 || each.block.broken; };
      if (!source->failed(diagnostics) && std::ranges::none_of(blocks, has_rows)) {
        if (source->may_be_empty()) {
          diagnostics.note("D006", Place{}, {source->name()});
        } else {
          diagnostics.error("D006", Place{}, {source->name()});
        }
      }
    }
  }

  std::optional<std::vector<Figures>> figures(const std::shared_ptr<const Plan>& plan) override {
    struct Silent final : RowJudge {
      void reject(const RowsAtWork&, std::size_t, const Subject*, std::uint16_t, Diagnostics) override {}
    } silent;
    std::vector<Figures> all;
    all.reserve(structures.size());
    bool complete = true;
    for (auto& [source, read] : inputs_) {
      auto& blocks = read;  // As above.
      Rules rules(plan, *source, *this);
      const auto compute = [&](std::size_t i, std::size_t thread) {
        if (!complete) return;
        blocks[i].rows.select(0, blocks[i].rows.total());  // What was kept of another rule set goes.
        rules.compute(blocks[i], silent, thread);
      };
      work_in_order(blocks.size(), threads_, compute, [&](std::size_t i, std::size_t thread) {
        const FigureTable& table = rules.sides[thread].figures();
        for (const std::uint32_t row : blocks[i].sound) {
          complete = complete && table.computed[row] != 0;
          if (complete) all.push_back(table.at(row, layout_));
        }
      });
    }
    return complete ? std::optional(std::move(all)) : std::nullopt;
  }

  std::vector<DiffStructure> structures;
  std::vector<Figures> before, after;  ///< Of each, under both rule sets.
  std::size_t elsewhere = 0;           ///< Structures of other agreements, left out.

 private:
  struct Block {
    TextBlock block;
    RowsAtWork rows;
    std::vector<std::uint32_t> sound;  ///< The rows that have figures under both rule sets.
  };
  struct Input {
    std::unique_ptr<RowSource> source;
    std::deque<Block> blocks;
  };

  /// One rule set, whatever the year, at work on a source.
  struct Rules {
    Rules(const std::shared_ptr<const Plan>& plan, const RowSource& source, SourceSubjects& of)
        : choice(plan), rules(choice, source, of.known_, of.scenarios_, of.layout_) {
      for (std::size_t i = 0; i < of.threads_; ++i) sides.emplace_back(rules, of.known_, of.layout_, 0);
    }
    void compute(Block& block, RowJudge& judge, std::size_t thread) {
      BatchWarnings ignored;
      sides[thread].compute(block.rows, judge, ignored);
    }
    RulesForYear choice;
    BatchRules rules;
    std::deque<BatchSide> sides;  ///< By thread.
  };

  /// What both rule sets say of a structure is told once; their remarks are not what is asked about.
  class Teller final : public RowJudge {
   public:
    void reject(const RowsAtWork& rows, std::size_t row, const Subject* subject, std::uint16_t,
                Diagnostics found) override {
      rejected_.emplace_back(row, rejected_row(rows, subject, std::move(found)));
    }
    /// Behind those of the rows before it.
    void broken(const std::string& name, const BrokenRow& row) {
      rejected_.emplace_back(SIZE_MAX, rejected_row(name, row));
    }
    /// Row by row; how many come under other agreements. Texts that stay are added by one thread, in their
    /// order.
    std::size_t tell(Diagnostics& diagnostics) {
      std::map<std::size_t, std::vector<Diagnostic>> told;
      for (auto& [row, rejected] : rejected_) {
        for (Diagnostic& mistake : rejected.mistakes) add(std::move(mistake), told[row]);
      }
      std::size_t elsewhere = 0;
      for (auto& [row, mistakes] : told) {
        if (mistakes.front().code() == "I040") {
          ++elsewhere;
          continue;
        }
        for (Diagnostic& mistake : mistakes) diagnostics.add(std::move(mistake));
      }
      rejected_.clear();
      return elsewhere;
    }

   private:
    /// Its text is to stay: it is printed at the end.
    static void add(Diagnostic mistake, std::vector<Diagnostic>& to) {
      const SourcePtr file = mistake.place.file();
      if (file != nullptr && is_transient(mistake.place)) {
        const SourcePtr stays = !to.empty() && !is_transient(to[0].place) && to[0].place.file() != nullptr &&
                                        to[0].place.file()->text() == file->text()
                                    ? to[0].place.file()
                                    : add_text(file->name(), std::string(file->text()), file->first_line());
        mistake.place = mistake.place.is_whole() ? whole_file(stays) : Place(stays, mistake.place.span());
      }
      // What a sentence is about stands first in it; what follows may differ between the rule sets.
      const auto about = [](const Diagnostic& of) {
        return of.message.args.empty() ? MessageArg() : of.message.args.front();
      };
      const auto same = [&](const Diagnostic& told) {
        return told.code() == mistake.code() && told.place == mistake.place && about(told) == about(mistake);
      };
      if (std::none_of(to.begin(), to.end(), same)) to.push_back(std::move(mistake));
    }

    std::vector<std::pair<std::size_t, RejectedRow>> rejected_;  ///< By row of the block, as they came.
  };

  void keep_sound(Block& block, const FigureTable& old_figures, const FigureTable& new_figures) {
    for (std::uint32_t row = 0; row < block.rows.count(); ++row) {
      if (old_figures.computed[row] == 0 || new_figures.computed[row] == 0) continue;
      block.sound.push_back(row);
      before.push_back(old_figures.at(row, layout_));
      after.push_back(new_figures.at(row, layout_));
      structures.push_back({std::string(block.rows.names()[row]),
                            block.rows.source().row_name(block.rows.line_of(row)), block.rows.years()[row]});
    }
  }

  std::deque<Input> inputs_;
  KnownInputs& known_;
  const Scenarios& scenarios_;
  const FigureLayout layout_;
  const std::size_t threads_;
};

}  // namespace

namespace {

/// The inputs of both, and those that other rules of their schemes know.
std::unique_ptr<KnownInputs> known_to(const std::vector<std::shared_ptr<const Plan>>& plans,
                                      RuleLibrary& library) {
  auto known = std::make_unique<KnownInputs>(plans);
  std::set<std::string, std::less<>> elsewhere;
  for (const auto& plan : plans) elsewhere.merge(library.input_ids(plan->rules->scheme));
  known->add_elsewhere(std::move(elsewhere));
  return known;
}

}  // namespace

std::optional<DiffResult> diff(const DiffRequest& request, RuleLibrary& library, Diagnostics& diagnostics,
                               const Progress& progress) {
  const auto old_plan = library.load(request.before, diagnostics, "diff");
  const auto new_plan = old_plan ? library.load(request.after, diagnostics, "diff") : nullptr;
  if (!old_plan || !new_plan) return std::nullopt;
  DiffResult out{
      old_plan->rules, new_plan->rules, diff_rules(*old_plan->stated, *new_plan->stated), {}, {}, {}};
  for (RuleChange& change : out.diff.changes) {
    const Plan& plan = change.kind == ChangeKind::removed ? *old_plan : *new_plan;
    change.label = with_figures(plan, change.label);
    if (change.kind == ChangeKind::changed) continue;  // What a text named, it may say now.
    change.before = with_figures(plan, change.before);
    change.after = with_figures(plan, change.after);
  }
  for (const std::string& rules : {request.before, request.after}) {
    if (is_path(rules)) out.files.push_back(rules);
  }
  const std::vector<std::shared_ptr<const Plan>> plans = {old_plan, new_plan};
  const auto known = known_to(plans, library);
  Scenarios scenarios;
  set_constants(request.constants, *known, plans, library, scenarios);
  check_scenarios(plans, *known, scenarios, diagnostics);
  if (!diagnostics.has_errors()) library.tell_idle(diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  SourceChoice choice;
  choice.how_to_ignore = "hint.ignore_unknown_alone";
  choice.ignore_unknown = request.ignore_unknown;
  for (const WrittenValue& each : scenarios.constants) choice.given.push_back(each.id);
  TextEncodings encodings(request.encoding);
  choice.encodings = &encodings;
  auto sources = open_sources(request.inputs, *known, choice, diagnostics);
  out.files.insert(out.files.end(), request.inputs.begin(), request.inputs.end());
  for (const auto& source : sources) {
    const auto read = source->files();
    out.files.insert(out.files.end(), read.begin(), read.end());
  }
  SourceSubjects subjects(std::move(sources), *known, scenarios, plans, request.threads);
  subjects.choose(old_plan, new_plan, diagnostics, progress);
  if (subjects.elsewhere > 0) diagnostics.note("D038", Place{}, {std::to_string(subjects.elsewhere)});
  encodings.tell(diagnostics);
  if (!subjects.structures.empty()) {
    out.effects = attribute(out.diff, subjects.before, subjects.after, subjects, progress);
    if (!out.effects) diagnostics.error("D004", Place{});
  }
  out.structures = std::move(subjects.structures);
  return out;
}

}  // namespace aci

#include "study/diff.h"

#include <deque>
#include <set>

#include "io/open_sources.h"
#include "ruleset/text_figures.h"
#include "study/batch_side.h"
#include "study/diff_rejects.h"

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

  /// Reads everything; what has no figures under both is told once, and left out.
  void choose(const std::shared_ptr<const Plan>& old_plan, const std::shared_ptr<const Plan>& new_plan,
              Diagnostics& diagnostics, const Progress& progress) {
    DiffRejects rejects(diagnostics);
    std::uint64_t size = 0;
    std::uint64_t before_source = 0;
    for (const Input& each : inputs_) size += each.source->size();
    for (const Input& each : inputs_) size = each.source->size() > 0 ? size : 0;  // Of one it is not known.
    for (auto& [source, read] : inputs_) {
      auto& blocks = read;  // A lambda takes no part of a structured binding before clang 16.
      read_blocks(*source, blocks);
      bool none = true;
      Rules old_rules(old_plan, *source, *this);
      Rules new_rules(new_plan, *source, *this);
      std::vector<BlockRejects> rejected(threads_);
      const auto compute = [&](std::size_t i, std::size_t thread) {
        blocks[i].rows.read(blocks[i].block);
        blocks[i].rows.select(0, blocks[i].rows.total());
        old_rules.compute(blocks[i], rejected[thread], thread);
        new_rules.compute(blocks[i], rejected[thread], thread);
      };
      work_in_order(blocks.size(), threads_, compute, [&](std::size_t i, std::size_t thread) {
        rejected[thread].move_to(rejects);
        none = none && blocks[i].rows.total() == 0 && blocks[i].broken.empty();
        blocks[i].broken.move_to(source->name(), rejects);
        keep_sound(blocks[i], old_rules.sides[thread].figures(), new_rules.sides[thread].figures());
        if (!progress) return;
        const Rational kept(static_cast<std::int64_t>(structures.size()));
        progress(before_source + blocks[i].block.end_offset, size, {"progress.structures", {kept}});
      });
      before_source += source->size();
      if (!source->failed(diagnostics) && none) {
        if (source->may_be_empty()) {
          diagnostics.note("D006", Place{}, {source->name()});
        } else {
          diagnostics.error("D006", Place{}, {source->name()});
        }
      }
    }
    rejects.tell_numbers();
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

 private:
  struct Block {
    TextBlock block;
    RowsAtWork rows;
    std::vector<std::uint32_t> sound;  ///< The rows that have figures under both rule sets.
    BrokenRows broken;                 ///< Behind them.
  };
  struct Input {
    std::unique_ptr<RowSource> source;
    std::deque<Block> blocks;
  };

  /// All of them stay. A row that cannot be read is found in a text that goes on to the end of the file, of
  /// which nothing is kept, and there may be nothing but such rows: they go with the block before them.
  void read_blocks(RowSource& source, std::deque<Block>& blocks) const {
    for (TextBlock block; source.next(block);) {
      if (blocks.empty() || !block.text.empty()) {
        blocks.push_back({{block.number, std::move(block.text), block.first_line, 0, {}},
                          RowsAtWork(source, scenarios_),
                          {},
                          {}});
        std::string& text = blocks.back().block.text;
        if (text.capacity() / 2 > text.size()) text.shrink_to_fit();
        block.text.clear();
      }
      blocks.back().block.end_offset = block.end_offset;
      if (block.broken) blocks.back().broken.add(*std::move(block.broken));
    }
  }

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
  encodings.tell(diagnostics);
  if (!subjects.structures.empty()) {
    out.effects = attribute(out.diff, subjects.before, subjects.after, subjects, progress);
    if (!out.effects) diagnostics.error("D004", Place{});
  }
  out.structures = std::move(subjects.structures);
  return out;
}

}  // namespace aci

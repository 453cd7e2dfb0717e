#include "study/diff.h"

#include <algorithm>
#include <deque>
#include <map>

#include "io/open_sources.h"
#include "study/batch_worker.h"

namespace aci {
namespace {

/// Rows of all the inputs, read once, to be computed under one rule set after another.
class SourceSubjects final : public DiffSubjects {
 public:
  SourceSubjects(std::vector<std::unique_ptr<RowSource>> sources, KnownInputs& known,
                 const std::vector<std::shared_ptr<const Plan>>& plans)
      : sources_(std::move(sources)), known_(known), layout_(figure_layout(plans, {})) {}

  /// Reads everything; what has no figures under both is told once, and left out.
  void choose(const std::shared_ptr<const Plan>& before, const std::shared_ptr<const Plan>& after,
              Diagnostics& diagnostics) {
    Teller teller;
    for (const auto& source : sources_) {
      Rules old_rules(before, *source, *this);
      Rules new_rules(after, *source, *this);
      TextBlock block;
      while (source->next(block)) {
        Block& kept = blocks_.emplace_back(std::move(block), *source, scenarios_);
        BatchWarnings ignored;
        old_rules.side.compute(kept.rows, teller, ignored);
        new_rules.side.compute(kept.rows, teller, ignored);
        if (kept.block.broken) teller.broken(source->name(), *kept.block.broken);
        teller.tell(diagnostics);
        keep_sound(kept, old_rules.side.figures(), new_rules.side.figures());
        block = TextBlock();
      }
      const bool empty = blocks_.empty() || &blocks_.back().rows.source() != source.get();
      if (!source->failed(diagnostics) && empty) diagnostics.error("D006", Place{}, {source->name()});
    }
  }

  std::optional<std::vector<Figures>> figures(const std::shared_ptr<const Plan>& plan) override {
    struct Silent final : RowJudge {
      void reject(const RowsAtWork&, std::size_t, const Subject*, std::uint16_t, Diagnostics) override {}
    } silent;
    std::vector<Figures> all;
    all.reserve(structures.size());
    const RowSource* source = nullptr;
    std::optional<Rules> rules;
    for (Block& block : blocks_) {
      block.rows.select(0, block.rows.total());  // What was kept of another rule set goes.
      if (&block.rows.source() != source) rules.emplace(plan, *(source = &block.rows.source()), *this);
      BatchWarnings ignored;
      rules->side.compute(block.rows, silent, ignored);
      const FigureTable& table = rules->side.figures();
      for (const std::uint32_t row : block.sound) {
        if (table.computed[row] == 0) return std::nullopt;
        all.push_back(table.at(row, layout_));
      }
    }
    return all;
  }

  std::vector<DiffStructure> structures;

 private:
  struct Block {
    Block(TextBlock text, const RowSource& source, const Scenarios& scenarios)
        : block(std::move(text)), rows(source, scenarios) {
      rows.read(block);
      rows.select(0, rows.total());
    }
    TextBlock block;
    RowsAtWork rows;
    std::vector<std::uint32_t> sound;  ///< The rows that have figures under both rule sets.
  };

  /// One rule set, whatever the year, at work on a source.
  struct Rules {
    Rules(const std::shared_ptr<const Plan>& plan, const RowSource& source, SourceSubjects& of)
        : choice(plan),
          rules(choice, source, of.known_, of.scenarios_, of.layout_),
          side(rules, of.known_, of.layout_, 0) {}
    RulesForYear choice;
    BatchRules rules;
    BatchSide side;
  };

  /// What both rule sets say of a structure is told once; their remarks are not what is asked about.
  class Teller final : public RowJudge {
   public:
    void reject(const RowsAtWork& rows, std::size_t row, const Subject* subject, std::uint16_t,
                Diagnostics found) override {
      for (Diagnostic& mistake : rejected_row(rows, subject, std::move(found)).mistakes) {
        add(std::move(mistake), told_[row]);
      }
    }
    /// Behind those of the rows before it.
    void broken(const std::string& name, const BrokenRow& row) {
      const RejectedRow rejected = rejected_row(name, row);
      for (const Diagnostic& mistake : rejected.mistakes) add(mistake, told_[SIZE_MAX]);
    }
    /// Row by row.
    void tell(Diagnostics& diagnostics) {
      for (auto& [row, mistakes] : told_) {
        for (Diagnostic& mistake : mistakes) diagnostics.add(std::move(mistake));
      }
      told_.clear();
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
      const auto same = [&](const Diagnostic& told) {
        return told.code() == mistake.code() && told.place == mistake.place;
      };
      if (std::none_of(to.begin(), to.end(), same)) to.push_back(std::move(mistake));
    }

    std::map<std::size_t, std::vector<Diagnostic>> told_;  ///< By row of the block.
  };

  void keep_sound(Block& block, const FigureTable& before, const FigureTable& after) {
    for (std::uint32_t row = 0; row < block.rows.count(); ++row) {
      if (before.computed[row] == 0 || after.computed[row] == 0) continue;
      block.sound.push_back(row);
      structures.push_back({std::string(block.rows.names()[row]),
                            block.rows.source().row_name(block.rows.line_of(row)), block.rows.years()[row]});
    }
  }

  std::vector<std::unique_ptr<RowSource>> sources_;
  KnownInputs& known_;
  const Scenarios scenarios_{};  ///< Everything as it was written.
  const FigureLayout layout_;
  std::deque<Block> blocks_;
};

}  // namespace

std::optional<DiffResult> diff(const std::string& before, const std::string& after,
                               const std::vector<std::string>& inputs, RuleLibrary& library,
                               Diagnostics& diagnostics) {
  const auto old_plan = library.load(before, diagnostics, "diff");
  const auto new_plan = old_plan ? library.load(after, diagnostics, "diff") : nullptr;
  if (!old_plan || !new_plan) return std::nullopt;
  DiffResult out{
      old_plan->rules, new_plan->rules, diff_rules(*old_plan->rules, *new_plan->rules), {}, {}, {}};
  for (const std::string& rules : {before, after}) {
    if (is_path(rules)) out.files.push_back(rules);
  }
  const std::vector<std::shared_ptr<const Plan>> plans = {old_plan, new_plan};
  KnownInputs known(plans);
  auto elsewhere = library.input_ids(old_plan->rules->scheme);
  elsewhere.merge(library.input_ids(new_plan->rules->scheme));
  known.add_elsewhere(std::move(elsewhere));
  SourceChoice choice;
  choice.may_ignore = false;
  auto sources = open_sources(inputs, known, choice, diagnostics);
  out.files.insert(out.files.end(), inputs.begin(), inputs.end());
  for (const auto& source : sources) {
    const auto read = source->files();
    out.files.insert(out.files.end(), read.begin(), read.end());
  }
  SourceSubjects subjects(std::move(sources), known, plans);
  subjects.choose(old_plan, new_plan, diagnostics);
  if (!subjects.structures.empty()) {
    out.effects = attribute(out.diff, old_plan, new_plan, subjects);
    if (!out.effects) diagnostics.error("D004", Place{});
  }
  out.structures = std::move(subjects.structures);
  return out;
}

}  // namespace aci

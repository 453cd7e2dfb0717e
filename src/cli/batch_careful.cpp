// The rows of a batch that are read and computed one by one: those that are not written plainly, or for which
// something may be wrong. They get what `compute` gives.

#include <algorithm>

#include "cli/batch_worker.h"
#include "report/batch_rejects.h"

namespace aci {
namespace {

int shown_line(std::uint64_t line) {
  return static_cast<int>(std::min<std::uint64_t>(line, INT32_MAX));
}

/// A row of a table has its place even for what it lacks, and no group to add it under.
void place_in_row(const CarefulRow& row, Diagnostic& mistake) {
  if (!row.is_line) return;
  const SourcePtr file = row.document.file;
  if (mistake.place != whole_file(file) || file->text().empty()) return;
  mistake.place = Place(file, {0, static_cast<std::uint32_t>(file->text().size())});
  if (mistake.code() != "I003") return;
  if (row.document.root.members.empty()) mistake.hint.reset();
  const auto* const id = std::get_if<std::string>(&mistake.message.args[0]);
  for (const auto& [empty, at] : row.empty) {
    if (id != nullptr && empty == *id) mistake.place = at;
  }
}

/// The input that a mistake is about; empty when it is about none.
std::string_view input_of(const CarefulRow& row, const Diagnostic& mistake) {
  for (const WrittenValue& field : row.fields) {
    if (field.value_at == mistake.place) return field.id;
  }
  for (const auto& [empty, at] : row.empty) {
    if (mistake.code() == "I003" && at == mistake.place) return empty;
  }
  return {};
}

}  // namespace

const CarefulRow* BatchWorker::careful_row(std::size_t base, Diagnostics& diagnostics) {
  if (last_base_ != base) {
    Diagnostics found;
    last_texts_ = std::make_shared<TransientTexts>();
    const TransientTexts::Collect collecting(*last_texts_);
    last_careful_ = job_.source.careful(*block_, table_, base, found);
    last_mistakes_ = found.take();
    last_base_ = base;
  }
  for (const Diagnostic& mistake : last_mistakes_) diagnostics.add(mistake);
  return last_careful_ ? &*last_careful_ : nullptr;
}

void BatchWorker::compute_carefully(Side& side, std::uint32_t row) {
  Diagnostics diagnostics;
  const CarefulRow* const careful = careful_row(base_of(row), diagnostics);
  const RuleChoice& choice = side.rules->choice();
  std::uint16_t place = RuleChoice::kNone;
  std::optional<Outcome> outcome;
  std::optional<Inputs> inputs;
  const auto work = [&] {
    if (careful == nullptr) return;
    std::vector<WrittenValue> fields = careful->fields;
    fields.insert(fields.end(), job_.scenarios.constants.begin(), job_.scenarios.constants.end());
    for (std::size_t v = 0; v < job_.scenarios.variations.size(); ++v) {
      const Variation& variation = job_.scenarios.variations[v];
      const std::string& value = variation.values[job_.scenarios.value(v, scenario_of(row))];
      const Place nowhere(careful->document.file, {0, 0});
      fields.push_back({variation.id, value, nowhere, nowhere});
    }
    const auto year = read_year(careful->document, fields, diagnostics);
    if (!year) return;
    years_[row] = *year;
    place = choice.for_year(*year);
    if (place == RuleChoice::kNone) {
      diagnostics.error("I002", whole_file(careful->document.file), {std::to_string(*year)}).hint =
          Message{"hint.years_covered", {std::to_string(choice.first_year())}};
      return;
    }
    side.plans[row] = static_cast<std::uint16_t>(side.first_plan + place);
    const auto& plan = choice.plans()[place];
    inputs = read_structure(careful->document, fields, *plan, job_.known, diagnostics);
    if (!inputs) return;
    outcome = evaluate(plan, *inputs);
    tell_outcome(*outcome, *plan, *inputs, careful->name, diagnostics);
    if (!outcome->assessment) return;
    if (!put_figures(*outcome->assessment, job_.layout, row, side.figures)) {
      diagnostics.error("D019", whole_file(careful->document.file), {careful->name});
    }
  };
  work();
  if (side.figures.computed[row] == 0) {
    std::string scenario = scenario_text(row);
    // The rules that were asked for are no news, those to compare with are.
    if (&side == &against_ && place != RuleChoice::kNone) {
      scenario += (scenario.empty() ? "" : ", ") + choice.plans()[place]->rules->id;
    }
    return reject(careful, line_of(row), scenario, std::move(diagnostics));
  }
  for (const std::size_t constraint : outcome->broken) warn(side, place, constraint, line_of(row), 1);
  if (!choice.in_force(place, years_[row])) {
    warn(side, place, choice.plans()[place]->rules->constraints.size(), line_of(row), 1);
  }
  names_[row] = texts_.emplace_back(inputs->name);
  keys_[row] = texts_.emplace_back(inputs->key.value_or(""));
  for (std::size_t k = 0; k < careful->kept.size(); ++k)
    extra_[k][row] = texts_.emplace_back(careful->kept[k]);
}

std::string BatchWorker::scenario_text(std::uint32_t row) const {
  std::string text;
  for (std::size_t v = 0; v < job_.scenarios.variations.size(); ++v) {
    const Variation& variation = job_.scenarios.variations[v];
    text += (text.empty() ? "" : ", ") + variation.id + "=" +
            variation.values[job_.scenarios.value(v, scenario_of(row))];
  }
  return text;
}

void BatchWorker::reject(const CarefulRow* careful, std::uint64_t line, const std::string& scenario,
                         Diagnostics diagnostics) {
  RejectedRow rejected{last_texts_, {}};
  for (Diagnostic& mistake : diagnostics.take()) {
    if (mistake.severity != Severity::error) continue;
    if (careful != nullptr) place_in_row(*careful, mistake);
    if (!scenario.empty() && !mistake.hint) mistake.hint = Message{"hint.scenario", {scenario}};
    rejected.mistakes.push_back(std::move(mistake));
  }
  if (rejected.mistakes.empty()) return;  // An empty row.
  ++result_.rejected_count;
  for (const Diagnostic& mistake : rejected.mistakes) {
    if (!job_.rejects) break;
    const Place& place = mistake.place;
    // A computation without a result has its place in the rules.
    const SourcePtr placed_in = place.file();
    const bool of_row = placed_in != nullptr && (careful == nullptr || placed_in == careful->document.file);
    const bool placed = of_row && !place.is_whole();
    const SourcePtr file = of_row || careful == nullptr ? placed_in : careful->document.file;
    const Position at = placed ? place.position() : Position{0, 0};
    const bool is_line = careful == nullptr || careful->is_line;
    append_reject(
        job_.language, job_.french,
        {file ? file->name() : job_.source.name(),
         placed    ? at.line
         : is_line ? shown_line(line)
                   : 0,
         at.column, mistake, placed && careful != nullptr ? input_of(*careful, mistake) : std::string_view()},
        result_.rejects);
  }
  if (result_.rejected.size() < kShownRejects) result_.rejected.push_back(std::move(rejected));
}

void BatchWorker::reject_broken(const BrokenRow& broken) {
  last_texts_ = std::make_shared<TransientTexts>();
  last_base_.reset();
  const TransientTexts::Collect collecting(*last_texts_);
  const SourcePtr file = add_text(job_.source.name(), broken.start, shown_line(broken.line));
  Diagnostics diagnostics;
  const Diagnostic& mistake = diagnostics.error(broken.code, {file, {0, 1}});
  if (mistake.code() == "D008") {
    result_.given_up = {last_texts_, {mistake}};
  } else {
    reject(nullptr, broken.line, "", std::move(diagnostics));
  }
}

}  // namespace aci

#include "study/diff_rejects.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "study/batch_worker.h"

namespace aci {
namespace {

/// Adds a mistake to those of its row, unless the other rule set has said it.
void add_once(Diagnostic mistake, std::vector<Diagnostic>& to) {
  const SourcePtr file = mistake.place.file();
  if (file != nullptr && is_transient(mistake.place)) {  // It is printed at the end: its text is to stay.
    const SourcePtr first = to.empty() || is_transient(to[0].place) ? nullptr : to[0].place.file();
    const SourcePtr stays = first != nullptr && first->text() == file->text()
                                ? first
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
  if (std::ranges::none_of(to, same)) to.push_back(std::move(mistake));
}

}  // namespace

void DiffRejects::add(std::vector<RejectedRow> row) {
  if (++rejected_ <= kShownRejects) tell(std::move(row));
}

void DiffRejects::tell(std::vector<RejectedRow> row) {
  std::vector<Diagnostic> told;
  for (RejectedRow& each : row) {
    for (Diagnostic& mistake : each.mistakes) add_once(std::move(mistake), told);
  }
  for (Diagnostic& mistake : told) diagnostics_.add(std::move(mistake));
}

void DiffRejects::tell_numbers() {
  if (rejected_ > kShownRejects) {
    diagnostics_.note("D010", Place{}, {std::to_string(rejected_), std::to_string(kShownRejects)}).hint =
        Message{"hint.rejects_of_batch", {}};
  }
  if (elsewhere_ > 0) diagnostics_.note("D038", Place{}, {std::to_string(elsewhere_)});
}

void BlockRejects::reject(const RowsAtWork& rows, std::size_t row, const Subject* subject, std::uint16_t,
                          Diagnostics found) {
  if (more_.contains(row) || elsewhere_.contains(row)) return;
  RejectedRow rejected = rejected_row(rows, subject, std::move(found));
  if (rejected.mistakes.empty()) return;  // An empty row.
  if (rejected.mistakes.front().code() == "I040" && !first_.contains(row)) {
    elsewhere_.insert(row);
    return;
  }
  first_[row].push_back(std::move(rejected));
  if (first_.size() <= kShownRejects) return;
  const auto last = std::prev(first_.end());
  more_.insert(last->first);
  first_.erase(last);
}

void BlockRejects::move_to(DiffRejects& all) {
  for (auto& [row, rejected] : first_) all.add(std::move(rejected));
  all.count(more_.size());
  all.count_elsewhere(elsewhere_.size());
  *this = BlockRejects();
}

void BrokenRows::add(BrokenRow row) {
  if (first_.size() < kShownRejects || row.is_last()) {
    first_.push_back(std::move(row));
  } else {
    ++more_;
  }
}

void BrokenRows::move_to(const std::string& name, DiffRejects& all) {
  for (const BrokenRow& row : first_) {
    RejectedRow rejected = rejected_row(name, row);
    if (row.is_last()) {
      all.give_up(std::move(rejected));
    } else {
      all.add({std::move(rejected)});
    }
  }
  all.count(more_);
  *this = BrokenRows();
}

}  // namespace aci

#pragma once
// The differences between two rule sets, and what they do to structures: for people, for a merge request and
// for programs.

#include <string>
#include <vector>

#include "base/threads.h"
#include "report/page_text.h"
#include "study/diff.h"

namespace aci {

/// What matters first: of structures the sum and who gains or loses, the changes that move them and the
/// structures that move, the largest first; then what else differs, texts last, which the long form lists.
/// The same for any number of threads.
void write_diff_text(const TextStyle& style, const DiffResult& report, const PutText& put,
                     std::size_t threads = core_count());
/// The same, whole in memory.
Page diff_page(Language language, const DiffResult& report, PageLength length);
/// Tables in the same order, then all the changes.
Page diff_tables_page(Language language, const DiffResult& report);
void write_diff_json(Language language, const DiffResult& report, const PutText& put);

/// What pages and JSON share.
namespace diff_words {

/// How a kind of change is told.
struct KindWords {
  ChangeKind kind;
  const char* name;  ///< For programs.
  const char* sign;
  Role role;
};
const KindWords& words_of(ChangeKind kind);

/// What stood and what stands, in the reader's language; in the other one when only that one changed.
struct Sides {
  std::string before;
  std::string after;
};
Sides sides(Language language, const RuleChange& change);

/// The two rule sets, with the title and years of each where they are two sets, and how much differs.
Page diff_heading(Language language, const DiffResult& report);
/// "3 structures gain, 2 lose, 1 is left as it was": by the total.
std::string winners(Language language, const DiffEffects& effects);
/// The paths of a step's changes; the first ones only when `most` is exceeded.
std::string step_paths(Language language, const DiffResult& report, std::size_t step, std::size_t most);
/// Its name, or the place in a file where it has none.
const std::string& name_of(const DiffStructure& structure);

/// Points, total, advance and balance: the heads of the columns, and their cells.
Row figure_heads(Language language, const std::string& label);
std::vector<Cell> figure_cells(std::string label, const Figures& figures, bool moves);

}  // namespace diff_words
}  // namespace aci

#pragma once
// The differences between two rule sets, and what they do to structures: for people, for a merge request and
// for programs.

#include <string>

#include "base/threads.h"
#include "report/page_text.h"
#include "study/diff.h"

namespace aci {

/// Change after change, then structure after structure: the same for any number of threads.
void write_diff_text(const TextStyle& style, const DiffResult& report, const PutText& put,
                     std::size_t threads = core_count());
/// Tables: the structures, the changes that move them, then all the changes.
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

}  // namespace diff_words
}  // namespace aci

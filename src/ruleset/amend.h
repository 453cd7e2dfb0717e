#pragma once
// An amendment: a rule file that states only what it changes of another one. What comes out is the text in
// force, as a document whose values keep the places of the files that state them.

#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"

namespace aci {

/// What the amendment says it amends, an id or a path (a string, if it is well formed); null for a file that
/// amends nothing.
const Node* amended_by(const Document& amendment);

/// `base`, changed as `amendment` says. An element that is there takes the keys that the amendment states,
/// each whole, but for dated values, which are merged by date; one that is not is added at the end of its
/// kind, or where `after` or `before` say. `repeals` takes away elements, pieces and keys; `verified = true`
/// takes the note and the other readings away. Reports R004, R087 to R090, R094, R095, in the amendment.
Document amended(Document base, const Document& amendment, Diagnostics& diagnostics);

/// The kinds of rule files whose tables are elements, [kind.id].
bool is_element_kind(std::string_view key);
/// The kinds of the pieces of an element, [kind.id.piece.id].
bool is_piece_kind(std::string_view key);
/// Under `[indicator]`, the key of an element, not an element: the id is missing in the header above.
bool is_bare_key(const Member& member);

}  // namespace aci

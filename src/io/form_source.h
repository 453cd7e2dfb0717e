#pragma once
// A structure as a table of `aci new -o my_msp.csv`: an input a row, its value beside its label.

#include <optional>
#include <string_view>

#include "base/diagnostic.h"
#include "io/subject.h"

namespace aci {

/// Whether a text begins with the header of a form: the columns "label", "value" and "id" in any order, in
/// French or in English; others may stand beside them, and a title or blank lines above. Of a header with
/// nothing but columns of a form, "value" and one of the other two are enough.
bool is_form(std::string_view text);

/// The structure that a form describes, each value where its cell is. A row without a value says nothing.
/// Reports D002 more fields than columns, D003 a quote that is never closed, D005 two columns that name
/// inputs, D026 something behind a closing quote, D027 a value in a column without a name, I022 an input that
/// has two values, I023 two columns of values, I041 two that name the
/// inputs.
std::optional<Subject> parse_form(SourcePtr file, Diagnostics& diagnostics);

}  // namespace aci

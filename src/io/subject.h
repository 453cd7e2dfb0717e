#pragma once
// A structure as somebody wrote it, whatever it came from: not read against rules yet, readable under any.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/document.h"
#include "io/text_encoding.h"

namespace aci {

/// A value that somebody wrote under an id, in `--set`, a field of a table or a case: it comes before what
/// the structure file says.
struct WrittenValue {
  std::string id;
  std::string value;
  Place id_at;
  Place value_at;
};

/// Splits "id=value"; reports U005 when there is no '='.
std::optional<WrittenValue> parse_written_value(const std::string& text, Diagnostics& diagnostics);

struct Subject {
  std::string name;                  ///< "msp.csv:12", for messages.
  Document document;                 ///< Of a table or a form: empty, and its file is the text of the row.
  std::vector<WrittenValue> fields;  ///< Of a table or a form: what is not empty, in columns that are inputs…
  std::vector<std::pair<std::string, Place>> empty;  ///< …and where the others are.
  std::vector<std::string> kept;                     ///< The columns to repeat.
  std::vector<bool> kept_bare;                       ///< Which of them JSON writes without quotes: a
                                                     ///< number, true, false or, where empty, null.
  bool is_line = true;                               ///< False: it has a file of its own.
};

/// A structure file, or a form of `aci new`. Reports F001…, T001… when it cannot be read, F015 when it is
/// a table of several.
std::optional<Subject> read_subject(const std::string& path, Diagnostics& diagnostics,
                                    TextEncodings* encodings = nullptr);
/// The same of a text that was read.
std::optional<Subject> parse_subject(SourcePtr file, Diagnostics& diagnostics);

}  // namespace aci

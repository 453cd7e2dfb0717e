#pragma once
// A mistake of a user, or a remark to make: what, where, and what to try.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/source_file.h"

namespace aci {

enum class Severity : std::uint8_t { note, warning, error };

/// A range of a text that is kept alive with it. `file` may be null: the mistake has no place.
struct Place {
  SourcePtr file;
  Span span;
};

/// The span of a mistake that concerns a file as a whole: no line to show.
inline constexpr Span kWholeFile{0xFFFFFFFF, 0xFFFFFFFF};

inline Place whole_file(SourcePtr file) {
  return {std::move(file), kWholeFile};
}

/// One mistake, one message. The code is the id of the message.
struct Diagnostic {
  Severity severity = Severity::error;
  Message message;
  Place place;
  std::optional<Message> hint;  ///< Printed behind the caret.

  const std::string& code() const { return message.id; }
};

/// All the diagnostics of a run, in the order found.
class Diagnostics {
 public:
  Diagnostic& error(std::string code, Place place, std::vector<MessageArg> args = {});
  Diagnostic& warning(std::string code, Place place, std::vector<MessageArg> args = {});
  Diagnostic& note(std::string code, Place place, std::vector<MessageArg> args = {});

  void add(Diagnostic diagnostic);

  bool has_errors() const { return errors_ > 0; }
  std::size_t error_count() const { return errors_; }
  const std::vector<Diagnostic>& all() const { return all_; }
  /// Everything, which is no longer here.
  std::vector<Diagnostic> take();
  /// By file (in order of first appearance), then by place.
  void sort();

 private:
  Diagnostic& push(Severity severity, std::string code, Place place, std::vector<MessageArg> args);
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
};

/// The candidate closest to `word` (Damerau-Levenshtein, at most a third of its length, at least 1 and
/// at most 4 edits); empty when none is close. Ties go to the first candidate.
std::string closest_match(std::string_view word, const std::vector<std::string_view>& candidates);

/// "did you mean ...?" as the hint of `mistake`, when a candidate is close; that candidate, or "".
std::string suggest(Diagnostic& mistake, std::string_view word,
                    const std::vector<std::string_view>& candidates);

}  // namespace aci

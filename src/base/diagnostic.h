#pragma once
// A mistake of a user, or a remark to make: what, where, and what to try.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/source_map.h"

namespace aci {

enum class Severity : std::uint8_t { note, warning, error };

/// One mistake, one message. The code is the id of the message.
struct Diagnostic {
  Severity severity = Severity::error;
  Message message;
  Place place;
  std::optional<Message> hint;  ///< Printed behind the caret.

  const std::string& code() const { return message.id; }
};

/// The severity of a code; of one that is sometimes an error, the other.
Severity severity_of(std::string_view code);

/// All the diagnostics of a run, in the order found.
class Diagnostics {
 public:
  Diagnostic& error(std::string code, Place place, std::vector<MessageArg> args = {});
  /// A code is a warning or a note because `severity_of` says so: std::logic_error else.
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

}  // namespace aci

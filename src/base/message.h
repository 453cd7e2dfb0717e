#pragma once
// What a sentence says, before it is put into words: an id of the wording catalogue and its values.
// No folder but report/ holds a sentence; everything else passes these.

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/rational.h"

namespace aci {

enum class Language { fr, en };

/// A text of a rule file, in both languages.
struct LocalizedText {
  std::string fr;
  std::string en;
  const std::string& in(Language language) const { return language == Language::fr ? fr : en; }
  bool empty() const { return fr.empty() && en.empty(); }
  friend bool operator==(const LocalizedText&, const LocalizedText&) = default;
};

struct MessageArg;

struct Message {
  std::string id;  ///< A key of the wording catalogue: "R012", "type.boolean".
  std::vector<MessageArg> args;
  friend bool operator==(const Message& a, const Message& b);
};

/// A value to put into a sentence; numbers, dates and nested messages follow the reader's language.
struct MessageArg : std::variant<std::string, LocalizedText, Rational, Date, Message> {
  using variant::variant;
  using Values = std::variant<std::string, LocalizedText, Rational, Date, Message>;
  friend bool operator==(const MessageArg& a, const MessageArg& b) {
    return static_cast<const Values&>(a) == static_cast<const Values&>(b);
  }
};

inline bool operator==(const Message& a, const Message& b) {
  return a.id == b.id && a.args == b.args;
}

}  // namespace aci

#include <algorithm>

#include "report/diff_report.h"

namespace aci::diff_words {

const KindWords& words_of(ChangeKind kind) {
  static constexpr KindWords kKinds[] = {
      {ChangeKind::added, "added", "+", Role::added},
      {ChangeKind::removed, "removed", "−", Role::removed},
      {ChangeKind::changed, "changed", "~", Role::changed},
  };
  return *std::find_if(std::begin(kKinds), std::end(kKinds),
                       [kind](const KindWords& each) { return each.kind == kind; });
}

Sides sides(Language language, const RuleChange& change) {
  Sides out{change.before.in(language), change.after.in(language)};
  if (out.before != out.after || change.kind != ChangeKind::changed) return out;
  const Language other = language == Language::fr ? Language::en : Language::fr;
  const std::string tag = language == Language::fr ? "en" : "fr";
  return {tag + ": " + change.before.in(other), tag + ": " + change.after.in(other)};
}

}  // namespace aci::diff_words

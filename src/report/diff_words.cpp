#include <algorithm>

#include "report/diff_report.h"

namespace aci::diff_words {

const KindWords& words_of(ChangeKind kind) {
  static constexpr KindWords kKinds[] = {
      {ChangeKind::added, "added", "+", Role::added},
      {ChangeKind::removed, "removed", "−", Role::removed},
      {ChangeKind::changed, "changed", "~", Role::changed},
  };
  return *std::ranges::find(kKinds, kind, &KindWords::kind);
}

Sides sides(Language language, const RuleChange& change) {
  Sides out{change.before.in(language), change.after.in(language)};
  if (out.before != out.after || change.kind != ChangeKind::changed) return out;
  const Language other = language == Language::fr ? Language::en : Language::fr;
  const std::string tag = language == Language::fr ? "en" : "fr";
  return {tag + ": " + change.before.in(other), tag + ": " + change.after.in(other)};
}

std::vector<std::size_t> moving_steps(std::span<const SubjectEffect> subjects) {
  std::vector<std::size_t> steps;
  for (std::size_t i = 0; !subjects.empty() && i < subjects.front().shares.size(); ++i) {
    // Moves of two structures may cancel out in the sum: they are told all the same.
    const auto moves = [i](const SubjectEffect& each) { return !each.shares[i].nothing(); };
    if (std::ranges::any_of(subjects, moves)) steps.push_back(i);
  }
  return steps;
}

}  // namespace aci::diff_words

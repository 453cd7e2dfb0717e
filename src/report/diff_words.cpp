#include <algorithm>

#include "report/diff_text.h"
#include "report/number_text.h"
#include "report/wording.h"

namespace aci::diff_words {
namespace {

Rational count(std::size_t number) {
  return {static_cast<std::int64_t>(number)};
}

}  // namespace

Sides sides(Language language, const RuleChange& change) {
  Sides out{change.before.in(language), change.after.in(language)};
  if (out.before != out.after || change.kind != ChangeKind::changed) return out;
  const Language other = language == Language::fr ? Language::en : Language::fr;
  const std::string tag = language == Language::fr ? "en" : "fr";
  return {tag + ": " + change.before.in(other), tag + ": " + change.after.in(other)};
}

std::string place(const Place& place) {
  if (!place.known()) return "";
  return place.file()->name() + ":" + std::to_string(place.position().line);
}

std::string places(const RuleChange& change) {
  const std::string before = place(change.before_at);
  const std::string after = place(change.after_at);
  return before + (before.empty() || after.empty() ? "" : " → ") + after;
}

std::string moved(Language language, Money by) {
  return (Money() < by ? "+" : "") + euros_text(language, by);
}

std::string moved_points(Language language, const Rational& by) {
  const std::string text = number_text(language, by);
  if (!(Rational(0) < by)) return text;
  const std::size_t digits = text.find_first_of("0123456789");  // Behind "≈ ".
  return text.substr(0, digits) + "+" + text.substr(digits);
}

std::vector<std::size_t> moving_steps(const std::vector<Figures>& shares) {
  std::vector<std::size_t> steps;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (!shares[i].nothing()) steps.push_back(i);
  }
  return steps;
}

std::vector<std::size_t> moving_steps(const DiffEffects& effects) {
  std::vector<std::size_t> steps;
  for (std::size_t i = 0; i < effects.steps.size(); ++i) {
    // Moves of two structures may cancel out in the sum: they are told all the same.
    if (std::any_of(effects.subjects.begin(), effects.subjects.end(),
                    [&](const SubjectEffect& subject) { return !subject.shares[i].nothing(); })) {
      steps.push_back(i);
    }
  }
  return steps;
}

std::string step_paths(Language language, const DiffReport& report, std::size_t step, std::size_t most) {
  const auto& changes = report.effects->steps[step];
  std::string paths;
  for (std::size_t i = 0; i < changes.size() && i < most; ++i) {
    paths += (paths.empty() ? "" : ", ") + report.diff.changes[changes[i]].path;
  }
  if (changes.size() > most) paths = say(language, "diff.and_others", {paths, count(changes.size() - most)});
  return changes.size() > 1 ? say(language, "diff.together", {paths}) : paths;
}

std::string winners(Language language, const DiffEffects& effects) {
  std::size_t gain = 0;
  std::size_t lose = 0;
  for (const SubjectEffect& subject : effects.subjects) {
    if (subject.moved.total > Money()) ++gain;
    if (subject.moved.total < Money()) ++lose;
  }
  return say(language, "diff.winners",
             {count(gain), count(lose), count(effects.subjects.size() - gain - lose)});
}

std::string counts(Language language, const RuleDiff& diff) {
  const auto of = [&](ChangeKind kind) {
    return count(
        static_cast<std::size_t>(std::count_if(diff.changes.begin(), diff.changes.end(),
                                               [&](const RuleChange& each) { return each.kind == kind; })));
  };
  const auto moving = std::count_if(diff.changes.begin(), diff.changes.end(),
                                    [](const RuleChange& each) { return each.may_move_figures; });
  return say(language, "diff.counts",
             {count(diff.changes.size()), of(ChangeKind::added), of(ChangeKind::removed),
              of(ChangeKind::changed), Rational(static_cast<std::int64_t>(moving))});
}

}  // namespace aci::diff_words

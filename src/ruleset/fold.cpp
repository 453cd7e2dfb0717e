#include "ruleset/fold.h"

#include <algorithm>
#include <map>
#include <string>

namespace aci {
namespace {

std::string text_of(const Diagnostic& mistake, std::size_t arg) {
  return std::get<std::string>(mistake.message.args[arg]);
}

/// What is missing; empty when the mistake is about something else. A name is the same whether a formula uses
/// it or a key names it; so is the id of a class, which indicators, the gate and `earned` refer to.
std::string missing_name(const Diagnostic& mistake) {
  const std::string& code = mistake.code();
  if (code == "R012" || code == "R039" || code == "R114") return "name " + text_of(mistake, 0);
  if (code == "R013") return "function " + text_of(mistake, 0);
  if (code == "R121" || code == "R142") return "choice " + text_of(mistake, 1) + "." + text_of(mistake, 0);
  if (code == "R126") return "period";
  if (code != "R006") return "";
  const std::string& kind = std::get<Message>(mistake.message.args[0]).id;
  const bool name = kind == "element.input" || kind == "element.amount";
  const bool scored = kind == "element.class" || kind == "element.indicator_or_class";
  return (name ? "name" : scored ? "scored" : kind) + " " + text_of(mistake, 1);
}

bool before(const Diagnostic& a, const Diagnostic& b) {
  return a.place.begin() < b.place.begin();
}

Diagnostic folded(std::vector<Diagnostic> same) {
  std::stable_sort(same.begin(), same.end(), before);
  // The input that every file declares is missed as such, where it is first read.
  const auto declared =
      std::find_if(same.begin(), same.end(), [](const Diagnostic& one) { return one.code() == "R039"; });
  if (declared != same.end() && same.size() > 1) {
    Diagnostic mistake = std::move(*declared);
    same.erase(declared);
    mistake.place = same.front().place;
    mistake.hint = same.front().hint;
    same.front() = std::move(mistake);
  }
  same.erase(std::unique(same.begin(), same.end(),
                         [](const Diagnostic& a, const Diagnostic& b) { return a.place == b.place; }),
             same.end());
  Diagnostic first = std::move(same.front());
  if (same.size() == 1) return first;
  const Rational uses(static_cast<std::int64_t>(same.size()));
  first.hint = first.hint ? Message{"hint.and_uses", {*first.hint, uses}} : Message{"hint.uses", {uses}};
  return first;
}

}  // namespace

std::vector<Diagnostic> fold_repeated(std::vector<Diagnostic> found) {
  std::map<std::string, std::vector<Diagnostic>> by_name;
  std::vector<Diagnostic> out;
  for (Diagnostic& mistake : found) {
    const std::string name = missing_name(mistake);
    (name.empty() ? out : by_name[name]).push_back(std::move(mistake));
  }
  for (auto& [name, same] : by_name) out.push_back(folded(std::move(same)));
  std::stable_sort(out.begin(), out.end(), before);
  return out;
}

}  // namespace aci

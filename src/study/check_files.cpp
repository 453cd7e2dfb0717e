#include "study/check_files.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "io/descriptor.h"
#include "io/files_under.h"
#include "io/text_file.h"
#include "ruleset/rule_warnings.h"

namespace aci {
namespace {

/// "2024", "2024 to 2026"
Message years(int first, int last) {
  if (first == last) return {"years.one", {std::to_string(first)}};
  return {"years.several", {std::to_string(first), std::to_string(last)}};
}

/// The years of the rule sets of one scheme should neither overlap nor leave gaps.
void check_years(std::vector<CheckedFile>& files) {
  std::map<std::string, int> amended_from;  // What is amended ends the year before.
  for (const CheckedFile& file : files) {
    if (file.checked.plan) amended_from.emplace(file.checked.rules->amends, file.checked.rules->first_year);
  }
  const auto last_year = [&](const RuleSet& rules) {
    const auto found = amended_from.find(rules.id);
    return found == amended_from.end() ? rules.last_year : std::min(rules.last_year, found->second - 1);
  };
  std::vector<CheckedFile*> sound;
  for (CheckedFile& file : files) {
    if (file.checked.plan) sound.push_back(&file);
  }
  const auto rules = [](const CheckedFile* file) -> const RuleSet& { return *file->checked.rules; };
  std::stable_sort(sound.begin(), sound.end(), [&](const auto* a, const auto* b) {
    return std::tie(rules(a).scheme, rules(a).first_year) < std::tie(rules(b).scheme, rules(b).first_year);
  });
  std::size_t longest = 0;  // Of the files before, the one whose years go furthest.
  for (std::size_t i = 1; i < sound.size(); ++i) {
    const RuleSet& before = rules(sound[longest]);
    const RuleSet& after = rules(sound[i]);
    if (before.scheme != after.scheme || last_year(after) > last_year(before)) longest = i;
    if (before.scheme != after.scheme) continue;
    Diagnostics& diagnostics = sound[i]->diagnostics;
    if (after.first_year <= last_year(before)) {
      const int last = std::min(last_year(before), last_year(after));
      diagnostics.warning("R027", after.in_force_at, {years(after.first_year, last), before.id});
    } else if (after.first_year > last_year(before) + 1) {
      diagnostics.warning("R026", after.in_force_at,
                          {after.scheme, years(last_year(before) + 1, after.first_year - 1)});
    }
  }
}

/// What is asked for more than once goes to `again`.
std::vector<std::string> once_each(const std::vector<std::string>& paths,
                                   std::map<std::string, std::vector<std::string>>& again) {
  OnceEach known;
  std::vector<std::string> once;
  for (const std::string& path : paths) {
    const std::string* const before = known.known_as(path);
    before != nullptr ? again[*before].push_back(path) : once.push_back(path);
  }
  return once;
}

CheckedFile check_one(const std::string& path, const AmendedFiles& all, const std::optional<Date>& as_of) {
  CheckedFile out;
  out.path = path;
  const auto file = read_text_file(path, out.diagnostics);
  if (!file) return out;
  out.readable = true;
  out.checked = check_file(*file, out.diagnostics, all);
  if (out.checked.plan && as_of) warn_stale(*out.checked.rules, *as_of, out.diagnostics);
  return out;
}

/// A code, and the name and place of a file, which may have been read more than once.
using Told = std::set<std::tuple<std::string, std::string, std::uint32_t>>;

bool tell(Told& told, const Diagnostic& mistake) {
  const Place& at = mistake.place;
  if (!at.known()) return told.emplace(mistake.code(), "", 0).second;
  return told.emplace(mistake.code(), at.file()->name(), at.span().begin).second;
}

/// Of these, what was not told before; what silences nothing here may well do so elsewhere.
void keep_new(Diagnostics& diagnostics, Told& told) {
  for (Diagnostic& each : diagnostics.take()) {
    if (each.code() != "R061" && tell(told, each)) diagnostics.add(std::move(each));
  }
}

/// A set shipped, on the file given that takes the place of what it amends.
CheckedFile check_on(const CheckedFile& base, const ShippedHeader& set, const AmendedFiles& all, Told& told) {
  CheckedFile out;
  out.path = set.file->file_name;
  out.built_on = base.path;
  out.readable = true;
  out.checked = check_file(*set.file, out.diagnostics, all);
  if (out.checked.rules) apply_silences(*out.checked.rules, {}, out.diagnostics);
  keep_new(out.diagnostics, told);
  if (!out.checked.plan) out.diagnostics.error("R105", base.checked.rules->id_at, {set.id});
  return out;
}

/// The sets shipped that amend what a file given says otherwise.
std::vector<CheckedFile> check_built_on(const std::vector<CheckedFile>& given, const AmendedFiles& all) {
  std::set<std::string, std::less<>> done;
  Told told;
  for (const CheckedFile& file : given) {
    if (file.checked.rules) done.insert(file.checked.rules->id);
    for (const Diagnostic& each : file.diagnostics.all()) tell(told, each);
  }
  RuleLibrary library;
  std::vector<CheckedFile> built;
  for (const CheckedFile& file : given) {
    // "ID@1a2b3c4d" says otherwise what ID does.
    const bool edited = file.checked.plan && file.checked.rules->name != file.checked.rules->id;
    const ShippedHeader* const base =
        edited && file.path != "-" ? library.find(file.checked.rules->id) : nullptr;
    if (base == nullptr) continue;
    for (const ShippedHeader& set : library.shipped()) {
      if (is_built_on(set, *base) && done.insert(set.id).second)
        built.push_back(check_on(file, set, all, told));
    }
  }
  return built;
}

}  // namespace

std::vector<CheckedFile> check_files(const std::vector<std::string>& paths, const std::optional<Date>& as_of,
                                     AmendedFiles all) {
  std::vector<CheckedFile> files;
  std::map<std::string, std::vector<std::string>> again;  // Other words for one file, by the first of them.
  const std::vector<std::string> given = once_each(paths, again);
  all.give(given);
  for (const std::string& path : given) {
    files.push_back(check_one(path, all, as_of));
    for (const std::string& name : again[path]) {
      files.back().diagnostics.warning("F040", Place{}, {shown_name(name, "file.standard_input")});
    }
  }
  check_years(files);
  // Whether there is something to silence depends on the files given, and on the date.
  std::set<std::string> not_looked_for{"R026", "R027"};
  if (!as_of) not_looked_for.insert("R060");
  for (CheckedFile& file : files) {
    if (file.checked.rules) apply_silences(*file.checked.rules, not_looked_for, file.diagnostics);
  }
  for (CheckedFile& each : check_built_on(files, all)) files.push_back(std::move(each));
  for (CheckedFile& file : files) file.diagnostics.sort();
  return files;
}

}  // namespace aci

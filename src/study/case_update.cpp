#include "study/case_update.h"

#include <algorithm>
#include <map>

#include "base/decimal.h"
#include "base/toml_string.h"

namespace aci {
namespace {

/// The value as TOML, in quotes when it was, or when TOML could not hold it otherwise.
std::string as_toml(const CaseValue& value, bool was_quoted) {
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
    std::string out;
    for (const std::string& item : *list) out += (out.empty() ? "" : ", ") + toml_quoted(item);
    return "[" + out + "]";
  }
  const std::string text = written(value);
  const bool text_only = std::holds_alternative<std::string>(value) || text.find('/') != std::string::npos;
  const bool may_be_quoted = !std::holds_alternative<bool>(value);
  return text_only || (was_quoted && may_be_quoted) ? toml_quoted(text) : text;
}

/// "740.00" keeps its decimals: the same number, written with at least as many.
std::string with_decimals_of(const std::string& before, const CaseValue& value, std::string text) {
  const auto* number = std::get_if<Rational>(&value);
  const std::size_t point = before.find('.');
  if (number == nullptr || point == std::string::npos || before.find('/') != std::string::npos) return text;
  const auto decimals = std::count_if(before.begin() + static_cast<std::ptrdiff_t>(point), before.end(),
                                      [](char c) { return c >= '0' && c <= '9'; });
  const Decimal decimal = to_decimal(*number, static_cast<int>(std::min<std::ptrdiff_t>(decimals, 18)), 18);
  if (!decimal.exact) return text;
  return text.front() == '"' ? toml_quoted(decimal.text) : decimal.text;
}

/// The edits of one file. `results`: all of it.
std::vector<CaseEdit> edits_of(const std::vector<const CaseResult*>& results, Diagnostics& diagnostics) {
  struct Wanted {
    const CaseResult* by;
    const Difference* difference;
    bool conflict = false;
  };
  std::map<std::uint32_t, Wanted> wanted;  // By place in the file.
  for (const CaseResult* result : results) {
    for (const Difference& each : result->differences) {
      if (!each.actual) continue;
      const auto [known, added] = wanted.emplace(each.at.begin(), Wanted{result, &each});
      if (added || known->second.difference->got == each.got) continue;
      known->second.conflict = true;
      diagnostics.warning("C010", each.at, {known->second.difference->got, each.got});
    }
  }
  // A case that already holds under another rule set must not be changed under it.
  for (auto& [begin, want] : wanted) {
    for (const CaseResult* other : results) {
      if (other->at != want.by->at || other == want.by || want.conflict) continue;
      const auto same = [at = begin](const Difference& each) { return each.at.begin() == at; };
      if (std::any_of(other->differences.begin(), other->differences.end(), same)) continue;
      want.conflict = true;
      diagnostics.warning("C010", want.difference->at, {want.difference->expected, want.difference->got});
    }
  }
  std::vector<CaseEdit> edits;
  for (const auto& [begin, want] : wanted) {
    if (want.conflict) continue;
    const Difference& difference = *want.difference;
    const std::string before(difference.at.text());
    const bool was_quoted = before.starts_with('"') || before.starts_with('\'');
    const std::string after =
        with_decimals_of(before, *difference.actual, as_toml(*difference.actual, was_quoted));
    edits.push_back({difference.at, difference.what, before, after});
  }
  return edits;
}

}  // namespace

std::vector<CaseUpdate> case_updates(const std::vector<CaseResult>& results, Diagnostics& diagnostics) {
  std::map<std::string, std::vector<const CaseResult*>> by_file;
  for (const CaseResult& result : results) by_file[result.file->name()].push_back(&result);
  std::vector<CaseUpdate> updates;
  for (const auto& [name, of_file] : by_file) {
    auto edits = edits_of(of_file, diagnostics);
    if (!edits.empty()) updates.push_back({of_file.front()->file, std::move(edits)});
  }
  return updates;
}

void take_as_expected(const CaseUpdate& update, std::vector<CaseResult>& results) {
  for (CaseResult& result : results) {
    if (result.file->name() != update.file->name()) continue;
    std::erase_if(result.differences, [&](const Difference& each) {
      return std::any_of(update.edits.begin(), update.edits.end(),
                         [&](const CaseEdit& edit) { return edit.at.begin() == each.at.begin(); });
    });
    result.passed = result.differences.empty();
  }
}

std::string CaseUpdate::text() const {
  const std::string_view written = file->text();
  std::string out;
  std::size_t at = 0;
  for (const CaseEdit& edit : edits) {
    const Span span = edit.at.span();
    out += written.substr(at, span.begin - at);
    out += edit.after;
    at = span.end;
  }
  return out + std::string(written.substr(at));
}

}  // namespace aci

#include "formula/formula_habits.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace aci {
namespace {

/// What people write from another language or from school, and how it is written here.
constexpr std::pair<std::string_view, std::string_view> kHabits[] = {
    {"=", "=="},       {"≥", ">="},        {"≤", "<="},         {"≠", "!="},         {"×", "*"},
    {"÷", "/"},        {"−", "-"},         {"et", "and"},       {"ou", "or"},        {"alors", "then"},
    {"&", "and"},      {"sinon", "else"},  {"|", "or"},         {"EUR", "\u20ac"},   {"eur", "\u20ac"},
    {"Eur", "\u20ac"}, {"euro", "\u20ac"}, {"euros", "\u20ac"}, {"Euros", "\u20ac"}, {"pts", "points"},
    {"pt", "points"}};

/// French words that begin what no name begins.
constexpr std::pair<std::string_view, std::string_view> kFrenchBeginnings[] = {
    {"si", "if"}, {"Si", "if"}, {"SI", "if"}, {"non", "not"}, {"NON", "not"}};

}  // namespace

std::optional<Message> meant_by(std::string_view written) {
  if (begins_in_french(written)) return Message{"hint.formula_words", {}};
  for (const auto& [habit, meant] : kHabits) {
    if (written == habit) return Message{"hint.write", {"`" + std::string(meant) + "`"}};
  }
  return std::nullopt;
}

bool begins_in_french(std::string_view word) {
  return std::ranges::any_of(kFrenchBeginnings, [&](const auto& row) { return row.first == word; });
}

}  // namespace aci

#include "formula/formula_habits.h"

#include <algorithm>
#include <string>
#include <utility>

namespace aci {
namespace {

/// In whatever case. What people write from another language or from school, and how it is written here.
constexpr std::pair<std::string_view, std::string_view> kHabits[] = {
    {"=", "=="},         {"≥", ">="},       {"≤", "<="},     {"≠", "!="},       {"×", "*"},
    {"÷", "/"},          {"−", "-"},        {"et", "and"},   {"ou", "or"},      {"alors", "then"},
    {"&", "and"},        {"sinon", "else"}, {"|", "or"},     {"eur", "\u20ac"}, {"euro", "\u20ac"},
    {"euros", "\u20ac"}, {"pts", "points"}, {"pt", "points"}};

/// French words that begin what no name begins.
constexpr std::string_view kFrenchBeginnings[] = {"si", "non"};

std::string in_small_letters(std::string_view word) {
  std::string out(word);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

std::optional<Message> meant_by(std::string_view written) {
  if (begins_in_french(written)) return Message{"hint.formula_words", {}};
  const std::string word = in_small_letters(written);
  for (const auto& [habit, meant] : kHabits) {
    if (word == habit) return Message{"hint.write", {"`" + std::string(meant) + "`"}};
  }
  return std::nullopt;
}

bool begins_in_french(std::string_view word) {
  return std::ranges::count(kFrenchBeginnings, in_small_letters(word)) > 0;
}

}  // namespace aci

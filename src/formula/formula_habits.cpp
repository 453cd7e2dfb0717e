#include "formula/formula_habits.h"

#include <algorithm>
#include <string>
#include <utility>

#include "formula/operators_and_functions.h"

namespace aci {
namespace {

/// In whatever case. What people write from another language or from school, and how it is written here.
constexpr std::pair<std::string_view, std::string_view> kHabits[] = {
    {"=", "=="},         {"≥", ">="},       {"≤", "<="},     {"≠", "!="},       {"×", "*"},
    {"÷", "/"},          {"−", "-"},        {"et", "and"},   {"ou", "or"},      {"alors", "then"},
    {"&", "and"},        {"sinon", "else"}, {"|", "or"},     {"eur", "\u20ac"}, {"euro", "\u20ac"},
    {"euros", "\u20ac"}, {"pts", "points"}, {"pt", "points"}};

/// For the name of a value.
constexpr std::pair<std::string_view, std::string_view> kTruths[] = {
    {"true", "true"}, {"false", "false"}, {"vrai", "true"}, {"oui", "true"},
    {"yes", "true"},  {"faux", "false"},  {"non", "false"}, {"no", "false"}};

/// For the name of a function: those of spreadsheets.
constexpr std::pair<std::string_view, std::string_view> kFunctions[] = {{"arrondi", "round(…, 0.01)"},
                                                                        {"plancher", "floor"},
                                                                        {"ent", "floor"},
                                                                        {"int", "floor"},
                                                                        {"plafond", "ceil"},
                                                                        {"ceiling", "ceil"},
                                                                        {"annee", "year"},
                                                                        {"if", "if … then … else …"},
                                                                        {"and", "… and …"},
                                                                        {"or", "… or …"},
                                                                        {"somme", "+"},
                                                                        {"sum", "+"},
                                                                        {"produit", "*"},
                                                                        {"product", "*"},
                                                                        {"edate", "add_months"}};

/// French words that begin what no name begins.
constexpr std::string_view kFrenchBeginnings[] = {"si", "non"};

std::string in_small_letters(std::string_view word) {
  std::string out(word);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

template <std::size_t N>
std::optional<Message> find_meant(const std::pair<std::string_view, std::string_view> (&habits)[N],
                                  std::string_view written) {
  const std::string word = in_small_letters(written);
  const auto* const found =
      std::ranges::find(habits, word, &std::pair<std::string_view, std::string_view>::first);
  if (found == std::end(habits)) return std::nullopt;
  return Message{"hint.write", {"`" + std::string(found->second) + "`"}};
}

}  // namespace

std::optional<Message> meant_by(std::string_view written) {
  if (begins_in_french(written)) return Message{"hint.formula_words", {}};
  return find_meant(kHabits, written);
}

std::optional<Message> value_meant_by(std::string_view name) {
  return find_meant(kTruths, name);
}

std::optional<Message> function_meant_by(std::string_view name) {
  const auto known = function_names();
  const std::string word = in_small_letters(name);
  if (std::ranges::count(known, word) > 0) return Message{"hint.write", {"`" + word + "`"}};
  return find_meant(kFunctions, name);
}

bool begins_in_french(std::string_view word) {
  return std::ranges::count(kFrenchBeginnings, in_small_letters(word)) > 0;
}

}  // namespace aci

#pragma once
// The words that rule files have for our enumerators, each beside its own.

#include <array>
#include <string_view>

#include "base/rational.h"
#include "base/rounding.h"
#include "ruleset/ruleset.h"

namespace aci {

/// The keys whose strings are formulas.
inline constexpr std::array<std::string_view, 18> kFormulaKeys = {
    "attainment", "by", "date",   "due",      "euros",         "formula", "full",  "given", "holds",
    "met",        "of", "points", "pro_rata", "required_when", "step",    "value", "when",  "point_value"};

/// Under it in a table or a scale, the values are formulas, and so are the keys.
inline constexpr std::string_view kRowsKey = "rows";

template <typename E>
struct Word {
  std::string_view word;
  E value;
};
// clang deduces no arguments of aggregates without it before its version 17.
template <typename E>
Word(std::string_view, E) -> Word<E>;

inline constexpr std::array kScaleUnitWords = {Word{"points", ScaleUnit::points},
                                               Word{"euros", ScaleUnit::euros}};
inline constexpr std::array kRoundingModeWords = {
    Word{"half_up", RoundingMode::half_up}, Word{"floor", RoundingMode::floor},
    Word{"ceil", RoundingMode::ceil}, Word{"trunc", RoundingMode::trunc}};
inline constexpr std::array kInputTypeWords = {
    Word{"text", InputType::text},       Word{"integer", InputType::integer},
    Word{"count", InputType::count},     Word{"decimal", InputType::decimal},
    Word{"share", InputType::share},     Word{"euros", InputType::euros},
    Word{"boolean", InputType::boolean}, Word{"date", InputType::date},
    Word{"choice", InputType::choice}};
inline constexpr std::array kDefinitionKindWords = {Word{"definition", DefinitionKind::formula},
                                                    Word{"table", DefinitionKind::table},
                                                    Word{"scale", DefinitionKind::scale}};
inline constexpr std::array kNatureWords = {Word{"fixed", Nature::fixed}, Word{"variable", Nature::variable}};
inline constexpr std::array kAmountRoleWords = {
    Word{"component", AmountRole::component}, Word{"total", AmountRole::total},
    Word{"advance", AmountRole::advance}, Word{"balance", AmountRole::balance},
    Word{"information", AmountRole::information}};

/// The word of `value`; empty when the table lacks it.
template <typename Words, typename E>
constexpr std::string_view word_of(const Words& words, E value) {
  for (const auto& each : words) {
    if (each.value == value) return each.word;
  }
  return {};
}

/// The enumerator behind `word`, as a pointer into the table; null when the table lacks it.
template <typename Words>
constexpr auto find_word(const Words& words, std::string_view word) -> decltype(words.data()) {
  for (const auto& each : words) {
    if (each.word == word) return &each;
  }
  return nullptr;
}

}  // namespace aci

#pragma once
// What `aci new --from` says of an input that an earlier exercise gave, and how it writes its value.

#include <string>
#include <vector>

#include "report/csv_line.h"
#include "study/next_year.h"

namespace aci {

/// For the head of the file.
std::vector<std::string> next_year_texts(Language language, const NextYear& next);
/// For an input: sentences.
std::vector<std::string> carried_texts(Language language, const RuleSet& rules, const NextYear& next,
                                       std::size_t input);
/// Of one that is not fresh, as a structure file writes it; "?" when it is asked again.
std::string carried_toml(const Input& input, const CarriedInput& carried);
/// The same in a form.
void put_carried(CsvLine& line, Language language, const Input& input, const CarriedInput& carried);

}  // namespace aci

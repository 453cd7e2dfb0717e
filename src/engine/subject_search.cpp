#include "engine/subject_search.h"

#include "base/plain_name.h"

namespace aci {

std::vector<std::string> subjects_like(const Assessment& assessment, std::string_view written) {
  const std::string wanted = plain_name(written);
  std::vector<std::string> same;
  std::vector<std::string> like;
  const auto look = [&](const std::string& id, const LocalizedText& label) {
    const std::string names[] = {plain_name(id), plain_name(label.fr), plain_name(label.en)};
    bool holds = false;
    bool is = false;
    for (const std::string& name : names) {
      holds = holds || name.find(wanted) != std::string::npos;
      is = is || name == wanted;
    }
    if (is) same.push_back(id);
    if (holds) like.push_back(id);
  };
  if (wanted.empty()) return {};
  for (const Indicator& indicator : assessment.rules().indicators) look(indicator.id, indicator.label);
  for (const AmountSlots& line : assessment.plan->amounts) look(line.id, line.label);
  return same.size() == 1 ? same : like;
}

}  // namespace aci

#include "report/source_text.h"

#include <algorithm>

#include "report/wording.h"

namespace aci {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t from = std::min(text.find_first_not_of(' '), text.size());
  text.remove_prefix(from);
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

}  // namespace

std::vector<Citation> citations(std::string_view cited) {
  std::vector<Citation> out;
  while (!cited.empty()) {
    const std::size_t end = std::min(cited.find(';'), cited.size());
    const std::string_view each = trimmed(cited.substr(0, end));
    cited.remove_prefix(std::min(end + 1, cited.size()));
    const std::size_t space = std::min(each.find(' '), each.size());
    if (!each.empty())
      out.push_back({std::string(each.substr(0, space)), std::string(trimmed(each.substr(space)))});
  }
  return out;
}

std::string source_titles(Language language, const RuleSet& rules, std::string_view cited) {
  std::string out;
  for (const Citation& each : citations(cited)) {
    const auto index = element_index(each.id, rules.sources);
    const std::string title = index ? rules.sources[*index].title.in(language) : "";
    if (!out.empty()) out += say(language, "report.also");
    out += title.empty() ? each.id : title;
    if (!each.place.empty()) out += ", " + each.place;
  }
  return out;
}

}  // namespace aci

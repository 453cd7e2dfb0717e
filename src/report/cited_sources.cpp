#include "report/cited_sources.h"

#include <algorithm>
#include <utility>

#include "report/source_text.h"
#include "report/wording.h"

namespace aci {
namespace {

/// Each once.
void collect_sources(std::string_view cited, std::vector<std::string>& ids) {
  for (Citation& each : citations(cited)) {
    if (std::find(ids.begin(), ids.end(), each.id) == ids.end()) ids.push_back(std::move(each.id));
  }
}

void collect(const Explanation& of, std::vector<std::string>& ids) {
  collect_sources(of.source, ids);
  for (const RuleStep& step : of.steps) {
    if (step.element != nullptr) collect_sources(step.element->source, ids);
  }
  for (const Explanation& each : of.used) collect(each, ids);
}

}  // namespace

void add_cited_sources(Page& page, Language language, const RuleSet& rules,
                       std::span<const Explanation> explanations) {
  std::vector<std::string> ids;
  for (const Explanation& each : explanations) collect(each, ids);
  if (ids.empty()) return;
  Section& section = page.section(kFromUsual);
  section.line(Role::heading, 0, say(language, "explain.sources"));
  for (const std::string& id : ids) {
    section.line(Role::remark, 1,
                 say(language, "explain.source_is", {id, source_titles(language, rules, id)}));
  }
}

}  // namespace aci

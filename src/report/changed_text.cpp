#include "report/changed_text.h"

#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

std::string shown(Language language, const ChangedParameter::Value& value, Type type) {
  return value.text.ends_with('%') ? percent_text(language, value.value)
                                   : value_text(language, value.value, type);
}

}  // namespace

std::vector<std::string> changed_texts(Language language, const RuleSet& rules, int year) {
  std::vector<std::string> lines;
  for (const ChangedParameter& changed : rules.changed) {
    const ChangedParameter::Value* before = &changed.before.front();
    for (const auto& each : changed.before) {
      if (each.from <= std::chrono::year{year} / 1 / 1) before = &each;
    }
    const Parameter& parameter = rules.parameters[changed.parameter];
    lines.push_back(say(language, "report.changed",
                        {parameter.id, shown(language, changed.after, changed.type),
                         shown(language, *before, changed.type)}));
  }
  return lines;
}

}  // namespace aci

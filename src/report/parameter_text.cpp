#include "report/parameter_text.h"

#include "report/source_text.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

/// `text`: as the formula has it, a percentage or not.
std::string shown(Language language, const std::string& text, const Rational& value, Type type) {
  return text.ends_with('%') ? percent_text(language, value) : value_text(language, value, type);
}
std::string shown(Language language, const ChangedParameter::Value& value, Type type) {
  return shown(language, value.text, value.value, type);
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
    lines.push_back(
        say(language, "report.changed",
            {parameter.label.empty() ? MessageArg(parameter.id) : MessageArg(parameter.label),
             shown(language, changed.after, changed.type), shown(language, *before, changed.type)}));
  }
  return lines;
}

std::vector<std::string> dated_texts(Language language, const Assessment& assessment) {
  std::vector<std::string> lines;
  for (const DatedLine& line : assessment.dated) {
    const Parameter& parameter = assessment.rules().parameters[line.index];
    const Parameter::Value& read = *parameter.value_in(assessment.inputs.year);
    const Type type = assessment.plan->program.root(assessment.plan->parameters[line.index]).type;
    std::string text = say(language, "report.dated",
                           {parameter.label, shown(language, read.formula.formula.text, line.value, type)});
    if (read.dated()) text += say(language, "report.dated_since", {read.from});
    const std::string& source = parameter.source_in(assessment.inputs.year);
    if (!source.empty())
      text += say(language, "report.dated_source", {source_titles(language, assessment.rules(), source)});
    lines.push_back(std::move(text));
  }
  return lines;
}

}  // namespace aci

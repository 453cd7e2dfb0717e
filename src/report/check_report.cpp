#include "report/check_report.h"

#include "report/wording.h"

namespace aci {

Examined examined_of(Language language, const CheckedFile& file) {
  Examined one{file.path, file.path, {}, file.readable, {}};
  for (const Diagnostic& diagnostic : file.diagnostics.all()) {
    one.findings.push_back(finding_of(language, diagnostic));
  }
  return one;
}

std::string sound_text(Language language, const CheckedFile& file) {
  const RuleSet& rules = *file.checked.rules;
  const auto count = [](const auto& list) { return Rational(static_cast<std::int64_t>(list.size())); };
  return say(language, "check.sound",
             {file.path, rules.id, count(rules.indicators), count(rules.parameters), count(rules.inputs)}) +
         "\n";
}

}  // namespace aci

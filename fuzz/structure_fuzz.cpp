// The first byte chooses a rule set, the rest is a structure file: read, evaluated, put into words.

#include "engine/evaluate.h"
#include "fuzz_support.h"
#include "io/rule_library.h"
#include "io/toml_document.h"
#include "report/compute_json.h"
#include "report/compute_page.h"
#include "report/page_text.h"

namespace {

using namespace aci;

RuleLibrary& library() {
  static RuleLibrary shipped;
  return shipped;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto& headers = library().shipped();
  if (size == 0 || headers.empty()) return 0;
  Diagnostics diagnostics;
  const auto plan = library().load(headers[data[0] % headers.size()], diagnostics);
  demand(plan != nullptr);
  TransientTexts texts;  // Of this input: those of the rules stay.
  const TransientTexts::Collect collecting(texts);
  const SourcePtr file = source_of(data + 1, size - 1);
  if (const auto document = parse_structure_toml(file, diagnostics)) {
    read_year(*document, {}, diagnostics);
    SchemeInputs others(library(), plan->rules->scheme);
    if (const auto inputs = read_structure(*document, {}, *plan, others, diagnostics)) {
      const Outcome outcome = evaluate(plan, *inputs);
      // `check` proves that the shipped rules neither divide by zero nor overflow.
      if (outcome.fault) {
        demand(outcome.fault->kind != FaultKind::division_by_zero &&
               outcome.fault->kind != FaultKind::overflow);
      }
      if (outcome.assessment) {
        for (const Language language : {Language::fr, Language::en}) {
          demand(!page_text(compute_page(language, *outcome.assessment), {language, true}).empty());
          demand(!compute_json(language, {&*outcome.assessment, 1}, false).empty());
        }
      }
    }
  }
  diagnostics.sort();
  render(diagnostics);
  return 0;
}

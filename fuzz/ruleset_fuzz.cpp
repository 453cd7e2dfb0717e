// Any text as a rule file: read, checked, compiled; when it is sound, structures at the bounds of its inputs
// are evaluated, and nothing that the bounds prove impossible may happen.

#include "engine/evaluate.h"
#include "fuzz_support.h"
#include "io/rule_library.h"
#include "ruleset/plan_bounds.h"

namespace {

using namespace aci;

/// Every input at its lowest or at its highest value, or absent where it may be.
void try_structure(const std::shared_ptr<const Plan>& plan, bool highest, bool given,
                   bool may_divide_by_zero) {
  Inputs inputs;
  for (const Range& range : input_ranges(*plan->rules)) {
    const Input& input = plan->rules->inputs[inputs.values.size()];
    const bool absent = input.optional && !given;
    inputs.values.push_back(absent ? std::nullopt : highest ? range.hi : range.lo);
    inputs.origins.push_back(absent ? InputOrigin::absent : InputOrigin::given);
    inputs.places.push_back(whole_file(plan->rules->file));
  }
  const Outcome outcome = evaluate(plan, inputs, Trace::yes);
  demand(outcome.assessment || outcome.fault || !outcome.broken.empty());
  if (!may_divide_by_zero && outcome.fault) demand(outcome.fault->kind != FaultKind::division_by_zero);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  TransientTexts texts;
  const TransientTexts::Collect collecting(texts);
  const SourcePtr file = source_of(data, size);
  Diagnostics diagnostics;
  const auto plan = compile_file(file, diagnostics);
  demand((plan != nullptr) != diagnostics.has_errors());
  diagnostics.sort();
  render(diagnostics);
  if (!plan) return 0;
  bool may_divide_by_zero = false;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    may_divide_by_zero = may_divide_by_zero || diagnostic.code() == "R049";
  }
  for (const bool highest : {false, true}) {
    for (const bool given : {false, true}) try_structure(plan, highest, given, may_divide_by_zero);
  }
  return 0;
}

// What aci test takes.

#include <memory>

#include "cli/commands.h"

namespace aci {

CommandForm test_form() {
  constexpr std::int64_t kMost = 1'000'000'000;
  const auto out = std::make_shared<TestOptions>();
  CommandForm form;
  form.operands = {texts(out->paths, "help.paths_placeholder", Completion::path), "help.test.paths", 0,
                   kMany};
  form.options = {
      {"--rules", "help.test.rules", texts(out->rules, "help.rules_placeholder", Completion::file)},
      findings_format_option(out->format),
      {"--update", "help.test.update", flag(out->update)},
      {"--coverage", "help.test.coverage", flag(out->coverage)},
      {"--fail-under", "help.test.fail_under", implies(out->coverage, count(out->fail_under, 0, 100))},
      {"--mutate", "help.test.mutate", flag(out->mutate)},
      {"--sample", "help.test.sample", implies(out->mutate, count(out->mutation.sample, 0, kMost))},
      {"--seed", "help.test.seed", count(out->mutation.seed, 0, kMost), {}, "--sample"},
      output_option(out->output),
  };
  add_lengths(form.options, out->length);
  form.settle = [out](Diagnostics&) {
    if (out->paths.empty()) out->paths.emplace_back(".");
  };
  form.run = [out](Session& session) { return run_test(*out, session); };
  return form;
}

}  // namespace aci

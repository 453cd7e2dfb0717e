// aci new: a commented structure file to fill in.

#include <memory>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "report/structure_template.h"

namespace aci {

int run_new(const NewOptions& options, Session& session) {
  if (session.already_there(options.output)) return exit_code::bad_input;
  Diagnostics diagnostics;
  RuleLibrary& library = session.library();
  std::shared_ptr<const Plan> plan;
  if (!options.rules.empty()) {
    plan = library.load(options.rules, diagnostics);
  } else if (options.year) {
    const ShippedHeader* header = library.in_force(library.default_scheme(), *options.year);
    if (header != nullptr) {
      plan = library.load(*header, diagnostics);
    } else {
      diagnostics.error("I002", Place{}, {std::to_string(*options.year)}).hint =
          Message{"hint.years_covered", {std::to_string(library.shipped().front().first_year)}};
    }
  } else {
    plan = library.load(library.latest(library.default_scheme()), diagnostics);
  }
  session.report(diagnostics);
  if (!plan) return exit_code::bad_input;
  return session.write(options.output, structure_template(session.language(), *plan, options.year));
}

CommandForm new_form() {
  const auto out = std::make_shared<NewOptions>();
  CommandForm form;
  form.formats = {"toml"};
  form.options = {
      {"--annee,--year", "help.opt.year", count(out->year, kFirstYear, kLastYear, "help.year_placeholder")},
      rules_option(out->rules),
      output_option(out->output),
  };
  form.run = [out](Session& session) { return run_new(*out, session); };
  return form;
}

}  // namespace aci

// aci new: a commented structure file to fill in.

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "report/structure_template.h"
#include "study/rules_for_year.h"

namespace aci {
namespace {

struct NewOptions {
  std::optional<int> year;
  std::string rules;
  std::string output;
};

int run_new(const NewOptions& options, Session& session) {
  if (session.already_there(options.output)) return exit_code::bad_input;
  Diagnostics diagnostics;
  std::shared_ptr<const Plan> plan;
  if (const auto rules = RulesForYear::choose(session.library(), options.rules, "--rules", diagnostics)) {
    const bool by_year = options.year && options.rules.empty();
    const std::uint16_t place = by_year ? rules->for_year(*options.year) : rules->latest();
    if (place == RulesForYear::kNone) {
      rules->tell_uncovered(*options.year, Place(), diagnostics);
    } else {
      plan = rules->plan(place, diagnostics);
    }
  }
  session.report(diagnostics);
  if (!plan) return exit_code::bad_input;
  return session.write(options.output, structure_template(session.language(), *plan, options.year));
}

}  // namespace

CommandForm new_form() {
  return bound_form(run_new, [](NewOptions& out, CommandForm& form) {
    form.formats = {"toml"};
    form.options = {
        {"--annee,--year", "help.opt.year", count(out.year, kFirstYear, kLastYear, "help.year_placeholder")},
        rules_option(out.rules),
        output_option(out.output),
    };
  });
}

}  // namespace aci

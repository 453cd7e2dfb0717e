// aci new: a commented structure file to fill in, or a table for a spreadsheet.

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "report/structure_form.h"
#include "report/structure_template.h"
#include "study/rules_for_year.h"

namespace aci {
namespace {

enum class NewFormat : std::uint8_t { toml, csv };

struct NewOptions {
  NewFormat format = NewFormat::toml;
  std::optional<int> year;
  std::string rules;
  std::string output;
};

int run_new(const NewOptions& options, Session& session) {
  if (session.already_there(options.output)) return exit_code::bad_input;
  Diagnostics diagnostics;
  std::shared_ptr<const Plan> plan;
  if (const auto rules = RulesForYear::choose(session.library(), options.rules, "--rules", diagnostics)) {
    const std::uint16_t place = options.year ? rules->for_year(*options.year) : rules->latest();
    if (place == RulesForYear::kNone) {
      rules->tell_uncovered(*options.year, Place(), diagnostics);
    } else {
      plan = rules->plan(place, diagnostics);
    }
  }
  session.report(diagnostics);
  if (!plan) return exit_code::bad_input;
  const Language language = session.language();
  // A file is of the default scheme unless it says otherwise; no name leads to rules that are in a file.
  const bool other = plan->rules->scheme != kDefaultScheme && !is_path(options.rules);
  const std::string agreement = other ? plan->rules->scheme : "";
  return session.write(options.output, options.format == NewFormat::csv
                                           ? structure_form(language, *plan, options.year, agreement)
                                           : structure_template(language, *plan, options.year, agreement));
}

}  // namespace

CommandForm new_form() {
  return bound_form(run_new, [](NewOptions& out, CommandForm& form) {
    form.options = {
        {"--format", "help.opt.format",
         choice(out.format, {{"toml", NewFormat::toml}, {"csv", NewFormat::csv}})},
        {"--annee,--year", "help.opt.year", count(out.year, kFirstYear, kLastYear, "help.year_placeholder")},
        rules_option(out.rules),
        output_option(out.output),
    };
  });
}

}  // namespace aci

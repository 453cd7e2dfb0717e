// aci new: a commented structure file to fill in, or a table for a spreadsheet; the next one, from this
// year's.

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
  std::string from;  ///< A structure file of an earlier exercise; empty: none.
  std::string rules;
  Encoding encoding = Encoding::automatic;  ///< Of that file.
  std::string output;
};

/// The rules of an exercise, or the last ones; of the agreement that the earlier file is of. Null when there
/// are none, reported.
std::shared_ptr<const Plan> rules_of(const NewOptions& options, const Assessment* last,
                                     std::optional<int> year, RuleLibrary& library,
                                     Diagnostics& diagnostics) {
  const auto schemes = last != nullptr ? RulesForYear::Schemes::all : RulesForYear::Schemes::one;
  const auto rules = RulesForYear::choose(library, options.rules, "--rules", diagnostics, schemes);
  if (!rules) return nullptr;
  const std::size_t agreement = last != nullptr ? rules->agreement(last->rules().scheme).value_or(0) : 0;
  const std::uint16_t place = year ? rules->for_year(*year, 0, agreement) : rules->latest();
  if (place != RulesForYear::kNone) return rules->plan(place, diagnostics);
  rules->tell_uncovered(*year, Place(), diagnostics, agreement);
  return nullptr;
}

std::string write(const NewOptions& options, Language language, const Plan& plan, std::optional<int> year,
                  const NextYear* next) {
  // A file is of the default scheme unless it says otherwise; no name leads to rules that are in a file.
  const bool other = plan.rules->scheme != kDefaultScheme && !is_path(options.rules);
  const std::string agreement = other ? plan.rules->scheme : "";
  return Session::for_screen(options.output, options.format == NewFormat::csv
                                                 ? structure_form(language, plan, year, agreement, next)
                                                 : structure_template(language, plan, year, agreement, next));
}

int run_new(const NewOptions& options, Session& session) {
  if (session.already_there(options.output)) return exit_code::bad_input;
  if (!options.from.empty() && session.would_overwrite(options.output, {options.from}))
    return exit_code::bad_input;
  std::optional<Assessment> last;
  if (!options.from.empty()) {
    // Under its own rules: those that are asked for are of the exercise to come, unless they are in a file.
    const std::string rules = is_path(options.rules) ? options.rules : "";
    last = session.compute(options.from, rules, {}, options.encoding).assessment;
    if (!last) return exit_code::bad_input;
  }
  const std::optional<int> year = last && !options.year ? last->inputs.year + 1 : options.year;
  Diagnostics diagnostics;
  if (last && *year <= last->inputs.year) {
    diagnostics.error("U051", Place{},
                      {std::to_string(*year), options.from, std::to_string(last->inputs.year)});
  }
  const auto plan = diagnostics.has_errors()
                        ? nullptr
                        : rules_of(options, last ? &*last : nullptr, year, session.library(), diagnostics);
  const bool foreign = plan && last && plan->rules->scheme != last->rules().scheme;
  if (foreign) {
    diagnostics.error("U052", Place{}, {plan->rules->name, options.from, last->rules().scheme});
  }
  session.report(diagnostics);
  if (!plan || foreign) return exit_code::bad_input;
  if (!last) return session.write(options.output, write(options, session.language(), *plan, year, nullptr));
  const NextYear next = next_year(*last, plan, *year);
  return session.write(options.output, write(options, session.language(), *plan, year, &next));
}

}  // namespace

CommandForm new_form() {
  return bound_form(run_new, [](NewOptions& out, CommandForm& form) {
    Option encoding = encoding_option(out.encoding);
    encoding.only_with = "--from";
    form.options = {
        {"--format", "help.opt.format",
         choice(out.format, {{"toml", NewFormat::toml}, {"csv", NewFormat::csv}})},
        {"--from", "help.opt.from", text(out.from, "help.file_placeholder", Completion::file)},
        {"--annee,--year", "help.opt.year", count(out.year, kFirstYear, kLastYear, "help.year_placeholder")},
        rules_option(out.rules),
        encoding,
        output_option(out.output),
    };
  });
}

}  // namespace aci

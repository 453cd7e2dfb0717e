// aci check: everything that is wrong with rule files, located.

#include <algorithm>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "io/text_file.h"
#include "report/wording.h"

namespace aci {
namespace {

/// The years of the rule sets of one scheme should neither overlap nor leave gaps.
void check_years(std::vector<std::shared_ptr<const Plan>> plans, Diagnostics& diagnostics) {
  std::stable_sort(plans.begin(), plans.end(), [](const auto& a, const auto& b) {
    return std::tie(a->rules->scheme, a->rules->first_year) <
           std::tie(b->rules->scheme, b->rules->first_year);
  });
  std::size_t longest = 0;  // Of the files before, the one whose years go furthest.
  for (std::size_t i = 1; i < plans.size(); ++i) {
    const RuleSet& before = *plans[longest]->rules;
    const RuleSet& after = *plans[i]->rules;
    if (before.scheme != after.scheme || after.last_year > before.last_year) longest = i;
    if (before.scheme != after.scheme) continue;
    if (after.first_year <= before.last_year) {
      diagnostics.warning("R027", after.place(after.id_at),
                          {std::to_string(after.first_year),
                           std::to_string(std::min(before.last_year, after.last_year)), before.id});
    } else if (after.first_year > before.last_year + 1) {
      diagnostics.warning("R026", after.place(after.id_at),
                          {after.scheme, std::to_string(before.last_year), std::to_string(after.first_year)});
    }
  }
}

}  // namespace

int run_check(const CheckOptions& options, Session& session) {
  int status = exit_code::ok;
  std::vector<std::shared_ptr<const Plan>> plans;
  std::string summary;
  Diagnostics years;
  for (const std::string& path : options.files) {
    Diagnostics diagnostics;
    const auto file = read_text_file(path, diagnostics);
    const auto plan = file ? compile_file(*file, "", diagnostics) : nullptr;
    const bool finding = session.report(diagnostics);
    if (!file) {
      status = exit_code::bad_input;
    } else if (!plan || (finding && options.strict)) {
      status = std::max(status, exit_code::findings);
    }
    if (!plan) continue;
    plans.push_back(plan);
    summary +=
        say(session.language(), "check.sound",
            {path, plan->rules->id, Rational(static_cast<std::int64_t>(plan->rules->indicators.size())),
             Rational(static_cast<std::int64_t>(plan->rules->parameters.size())),
             Rational(static_cast<std::int64_t>(plan->rules->inputs.size()))}) +
        "\n";
  }
  check_years(std::move(plans), years);
  if (session.report(years) && options.strict) status = std::max(status, exit_code::findings);
  return std::max(status, session.write("", summary));
}

}  // namespace aci

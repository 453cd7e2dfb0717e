// aci diff: what separates two rule sets, and what it does to structures.

#include <algorithm>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "io/file_name.h"
#include "io/structure_list.h"
#include "report/diff_report.h"
#include "report/page_markdown.h"
#include "report/page_text.h"

namespace aci {
namespace {

/// An input that either rule set has, or another of their schemes, is no mistake of the structure.
class EitherInputs final : public OtherInputs {
 public:
  EitherInputs(RuleLibrary& library, const Plan& before, const Plan& after)
      : before_(before),
        after_(after),
        old_scheme_(library, before.rules->scheme),
        new_scheme_(library, after.rules->scheme) {}
  bool knows(std::string_view id) override {
    return before_.input(id) || after_.input(id) || old_scheme_.knows(id) || new_scheme_.knows(id);
  }

 private:
  const Plan& before_;
  const Plan& after_;
  SchemeInputs old_scheme_;
  SchemeInputs new_scheme_;
};

/// What both rule sets say of a structure is told once; their remarks are not what is asked about.
void tell_once(const Diagnostics& from, Diagnostics& to) {
  for (const Diagnostic& each : from.all()) {
    const bool told = std::any_of(to.all().begin(), to.all().end(), [&](const Diagnostic& other) {
      return other.code() == each.code() && other.place == each.place;
    });
    if (!told && each.severity == Severity::error) to.add(each);
  }
}

/// Whether the structure has figures under the plan; says why not.
bool has_figures(const std::shared_ptr<const Plan>& plan, const ListedStructure& structure,
                 OtherInputs& others, Diagnostics& told, std::string& name) {
  Diagnostics found;
  const auto inputs = read_structure(structure.document, structure.fields, *plan, others, found);
  bool sound = inputs.has_value();
  if (inputs) {
    name = inputs->name;
    const Outcome outcome = evaluate(plan, *inputs);
    sound = outcome.assessment.has_value();
    tell_outcome(outcome, *plan, *inputs, structure.name, found);
  }
  tell_once(found, told);
  return sound;
}

std::string render(const DiffReport& report, const DiffOptions& options, const Session& session) {
  const Language language = session.language();
  switch (options.format) {
    case DiffFormat::json:
      return diff_json(language, report);
    case DiffFormat::markdown:
      return page_markdown(diff_tables_page(language, report), {language});
    case DiffFormat::text:
      break;
  }
  return page_text(diff_page(language, report),
                   {language, options.output.empty() && session.color_out(), options.length});
}

}  // namespace

int run_diff(const DiffOptions& options, Session& session) {
  Diagnostics diagnostics;
  RuleLibrary& library = session.library();
  const auto before = library.load(options.before, diagnostics, "diff");
  const auto after = before ? library.load(options.after, diagnostics, "diff") : nullptr;
  if (!before || !after) {
    session.report(diagnostics);
    return exit_code::bad_input;
  }
  const RuleDiff diff = diff_rules(*before->rules, *after->rules);

  EitherInputs others(library, *before, *after);
  std::vector<std::shared_ptr<const ListedStructure>> structures;
  std::vector<DiffSubject> subjects;
  const std::vector<std::string> files = structure_files(options.structures, diagnostics);
  for (const std::string& path : files) {
    for (ListedStructure& found : read_listed(path, diagnostics)) {
      const auto structure = std::make_shared<const ListedStructure>(std::move(found));
      const auto year = read_year(structure->document, structure->fields, diagnostics);
      std::string name;
      const bool old_sound = year && has_figures(before, *structure, others, diagnostics, name);
      const bool new_sound = year && has_figures(after, *structure, others, diagnostics, name);
      if (!old_sound || !new_sound) continue;
      subjects.push_back({name, structure->name, *year, [structure, &others](const Plan& plan) {
                            Diagnostics ignored;
                            return read_structure(structure->document, structure->fields, plan, others,
                                                  ignored);
                          }});
    }
  }
  std::optional<DiffEffects> effects;
  if (!subjects.empty()) {
    effects = attribute(diff, before, after, subjects);
    if (!effects) diagnostics.error("D004", Place{});
  }
  session.report(diagnostics);
  if (diagnostics.has_errors() && !options.output.empty()) return exit_code::bad_input;
  const DiffReport report{*before->rules, *after->rules, diff, effects ? &*effects : nullptr};
  // The result may have been named like a structure found in a folder.
  std::vector<std::string> read = files;
  for (const std::string& rules : {options.before, options.after}) {
    if (is_path(rules)) read.push_back(rules);
  }
  if (session.would_overwrite(options.output, read)) return exit_code::bad_input;
  const int written = session.write(options.output, render(report, options, session));
  if (diagnostics.has_errors()) return exit_code::bad_input;
  return std::max(written, diff.changes.empty() ? exit_code::ok : exit_code::findings);
}

}  // namespace aci

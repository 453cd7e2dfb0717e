// aci schema: JSON Schemas, of a structure file for editors and of the JSON of compute for programs.

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "report/compute_schema.h"
#include "report/structure_schema.h"
#include "study/rules_for_year.h"

namespace aci {
namespace {

struct SchemaOptions {
  bool of_compute = false;  ///< Of the JSON of `compute`, instead of a structure file.
  std::string rules;
  std::string output;
};

int run_schema(const SchemaOptions& options, Session& session) {
  if (options.of_compute) return session.write(options.output, compute_schema_json());
  Diagnostics diagnostics;
  const auto rules = RulesForYear::choose(session.library(), options.rules, "--rules", diagnostics);
  if (rules) rules->load_all(diagnostics);
  session.report(diagnostics);
  if (diagnostics.has_errors()) return exit_code::bad_input;
  return session.write(options.output, structure_schema_json(session.language(), rules->plans()));
}

}  // namespace

CommandForm schema_form() {
  return bound_form(run_schema, [](SchemaOptions& out, CommandForm& form) {
    form.operands = {
        choice(out.of_compute, {{"structure", false}, {"compute", true}}, "help.schema_placeholder"),
        "help.schema.of", 0, 1};
    form.formats = {"json"};
    Option rules = rules_option(out.rules);
    rules.not_with = "compute";  // Its JSON is the same under all rules.
    form.options = {rules, output_option(out.output)};
  });
}

}  // namespace aci

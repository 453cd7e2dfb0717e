// aci schema: JSON Schemas, of a structure file for editors and of the JSON of commands for programs.

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "report/result_schema.h"
#include "report/structure_schema.h"
#include "study/rules_for_year.h"

namespace aci {
namespace {

struct SchemaOptions {
  std::string_view command;  ///< Of whose JSON; empty: of a structure file.
  std::string rules;
  std::string output;
};

int run_schema(const SchemaOptions& options, Session& session) {
  if (!options.command.empty()) return session.write(options.output, result_schema(options.command));
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
    using Meaning = std::pair<std::string_view, std::string_view>;
    form.operands = {choice(out.command,
                            std::vector<Meaning>{{"structure", ""},
                                                 {"compute", "compute"},
                                                 {"ranges", "ranges"},
                                                 {"advise", "advise"},
                                                 {"compare", "compare"},
                                                 {"plan", "plan"},
                                                 {"reconcile", "reconcile"}},
                            "help.schema_placeholder"),
                     "help.schema.of", 0, 1};
    form.formats = {"json"};
    form.options = {rules_option(out.rules), output_option(out.output)};
    form.settle = [&out](Diagnostics& diagnostics) {
      // The JSON of a command is the same under all rules.
      if (out.command.empty() || out.rules.empty()) return;
      const std::string rules = "--rules";
      diagnostics.error("U024", on_command_line(rules), {rules, std::string(out.command)});
    };
  });
}

}  // namespace aci

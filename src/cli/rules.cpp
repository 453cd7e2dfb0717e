// aci rules: the rule sets shipped, or one of them in full.

#include <memory>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "report/number_text.h"
#include "report/wording.h"

namespace aci {

int run_rules(const RulesOptions& options, Session& session) {
  if (session.already_there(options.output)) return exit_code::bad_input;
  RuleLibrary& library = session.library();
  if (options.id.empty()) {
    std::string list;
    for (const ShippedHeader& header : library.shipped()) {
      const std::string years =
          say(session.language(), years_in_force(header.first_year, header.last_year, header.open_ended));
      list += pad_right(header.id, 16) + "  " + pad_right(years, 14) + "  " +
              header.title.in(session.language()) + "\n";
    }
    return session.write(options.output, list);
  }
  Diagnostics diagnostics;
  const ShippedHeader* header = library.find_or_report(options.id, "rules", diagnostics);
  if (header != nullptr) return session.write(options.output, header->file->text);
  session.report(diagnostics);
  return exit_code::bad_input;
}

CommandForm rules_form() {
  const auto out = std::make_shared<RulesOptions>();
  CommandForm form;
  form.operands = {text(out->id, "help.id_placeholder", Completion::rules), "help.rules.id", 0, 1};
  form.formats = {"text", "toml"};
  form.options = {output_option(out->output)};
  form.run = [out](Session& session) { return run_rules(*out, session); };
  return form;
}

}  // namespace aci

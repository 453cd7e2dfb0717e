// What aci check takes.

#include <memory>

#include "cli/commands.h"

namespace aci {

CommandForm check_form() {
  const auto out = std::make_shared<CheckOptions>();
  CommandForm form;
  form.operands = {texts(out->files, "help.files_placeholder", Completion::file), "help.check.files", 1,
                   kMany, "help.a_file"};
  form.options = {
      findings_format_option(out->format),
      {"--as-of", "help.check.as_of", date(out->as_of)},
      strict_option(out->strict),
      output_option(out->output),
  };
  form.run = [out](Session& session) { return run_check(*out, session); };
  return form;
}

}  // namespace aci

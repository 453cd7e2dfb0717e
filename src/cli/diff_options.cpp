// What aci diff takes.

#include <memory>

#include "cli/commands.h"

namespace aci {

CommandForm diff_form() {
  const auto out = std::make_shared<DiffOptions>();
  const auto words = std::make_shared<std::vector<std::string>>();
  CommandForm form;
  form.operands = {texts(*words, "help.diff_placeholder", Completion::rules), "help.diff.arguments", 2, kMany,
                   "help.two_rules"};
  form.options = {
      {"--on", "help.opt.on", texts(out->structures, "help.structures_placeholder", Completion::path)},
      {"--format", "help.opt.format",
       choice(out->format,
              {{"text", DiffFormat::text}, {"json", DiffFormat::json}, {"markdown", DiffFormat::markdown}})},
      output_option(out->output),
  };
  add_lengths(form.options, out->length);
  // What follows the two rule sets is a structure too: `--on examples/*.toml` is spread by the shell.
  form.settle = [out, words](Diagnostics& diagnostics) {
    out->before = words->at(0);
    out->after = words->at(1);
    const bool on = !out->structures.empty();
    for (std::size_t i = 2; i < words->size(); ++i) {
      if (!on) diagnostics.error("U008", on_command_line(words->at(i)), {words->at(i)});
      out->structures.push_back(words->at(i));
    }
  };
  form.run = [out](Session& session) { return run_diff(*out, session); };
  return form;
}

}  // namespace aci

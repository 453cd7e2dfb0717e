// What aci batch takes.

#include <memory>

#include "cli/commands.h"

namespace aci {

CommandForm batch_form() {
  const auto out = std::make_shared<BatchOptions>();
  CommandForm form;
  form.operands = {texts(out->inputs, "help.inputs_placeholder", Completion::path), "help.batch.inputs", 1,
                   kMany, "help.a_file"};
  form.json_lines = true;
  const std::vector<std::string_view> rows = {"csv", "json"};
  form.options = {
      {"--format", "help.batch.format",
       choice(out->format,
              {{"csv", BatchFormat::csv}, {"json", BatchFormat::json}, {"text", BatchFormat::text}})},
      {"--detail", "help.batch.detail", flag(out->detail), rows, "", "--summary"},
      {"--summary", "help.batch.summary", flag(out->summary), {}, "", "", "text"},
      {"--keep", "help.batch.keep", texts(out->keep, "help.column_placeholder", Completion::column), rows, "",
       "--summary"},
      {"--vary", "help.batch.vary", texts(out->variations, "help.vary_placeholder", Completion::input)},
      {"--against", "help.batch.against", text(out->against, "help.rules_placeholder", Completion::rules)},
      {"--ignore-unknown", "help.batch.ignore_unknown", flag(out->ignore_unknown)},
      {"--rejects", "help.batch.rejects", text(out->rejects, "help.file_placeholder", Completion::file)},
      {"--csv-dialect", "help.batch.dialect", choice(out->french_csv, {{"standard", false}, {"fr", true}})},
      {"--jobs", "help.batch.jobs", count(out->jobs, 1, 256)},
      strict_option(out->strict),
      set_option(out->overrides),
      rules_option(out->rules),
      output_option(out->output),
  };
  add_lengths(form.options, out->length);
  form.settle = [out](Diagnostics&) { out->summary = out->summary || out->format == BatchFormat::text; };
  form.run = [out](Session& session) { return run_batch(*out, session); };
  return form;
}

}  // namespace aci

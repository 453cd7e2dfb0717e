// aci check: everything that is wrong with rule files, located, and what a careful reader would remark.

#include <algorithm>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "io/repository.h"
#include "report/finding.h"

namespace aci {
namespace {

struct CheckOptions {
  std::vector<std::string> files;
  bool strict = false;
  FindingFormat format = FindingFormat::text;
  std::optional<Date> as_of;
  std::string output;
};

int run_check(const CheckOptions& options, Session& session) {
  if (session.cannot_begin(options.output, options.files)) return exit_code::bad_input;
  int status = exit_code::ok;
  FindingReport report{"check", options.strict, {}, options.files.front()};
  std::string text;
  AmendedFiles all;
  for (CheckedFile& file : check_files(options.files, options.as_of, all)) {
    report.examined.push_back(examined_of(session.language(), file));
    if (options.format == FindingFormat::text) session.report(file.diagnostics);
    if (file.checked.plan) text += sound_text(session.language(), file);
    if (!file.readable) {
      status = exit_code::bad_input;
    } else if (!report.passed(report.examined.back())) {
      status = std::max(status, exit_code::findings);
    }
  }
  if (session.would_overwrite(options.output, all.read_paths())) return exit_code::bad_input;
  // What a CI system reads says what could not be read: it is written all the same.
  const bool text_only = options.format == FindingFormat::text;
  if (text_only && status == exit_code::bad_input && !options.output.empty()) return status;
  if (!text_only) text = findings_in(session.language(), options.format, report, name_in_repository);
  return std::max(status, session.write(options.output, text));
}

}  // namespace

CommandForm check_form() {
  return bound_form(run_check, [](CheckOptions& out, CommandForm& form) {
    form.operands = {texts(out.files, "help.files_placeholder", Completion::file), "help.check.files", 1,
                     kMany, "help.a_file"};
    form.options = {
        findings_format_option(out.format),
        {"--as-of", "help.check.as_of", date(out.as_of)},
        strict_option(out.strict),
        output_option(out.output),
    };
  });
}

}  // namespace aci

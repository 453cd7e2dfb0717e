// aci diff: what separates two rule sets, and what it does to structures.

#include "study/diff.h"

#include <algorithm>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "report/diff_report.h"
#include "report/page_markdown.h"
#include "report/page_text.h"

namespace aci {
namespace {

std::string render(const DiffResult& result, const DiffOptions& options, const Session& session) {
  const Language language = session.language();
  switch (options.format) {
    case DiffFormat::json:
      return diff_json(language, result);
    case DiffFormat::markdown:
      return page_markdown(diff_tables_page(language, result), {language});
    case DiffFormat::text:
      break;
  }
  return page_text(diff_page(language, result),
                   {language, options.output.empty() && session.color_out(), options.length});
}

}  // namespace

int run_diff(const DiffOptions& options, Session& session) {
  Diagnostics diagnostics;
  const auto result = diff(options.before, options.after, options.structures, session.library(), diagnostics);
  session.report(diagnostics);
  if (!result || (diagnostics.has_errors() && !options.output.empty())) return exit_code::bad_input;
  if (session.would_overwrite(options.output, result->files)) return exit_code::bad_input;
  const int written = session.write(options.output, render(*result, options, session));
  if (diagnostics.has_errors()) return exit_code::bad_input;
  return std::max(written, result->diff.changes.empty() ? exit_code::ok : exit_code::findings);
}

}  // namespace aci

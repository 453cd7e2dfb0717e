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

/// Of many structures, a piece at a time.
void render(const DiffResult& result, const DiffOptions& options, const Session& session,
            const PutText& put) {
  const Language language = session.language();
  switch (options.format) {
    case DiffFormat::json:
      return write_diff_json(language, result, put);
    case DiffFormat::markdown:
      return put(page_markdown(diff_tables_page(language, result), {language}));
    case DiffFormat::text:
      break;
  }
  PageTextWriter writer({language, options.output.empty() && session.color_out(), options.length}, put);
  diff_page(language, result, [&](const Section& section) { writer.add(section); });
}

}  // namespace

int run_diff(const DiffOptions& options, Session& session) {
  Diagnostics diagnostics;
  const auto result = diff(options.before, options.after, options.structures, session.library(), diagnostics);
  session.report(diagnostics);
  if (!result || (diagnostics.has_errors() && !options.output.empty())) return exit_code::bad_input;
  if (session.would_overwrite(options.output, result->files)) return exit_code::bad_input;
  const int written = session.write_pieces(
      options.output, [&](const PutText& put) { render(*result, options, session, put); });
  if (diagnostics.has_errors()) return exit_code::bad_input;
  return std::max(written, result->diff.changes.empty() ? exit_code::ok : exit_code::findings);
}

}  // namespace aci

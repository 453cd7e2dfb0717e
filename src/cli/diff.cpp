// aci diff: what separates two rule sets, and what it does to structures.

#include "study/diff.h"

#include <algorithm>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/progress_line.h"
#include "report/diff_report.h"
#include "report/page_html.h"
#include "report/page_markdown.h"
#include "report/page_text.h"

namespace aci {
namespace {

enum class DiffFormat : std::uint8_t { text, html, json, markdown };

struct DiffOptions {
  std::vector<std::string> words;       ///< The rule sets before and after, ids or paths; structures.
  std::vector<std::string> structures;  ///< Files, and folders of them: in the end all of them.
  DiffFormat format = DiffFormat::text;
  std::vector<std::string> overrides;
  bool ignore_unknown = false;
  std::vector<std::string> readings;  ///< Other ones than those that the rules keep.
  Encoding encoding = Encoding::automatic;
  std::string output;
  PageLength length = PageLength::usual;
};

/// Of many structures, a piece at a time.
void render(const DiffResult& result, const DiffOptions& options, const Session& session,
            const PutText& put) {
  const Language language = session.language();
  switch (options.format) {
    case DiffFormat::json:
      return write_diff_json(language, result, put);
    case DiffFormat::markdown:
      return put(page_markdown(diff_tables_page(language, result), {language}));
    case DiffFormat::html:
      return put(page_html(diff_page(language, result, options.length),
                           session.style(options.output, options.length)));
    case DiffFormat::text:
      break;
  }
  write_diff_text(session.style(options.output, options.length).wide(), result, put);
}

int run_diff(const DiffOptions& options, Session& session) {
  session.library().read_as(options.readings);
  auto overrides = session.overrides(options.overrides);
  if (!overrides) return exit_code::bad_input;
  Diagnostics diagnostics;
  const auto result = diff({options.words[0], options.words[1], options.structures, *std::move(overrides),
                            options.ignore_unknown, options.encoding},
                           session.library(), diagnostics, ProgressLine(session.language()).progress());
  session.report(diagnostics);
  if (!result || (diagnostics.has_errors() && !options.output.empty())) return exit_code::bad_input;
  if (session.would_overwrite(options.output, result->files)) return exit_code::bad_input;
  const int written = session.write_pieces(
      options.output, [&](const PutText& put) { render(*result, options, session, put); });
  if (diagnostics.has_errors()) return exit_code::bad_input;
  return std::max(written, result->diff.changes.empty() ? exit_code::ok : exit_code::findings);
}

}  // namespace

CommandForm diff_form() {
  return bound_form(run_diff, [](DiffOptions& out, CommandForm& form) {
    form.operands = {texts(out.words, "help.diff_placeholder", Completion::rules),
                     "help.diff.arguments",
                     2,
                     kMany,
                     "help.two_rules",
                     {Completion::rules, Completion::rules, Completion::path}};
    Option set = set_option(out.overrides);
    set.only_with = "--on";
    form.options = {
        {"--on", "help.opt.on", texts(out.structures, "help.structures_placeholder", Completion::path)},
        {"--format", "help.opt.format",
         choice(out.format, {{"text", DiffFormat::text},
                             {"html", DiffFormat::html},
                             {"json", DiffFormat::json},
                             {"markdown", DiffFormat::markdown}})},
        set,
        {"--ignore-unknown", "help.batch.ignore_unknown", flag(out.ignore_unknown), {}, "--on"},
        reading_option(out.readings),
        encoding_option(out.encoding),
        output_option(out.output),
    };
    add_lengths(form.options, out.length);
    // What follows the two rule sets is a structure too: `--on examples/*.toml` is spread by the shell.
    form.settle = [&out](Diagnostics& diagnostics) {
      const bool on = !out.structures.empty();
      for (std::size_t i = 2; i < out.words.size(); ++i) {
        if (!on) diagnostics.error("U008", on_command_line(out.words[i]), {out.words[i]});
        out.structures.push_back(out.words[i]);
      }
    };
  });
}

}  // namespace aci

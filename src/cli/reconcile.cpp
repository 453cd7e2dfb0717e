// aci reconcile: where the figures of the health insurance differ, and what would explain it.

#include <algorithm>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/progress_line.h"
#include "io/statement_file.h"
#include "io/text_file.h"
#include "report/page_html.h"
#include "report/page_markdown.h"
#include "report/page_text.h"
#include "report/reconcile_report.h"
#include "study/reconcile.h"

namespace aci {
namespace {

enum class ReconcileFormat : std::uint8_t { text, html, json, csv, markdown };

struct ReconcileOptions {
  std::vector<std::string> files;  ///< The structure, then the statement.
  std::string total;
  std::string advance;
  std::string balance;
  ReconcileFormat format = ReconcileFormat::text;
  bool french_csv = false;
  std::string rules;
  std::vector<std::string> overrides;
  std::vector<std::string> readings;
  Encoding encoding = Encoding::automatic;
  std::string output;
  PageLength length = PageLength::usual;
};

void add_amount(const std::string& text, std::string_view option, AmountRole role,
                const Assessment& assessment, std::vector<StatedFigure>& figures, Diagnostics& diagnostics) {
  if (text.empty()) return;
  const Place place = all_of(add_text(std::string(option), text));
  const auto euros = read_euros(text, place, diagnostics);
  if (!euros) return;
  const auto figure = stated_amount(role, *euros, assessment);
  if (!figure) {
    diagnostics.error("U070", place, {assessment.rules().name});
    return;
  }
  figures.push_back(*figure);
}

/// What the statement and the options say; nothing when there is a mistake, reported.
std::optional<std::vector<StatedFigure>> stated(const ReconcileOptions& options, const Assessment& assessment,
                                                Session& session) {
  Diagnostics diagnostics;
  std::vector<StatedFigure> figures;
  TextEncodings encodings(options.encoding);
  if (options.files.size() > 1) {
    const auto file = read_structure_text(options.files[1], &encodings, diagnostics);
    const auto lines = file ? parse_statement(*file, diagnostics) : std::nullopt;
    if (lines) figures = stated_figures(*lines, assessment, diagnostics);
  }
  add_amount(options.total, "--total", AmountRole::total, assessment, figures, diagnostics);
  add_amount(options.advance, "--advance", AmountRole::advance, assessment, figures, diagnostics);
  add_amount(options.balance, "--balance", AmountRole::balance, assessment, figures, diagnostics);
  if (figures.empty() && !diagnostics.has_errors()) diagnostics.error("U071", Place{});
  encodings.tell(diagnostics);
  session.report(diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return figures;
}

std::string render(const ReconcileOptions& options, const Session& session, const Assessment& assessment,
                   const Reconciliation& result) {
  const Language language = session.language();
  const TextStyle style = session.style(options.output, options.length);
  switch (options.format) {
    case ReconcileFormat::json:
      return reconcile_json(language, assessment, result);
    case ReconcileFormat::csv:
      return Session::for_screen(options.output,
                                 reconcile_csv(language, assessment, result, {false, options.french_csv}));
    case ReconcileFormat::markdown:
      return page_markdown(reconcile_page(language, assessment, result), {language});
    case ReconcileFormat::html:
      return page_html(reconcile_page(language, assessment, result), style);
    case ReconcileFormat::text:
      break;
  }
  return page_text(reconcile_page(language, assessment, result), style);
}

int run_reconcile(const ReconcileOptions& options, Session& session) {
  session.library().read_as(options.readings);
  const auto overrides = session.overrides(options.overrides);
  if (!overrides) return exit_code::bad_input;
  std::vector<std::string> read = options.files;
  read.push_back(options.rules);
  if (session.cannot_begin(options.output, read)) return exit_code::bad_input;
  const Computed computed =
      session.compute(options.files.front(), options.rules, *overrides, options.encoding);
  if (!computed.assessment || session.tell_idle() == exit_code::bad_input) return exit_code::bad_input;
  const auto figures = stated(options, *computed.assessment, session);
  if (!figures) return exit_code::bad_input;
  const Reconciliation result =
      reconcile(*computed.assessment, *figures, kLongestSearch, ProgressLine(session.language()).progress());
  const int status = result.agree() ? exit_code::ok : exit_code::findings;
  return std::max(status,
                  session.write(options.output, render(options, session, *computed.assessment, result)));
}

}  // namespace

CommandForm reconcile_form() {
  return bound_form(run_reconcile, [](ReconcileOptions& out, CommandForm& form) {
    form.operands = {texts(out.files, "help.reconcile_placeholder", Completion::file), "help.reconcile.files",
                     1, 2, "help.a_file"};
    form.options = {
        {"--total", "help.opt.total", text(out.total, "EUROS", Completion::none)},
        {"--advance", "help.opt.advance", text(out.advance, "EUROS", Completion::none)},
        {"--balance", "help.opt.balance", text(out.balance, "EUROS", Completion::none)},
        {"--format", "help.opt.format",
         choice(out.format, {{"text", ReconcileFormat::text},
                             {"html", ReconcileFormat::html},
                             {"json", ReconcileFormat::json},
                             {"csv", ReconcileFormat::csv},
                             {"markdown", ReconcileFormat::markdown}})},
        {"--csv-dialect",
         "help.opt.dialect",
         choice(out.french_csv, {{"standard", false}, {"fr", true}}),
         {"csv"}},
        set_option(out.overrides),
        rules_option(out.rules),
        reading_option(out.readings),
        encoding_option(out.encoding),
        output_option(out.output),
    };
    add_lengths(form.options, out.length);
  });
}

}  // namespace aci

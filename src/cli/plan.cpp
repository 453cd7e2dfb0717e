// aci plan: when each euro of one or more exercises comes, which document proves it, what stands on it.

#include <algorithm>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "report/calendar_ics.h"
#include "report/calendar_json.h"
#include "report/calendar_page.h"
#include "report/calendar_xlsx.h"
#include "report/page_html.h"
#include "report/page_markdown.h"
#include "report/page_text.h"

namespace aci {
namespace {

enum class PlanFormat : std::uint8_t { text, html, json, csv, markdown, ics, xlsx };

struct PlanOptions {
  std::vector<std::string> files;
  PlanFormat format = PlanFormat::text;
  bool french_csv = false;
  bool strict = false;
  std::string rules;
  std::vector<std::string> overrides;
  std::vector<std::string> readings;
  Encoding encoding = Encoding::automatic;
  std::string output;
  PageLength length = PageLength::usual;
};

std::string render(const Calendar& calendar, const PlanOptions& options, const Session& session) {
  const Language language = session.language();
  const TextStyle style = session.style(options.output, options.length);
  switch (options.format) {
    case PlanFormat::json:
      return calendar_json(language, calendar);
    case PlanFormat::csv:
      return Session::for_screen(options.output, calendar_csv(language, calendar, options.french_csv));
    case PlanFormat::ics:
      return calendar_ics(language, calendar);
    case PlanFormat::markdown:
      return page_markdown(calendar_page(language, calendar), {language});
    case PlanFormat::html:
      return page_html(calendar_page(language, calendar), style);
    case PlanFormat::text:
    case PlanFormat::xlsx:
      break;
  }
  return page_text(calendar_page(language, calendar), style);
}

int run_plan(const PlanOptions& options, Session& session) {
  session.library().read_as(options.readings);
  const auto overrides = session.overrides(options.overrides);
  if (!overrides) return exit_code::bad_input;
  std::vector<std::string> read = options.files;
  read.push_back(options.rules);
  if (session.cannot_begin(options.output, read)) return exit_code::bad_input;
  int status = exit_code::ok;
  std::vector<Assessment> assessments;
  for (const std::string& path : options.files) {
    Computed computed = session.compute(path, options.rules, *overrides, options.encoding);
    if (computed.warned && options.strict) status = exit_code::findings;
    if (computed.assessment) assessments.push_back(std::move(*computed.assessment));
  }
  // Sums in which an exercise is missing would mislead.
  if (assessments.size() < options.files.size()) return exit_code::bad_input;
  const int idle = session.tell_idle();
  if (idle == exit_code::bad_input) return idle;
  if (options.strict) status = std::max(status, idle);
  Diagnostics diagnostics;
  const auto calendar = make_calendar(std::move(assessments), diagnostics);
  session.report(diagnostics);
  if (!calendar) return exit_code::bad_input;
  const int written = options.format == PlanFormat::xlsx
                          ? session.write(options.output, calendar_workbook(session.language(), *calendar))
                          : session.write(options.output, render(*calendar, options, session));
  return std::max(status, written);
}

}  // namespace

CommandForm plan_form() {
  return bound_form(run_plan, [](PlanOptions& out, CommandForm& form) {
    form.operands = {texts(out.files, "help.files_placeholder", Completion::file), "help.plan.files", 1,
                     kMany, "help.a_file"};
    form.options = {
        {"--format", "help.opt.format",
         choice(out.format, {{"text", PlanFormat::text},
                             {"html", PlanFormat::html},
                             {"json", PlanFormat::json},
                             {"csv", PlanFormat::csv},
                             {"markdown", PlanFormat::markdown},
                             {"ics", PlanFormat::ics},
                             {"xlsx", PlanFormat::xlsx}})},
        {"--csv-dialect",
         "help.opt.dialect",
         choice(out.french_csv, {{"standard", false}, {"fr", true}}),
         {"csv"}},
        strict_option(out.strict),
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

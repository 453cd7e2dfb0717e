// aci compute: the assessment of structure files.

#include <algorithm>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "report/compute_csv.h"
#include "report/compute_json.h"
#include "report/compute_page.h"
#include "report/compute_xlsx.h"
#include "report/page_html.h"
#include "report/page_text.h"
#include "report/ranges_report.h"

namespace aci {
namespace {

enum class OutputFormat : std::uint8_t { text, html, json, csv, xlsx };

struct ComputeOptions {
  std::vector<std::string> files;
  OutputFormat format = OutputFormat::text;
  bool detail = false;      ///< CSV: a column an indicator.
  bool french_csv = false;  ///< CSV for a French spreadsheet.
  bool strict = false;      ///< Warnings are findings.
  std::string rules;        ///< An id or a path; empty: by the year.
  std::vector<std::string> overrides;
  std::vector<std::string> readings;  ///< Other ones than those that the rules keep.
  Encoding encoding = Encoding::automatic;
  std::string output;  ///< A path; empty: standard output.
  PageLength length = PageLength::usual;
};

std::vector<Assessment> assessments_of(std::vector<Computed> results) {
  std::vector<Assessment> out;
  for (Computed& each : results) out.push_back(std::move(*each.assessment));
  return out;
}

bool is_page(const ComputeOptions& options) {
  return options.format == OutputFormat::text || options.format == OutputFormat::html;
}

/// Each of `results` has an assessment, or ranges, which only pages and the JSON of a single file can say.
std::string render(std::vector<Computed> results, const ComputeOptions& options, const Session& session) {
  const Language language = session.language();
  if (is_page(options)) {
    std::vector<Page> pages;
    for (const Computed& each : results) {
      pages.push_back(each.ranges ? ranges_page(language, *each.ranges)
                                  : compute_page(language, *each.assessment));
    }
    const TextStyle style = session.style(options.output, options.length);
    return options.format == OutputFormat::html ? pages_html(pages, style) : pages_text(pages, style);
  }
  if (results.front().ranges) return ranges_json(language, *results.front().ranges);
  const std::vector<Assessment> assessments = assessments_of(std::move(results));
  if (options.format == OutputFormat::csv) {
    return Session::for_screen(options.output,
                               compute_csv(language, assessments, {options.detail, options.french_csv}));
  }
  return compute_json(language, assessments, options.files.size() > 1);
}

/// Reports U072 unknown values where nothing says them.
bool can_say(const std::vector<Computed>& results, const ComputeOptions& options, Session& session) {
  const bool ranges =
      std::ranges::any_of(results, [](const Computed& each) { return each.ranges.has_value(); });
  const bool alone = options.format == OutputFormat::json && options.files.size() == 1;
  if (!ranges || is_page(options) || alone) return true;
  Diagnostics diagnostics;
  diagnostics.error("U072", Place{});
  session.report(diagnostics);
  return false;
}

int run_compute(const ComputeOptions& options, Session& session) {
  session.library().read_as(options.readings);
  const auto overrides = session.overrides(options.overrides);
  if (!overrides) return exit_code::bad_input;
  std::vector<std::string> read = options.files;
  read.push_back(options.rules);
  if (session.cannot_begin(options.output, read)) return exit_code::bad_input;
  int status = exit_code::ok;
  std::vector<Computed> results;
  for (const std::string& path : options.files) {
    Computed computed = session.compute(path, options.rules, *overrides, options.encoding, Unknowns::allowed);
    if (!computed.assessment && !computed.ranges) {
      status = exit_code::bad_input;
      continue;
    }
    if (computed.warned && options.strict) status = std::max(status, exit_code::findings);
    results.push_back(std::move(computed));
  }
  if (!results.empty()) {
    const int idle = session.tell_idle();
    if (idle == exit_code::bad_input) return idle;
    if (options.strict) status = std::max(status, idle);
  }
  const bool incomplete = status == exit_code::bad_input;
  if (results.empty() || (incomplete && !options.output.empty())) return status;
  if (!can_say(results, options, session)) return exit_code::bad_input;
  const int written =
      options.format == OutputFormat::xlsx
          ? session.write(options.output,
                          compute_workbook(session.language(), assessments_of(std::move(results))))
          : session.write(options.output, render(std::move(results), options, session));
  return std::max(status, written);
}

}  // namespace

CommandForm compute_form() {
  return bound_form(run_compute, [](ComputeOptions& out, CommandForm& form) {
    form.operands = {texts(out.files, "help.files_placeholder", Completion::file), "help.compute.files", 1,
                     kMany, "help.a_file"};
    form.options = {
        {"--format", "help.opt.format",
         choice(out.format, {{"text", OutputFormat::text},
                             {"html", OutputFormat::html},
                             {"json", OutputFormat::json},
                             {"csv", OutputFormat::csv},
                             {"xlsx", OutputFormat::xlsx}})},
        {"--detail", "help.opt.detail", flag(out.detail), {"csv"}},
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

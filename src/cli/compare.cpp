// aci compare: two structures, or one before and after: which lines move, and which input each euro comes
// from.

#include "study/compare.h"

#include <algorithm>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "report/compare_json.h"
#include "report/compare_page.h"
#include "report/compare_xlsx.h"
#include "report/page_html.h"
#include "report/page_markdown.h"
#include "report/page_text.h"

namespace aci {
namespace {

enum class CompareFormat : std::uint8_t { text, html, json, csv, markdown, xlsx };

struct CompareOptions {
  std::vector<std::string> files;  ///< Before and after; one alone is compared with what `--set` makes of it.
  CompareFormat format = CompareFormat::text;
  bool french_csv = false;
  bool strict = false;
  std::string rules;
  std::vector<std::string> overrides;
  std::vector<std::string> readings;
  Encoding encoding = Encoding::automatic;
  std::string output;
  PageLength length = PageLength::usual;
};

std::string render(const Comparison& comparison, const CompareOptions& options, const Session& session) {
  const Language language = session.language();
  const TextStyle style = session.style(options.output, options.length);
  switch (options.format) {
    case CompareFormat::json:
      return compare_json(language, comparison);
    case CompareFormat::csv:
      return Session::for_screen(options.output, compare_csv(language, comparison, options.french_csv));
    case CompareFormat::markdown:
      return page_markdown(compare_page(language, comparison), {language});
    case CompareFormat::html:
      return page_html(compare_page(language, comparison), style);
    case CompareFormat::text:
    case CompareFormat::xlsx:
      break;
  }
  return page_text(compare_page(language, comparison), style);
}

/// What is said of one structure before and after is said once.
void add_new(Diagnostics& told, Diagnostics& all) {
  for (Diagnostic& each : told.take()) {
    const auto same = [&](const Diagnostic& other) {
      return other.message == each.message && other.place == each.place;
    };
    if (std::ranges::none_of(all.all(), same)) all.add(std::move(each));
  }
}

int run_compare(const CompareOptions& options, Session& session) {
  session.library().read_as(options.readings);
  std::vector<std::string> read = options.files;
  read.push_back(options.rules);
  if (session.would_overwrite(options.output, read)) return exit_code::bad_input;
  std::vector<Subject> subjects;
  Diagnostics found;
  TextEncodings encodings(options.encoding);
  // A file beside itself is read once, and what is wrong with it told once.
  const bool itself = options.files.size() == 2 && options.files.back() == options.files.front();
  for (std::size_t i = 0; i < options.files.size() - itself; ++i) {
    if (auto subject = read_subject(options.files[i], found, &encodings))
      subjects.push_back(*std::move(subject));
  }
  if (itself && !subjects.empty()) subjects.push_back(subjects.front());
  encodings.tell(found);
  const bool unread = subjects.size() < options.files.size();
  session.report(found);
  if (unread) return exit_code::bad_input;
  found = {};
  const auto assessed = [&](const Subject& subject, const std::vector<WrittenValue>& overrides) {
    Diagnostics told;
    auto assessment =
        assess_file(subject, overrides, options.rules, session.library(), told).outcome.assessment;
    add_new(told, found);
    return assessment;
  };
  // Of one file, `--set` says what comes after; of two, it is said of both.
  std::optional<Assessment> before;
  if (subjects.size() == 1) before = assessed(subjects.front(), {});
  const auto overrides = session.overrides(options.overrides);
  if (!overrides) return exit_code::bad_input;
  if (subjects.size() == 2) before = assessed(subjects.front(), *overrides);
  auto after = assessed(subjects.back(), *overrides);
  const bool warned = session.report(found);
  if (!before || !after) return exit_code::bad_input;
  const int idle = session.tell_idle();
  if (idle == exit_code::bad_input) return idle;
  Diagnostics diagnostics;
  const auto comparison = compare(*std::move(before), *std::move(after), diagnostics);
  session.report(diagnostics);
  if (!comparison) return exit_code::bad_input;
  const bool finding = options.strict && (warned || idle != exit_code::ok);
  const int status = finding ? exit_code::findings : exit_code::ok;
  const int written = options.format == CompareFormat::xlsx
                          ? session.write(options.output, compare_workbook(session.language(), *comparison))
                          : session.write(options.output, render(*comparison, options, session));
  return std::max(status, written);
}

}  // namespace

CommandForm compare_form() {
  return bound_form(run_compare, [](CompareOptions& out, CommandForm& form) {
    form.operands = {texts(out.files, "help.compare_placeholder", Completion::file), "help.compare.files", 1,
                     2, "help.a_file"};
    form.options = {
        {"--format", "help.opt.format",
         choice(out.format, {{"text", CompareFormat::text},
                             {"html", CompareFormat::html},
                             {"json", CompareFormat::json},
                             {"csv", CompareFormat::csv},
                             {"markdown", CompareFormat::markdown},
                             {"xlsx", CompareFormat::xlsx}})},
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
    form.settle = [&out](Diagnostics& diagnostics) {
      if (out.files.size() == 1 && out.overrides.empty()) diagnostics.error("U050", Place{});
    };
  });
}

}  // namespace aci

// aci advise: what would raise the pay of a structure, and what is about to lower it.

#include "study/advise.h"
#include "base/closest_match.h"
#include "base/shell_word.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "report/advise_report.h"
#include "report/advise_xlsx.h"
#include "report/page_html.h"
#include "report/page_markdown.h"
#include "report/page_text.h"

namespace aci {
namespace {

enum class AdviceFormat : std::uint8_t { text, html, json, csv, markdown, xlsx };

struct AdviseOptions {
  std::string file;
  AdviceScope scope;
  AdviceFormat format = AdviceFormat::text;
  bool french_csv = false;
  std::string rules;
  std::vector<std::string> overrides;
  std::vector<std::string> readings;
  Encoding encoding = Encoding::automatic;
  std::string output;
  PageLength length = PageLength::usual;
};

/// The ids of inputs that people name by id or by label; U060 for one that is none, U061 for one that
/// cannot move.
void settle_ids(std::vector<std::string>& names, std::string_view option, const Plan& plan,
                Diagnostics& diagnostics) {
  const InputNames known(*plan.rules);
  for (std::string& name : names) {
    const std::string_view id = plan.input(name) ? std::string_view(name) : known.id_of(name);
    const auto index = plan.input(id);
    if (!index) {
      auto& mistake = diagnostics.error("U060", all_of(add_text(std::string(option), name)), {name});
      std::vector<std::string> ids;
      for (const Input& input : plan.rules->inputs) ids.push_back(input.id);
      const std::string close = closest_match(name, {ids.begin(), ids.end()});
      if (!close.empty()) mistake.hint = Message{"hint.did_you_mean", {close}};
      continue;
    }
    const Input& input = plan.rules->inputs[*index];
    if (!input_grid(input)) {
      diagnostics.error("U061", all_of(add_text(std::string(option), name)), {input.label});
    }
    name = input.id;
  }
}

/// The options without which `compute` would give other figures.
std::string stated(const AdviseOptions& options) {
  std::string out;
  const auto add = [&](const char* option, const std::string& value) {
    out += std::string(" ") + option + " " + shell_word(value);
  };
  if (!options.rules.empty()) add("--rules", options.rules);
  for (const std::string& reading : options.readings) add("--reading", reading);
  for (const std::string& value : options.overrides) add("--set", value);
  return out;
}

std::string render(const AdviseOptions& options, const Session& session, const Assessment& assessment,
                   const AdviceReport& report) {
  const Language language = session.language();
  const TextStyle style = session.style(options.output, options.length);
  switch (options.format) {
    case AdviceFormat::json:
      return advise_json(language, assessment, report);
    case AdviceFormat::csv:
      return Session::for_screen(options.output,
                                 advise_csv(language, assessment, report, {false, options.french_csv}));
    case AdviceFormat::markdown:
      return page_markdown(advise_page(language, assessment, report, stated(options)), {language});
    case AdviceFormat::html:
      return page_html(advise_page(language, assessment, report, stated(options)), style);
    case AdviceFormat::text:
    case AdviceFormat::xlsx:
      break;
  }
  return page_text(advise_page(language, assessment, report, stated(options)), style);
}

int run_advise(const AdviseOptions& options, Session& session) {
  session.library().read_as(options.readings);
  const auto overrides = session.overrides(options.overrides);
  if (!overrides) return exit_code::bad_input;
  if (session.cannot_begin(options.output, {options.file, options.rules})) return exit_code::bad_input;
  const Computed computed = session.compute(options.file, options.rules, *overrides, options.encoding);
  if (!computed.assessment || session.tell_idle() == exit_code::bad_input) return exit_code::bad_input;
  const Assessment& assessment = *computed.assessment;
  AdviceScope scope = options.scope;
  Diagnostics diagnostics;
  settle_ids(scope.only, "--only", *assessment.plan, diagnostics);
  settle_ids(scope.fixed, "--fixed", *assessment.plan, diagnostics);
  session.report(diagnostics);
  if (diagnostics.has_errors()) return exit_code::bad_input;
  const AdviceReport found = advise(assessment, scope);
  if (options.format == AdviceFormat::xlsx) {
    return session.write(options.output, advise_workbook(session.language(), assessment, found));
  }
  return session.write(options.output, render(options, session, assessment, found));
}

}  // namespace

CommandForm advise_form() {
  return bound_form(run_advise, [](AdviseOptions& out, CommandForm& form) {
    form.operands = {text(out.file, "help.file_placeholder", Completion::file), "help.advise.file", 1, 1,
                     "help.a_file"};
    form.options = {
        {"--only", "help.opt.only", texts(out.scope.only, "ID", Completion::input)},
        {"--fixed", "help.opt.fixed", texts(out.scope.fixed, "ID", Completion::input)},
        {"--format", "help.opt.format",
         choice(out.format, {{"text", AdviceFormat::text},
                             {"html", AdviceFormat::html},
                             {"json", AdviceFormat::json},
                             {"csv", AdviceFormat::csv},
                             {"markdown", AdviceFormat::markdown},
                             {"xlsx", AdviceFormat::xlsx}})},
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

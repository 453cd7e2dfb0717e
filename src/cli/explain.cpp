// aci explain: how each number was obtained.

#include <algorithm>

#include "base/closest_match.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "engine/subject_search.h"
#include "report/explain_overview.h"
#include "report/explain_page.h"
#include "report/page_text.h"

namespace aci {
namespace {

struct ExplainOptions {
  std::string file;
  std::vector<std::string> ids;
  std::string rules;
  std::vector<std::string> overrides;
  std::vector<std::string> readings;  ///< Other ones than those that the rules keep.
  Encoding encoding = Encoding::automatic;
  std::string output;
  PageLength length = PageLength::usual;
};

/// The closest thing that can be asked about.
std::string closest_subject(const Assessment& assessment, const std::string& id) {
  std::vector<std::string> subjects = all_subjects(assessment);
  for (const auto& [name, entry] : assessment.plan->names) subjects.push_back("input:" + name);
  // A bare name that only needs its prefix is the likeliest slip.
  if (std::find(subjects.begin(), subjects.end(), "input:" + id) != subjects.end()) return "input:" + id;
  return closest_match(id, {subjects.begin(), subjects.end()});
}

std::string amount_ids(const Assessment& assessment) {
  std::string ids;
  for (const AmountSlots& line : assessment.plan->amounts) ids += (ids.empty() ? "" : ", ") + line.id;
  return ids;
}

/// The one that a part of its id or of its label means; else told why not.
std::optional<Explanation> explain_like(const Assessment& assessment, const std::string& written,
                                        Language language, Diagnostics& diagnostics) {
  const std::vector<std::string> found = subjects_like(assessment, written);
  if (found.size() == 1) return explain(assessment, found.front());
  const Place at = all_of(add_text("explain", written));
  if (found.empty()) {
    auto& mistake = diagnostics.error("U009", at, {written});
    const std::string close = closest_subject(assessment, written);
    mistake.hint = close.empty() ? Message{"hint.amounts", {amount_ids(assessment)}}
                                 : Message{"hint.did_you_mean", {close}};
    return std::nullopt;
  }
  std::string list;
  for (const std::string& id : found) {
    list += (list.empty() ? "" : ", ") + id + " (" + explain(assessment, id)->label.in(language) + ")";
  }
  diagnostics.error("U045", at, {written, std::to_string(found.size())}).hint =
      Message{"hint.one_of_these", {list}};
  return std::nullopt;
}

int run_explain(const ExplainOptions& options, Session& session) {
  session.library().read_as(options.readings);
  const auto overrides = session.overrides(options.overrides);
  if (!overrides) return exit_code::bad_input;
  if (session.cannot_begin(options.output, {options.file, options.rules})) return exit_code::bad_input;
  const Computed computed = session.compute(options.file, options.rules, *overrides, options.encoding);
  if (!computed.assessment || session.tell_idle() == exit_code::bad_input) return exit_code::bad_input;
  const Assessment& assessment = *computed.assessment;
  const TextStyle style = session.style(options.output, options.length);
  std::vector<Explanation> explanations;
  Diagnostics diagnostics;
  const bool everything = options.ids.empty();
  for (const std::string& id : everything ? all_subjects(assessment) : options.ids) {
    auto explanation = explain(assessment, id);
    if (!explanation) explanation = explain_like(assessment, id, session.language(), diagnostics);
    if (explanation) explanations.push_back(std::move(*explanation));
  }
  session.report(diagnostics);
  if (diagnostics.has_errors()) return exit_code::bad_input;
  const bool overview = everything && options.length != PageLength::all;
  const Page page =
      (overview ? explain_overview : explain_page)(session.language(), assessment, explanations);
  return session.write(options.output, page_text(page, style));
}

}  // namespace

CommandForm explain_form() {
  return bound_form(run_explain, [](ExplainOptions& out, CommandForm& form) {
    form.operands = {texts(out.ids, "help.explain_placeholder", Completion::file),
                     "help.explain.arguments",
                     1,
                     kMany,
                     "help.a_file",
                     {Completion::file, Completion::figure}};
    form.formats = {"text"};
    form.options = {set_option(out.overrides), rules_option(out.rules), reading_option(out.readings),
                    encoding_option(out.encoding), output_option(out.output)};
    add_lengths(form.options, out.length);
    form.settle = [&out](Diagnostics&) {
      out.file = out.ids.front();
      out.ids.erase(out.ids.begin());
    };
  });
}

}  // namespace aci

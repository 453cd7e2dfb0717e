// aci rules: the rule sets shipped, or one of them in full.

#include <algorithm>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "columns/column_dump.h"
#include "report/agreement_page.h"
#include "report/page_html.h"
#include "report/value_text.h"
#include "report/wording.h"
#include "ruleset/plan_dump.h"
#include "ruleset/printed_rules.h"

namespace aci {
namespace {

/// What is made of a rule set, for contributors.
enum class RuleDump : std::uint8_t { none, plan, program, columns };

enum class RulesFormat : std::uint8_t { text, html };

struct RulesOptions {
  std::string id;
  RulesFormat format = RulesFormat::text;
  RuleDump dump = RuleDump::none;
  bool as_written = false;
  std::string output;
  PageLength length = PageLength::usual;
};

std::string text_of(const std::shared_ptr<const Plan>& plan, const RulesOptions& options) {
  switch (options.dump) {
    case RuleDump::none:
      if (options.as_written) return std::string(plan->rules->file->text());
      return text_in_force(*plan->rules->in_force);
    case RuleDump::plan:
      return dump_plan(*plan);
    case RuleDump::program:
      return dump_program(*plan);
    case RuleDump::columns:
      return dump_columns(plan, plan->rules->first_year);
  }
  return "";
}

/// By scheme.
std::string list_of(const std::vector<ShippedHeader>& headers, Language language) {
  std::size_t widest = 0;
  for (const ShippedHeader& header : headers) widest = std::max(widest, header.id.size());
  std::string list;
  std::string_view scheme;
  for (const ShippedHeader& header : headers) {
    if (header.scheme != scheme) list += (list.empty() ? "" : "\n") + header.scheme + "\n";
    scheme = header.scheme;
    const std::string years =
        say(language, years_in_force(header.first_year, header.last_year, header.open_ended));
    list += "  " + pad_right(header.id, widest) + "  " + pad_right(years, 14) + "  " +
            header.title.in(language) + "\n";
  }
  return list;
}

/// Of a rule set shipped, or of a file that is being worked on.
int show(const RulesOptions& options, Session& session) {
  Diagnostics diagnostics;
  const auto plan = session.library().load(options.id, diagnostics, "rules");
  session.report(diagnostics);
  if (!plan) return exit_code::bad_input;
  if (options.format == RulesFormat::html) {
    const Page page = agreement_page(session.language(), *plan->rules);
    return session.write(options.output, page_html(page, session.style(options.output, options.length)));
  }
  return session.write(options.output, Session::for_screen(options.output, text_of(plan, options)));
}

int run_rules(const RulesOptions& options, Session& session) {
  // A page is not filled in: it may be written again.
  const bool page = options.format == RulesFormat::html;
  if (page ? session.would_overwrite(options.output, {options.id}) : session.already_there(options.output)) {
    return exit_code::bad_input;
  }
  RuleLibrary& library = session.library();
  if (options.id.empty()) {
    return session.write(options.output, list_of(library.shipped(), session.language()));
  }
  return show(options, session);
}

}  // namespace

CommandForm rules_form() {
  return bound_form(run_rules, [](RulesOptions& out, CommandForm& form) {
    form.operands = {text(out.id, "help.id_placeholder", Completion::rules), "help.rules.id", 0, 1};
    form.options = {
        {"--format", "help.rules.format",
         choice(out.format, {{"text", RulesFormat::text}, {"html", RulesFormat::html}})},
        {"--dump",
         "help.rules.dump",
         choice(out.dump,
                {{"plan", RuleDump::plan}, {"program", RuleDump::program}, {"columns", RuleDump::columns}}),
         {"text"}},
        {"--as-written", "help.rules.as_written", flag(out.as_written), {"text"}, "", "--dump"},
        output_option(out.output),
    };
    add_lengths(form.options, out.length);
    for (Option& option : form.options) {
      if (option.names == "--all" || option.names == "--brief") option.formats = {"html"};
    }
    form.settle = [&out](Diagnostics& diagnostics) {
      const bool page = out.format == RulesFormat::html;
      const bool lost = (out.dump != RuleDump::none || out.as_written || page) && out.id.empty();
      if (lost) diagnostics.error("U002", Place{}, {Message{"help.a_rule_set", {}}});
    };
  });
}

}  // namespace aci

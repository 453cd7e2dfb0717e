#include "cli/session.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "cli/exit_code.h"
#include "io/text_file.h"
#include "io/toml_document.h"

namespace aci {
namespace {

bool wants_color(ColorChoice choice, int descriptor) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
  return (no_color == nullptr || *no_color == '\0') && !dumb && isatty(descriptor) == 1;
}

}  // namespace

Message years_in_force(int first, int last, bool open_ended) {
  if (open_ended) return {"rules.since", {std::to_string(first)}};
  if (first == last) return {"rules.year", {std::to_string(first)}};
  return {"rules.years", {std::to_string(first), std::to_string(last)}};
}

Session::Session(Language language, ColorChoice color)
    : language_(language),
      color_out_(wants_color(color, STDOUT_FILENO)),
      color_err_(wants_color(color, STDERR_FILENO)) {}

bool Session::report(Diagnostics& diagnostics) {
  diagnostics.sort();
  bool finding = false;
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    text += diagnostic_text(diagnostic, {language_, color_err_});
    finding = finding || diagnostic.severity != Severity::note;
  }
  std::fwrite(text.data(), 1, text.size(), stderr);
  return finding;
}

std::optional<std::vector<WrittenValue>> Session::overrides(const std::vector<std::string>& options) {
  Diagnostics diagnostics;
  std::vector<WrittenValue> out;
  for (const std::string& option : options) {
    if (auto change = parse_written_value(option, diagnostics)) out.push_back(std::move(*change));
  }
  report(diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return out;
}

std::shared_ptr<const Plan> Session::plan_for(int year, SourcePtr file, const std::string& rules,
                                              Diagnostics& diagnostics) {
  if (rules.empty()) {
    const ShippedHeader* header = library_.in_force(library_.default_scheme(), year);
    if (header != nullptr) return library_.load(*header, diagnostics);
    auto& mistake = diagnostics.error("I002", whole_file(file), {std::to_string(year)});
    if (!library_.shipped().empty()) {
      mistake.hint = Message{"hint.years_covered", {std::to_string(library_.shipped().front().first_year)}};
    }
    return nullptr;
  }
  auto plan = library_.load(rules, diagnostics);
  if (plan && (year < plan->rules->first_year || year > plan->rules->last_year)) {
    diagnostics.warning(
        "I014", whole_file(file),
        {plan->rules->id,
         years_in_force(plan->rules->first_year, plan->rules->last_year, plan->rules->open_ended),
         std::to_string(year)});
  }
  return plan;
}

Computed Session::compute(const std::string& path, const std::string& rules,
                          const std::vector<WrittenValue>& overrides, Trace trace) {
  Diagnostics diagnostics;
  Computed computed;
  const auto work = [&] {
    const auto file = read_text_file(path, diagnostics);
    if (!file) return;
    const auto document = parse_toml(*file, diagnostics);
    if (!document) return;
    const auto year = read_year(*document, overrides, diagnostics);
    if (!year) return;
    const auto plan = plan_for(*year, *file, rules, diagnostics);
    if (!plan) return;
    SchemeInputs others(library_, plan->rules->scheme);
    const auto inputs = read_structure(*document, overrides, *plan, others, diagnostics);
    if (!inputs) return;
    Outcome outcome = evaluate(plan, *inputs, trace);
    tell_outcome(outcome, *plan, *inputs, (*file)->name(), diagnostics);
    computed.assessment = std::move(outcome.assessment);
  };
  work();
  computed.warned = report(diagnostics);
  return computed;
}

bool Session::would_overwrite(const std::string& output, const std::vector<std::string>& read) {
  if (output.empty() || !is_existing_file(output)) return false;
  Diagnostics diagnostics;
  for (const std::string& path : read) {
    if (is_same_file(output, path) && !diagnostics.has_errors()) diagnostics.error("U012", Place{}, {output});
  }
  report(diagnostics);
  return diagnostics.has_errors();
}

bool Session::already_there(const std::string& output) {
  if (output.empty() || !is_existing_file(output)) return false;
  Diagnostics diagnostics;
  diagnostics.error("U011", Place{}, {output});
  report(diagnostics);
  return true;
}

int Session::write(const std::string& output, std::string_view data) {
  Diagnostics diagnostics;
  const bool written = write_whole(output.empty() ? "-" : output, data, diagnostics);
  report(diagnostics);
  return written ? exit_code::ok : exit_code::bad_input;
}

}  // namespace aci

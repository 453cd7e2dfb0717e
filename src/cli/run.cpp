#include "cli/run.h"

#include <csignal>
#include <cstdio>
#include <exception>

#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "report/wording.h"

namespace aci::cli {
namespace {

int run_command(const CommandLine& line, Session& session) {
  struct Visitor {
    Session& session;
    int operator()(const ComputeOptions& options) { return run_compute(options, session); }
    int operator()(const ExplainOptions& options) { return run_explain(options, session); }
    int operator()(const BatchOptions& options) { return run_batch(options, session); }
    int operator()(const CheckOptions& options) { return run_check(options, session); }
    int operator()(const TestOptions& options) { return run_test(options, session); }
    int operator()(const DiffOptions& options) { return run_diff(options, session); }
    int operator()(const RulesOptions& options) { return run_rules(options, session); }
    int operator()(const NewOptions& options) { return run_new(options, session); }
    int operator()(const SchemaOptions& options) { return run_schema(options, session); }
  };
  return std::visit(Visitor{session}, line.command);
}

}  // namespace

int run(const std::vector<std::string>& arguments) {
  std::signal(SIGPIPE, SIG_IGN);  // A closed pipe is an error of write(), which knows it for none.
  const Language language = choose_language(arguments);
  try {
    auto parsed = parse_command_line(arguments, language);
    if (auto* line = std::get_if<CommandLine>(&parsed)) {
      Session session(line->language, line->color);
      return run_command(*line, session);
    }
    Session session(language, ColorChoice::automatic);
    if (const auto* print = std::get_if<PrintAndExit>(&parsed)) return session.write("", print->text);
    auto& mistake = std::get<UsageError>(parsed);
    session.report(mistake.diagnostics);
    std::fputs((mistake.help + "\n").c_str(), stderr);
    return exit_code::bad_input;
  } catch (const std::exception& error) {
    std::fputs((say(language, "bug", {std::string(error.what())}) + "\n").c_str(), stderr);
    return exit_code::bug;
  }
}

}  // namespace aci::cli

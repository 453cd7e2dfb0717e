#include "cli/run.h"

#include <csignal>
#include <cstdio>
#include <exception>

#include "cli/command_line.h"
#include "cli/exit_code.h"
#include "report/wording.h"

namespace aci::cli {

int run(const std::vector<std::string>& arguments) {
  std::signal(SIGPIPE, SIG_IGN);  // A closed pipe is an error of write(), which knows it for none.
  Language language = language_of_locale();
  try {
    const CommandLine line = parse_command_line(arguments, language);
    language = line.language;
    Session session(line.language, line.color);
    return line.run(session);
  } catch (const std::exception& error) {
    std::fputs((say(language, "bug", {std::string(error.what())}) + "\n").c_str(), stderr);
    return exit_code::bug;
  }
}

}  // namespace aci::cli

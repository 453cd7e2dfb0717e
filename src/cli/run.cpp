#include "cli/run.h"

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <memory>
#include <new>

#include "cli/command_line.h"
#include "cli/exit_code.h"
#include "report/wording.h"

namespace aci::cli {
namespace {

/// A standard stream that the caller closed would be the first file that we open, and messages end up in it.
/// What takes its place refuses as a closed one does.
void occupy_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) < 0) ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

/// It is never taken apart: what it has read and compiled goes with the process, which is quicker. Something
/// has to hold it, or the sanitizers call it lost.
Session& open_session(Language language, ColorChoice color) {
  static auto& held = *new std::vector<std::unique_ptr<Session>>;
  held.push_back(std::make_unique<Session>(language, color));
  return *held.back();
}

}  // namespace

int run(const std::vector<std::string>& arguments) {
  occupy_standard_streams();
  // A closed pipe and a file that may not grow are errors of write(), which says more.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  Language language = language_of_locale();
  try {
    const CommandLine line = parse_command_line(arguments, language);
    language = line.language;
    return line.run(open_session(line.language, line.color));
  } catch (const std::bad_alloc&) {
    std::fputs((say(language, "out_of_memory") + "\n").c_str(), stderr);
    return exit_code::bad_input;
  } catch (const std::exception& error) {
    std::fputs((say(language, "bug", {std::string(error.what())}) + "\n").c_str(), stderr);
    return exit_code::bug;
  }
}

}  // namespace aci::cli

// Files written piece by piece: whole or not at all. How they replace what is there: text_file_test.cpp.
#include "io/output_file.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <optional>
#include <thread>

#include "io/cleanup_on_signal.h"
#include "support/folder.h"

using aci::content;
using aci::Folder;
using aci::OutputFile;

namespace {

std::unique_ptr<OutputFile> opened(const std::string& path) {
  aci::Diagnostics diagnostics;
  auto file = OutputFile::open(path, diagnostics);
  REQUIRE(file);
  CHECK(diagnostics.all().empty());
  return file;
}

bool committed(OutputFile& file) {
  aci::Diagnostics diagnostics;
  const bool done = file.commit(diagnostics);
  CHECK(done == diagnostics.all().empty());
  return done;
}

constexpr int kSignals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGALRM, SIGXCPU, SIGABRT};

/// How a child process ends that does `work`, with the signals as a program finds them.
template <class Work>
int status_of(const Work& work) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    for (const int signal : kSignals) std::signal(signal, SIG_DFL);
    const struct rlimit none {};
    ::setrlimit(RLIMIT_CORE, &none);
    work();
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return status;
}

}  // namespace

TEST_CASE("a file appears with all its pieces, and not before") {
  const Folder folder;
  const std::string path = folder.write("out.csv", "old");
  {
    const auto file = opened(path);
    CHECK(file->write("one\n"));
    CHECK(file->write(""));
    CHECK(file->write(std::string(300'000, 'x')));
    CHECK(content(path) == "old");
    CHECK(committed(*file));
    CHECK_FALSE(file->reader_gone());
  }
  CHECK(content(path) == "one\n" + std::string(300'000, 'x'));
  CHECK(folder.entries() == 1);
}

TEST_CASE("nothing is left of a file that is not committed") {
  const Folder folder;
  const std::string kept = folder.write("kept.csv", "old");
  CHECK(opened(kept)->write("new"));
  CHECK(opened(folder / "new.csv")->write("new"));
  CHECK(content(kept) == "old");
  CHECK(folder.entries() == 1);
}

TEST_CASE("several files can be open in a folder at once") {
  const Folder folder;
  const auto results = opened(folder / "results.csv");
  const auto rejects = opened(folder / "rejects.csv");
  CHECK(results->write("a"));
  CHECK(rejects->write("b"));
  CHECK(committed(*results));
  CHECK(committed(*rejects));
  CHECK(content(folder / "results.csv") == "a");
  CHECK(content(folder / "rejects.csv") == "b");
  CHECK(folder.entries() == 2);
}

TEST_CASE("a signal that ends the program ends its unfinished files") {
  const Folder folder;
  const std::string path = folder.write("out.csv", "old");
  for (const int signal : kSignals) {
    CAPTURE(signal);
    const int status = status_of([&] {
      aci::Diagnostics diagnostics;
      const auto file = OutputFile::open(path, diagnostics);
      file->write("new");
      ::raise(signal);
    });
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == signal);
    CHECK(content(path) == "old");
    CHECK(folder.entries() == 1);
  }
}

TEST_CASE("a signal that another thread gets waits for a file that has no name in the list yet") {
  const Folder folder;
  const std::string path = folder / "just-made.tmp";
  const int status = status_of([&] {
    std::atomic<bool> idle = false;
    std::thread other([&] {
      idle = true;
      while (true) ::pause();
    });
    const pthread_t its = other.native_handle();
    other.detach();
    while (!idle) ::usleep(1000);
    std::optional<aci::UnfinishedFile> unfinished;
    {
      const aci::SignalsWait waiting;
      ::close(::open(path.c_str(), O_WRONLY | O_CREAT, 0600));
      ::pthread_kill(its, SIGTERM);
      ::usleep(100'000);
      unfinished.emplace(path);
    }
    ::sleep(10);
  });
  CHECK(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGTERM);
  CHECK(folder.entries() == 0);
}

TEST_CASE("a signal that is ignored stays ignored, as under nohup") {
  const Folder folder;
  const std::string path = folder / "out.csv";
  const int status = status_of([&] {
    std::signal(SIGHUP, SIG_IGN);
    aci::Diagnostics diagnostics;
    const auto file = OutputFile::open(path, diagnostics);
    file->write("new");
    ::raise(SIGHUP);
    file->commit(diagnostics);
  });
  CHECK(WIFEXITED(status));
  CHECK(content(path) == "new");
}

TEST_CASE("a pipe is written as it goes; one that nobody reads is no failure") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const auto before = std::signal(SIGPIPE, SIG_IGN);  // As the program does.
  const auto file = opened("/dev/fd/" + std::to_string(ends[1]));
  CHECK(file->write("through"));
  char bytes[16];
  CHECK(std::string(bytes, static_cast<std::size_t>(::read(ends[0], bytes, sizeof bytes))) == "through");
  CHECK_FALSE(file->reader_gone());
  ::close(ends[0]);
  CHECK_FALSE(file->write("lost"));
  CHECK(file->reader_gone());
  CHECK_FALSE(file->write("lost"));
  CHECK(committed(*file));
  ::close(ends[1]);
  std::signal(SIGPIPE, before);
}

TEST_CASE("files that belong together appear together") {
  const Folder folder;
  const std::string path = folder.write("rows.csv", "old");
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  const auto together = [&](const std::string& other) {
    const auto rows = opened(path);
    const auto rejects = opened(other);
    CHECK(rows->write("new"));
    rejects->write("lost");
    OutputFile* const both[] = {rejects.get(), rows.get()};
    aci::Diagnostics diagnostics;
    const bool done = OutputFile::commit_together(both, diagnostics);
    return done ? "" : diagnostics.all().front().code();
  };
  CHECK(together("/dev/full") == "F010");
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  ::close(ends[0]);
  CHECK(together("/dev/fd/" + std::to_string(ends[1])) == "F028");
  ::close(ends[1]);
  CHECK(content(path) == "old");
  CHECK(folder.entries() == 1);
  CHECK(together(folder / "rejects.csv").empty());
  CHECK(content(path) == "new");
  CHECK(content(folder / "rejects.csv") == "lost");
  std::signal(SIGPIPE, before);
}

TEST_CASE("a new file that replaces another is nobody's whom the other was not") {
  const Folder folder;
  const std::string path = folder.write("rows.csv", "old");
  std::filesystem::permissions(path,
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  const auto file = opened(path);
  for (const auto& entry : std::filesystem::directory_iterator(folder / "")) {
    CHECK((entry.status().permissions() & std::filesystem::perms::others_all) ==
          std::filesystem::perms::none);
    CHECK((entry.status().permissions() & std::filesystem::perms::group_all) == std::filesystem::perms::none);
  }
  CHECK(committed(*file));
}

TEST_CASE("two names of one place") {
  const Folder folder;
  const std::string path = folder.write("a.csv", "");
  std::filesystem::create_symlink("a.csv", folder / "link.csv");
  std::filesystem::create_symlink("new.csv", folder / "dangling.csv");
  std::filesystem::create_hard_link(path, folder / "hard.csv");
  CHECK(aci::is_one_target(path, folder / "./a.csv"));
  CHECK(aci::is_one_target(path, folder / "link.csv"));
  CHECK(aci::is_one_target(path, folder / "hard.csv"));
  CHECK(aci::is_one_target(folder / "new.csv", folder / "dangling.csv"));
  CHECK_FALSE(aci::is_one_target(path, folder / "new.csv"));
  CHECK_FALSE(aci::is_one_target(folder / "new.csv", folder / "other.csv"));
  CHECK(aci::is_one_target("-", "/dev/stdout"));
  CHECK(aci::is_one_target("-", "/dev/fd/1"));
  CHECK_FALSE(aci::is_one_target("/dev/null", "/dev/null"));
}

TEST_CASE("a failure on the way is told once, at the end") {
  const auto file = opened("/dev/full");
  CHECK_FALSE(file->write("x"));
  CHECK_FALSE(file->write("x"));
  CHECK_FALSE(file->reader_gone());
  aci::Diagnostics diagnostics;
  CHECK_FALSE(file->commit(diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all().front().code() == "F010");
}

TEST_CASE("what cannot be written is told when it is opened") {
  const Folder folder;
  for (const std::string& path : {folder / "", folder / "no/where.csv", folder / "new/"}) {
    CAPTURE(path);
    aci::Diagnostics diagnostics;
    CHECK_FALSE(OutputFile::open(path, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all().front().code() == "F010");
  }
  CHECK(folder.entries() == 0);
}

TEST_CASE("a result that goes where a file is read from would replace it") {
  const Folder folder;
  const std::string path = folder.write("a.csv", "x");
  std::filesystem::create_symlink("a.csv", folder / "link.csv");
  std::filesystem::create_hard_link(path, folder / "hard.csv");
  folder.write("b.csv", "x");
  CHECK(aci::would_replace(path, path));
  CHECK(aci::would_replace(folder / "link.csv", path));
  CHECK(aci::would_replace(path, folder / "hard.csv"));
  CHECK_FALSE(aci::would_replace(folder / "b.csv", path));
  CHECK_FALSE(aci::would_replace(folder / "new.csv", path));
  CHECK_FALSE(aci::would_replace("/dev/null", "/dev/null"));
}

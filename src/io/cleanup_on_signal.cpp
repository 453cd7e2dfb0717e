#include "io/cleanup_on_signal.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>

namespace aci {
namespace {

// The names, for a handler that may call next to nothing. Whoever takes one out of its slot owns it, so that
// no thread frees one that the handler reads.
std::array<std::atomic<char*>, 8> unfinished;
static_assert(std::atomic<char*>::is_always_lock_free);

/// All that end a program from outside, and what a bug of ours ends in. SIGXFSZ is none: a write tells it.
constexpr int kDeadly[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM,
                           SIGPROF, SIGXCPU, SIGIO,   SIGABRT, SIGSEGV, SIGBUS,  SIGFPE,  SIGILL};

/// How many threads are between a file and the slot of its name.
std::atomic<int> waited_for{0};
/// Once a signal ends the program, no thread begins a file.
std::atomic<bool> ending{false};
static_assert(std::atomic<int>::is_always_lock_free);

/// What this thread itself has done: nobody is to be waited for.
bool is_own_fault(int signal) {
  return signal == SIGABRT || signal == SIGSEGV || signal == SIGBUS || signal == SIGFPE || signal == SIGILL;
}

extern "C" void remove_unfinished(int signal) {
  // Two seconds: a disk may not answer, a workbook be long to write, or another thread want the memory that
  // this one was about to get.
  constexpr int kMostTurns = 2000;
  ending = true;
  for (int turn = 0; turn < kMostTurns && waited_for != 0 && !is_own_fault(signal); ++turn) {
    ::poll(nullptr, 0, 1);
  }
  for (auto& slot : unfinished) {
    if (const char* name = slot.exchange(nullptr)) ::unlink(name);
  }
  ::raise(signal);  // Its own action is back (SA_RESETHAND): the program ends by the signal, as it should.
}

/// Signals that somebody ignores or handles already stay theirs.
void remove_unfinished_when_killed() {
  for (const int signal : kDeadly) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler != SIG_DFL) continue;
    action.sa_handler = remove_unfinished;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(signal, &action, nullptr);
  }
}

}  // namespace

UnfinishedFile::UnfinishedFile(const std::string& path) {
  char* name = ::strdup(path.c_str());
  for (auto& slot : unfinished) {
    char* empty = nullptr;
    if (name == nullptr || !slot.compare_exchange_strong(empty, name)) continue;
    slot_ = &slot;
    return;
  }
  std::free(name);
}

UnfinishedFile::~UnfinishedFile() {
  if (slot_ != nullptr) std::free(slot_->exchange(nullptr));
}

SignalsWait::SignalsWait() {
  remove_unfinished_when_killed();
  sigset_t all{};
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, &before_);
  ++waited_for;
  if (ending) {
    --waited_for;
    while (true) ::pause();  // The program is about to end.
  }
}

SignalsWait::~SignalsWait() {
  --waited_for;
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace aci

#pragma once
// Files that must not outlive the program, however it ends.

#include <csignal>

#include <atomic>
#include <string>

namespace aci {

/// A name that a signal which ends the program removes on its way, as long as this lives. The file is made,
/// and this too, while signals wait: the first SignalsWait sets what signals do.
class UnfinishedFile {
 public:
  /// When more are open than are kept track of, this one is only removed when the program ends by itself.
  explicit UnfinishedFile(const std::string& path);
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;
  ~UnfinishedFile();

 private:
  std::atomic<char*>* slot_ = nullptr;
};

/// While this lives, no signal comes between two steps of this thread, nor ends the program through another
/// one before names are removed.
class SignalsWait {
 public:
  SignalsWait();
  SignalsWait(const SignalsWait&) = delete;
  SignalsWait& operator=(const SignalsWait&) = delete;
  ~SignalsWait();

 private:
  sigset_t before_{};
};

}  // namespace aci

#pragma once
// A value that is made when it is first asked for. Copies share it, and so do threads.

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

namespace aci {

template <typename T>
class Lazy {
 public:
  Lazy() = default;  ///< Nothing.
  explicit Lazy(std::function<T()> make) : state_(std::make_shared<State>()) {
    state_->make = std::move(make);
  }
  explicit operator bool() const { return state_ != nullptr; }
  const T& operator*() const {
    if (!state_->made.load(std::memory_order_acquire)) make();
    return state_->value;
  }
  const T* operator->() const { return &**this; }

 private:
  struct State {
    std::atomic<bool> made = false;
    std::mutex mutex;
    std::function<T()> make;
    T value{};
  };

  /// What is thrown leaves it to be made. No call_once: the C library carries exceptions through it, for
  /// which it looks for a libgcc that this program goes without.
  void make() const {
    const std::lock_guard lock(state_->mutex);
    if (state_->made.load(std::memory_order_relaxed)) return;
    state_->value = state_->make();
    state_->make = nullptr;
    state_->made.store(true, std::memory_order_release);
  }

  std::shared_ptr<State> state_;
};

}  // namespace aci

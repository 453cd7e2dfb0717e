#pragma once
// A value that is made when it is first asked for. Copies share it, and so do threads.

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
    std::call_once(state_->once, [this] {
      state_->value = state_->make();
      state_->make = nullptr;
    });
    return state_->value;
  }
  const T* operator->() const { return &**this; }

 private:
  struct State {
    std::once_flag once;
    std::function<T()> make;
    T value{};
  };
  std::shared_ptr<State> state_;
};

}  // namespace aci

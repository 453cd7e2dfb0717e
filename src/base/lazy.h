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
  explicit Lazy(std::function<T()> make) : state_(std::make_shared<State>()) {
    state_->make = std::move(make);
  }
  const T& operator*() const {
    std::call_once(state_->once, [this] { state_->value = state_->make(); });
    return state_->value;
  }

 private:
  struct State {
    std::once_flag once;
    std::function<T()> make;
    T value{};
  };
  std::shared_ptr<State> state_;
};

}  // namespace aci

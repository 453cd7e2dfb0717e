#include "base/threads.h"

#include <algorithm>
#include <future>
#include <new>
#include <system_error>
#include <thread>
#include <vector>

namespace aci {

std::size_t core_count() {
  return std::max(1U, std::thread::hardware_concurrency());
}

void in_threads(std::size_t threads, const std::function<void(std::size_t)>& work) {
  std::vector<std::future<void>> others;  // Their end waits for the threads.
  others.reserve(threads);
  std::size_t started = 1;
  try {
    for (; started < threads; ++started) others.push_back(std::async(std::launch::async, work, started));
  } catch (const std::system_error&) {  // The system has no more: what is left is done here.
  } catch (const std::bad_alloc&) {
  }
  work(0);
  for (std::size_t i = started; i < threads; ++i) work(i);
  for (auto& other : others) other.get();
}

void work_in_order(std::size_t pieces, std::size_t threads, const PieceWork& make, const PieceWork& take) {
  for (std::size_t first = 0; first < pieces; first += threads) {
    const std::size_t several = std::min(threads, pieces - first);
    in_threads(several, [&](std::size_t i) { make(first + i, i); });
    for (std::size_t i = 0; i < several; ++i) take(first + i, i);
  }
}

}  // namespace aci

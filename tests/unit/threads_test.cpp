#include "base/threads.h"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

namespace aci {
namespace {

TEST_CASE("results are taken in the order of the pieces, each from the thread that made it") {
  for (const std::size_t threads : {1, 2, 5}) {
    std::vector<std::size_t> made(threads);
    std::string taken;
    work_in_order(
        12, threads, [&](std::size_t piece, std::size_t thread) { made[thread] = piece; },
        [&](std::size_t piece, std::size_t thread) {
          CHECK(made[thread] == piece);
          taken += " " + std::to_string(piece);
        });
    CHECK(taken == " 0 1 2 3 4 5 6 7 8 9 10 11");
    const auto never = [](std::size_t, std::size_t) { FAIL("there is nothing to do"); };
    work_in_order(0, threads, never, never);
  }
}

TEST_CASE("what a thread throws comes out once all have ended") {
  for (const std::size_t thrower : {0, 1, 4}) {
    std::atomic<int> ended = 0;
    const auto work = [&](std::size_t thread) {
      if (thread == thrower) throw std::runtime_error("thread " + std::to_string(thread));
      ++ended;
    };
    CHECK_THROWS_WITH_AS(in_threads(5, work), ("thread " + std::to_string(thrower)).c_str(),
                         std::runtime_error);
    CHECK(ended == 4);
  }
  CHECK(core_count() > 0);
}

}  // namespace
}  // namespace aci

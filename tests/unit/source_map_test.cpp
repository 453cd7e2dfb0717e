#include "base/source_map.h"

#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

using namespace aci;

TEST_CASE("a place says its text, its line and what stands there, whatever else was read") {
  const SourcePtr first = add_text("a.toml", "x = 1\ny = 22\n");
  const SourcePtr second = add_text("b.toml", "z = 3");
  const Place two(first, {10, 12});
  const Place three(second, {4, 5});
  CHECK(two.file() == first);
  CHECK(two.text() == "22");
  CHECK(two.position().line == 2);
  CHECK(two.position().column == 5);
  CHECK(two.span() == Span{10, 12});
  CHECK(three.file() == second);
  CHECK(three.text() == "3");
  CHECK(two < three);
}

TEST_CASE("the end of a text is a place of it, also of an empty one") {
  const SourcePtr file = add_text("a", "ab");
  const SourcePtr empty = add_text("b", "");
  add_text("c", "xyz");
  CHECK(Place(file, {2, 2}).file() == file);
  CHECK(Place(file, {2, 2}).position().column == 3);
  CHECK(Place(empty, {0, 0}).file() == empty);
}

TEST_CASE("nowhere, and a text as a whole") {
  CHECK_FALSE(Place().known());
  CHECK(Place().file() == nullptr);
  CHECK(Place(nullptr, {3, 4}) == Place());
  CHECK(whole_file(nullptr) == Place());
  const SourcePtr file = add_text("a", "ab");
  CHECK(whole_file(file).is_whole());
  CHECK(whole_file(file).file() == file);
  CHECK_FALSE(Place(file, {0, 2}).is_whole());
  CHECK(whole_file(file).text() == "");
  CHECK(whole_file(file).span() == Span{});
  CHECK(whole_file(file).position().line == 1);
  CHECK(Place().text() == "");
  CHECK(Place().span() == Span{});
  CHECK(Place().position().line == 1);
  CHECK(Place().position().column == 1);
}

TEST_CASE("a range goes from the first to the last") {
  const SourcePtr file = add_text("a", "abcdef");
  const Place both = Place(file, {4, 5}).up_to(Place(file, {1, 2}));
  CHECK(both.text() == "bcde");
  CHECK(both.holds(Place(file, {3, 4})));
  CHECK_FALSE(both.holds(Place(file, {5, 6})));
}

TEST_CASE("a part of a file counts its lines from its own first one") {
  const SourcePtr row = add_text("table.csv", "a;b", 4001);
  CHECK(Place(row, {2, 3}).position().line == 4001);
}

TEST_CASE("transient texts go, those of others and those that stay do not") {
  const SourcePtr stays = add_text("stays", "abc");
  Place gone;
  Place kept;
  auto outer = std::make_unique<TransientTexts>();
  {
    const TransientTexts::Collect collect(*outer);
    kept = Place(add_text("outer", "o"), {0, 1});
    TransientTexts inner;
    const TransientTexts::Collect collect_inner(inner);
    gone = Place(add_text("inner", "i"), {0, 1});
    CHECK(gone.text() == "i");
  }
  CHECK(gone.file() == nullptr);
  CHECK(gone.text() == "");
  CHECK(kept.text() == "o");
  outer.reset();
  CHECK(kept.file() == nullptr);
  CHECK(Place(stays, {0, 3}).text() == "abc");
}

TEST_CASE("texts of rows do not grow the map: five gigabytes of them, by two threads") {
  const auto work = [] {
    const std::string row(std::size_t{1} << 20U, 'x');
    for (int i = 0; i < 2500; ++i) {
      TransientTexts texts;
      const TransientTexts::Collect collect(texts);
      const SourcePtr first = add_text("row", row);
      const SourcePtr second = add_text("row", "y");
      if (Place(first, {5, 6}).file() != first || Place(second, {0, 1}).text() != "y") FAIL("lost");
    }
  };
  std::thread other(work);
  work();
  other.join();
}

TEST_CASE("a transient text that stays keeps its place when numbers are given again from the first one on") {
  TransientTexts kept;
  Place early;
  {
    const TransientTexts::Collect collect(kept);
    early = Place(add_text("early", "kept"), {0, 4});
  }
  const std::string row = std::string((std::size_t{1} << 24U) - 1, 'x') + "z";
  for (int i = 0; i < 140; ++i) {  // More than the two gigabytes that there are.
    TransientTexts texts;
    const TransientTexts::Collect collect(texts);
    const auto size = static_cast<std::uint32_t>(row.size());
    const SourcePtr file = add_text("row", row);
    REQUIRE(Place(file, {size - 1, size}).text() == "z");
    REQUIRE(early.text() == "kept");
  }
}

// What is told of rows that are broken, and of an array that does not end: code and place.
#include <doctest/doctest.h>

#include <algorithm>

#include "io/text_blocks.h"
#include "support/folder.h"

using aci::Folder;
using aci::RowEnd;
using aci::TextBlock;
using aci::TextBlocks;

TEST_CASE("of a broken row, the place of what is wrong in what is shown of it") {
  struct Row {
    std::string text;
    const char* code;
    std::uint32_t at;
  };
  const std::string long_text(196, 'a');
  const Row rows[] = {
      {"\"a\"x;1\n", "D026", 2},
      {"\u00e9;\"a\"x\n", "D026", 5},
      {"1;\"a;x\n2\n", "D003", 2},
      {"\u00e9\xE9;\"a\"x\n", "D026", 8},  // Shown as U+FFFD, of three bytes.
      {"1;\"a\nb\"x\n", "D003", 2},
      // What is not shown is told of the row as a whole.
      {long_text + ";\"a\"x\n", "D026", 199},
      {long_text + ";\"ab\"x\n", "D026", 0},
      {std::string(251, 'a') + "\n", "D007", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    for (const std::size_t size : {1, 7, 1000}) {
      const Folder folder;
      aci::Diagnostics diagnostics;
      const auto blocks = TextBlocks::open(folder.write("a.csv", row.text), diagnostics, {size, 250});
      REQUIRE(blocks);
      blocks->set_rows(RowEnd::line_feed_outside_quotes, ';');
      TextBlock block;
      while (blocks->next(block) && !block.broken) {
      }
      REQUIRE(block.broken);
      CHECK(block.broken->code == std::string(row.code));
      CHECK(block.broken->line == 1);
      CHECK(block.broken->at == row.at);
    }
  }
}

TEST_CASE("an array that nothing closes is told behind its last element") {
  struct Row {
    const char* text;
    bool told;
  };
  const Row rows[] = {
      {"[{\"a\":1}]\n", false}, {"[{\"a\":1},\n", true}, {"[]\n", false},       {"[\n", true},
      {"[{\"a\":1", false},     {"[{}]\n\n\n", false},   {"[{}] [{},\n", true},
  };
  for (const Row& row : rows) {
    const std::string text = row.text;
    CAPTURE(text);
    for (std::size_t size = 1; size < 20; ++size) {
      const Folder folder;
      aci::Diagnostics diagnostics;
      const auto blocks = TextBlocks::open(folder.write("a.json", text), diagnostics, {size, 1000});
      REQUIRE(blocks);
      blocks->set_rows(RowEnd::element, ',');
      std::string code;
      TextBlock block;
      std::uint64_t number = 0;
      while (blocks->next(block)) {
        CHECK(block.number == number++);
        if (!block.broken) continue;
        code = block.broken->code;
        CHECK(block.broken->line ==
              static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n')) + 1);
        CHECK(block.end_offset == text.size());
      }
      CHECK(code == (row.told ? "D030" : ""));
    }
  }
}

// Texts cut into blocks of whole rows: wherever they are cut, the rows are the same.
#include "io/text_blocks.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "io/csv_syntax.h"
#include "support/folder.h"

using aci::Folder;
using aci::RowEnd;
using aci::TextBlock;
using aci::TextBlocks;

namespace {

/// "LINE: TEXT" for a row, its line end shown; "LINE! CODE TEXT" for a broken one.
std::vector<std::string> rows_of(const TextBlock& block, RowEnd ends) {
  std::vector<std::string> rows;
  std::uint64_t line = block.first_line;
  for (std::size_t at = 0; at < block.text.size();) {
    const std::size_t begin = at;
    if (ends == RowEnd::line_feed_outside_quotes) {
      for (const aci::CsvField& field : aci::take_csv_row(block.text, at, ';')) CHECK(field.closed);
    } else {
      at = block.text.find('\n', at) + 1;
    }
    const std::string row = block.text.substr(begin, at - begin);
    CHECK(row.ends_with('\n'));
    rows.push_back(std::to_string(line) + ": " + row);
    line += static_cast<std::uint64_t>(std::count(row.begin(), row.end(), '\n'));
  }
  if (block.broken) {
    CHECK(block.broken->line == line);
    rows.push_back(std::to_string(line) + "! " + block.broken->code + " " + block.broken->start);
  }
  return rows;
}

/// The rows of a text by blocks of `size` bytes; blocks are numbered, and their offsets lead to the end.
std::vector<std::string> read(const std::string& text, std::size_t size, std::size_t longest = 1000,
                              RowEnd ends = RowEnd::line_feed_outside_quotes) {
  const Folder folder;
  aci::Diagnostics diagnostics;
  const auto blocks = TextBlocks::open(folder.write("a.csv", text), diagnostics, {size, longest});
  REQUIRE(blocks);
  CHECK(blocks->size() == text.size());
  blocks->set_rows(ends, ';');
  std::vector<std::string> rows;
  TextBlock block;
  std::uint64_t number = 0;
  while (blocks->next(block)) {
    CHECK(block.number == number++);
    CHECK(!(block.text.empty() && !block.broken));
    for (const std::string& row : rows_of(block, ends)) rows.push_back(row);
  }
  CHECK_FALSE(blocks->failed(diagnostics));
  CHECK(diagnostics.all().empty());
  const auto ended_by = [&](const char* code) {
    return !rows.empty() && rows.back().find(code) != std::string::npos;
  };
  if (!ended_by("D008") && !ended_by("F030")) CHECK(block.end_offset == text.size());
  return rows;
}

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("the rows are the same wherever a text is cut") {
  struct Row {
    const char* text;
    Rows rows;
  };
  const Row texts[] = {
      {"a;b\nc;d\n", {"1: a;b\n", "2: c;d\n"}},
      {"a;b\r\n\r\n\nc", {"1: a;b\r\n", "2: \r\n", "3: \n", "4: c\n"}},
      {"\"a\nb\";c\nd\n", {"1: \"a\nb\";c\n", "3: d\n"}},
      {"x;\"a\"\"\n\"\"b\"\n\"\";\"\"\"\n\"\n", {"1: x;\"a\"\"\n\"\"b\"\n", "3: \"\";\"\"\"\n\"\n"}},
      // A quote opens a field only as its first byte; nothing may follow the closing one.
      {"a\"b\n5\" 3\"\n", {"1: a\"b\n", "2: 5\" 3\"\n"}},
      {"\"a\" b\"c\nd\";e\n", {"1! D026 \"a\" b\"c", "2: d\";e\n"}},
      {"x\n\"a\";\"b\"\"c\"d\ny\n", {"1: x\n", "2! D026 \"a\";\"b\"\"c\"d", "3: y\n"}},
      // The quote that seems to close it opens a field of another row: that row is not lost.
      {"1;\"a;x\n2;\"b\";y\n3;\"c\";z\n", {"1! D003 1;\"a;x", "2: 2;\"b\";y\n", "3: 3;\"c\";z\n"}},
      {"1;\"a \"\";x\n2;\"b\";y\n3;c\n", {"1! D003 1;\"a \"\";x", "2: 2;\"b\";y\n", "3: 3;c\n"}},
      {"\"a\"\r\n\"b\"\r", {"1: \"a\"\r\n", "2: \"b\"\n"}},
      {"\"a;\n;\"\n", {"1: \"a;\n;\"\n"}},
      {" \"a\n\"\n", {"1:  \"a\n", "2! D003 \""}},
      {"a,\"b\nc\n", {"1: a,\"b\n", "2: c\n"}},  // Not the separator at hand.
      {"\"", {"1! D003 \""}},
      {"a\n\"b\nc;\"d\"\n", {"1: a\n", "2! D003 \"b", "3: c;\"d\"\n"}},
      {"\"a\"\"", {"1! D003 \"a\"\""}},
      {"\"a\"", {"1: \"a\"\n"}},
      {"\r", {"1: \n"}},
      {"a\rb\r\nc\n", {"1: a\n", "2: b\r\n", "3: c\n"}},
      {"\n", {"1: \n"}},
  };
  for (const Row& row : texts) {
    const std::string text = row.text;
    CAPTURE(text);
    for (std::size_t size = 1; size <= text.size() + 2; ++size) {
      CAPTURE(size);
      CHECK(read(text, size) == row.rows);
    }
  }
}

TEST_CASE("JSON lines have no quotes to look at") {
  for (std::size_t size = 1; size < 30; ++size) {
    CHECK(read("{\"a\": 1}\n\"\n{}", size, 1000, RowEnd::line_feed) ==
          Rows{"1: {\"a\": 1}\n", "2: \"\n", "3: {}\n"});
    CHECK(read("12345678\n123456789\n1", size, 8, RowEnd::line_feed) ==
          Rows{"1: 12345678\n", "2! D007 123456789", "3: 1\n"});
  }
}

TEST_CASE("a row is too long from one byte over the limit; reading goes on at the next line") {
  struct Row {
    const char* text;
    Rows rows;
  };
  const Row texts[] = {
      {"12345678\nx", {"1: 12345678\n", "2: x\n"}},
      {"123456789\nx", {"1! D007 123456789", "2: x\n"}},
      {"a\n1234567890123456789012345678901234567890\nx\n",
       {"1: a\n", "2! D007 123456789", "3: x\n"}},  // The rest of it is not looked at.
      {"1234567890123456789012345678901234567890", {"1! D007 123456789"}},
      {"1234567\r\nx\n", {"1: 1234567\r\n", "2: x\n"}},
      {"12345678\r\nx\n", {"1! D007 12345678", "2: x\n"}},
      {"\"23456\"\nx\n", {"1: \"23456\"\n", "2: x\n"}},
      {"\"2\n4567\"\nx\n", {"1: \"2\n4567\"\n", "3: x\n"}},
      {"\"2\n456789\"\nx\n", {"1! D003 \"2", "2: 456789\"\n", "3: x\n"}},
      {"\"2\n456\"89a\nx\n", {"1! D003 \"2", "2: 456\"89a\n", "3: x\n"}},
      {"\"23456789012345678901234567890\n\"\nx\n", {"1! D007 \"23456789", "2! D003 \"", "3: x\n"}},
      {"\"23456789012345678901234567890\"\nx\n", {"1! D007 \"23456789", "2: x\n"}},
      {"\"23456789012345678901234567890\"", {"1! D007 \"23456789"}},
  };
  for (const Row& row : texts) {
    const std::string text = row.text;
    CAPTURE(text);
    for (std::size_t size = 1; size <= text.size() + 2; ++size) {
      CAPTURE(size);
      CHECK(read(text, size, 8) == row.rows);
    }
  }
}

TEST_CASE("a text full of quotes that do not close is given up") {
  // From outside quotes and from inside, each line ends inside.
  std::string text;
  for (int i = 0; i < 300; ++i) text += "x\";\"y\n";
  const Rows rows = read(text, 64, 1000);
  REQUIRE(rows.size() == 102);
  CHECK(rows[100] == "101! D003 x\";\"y");
  CHECK(rows[101] == "102! D008 x\";\"y");
  CHECK(read(text, 1, 1000) == rows);
  // Those that are short cost nothing.
  text.clear();
  for (int i = 0; i < 1000; ++i) text += "\"x\"y;z\n1;\"x\n";
  CHECK(read(text + "end\n", 64, 1000).back() == "2001: end\n");
}

TEST_CASE("elements of an array are rows, wherever the text is cut") {
  const std::string text = "[\n{\"a\":1,\n \"b\":2},\r\n{\"a\":\"]\"}\n]\n";
  for (std::size_t size = 1; size <= text.size() + 2; ++size) {
    CAPTURE(size);
    const Folder folder;
    aci::Diagnostics diagnostics;
    const auto blocks = TextBlocks::open(folder.write("a.json", text), diagnostics, {size, 1000});
    REQUIRE(blocks);
    blocks->set_rows(RowEnd::element, ',');
    std::string all;
    TextBlock block;
    std::vector<std::uint64_t> lines;
    while (blocks->next(block)) {
      CHECK_FALSE(block.broken);
      all += block.text;
      lines.push_back(block.first_line);
    }
    CHECK(all == " \r{\"a\":1,\r \"b\":2}\n \r{\"a\":\"]\"}\r\n\r\n");
    CHECK(lines.front() == 1);
    CHECK(lines.back() == 5);
  }
}

TEST_CASE("a line that does not end is given up") {
  CHECK(read(std::string(600, 'a') + "\nb\n", 11, 10) == Rows{"1! D007 " + std::string(11, 'a'), "2: b\n"});
  CHECK(read(std::string(700, 'a') + "\nb\n", 11, 10) == Rows{"1! F030 " + std::string(11, 'a')});
  for (const std::size_t size : {1, 3, 11}) {  // How long it is decides, not where it is cut.
    CAPTURE(size);
    const Rows given_up = {"1! F030 " + std::string(11, 'a')};
    CHECK(read(std::string(640, 'a') + "\nb\n", size, 10) ==
          Rows{"1! D007 " + std::string(11, 'a'), "2: b\n"});
    CHECK(read(std::string(641, 'a') + "\nb\n", size, 10) == given_up);
    CHECK(read(std::string(640, 'a'), size, 10) == Rows{"1! D007 " + std::string(11, 'a')});
    CHECK(read(std::string(641, 'a'), size, 10) == given_up);
  }
}

TEST_CASE("a long row shows how it starts, between two characters") {
  CHECK(read(std::string(300, 'a') + "\n", 64, 250) == Rows{"1! D007 " + std::string(200, 'a')});
  CHECK(read(std::string(199, 'a') + "\u00e9" + std::string(99, 'a'), 64, 250) ==
        Rows{"1! D007 " + std::string(199, 'a')});
  CHECK(read(std::string(198, 'a') + "\u00e9" + std::string(99, 'a'), 64, 250) ==
        Rows{"1! D007 " + std::string(198, 'a') + "\u00e9"});
  CHECK(read("\u00e9" + std::string(300, '\xFF'), 64, 250).front().size() == 8 + 2 + 198 * 3);  // As U+FFFD.
  // What is no character at all loses no more than a character may hold.
  CHECK(read("\u00e9" + std::string(300, '\x80'), 64, 250).front().size() == 8 + 2 + 194 * 3);
}

TEST_CASE("an array whose first element is too long is one whose end was not seen") {
  // What stands behind on its line is not looked at: other elements may.
  CHECK(read("[{\"a\": \"bcdefgh\"}]", 8, 10, RowEnd::element) == Rows{"1! D007 [{\"a\": \"bcd", "2! D030 "});
}

TEST_CASE("a file of exactly what is looked at first is whole, whatever failed before") {
  const Folder folder;
  aci::Diagnostics diagnostics;
  const std::string text = std::string(65'535, 'a') + "\n";
  const auto blocks =
      TextBlocks::open(folder.write("a.csv", text), diagnostics, {aci::kBlockSize, aci::kLongestRow});
  REQUIRE(blocks);
  errno = ENOENT;
  TextBlock block;
  CHECK(blocks->next(block));
  CHECK(block.text == text);
  CHECK_FALSE(blocks->next(block));
  CHECK_FALSE(blocks->failed(diagnostics));
}

TEST_CASE("a row of 10 MB is refused without being kept") {
  const std::string text = "a\n" + std::string(10'000'000, 'x') + "\nb\n";
  const Rows rows = read(text, aci::kBlockSize, aci::kLongestRow);
  CHECK(rows == Rows{"1: a\n", "2! D007 " + std::string(200, 'x'), "3: b\n"});
}

TEST_CASE("the first row is looked at, then taken, then the others come") {
  const Folder folder;
  const std::string path = folder.write("a.csv", "\xEF\xBB\xBF\n\r\n\"no\nm\";b\r\n1;2\n3;4");
  for (std::size_t size = 1; size < 30; ++size) {
    CAPTURE(size);
    aci::Diagnostics diagnostics;
    const auto blocks = TextBlocks::open(path, diagnostics, {size, 100});
    REQUIRE(blocks);
    CHECK(blocks->peek() == "\n\r\n\"no\nm\";b\r\n1;2\n3;4");
    blocks->set_rows(RowEnd::line_feed_outside_quotes, ';');
    const auto header = blocks->first_row();
    REQUIRE(header);
    CHECK(header->text == "\"no\nm\";b\r\n");
    CHECK(header->first_line == 3);
    TextBlock block;
    std::string rest;
    while (blocks->next(block)) {
      if (rest.empty()) {
        CHECK(block.number == 0);
        CHECK(block.first_line == 5);
      }
      rest += block.text;
    }
    CHECK(rest == "1;2\n3;4\n");
    CHECK(block.end_offset == blocks->size());
  }
}

TEST_CASE("a file of empty lines has no first row") {
  const Folder folder;
  aci::Diagnostics diagnostics;
  const auto blocks = TextBlocks::open(folder.write("a.csv", "\n\r\n\n"), diagnostics);
  REQUIRE(blocks);
  CHECK_FALSE(blocks->first_row());
  TextBlock block;
  CHECK_FALSE(blocks->next(block));
  CHECK_FALSE(blocks->failed(diagnostics));
}

TEST_CASE("what cannot be read says why") {
  const Folder folder;
  struct Row {
    std::string path;
    const char* code;
  };
  const Row rows[] = {
      {folder / "absent.csv", "F001"},
      {folder / "", "F002"},
      {folder.write("empty.csv", ""), "F003"},
      {folder.write("mark.csv", "\xEF\xBB\xBF"), "F003"},
      {folder.write("book.csv", "PK\x03\x04 xl/"), "F014"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    aci::Diagnostics diagnostics;
    CHECK_FALSE(TextBlocks::open(row.path, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all().front().code() == row.code);
  }
}

TEST_CASE("a pipe has no size, and its failure midway is told") {
  int ends[2];
  REQUIRE(::pipe2(ends, O_NONBLOCK) == 0);
  ::fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
  std::string text;
  while (text.size() < 100'000) text += "1234567\n";
  REQUIRE(::write(ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size()));
  const int input = ::dup(STDIN_FILENO);
  ::dup2(ends[0], STDIN_FILENO);
  {
    aci::Diagnostics diagnostics;
    const auto blocks = TextBlocks::open("-", diagnostics, {1000, 1000});
    REQUIRE(blocks);
    CHECK(blocks->size() == 0);
    TextBlock block;
    std::string got;
    while (blocks->next(block))
      got += block.text;  // Until nothing comes: an error, since the writer is there.
    CHECK(text.starts_with(got));
    CHECK(got.size() > 65'000);
    CHECK(blocks->failed(diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all().front().code() == "F001");
    CHECK_FALSE(blocks->next(block));
  }
  ::dup2(input, STDIN_FILENO);
  for (const int each : {input, ends[0], ends[1]}) ::close(each);
}

TEST_CASE("threads share a file: every block once, together the whole text") {
  const Folder folder;
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "row;" + std::to_string(i) + (i % 7 == 0 ? ";\"a\nb\"\n" : "\n");
  aci::Diagnostics diagnostics;
  const auto blocks = TextBlocks::open(folder.write("a.csv", text), diagnostics, {256, 1000});
  REQUIRE(blocks);
  blocks->set_rows(RowEnd::line_feed_outside_quotes, ';');
  std::map<std::uint64_t, TextBlock> all;
  std::mutex mutex;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      TextBlock block;
      while (blocks->next(block)) {
        const std::lock_guard lock(mutex);
        all.emplace(block.number, block);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::string whole;
  std::uint64_t line = 1;
  for (const auto& [number, block] : all) {
    CHECK(block.first_line == line);
    line += static_cast<std::uint64_t>(std::count(block.text.begin(), block.text.end(), '\n'));
    whole += block.text;
    CHECK(block.end_offset == whole.size());
  }
  CHECK(all.size() == all.rbegin()->first + 1);
  CHECK(whole == text);
}

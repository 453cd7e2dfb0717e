// A file as UTF-8, wherever it is cut.
#include "io/text_input.h"

#include <doctest/doctest.h>

#include "support/folder.h"

using aci::Encoding;
using namespace std::string_literals;

namespace {

struct Read {
  std::string text;
  Encoding encoding;
};

Read read(const std::string& path, std::size_t piece, Encoding asked = Encoding::automatic) {
  aci::TextInput input(aci::open_to_read(path), asked);
  REQUIRE_FALSE(input.failed());
  Read out{};
  std::string part(piece, '\0');
  for (ssize_t got = input.read(part.data(), piece); got > 0; got = input.read(part.data(), piece)) {
    out.text.append(part, 0, static_cast<std::size_t>(got));
  }
  out.encoding = input.encoding();
  return out;
}

}  // namespace

TEST_CASE("the first byte that is not ASCII decides") {
  struct Row {
    std::string bytes;
    Encoding encoding;
    std::string text;
  };
  const Row rows[] = {
      {"nom\r\nMSP\n", Encoding::automatic, "nom\r\nMSP\n"},
      {"nom\rMSP\r", Encoding::automatic, "nom\nMSP\n"},
      {"a;sant\xC3\xA9\nb;sant\xE9\n", Encoding::utf8, "a;santé\nb;sant\xE9\n"},
      {"a;sant\xE9\nb;sant\xC3\xA9\n\x81", Encoding::windows_1252, "a;santé\nb;santÃ©\n\x81"},
      {"a\xE9", Encoding::windows_1252, "aé"},
      {"\xEF\xBB\xBFsant\xE9", Encoding::utf8, "sant\xE9"},
      {"\xFF\xFE\xE9\0\r\0\n\0\r\0x\0"s, Encoding::utf16_little, "é\r\n\nx"},
      {"\xFE\xFF\xD8\x3D\xDE\x00\0\r"s, Encoding::utf16_big, "😀\n"},
  };
  const aci::Folder folder;
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    const std::string path = folder.write("a", row.bytes);
    for (std::size_t piece = 1; piece < 24; ++piece) {
      CAPTURE(piece);
      const Read got = read(path, piece);
      CHECK(got.text == row.text);
      CHECK(got.encoding == row.encoding);
    }
  }
}

TEST_CASE("what comes late decides late") {
  const aci::Folder folder;
  for (const std::size_t size : {511, 512, 65'535, 65'536, 200'000}) {
    CAPTURE(size);
    const std::string front(size, 'x');
    const std::string path = folder.write("a", front + "\xE9\r" + front);
    for (const std::size_t piece : {1000, 65'536, 262'144}) {
      CHECK((read(path, piece).text == front + "é\n" + front));
    }
  }
}

TEST_CASE("a line ends once, wherever a file of bytes is cut") {
  const aci::Folder folder;
  const std::size_t front = 70'000;
  for (const std::string first : {"x", "\xC3\xA9", "\xE9"}) {
    CAPTURE(first);
    const std::string path =
        folder.write("a", first + "\r" + std::string(front - first.size(), 'x') + "\r\n\r\rz");
    const std::string whole = read(path, 100'000).text;
    CHECK(whole.ends_with("x\r\n\n\nz"));
    const std::size_t end = whole.size();
    for (std::size_t piece = end - 6; piece < end; ++piece) CHECK(read(path, piece).text == whole);
  }
}

TEST_CASE("a character of UTF-16 is whole, and a line ends once, wherever the file is cut") {
  const aci::Folder folder;
  const auto wide = [](std::u16string_view text, bool big) {
    std::string bytes = big ? "\xFE\xFF" : "\xFF\xFE";
    for (const char16_t unit : text) {
      const char halves[] = {static_cast<char>(unit & 0xFFU), static_cast<char>(unit >> 8U)};
      bytes += halves[big ? 1 : 0];
      bytes += halves[big ? 0 : 1];
    }
    return bytes;
  };
  // Around 65,536 bytes, and the mark.
  for (std::size_t i = 0; i < 24; ++i) {
    const std::size_t front = 32'760 + i / 2;
    const bool big = i % 2 == 1;
    CAPTURE(front);
    CAPTURE(big);
    const std::u16string start(front, u'x');
    const std::string plain(front, 'x');
    const std::string pairs = folder.write("pairs", wide(start + u"\U0001F600\U0001F601z", big));
    CHECK((read(pairs, 100'000).text == plain + "\U0001F600\U0001F601z"));
    const std::string lines = folder.write("lines", wide(start + u"\r\n\r\rz", big));
    for (const std::size_t piece : {front - 1, front, front + 1, front + 2, front + 3}) {
      CHECK((read(lines, piece).text == plain + "\r\n\n\nz"));
    }
    const std::string half = folder.write("half", wide(start + u"z", big) + "x");
    CHECK((read(half, 100'000).text == plain + "z\xFF"));
  }
}

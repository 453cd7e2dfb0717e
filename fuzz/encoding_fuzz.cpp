// Any bytes as a text of any encoding: the same wherever it is cut, as the whole text would be read, and in
// Windows-1252 a character a byte. The first byte picks what is asked for, the second the size of a piece.

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>

#include "fuzz_support.h"
#include "io/text_file.h"
#include "io/text_input.h"

namespace {

using namespace aci;

constexpr Encoding kAsked[] = {Encoding::automatic, Encoding::windows_1252, Encoding::utf16_little,
                               Encoding::utf16_big, Encoding::utf8};

DecodedText read(std::string_view bytes, Encoding asked, std::size_t piece) {
  Descriptor descriptor(::memfd_create("text", 0));
  demand(::write(descriptor.number(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  ::lseek(descriptor.number(), 0, SEEK_SET);
  TextInput input(std::move(descriptor), asked);
  demand(!input.failed());
  DecodedText out;
  std::string part(piece, '\0');
  for (ssize_t got = input.read(part.data(), piece); got != 0; got = input.read(part.data(), piece)) {
    demand(got > 0 && static_cast<std::size_t>(got) <= piece);
    out.text.append(part, 0, static_cast<std::size_t>(got));
  }
  demand(input.bytes_read() == bytes.size());
  out.encoding = input.encoding();
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2 || size > 200'000) return 0;
  const Encoding asked = kAsked[data[0] % std::size(kAsked)];
  const std::string bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  const DecodedText all = read(bytes, asked, std::size_t{1} << 20U);
  const DecodedText cut = read(bytes, asked, data[1] + std::size_t{1});
  demand(all.text == cut.text && all.encoding == cut.encoding);
  const Encoding found = all.encoding == Encoding::automatic ? Encoding::utf8 : all.encoding;
  DecodedText whole = decode_text(bytes, found);
  end_lines_alike(whole.text);
  demand(all.text == whole.text);
  for (std::size_t at = all.text.find('\r'); at != all.text.npos; at = all.text.find('\r', at + 1)) {
    demand(at + 1 < all.text.size() && all.text[at + 1] == '\n');
  }
  if (found == Encoding::windows_1252) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < all.text.size(); ++characters) {
      at += std::max<std::size_t>(character_size(all.text, at), 1);
    }
    demand(characters == bytes.size());
  }
  const bool ascii = std::all_of(bytes.begin(), bytes.end(), [](char c) { return c > 0 && c != '\r'; });
  if (ascii && asked == Encoding::automatic) demand(all.text == bytes && is_clean_text(bytes));
  return 0;
}

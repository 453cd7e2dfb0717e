#include "base/place_in_string.h"

#include <algorithm>

#include "base/toml_string.h"

namespace aci {

Place place_in_string(const SourceFile& file, const Node& string_node, std::size_t begin, std::size_t end) {
  if (string_node.kind != NodeKind::string) return string_node.at;
  end = std::max(begin, end);
  // Without escapes the text stands as it is between its quotes: most formulas do.
  const Span at{string_node.at.begin() - file.base(), string_node.at.end() - file.base()};
  const auto place = [&](std::size_t from, std::size_t to) {
    return Place(&file, {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)});
  };
  const std::string_view written = file.text().substr(at.begin, at.end - at.begin);
  // An option's text has no quotes, or says it in other words.
  const bool lines = written.size() > 6 && (written.starts_with("\"\"\"") || written.starts_with("'''"));
  const std::size_t closing = lines ? 3 : written == string_node.text ? 0 : 1;
  const std::size_t quote = closing + (lines && written[3] == '\n' ? 1 : 0);
  if (quote == 1 && !written.empty() && !written.starts_with('"') && !written.starts_with('\''))
    return string_node.at;
  const bool plain = written.size() == string_node.text.size() + quote + closing &&
                     written.find('\\') == std::string_view::npos &&
                     written.find('\r') == std::string_view::npos &&
                     (lines || written.find('\n') == std::string_view::npos);
  if (plain && end <= string_node.text.size() && begin < end) {
    // Errors stand on whole characters.
    while (begin > 0 && continues_character(written[begin + quote])) --begin;
    while (end < string_node.text.size() && continues_character(written[end + quote])) ++end;
    return place(at.begin + quote + begin, at.begin + quote + end);
  }
  if (quote == 0) return place(at.begin + begin, at.begin + begin);
  if (at.begin >= file.text().size()) return place(at.begin, at.begin);
  TomlString walk(file.text(), at.begin);
  std::size_t decoded = 0;  // bytes of the decoded text so far
  while (!walk.done()) {
    const std::size_t from = decoded;
    decoded += walk.next();
    if (decoded <= begin) continue;
    const std::size_t first = walk.begin();
    if (end <= from || begin == end) return place(first, first);
    while (decoded < end && !walk.done()) decoded += walk.next();
    return place(first, walk.end());
  }
  return place(walk.at(), walk.at());
}

}  // namespace aci

#include "report/wrapped_text.h"

#include <algorithm>

#include "report/value_text.h"

namespace aci {

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  // Most labels are short.
  if (!text.ends_with(' ') && columns(text) <= width) return {std::string(text)};
  // The spaces that a text begins with are its indent.
  const std::size_t indent = std::min(text.find_first_not_of(' '), text.size());
  std::string line(text.substr(0, indent));
  text.remove_prefix(indent);
  std::size_t filled = indent;
  bool fresh = true;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    const std::string_view word = text.substr(0, space);
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    const std::size_t size = columns(word);
    if (!fresh && filled + 1 + size > width) {
      lines.push_back(std::move(line));
      line = std::string(word);
      filled = size;
    } else {
      if (!fresh) line += ' ';
      line += word;
      filled += size + (fresh ? 0 : 1);
    }
    fresh = false;
  }
  lines.push_back(std::move(line));
  return lines;
}

std::string paragraph(std::string_view first, std::string_view text, std::size_t width) {
  std::string out;
  const std::size_t indent = columns(first);
  for (const std::string& line : wrapped(text, width > indent ? width - indent : 1)) {
    out += out.empty() ? std::string(first) : std::string(indent, ' ');
    out += line + "\n";
  }
  return out;
}

}  // namespace aci

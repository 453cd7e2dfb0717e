#include "report/table.h"

#include <algorithm>

#include "report/number_text.h"

namespace aci {

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  // The spaces that a text begins with are its indent.
  const std::size_t indent = std::min(text.find_first_not_of(' '), text.size());
  std::string line(text.substr(0, indent));
  text.remove_prefix(indent);
  bool fresh = true;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    const std::string_view word = text.substr(0, space);
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    if (!fresh && columns(line) + 1 + columns(word) > width) {
      lines.push_back(std::move(line));
      line = std::string(word);
    } else {
      if (!fresh) line += ' ';
      line += word;
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

std::string Table::text() const {
  std::vector<std::size_t> widths;
  for (const auto& row : rows_) {
    if (row.size() < 2) continue;
    widths.resize(std::max(widths.size(), row.size()));
    for (const std::string& line : wrapped(row[0], wrap_)) widths[0] = std::max(widths[0], columns(line));
    for (std::size_t i = 1; i < row.size(); ++i) widths[i] = std::max(widths[i], columns(row[i]));
  }
  std::string out;
  for (const auto& row : rows_) {
    if (row.size() < 2) {
      out += row.empty() ? "\n" : row[0] + "\n";
      continue;
    }
    const auto lines = wrapped(row[0], wrap_);
    std::string head = pad_right(lines[0], widths[0]);
    for (std::size_t i = 1; i < row.size(); ++i) head += "  " + pad_left(row[i], widths[i]);
    while (head.ends_with(' ')) head.pop_back();
    out += head + "\n";
    const std::size_t indent = std::min(row[0].find_first_not_of(' '), row[0].size()) + 2;
    for (std::size_t i = 1; i < lines.size(); ++i) out += std::string(indent, ' ') + lines[i] + "\n";
  }
  return out;
}

}  // namespace aci

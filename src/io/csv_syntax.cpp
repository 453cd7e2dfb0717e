#include "io/csv_syntax.h"

#include <algorithm>
#include <utility>

namespace aci {

namespace {

std::size_t behind_empty_lines(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of("\r\n", at), text.size());
}

/// Where something stands behind the quotes of the field from `begin` to the end of the text; 0: nowhere.
std::uint32_t behind_quotes(std::string_view text, std::size_t begin) {
  if (begin == text.size() || text[begin] != '"') return 0;
  const std::size_t end = end_of_quotes(text, begin);
  return end < text.size() ? static_cast<std::uint32_t>(end) : 0;
}

}  // namespace

bool tells_separator(std::string_view text) {
  text.remove_prefix(behind_empty_lines(text, 0));
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  return line.size() == 5 && (line.starts_with("sep=") || line.starts_with("SEP=")) && line[4] != '"';
}

std::size_t header_at(std::string_view text) {
  const std::size_t at = behind_empty_lines(text, 0);
  return tells_separator(text) ? behind_empty_lines(text, at + 5) : at;
}

char separator_of(std::string_view text) {
  const std::size_t first = behind_empty_lines(text, 0);
  if (tells_separator(text)) return text[first + 4];
  text.remove_prefix(first);
  std::size_t counts[kCsvSeparators.size()] = {};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (c == '\n' && !quoted) break;
    const std::size_t which = quoted ? kCsvSeparators.npos : kCsvSeparators.find(c);
    if (which != kCsvSeparators.npos) ++counts[which];
  }
  return kCsvSeparators[static_cast<std::size_t>(std::max_element(std::begin(counts), std::end(counts)) -
                                                 counts)];
}

std::size_t end_of_quotes(std::string_view text, std::size_t at) {
  for (std::size_t quote = text.find('"', at + 1); quote != text.npos; quote = text.find('"', quote + 2)) {
    if (quote + 1 == text.size() || text[quote + 1] != '"') return quote + 1;
  }
  return text.npos;
}

std::size_t end_of_field(std::string_view text, std::size_t at, char separator) {
  if (at < text.size() && text[at] == '"') at = end_of_quotes(text, at);
  if (at == text.npos) return at;
  for (; at < text.size() && text[at] != separator && text[at] != '\n'; ++at) {
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') break;
  }
  return at;
}

std::string unquoted(std::string_view field) {
  if (!field.starts_with('"')) return std::string(field);
  const std::size_t end = std::min(end_of_quotes(field, 0), field.size());
  std::string text;
  for (std::size_t at = 1; at < end; ++at) {
    if (field[at] == '"' && ++at >= end) break;  // The closing one.
    text += field[at];
  }
  return text.append(field.substr(end));
}

std::vector<CsvField> take_csv_row(std::string_view text, std::size_t& at, char separator) {
  std::vector<CsvField> row;
  for (;; ++at) {
    const std::size_t end = end_of_field(text, at, separator);
    const bool closed = end != text.npos;
    const std::size_t begin = std::exchange(at, closed ? end : text.size());
    row.push_back({unquoted(text.substr(begin, at - begin)),
                   {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)},
                   closed,
                   behind_quotes(text.substr(0, at), begin)});
    if (at == text.size() || text[at] != separator) break;
  }
  if (at < text.size() && text[at] == '\r') ++at;
  if (at < text.size() && text[at] == '\n') ++at;
  return row;
}

std::vector<CsvField> split_csv_row(std::string_view row, char separator) {
  std::size_t at = 0;
  return take_csv_row(row, at, separator);
}

}  // namespace aci

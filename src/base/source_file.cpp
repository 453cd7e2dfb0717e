#include "base/source_file.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace aci {

namespace {

std::vector<std::uint32_t> line_starts(std::string_view text) {
  std::vector<std::uint32_t> starts{0};
  for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1))
    starts.push_back(static_cast<std::uint32_t>(at + 1));
  return starts;
}

}  // namespace

SourceFile::SourceFile(std::string name, SourceText text, int first_line, std::uint32_t base)
    : name_(std::move(name)),
      text_(std::move(text)),
      first_line_(first_line),
      base_(base),
      line_starts_([this] { return line_starts(this->text()); }) {}

Position SourceFile::position(std::uint32_t offset) const {
  const std::string_view text = this->text();
  const std::vector<std::uint32_t>& starts = *line_starts_;
  auto at = std::min<std::size_t>(offset, text.size());
  const auto next = std::upper_bound(starts.begin(), starts.end(), at);
  const std::size_t start = *std::prev(next);
  // A place inside a character is that character's.
  while (at > start && at < text.size() && continues_character(text[at])) --at;
  const auto column =
      std::count_if(text.begin() + static_cast<std::ptrdiff_t>(start),
                    text.begin() + static_cast<std::ptrdiff_t>(at), std::not_fn(continues_character));
  return {static_cast<int>(next - starts.begin()) + first_line_ - 1, static_cast<int>(column) + 1};
}

std::uint32_t SourceFile::offset(Position position) const {
  const int index = position.line - first_line_;
  if (index < 0) return 0;
  if (index >= line_count()) return static_cast<std::uint32_t>(text().size());
  const std::string_view content = line(position.line);
  std::size_t at = 0;
  for (int column = 1; column < position.column && at < content.size(); ++column) {
    ++at;
    while (at < content.size() && continues_character(content[at])) ++at;
  }
  return (*line_starts_)[static_cast<std::size_t>(index)] + static_cast<std::uint32_t>(at);
}

std::string_view SourceFile::line(int number) const {
  if (number < first_line_ || number - first_line_ >= line_count()) return {};
  const auto index = static_cast<std::size_t>(number - first_line_);
  const std::vector<std::uint32_t>& starts = *line_starts_;
  const std::size_t begin = starts[index];
  const bool last = index + 1 == starts.size();
  const std::size_t end = last ? text().size() : starts[index + 1] - 1;
  std::string_view content = text().substr(begin, end - begin);
  if (!last && content.ends_with('\r')) content.remove_suffix(1);
  return content;
}

}  // namespace aci

#include "base/source_file.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace aci {

SourceFile::SourceFile(std::string name, std::string text, int first_line, std::uint32_t base)
    : name_(std::move(name)), text_(std::move(text)), first_line_(first_line), base_(base) {
  line_starts_.push_back(0);
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
    line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

Position SourceFile::position(std::uint32_t offset) const {
  auto at = std::min<std::size_t>(offset, text_.size());
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), at);
  const std::size_t start = *std::prev(next);
  // A place inside a character is that character's.
  while (at > start && at < text_.size() && continues_character(text_[at])) --at;
  const auto column =
      std::count_if(text_.begin() + static_cast<std::ptrdiff_t>(start),
                    text_.begin() + static_cast<std::ptrdiff_t>(at), std::not_fn(continues_character));
  return {static_cast<int>(next - line_starts_.begin()) + first_line_ - 1, static_cast<int>(column) + 1};
}

std::uint32_t SourceFile::offset(Position position) const {
  const int index = position.line - first_line_;
  if (index < 0) return 0;
  if (index >= line_count()) return static_cast<std::uint32_t>(text_.size());
  const std::string_view content = line(position.line);
  std::size_t at = 0;
  for (int column = 1; column < position.column && at < content.size(); ++column) {
    ++at;
    while (at < content.size() && continues_character(content[at])) ++at;
  }
  return line_starts_[static_cast<std::size_t>(index)] + static_cast<std::uint32_t>(at);
}

std::string_view SourceFile::line(int number) const {
  if (number < first_line_ || number - first_line_ >= line_count()) return {};
  const auto index = static_cast<std::size_t>(number - first_line_);
  const std::size_t begin = line_starts_[index];
  const bool last = index + 1 == line_starts_.size();
  const std::size_t end = last ? text_.size() : line_starts_[index + 1] - 1;
  std::string_view content = text().substr(begin, end - begin);
  if (!last && content.ends_with('\r')) content.remove_suffix(1);
  return content;
}

}  // namespace aci

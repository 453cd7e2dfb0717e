#pragma once
// Columns of text: the first on the left and wrapped, the others on the right, widths from the content alone.

#include <string>
#include <string_view>
#include <vector>

namespace aci {

class Table {
 public:
  /// The first column is at most `wrap` characters wide; longer cells go on below.
  explicit Table(std::size_t wrap) : wrap_(wrap) {}
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  /// Lines of their own, outside the columns.
  void line(std::string text) {
    if (text.ends_with('\n')) text.pop_back();
    rows_.push_back({std::move(text)});
  }
  std::string text() const;

 private:
  std::size_t wrap_;
  std::vector<std::vector<std::string>> rows_;
};

/// Cuts a text into lines of at most `width` characters, between words; a longer word stands alone.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// The text on lines of at most `width`, the first after `first`, the others after as many spaces.
std::string paragraph(std::string_view first, std::string_view text, std::size_t width);

}  // namespace aci

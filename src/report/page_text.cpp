#include "report/page_text.h"

#include <algorithm>

#include "report/diagnostic_text.h"
#include "report/value_text.h"
#include "report/wording.h"
#include "report/wrapped_text.h"

namespace aci {
namespace {

struct RoleLook {
  Role role;
  std::string_view lead;   ///< Before the text.
  std::string_view color;  ///< Of the lead and of what is strong.
  bool wraps = true;
};

const RoleLook& look_of(Role role) {
  static constexpr RoleLook kLooks[] = {
      {Role::plain, "", "1"},
      {Role::formula, "", "1"},
      {Role::title, "", "1"},
      {Role::heading, "", "1"},
      {Role::finding, "", "1", false},
      {Role::met, "✓", "32"},
      {Role::unmet, "✗", "31"},
      {Role::remark, "-", ""},
      {Role::equals, "=", ""},
      {Role::adds, "+", ""},
      {Role::lowers, "−", ""},
      {Role::added, "+", "32", false},
      {Role::removed, "-", "31", false},
      {Role::changed, "~", "33", false},
      {Role::before, "-", ""},
      {Role::after, "+", ""},
      {Role::total, "=", ""},
  };
  return *std::ranges::find(kLooks, role, &RoleLook::role);
}

/// Lines further to the right, empty ones aside.
std::string shifted(std::string_view text, std::size_t by) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    if (text.front() != '\n') out.append(by, ' ');
    out += text.substr(0, end);
    text.remove_prefix(end);
  }
  return out;
}

constexpr std::size_t kTitleHang = 2;    ///< What follows on further lines of a title stands to the right.
constexpr std::size_t kLeastLabel = 20;  ///< However wide the other columns of a table are.

std::size_t spaces(int indent) {
  return static_cast<std::size_t>(indent) * 2;
}

/// The first column on the left and wrapped, the others on the right, widths from the content alone. A row of
/// one cell stands outside the columns.
std::string columns_text(const std::vector<std::vector<std::string>>& rows, const Table& table,
                         std::size_t width) {
  std::vector<std::size_t> widths(1);
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 1; i < row.size(); ++i) widths[i] = std::max(widths[i], columns(row[i]));
  }
  std::size_t others = 0;
  for (std::size_t i = 1; i < widths.size(); ++i) others += 2 + widths[i];
  const std::size_t left = width > others + kLeastLabel ? width - others : kLeastLabel;
  const std::size_t wrap = std::min(table.label_width, left);
  std::vector<std::vector<std::string>> labels;  // Of the rows, wrapped.
  for (const auto& row : rows) {
    labels.push_back(row.size() < 2 ? std::vector<std::string>() : wrapped(row[0], wrap));
    for (const std::string& line : labels.back()) widths[0] = std::max(widths[0], columns(line));
  }
  std::string out;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto& row = rows[r];
    if (row.size() < 2) {
      out += row.empty() ? "\n" : row[0] + "\n";
      continue;
    }
    const auto& lines = labels[r];
    out += lines[0];
    out.append(widths[0] - columns(lines[0]), ' ');
    for (std::size_t i = 1; i < row.size(); ++i) {
      const bool words = table.ends_in_words && i + 1 == widths.size();
      out.append(words ? 2 : 2 + widths[i] - columns(row[i]), ' ');
      out += row[i];
    }
    while (out.ends_with(' ')) out.pop_back();
    out += '\n';
    const std::size_t indent = std::min(row[0].find_first_not_of(' '), row[0].size()) + 2;
    for (std::size_t i = 1; i < lines.size(); ++i) out += std::string(indent, ' ') + lines[i] + "\n";
  }
  return out;
}

class PageText {
 public:
  explicit PageText(const TextStyle& style) : style_(style) {}

  /// Empty when there is nothing of it at this length.
  std::string text(const Section& section) const {
    if (!section.shown.at(style_.length)) return "";
    std::string text;
    for (const auto& item : section.items) {
      text += std::visit([this](const auto& it) { return text_of(it); }, item);
    }
    return section.indent > 0 ? shifted(text, spaces(section.indent)) : text;
  }

 private:
  /// What stands before the text, indent included.
  std::string before(Role role, int indent, const std::string& strong) const {
    const RoleLook& look = look_of(role);
    std::string out(look.lead);
    if (!out.empty() && !strong.empty()) out += ' ';
    out = std::string(spaces(indent), ' ') + style_.colored(out + strong, look.color);
    return look.lead.empty() || !strong.empty() ? out : out + ' ';
  }

  std::string text_of(const Line& line) const {
    if (!line.shown.at(style_.length)) return "";
    if (line.role == Role::title) return title(line);
    const std::string first = before(line.role, line.indent, printable(line.strong));
    const std::string text = printable(line.text);
    return look_of(line.role).wraps ? paragraph(first, text, style_.width) : first + text + "\n";
  }

  /// What is strong of it may end on any of its lines.
  std::string title(const Line& line) const {
    const std::string indent(spaces(line.indent), ' ');
    std::size_t strong = printable(line.strong).size();
    std::string out;
    for (const std::string& part :
         wrapped(printable(line.strong) + printable(line.text), style_.width - indent.size() - kTitleHang)) {
      const std::size_t size = std::min(strong, part.size());
      out += indent + (out.empty() ? "" : std::string(kTitleHang, ' '));
      out += style_.colored(part.substr(0, size), "1") + part.substr(size) + "\n";
      strong -= std::min(strong, size + 1);
    }
    return out;
  }

  static std::string text_of(const Picture& /*picture*/) { return ""; }
  std::string text_of(const Diagnostic& diagnostic) const { return diagnostic_text(diagnostic, style_); }

  std::string text_of(const Table& table) const {
    std::vector<std::vector<std::string>> rows;
    for (const Row& row : table.rows) {
      if (!row.shown.at(style_.length)) continue;
      std::vector<std::string> cells;
      for (const Cell& cell : row.cells) {
        cells.push_back(style_.colored(printable(cell_text(style_.language, cell, style_.length)),
                                       cell.strong ? "1" : ""));
      }
      if (!cells.empty()) cells[0] = before(row.role, row.indent, "") + cells[0];
      rows.push_back(std::move(cells));
      for (const Line& note : row.notes) {
        std::string text = text_of(note);
        if (text.empty()) continue;
        text.pop_back();
        rows.push_back({std::move(text)});
      }
    }
    return columns_text(rows, table, style_.width);
  }

  const TextStyle& style_;
};

/// "+12,50 €", "≈ +3", "−3": the sign of what goes up is there too.
std::string with_sign(std::string text, const Rational& value) {
  if (value.num() <= 0) return text;
  constexpr std::string_view kApproximate = "≈\u00a0";
  return text.insert(text.starts_with(kApproximate) ? kApproximate.size() : 0, "+");
}

}  // namespace

std::string cell_text(Language language, const Cell& cell, PageLength length) {
  const auto* exact = std::get_if<Rational>(&cell.content);
  if (exact == nullptr) return std::get<std::string>(cell.content);
  const bool cut = cell.decimals < kShownDecimals && length != PageLength::all;
  const Rational value = cut ? with_decimals(*exact, cell.decimals) : *exact;
  std::string text = value_text(language, value, cell.type);
  if (cell.moves) text = with_sign(std::move(text), value);
  return cell.words.empty() ? text : say(language, cell.words, {text});
}

std::string section_text(const Section& section, const TextStyle& style, bool first) {
  std::string text = PageText(style).text(section);
  if (!text.empty() && !first && section.apart) text.insert(0, 1, '\n');
  return text;
}

std::string page_text(const Page& page, const TextStyle& style) {
  std::string out;
  for (const Section& each : page.sections) out += section_text(each, style, out.empty());
  return out;
}

std::string pages_text(std::span<const Page> pages, const TextStyle& style) {
  std::string out;
  for (const Page& page : pages) {
    if (!out.empty()) out += "\n" + std::string(style.width, '=') + "\n\n";
    out += page_text(page, style);
  }
  return out;
}

}  // namespace aci

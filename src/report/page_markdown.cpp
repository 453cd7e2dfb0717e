#include "report/page_markdown.h"

#include <algorithm>

#include "report/diagnostic_text.h"
#include "report/escaped.h"
#include "report/page_text.h"
#include "report/value_text.h"

namespace aci {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Services look for names, issues and addresses in what is shown, whatever is escaped: a comment, of which
/// nothing is seen, keeps them apart.
std::string kept_apart(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i + 1);
    const char next = rest.empty() ? ' ' : rest.front();
    const char c = text[i];
    const bool www = next == '.' && (out.ends_with("ww") || out.ends_with("WW")) && (c == 'w' || c == 'W');
    const bool issue = c == '-' && (out.ends_with("GH") || out.ends_with("gh"));
    out += c;
    const bool cut = (c == '@' && next != ' ') || ((c == '#' || c == '!' || issue) && is_digit(next)) ||
                     (c == ':' && rest.starts_with("//")) || www;
    if (cut) out += "<!-- -->";
  }
  return out;
}

/// A text of ours or of somebody: nothing in it may end a cell, or be taken for markup.
std::string plain(std::string_view text) {
  return kept_apart(escaped(printable(text), {{'|', "\\|"},
                                              {'\\', "\\\\"},
                                              {'*', "\\*"},
                                              {'_', "\\_"},
                                              {'`', "\\`"},
                                              {'[', "\\["},
                                              {']', "\\]"},
                                              {'<', "&lt;"},
                                              {'>', "&gt;"},
                                              {'&', "&amp;"},
                                              {'~', "\\~"},
                                              {'$', "\\$"}}));
}

/// The same at the start of a line, where some signs make headings, lists, lines across or code.
std::string plain_line(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  std::string out = plain(text);
  const std::size_t digits = std::min(out.find_first_not_of("0123456789"), out.size());
  const bool sign = !out.empty() && std::string_view("-+=#").find(out.front()) != std::string_view::npos;
  const bool numbered = digits > 0 && digits < out.size() && (out[digits] == '.' || out[digits] == ')');
  if (sign || numbered) out.insert(sign ? 0 : digits, 1, '\\');
  return out;
}

class PageMarkdown {
 public:
  explicit PageMarkdown(const TextStyle& style) : style_(style) {}

  std::string text(const Page& page) const {
    std::string out;
    for (const Section& each : page.sections) {
      if (!each.shown.at(style_.length)) continue;
      std::string part;
      for (const auto& item : each.items) {
        const bool summary = each.folded && &item == &each.items.front();
        const std::string block = std::visit([&](const auto& it) { return block_of(it, summary); }, item);
        if (!block.empty()) part += (part.empty() ? "" : "\n") + block;
      }
      if (part.empty()) continue;
      out += (out.empty() ? "" : "\n") + part + (each.folded ? "\n</details>\n" : "");
    }
    return out;
  }

 private:
  std::string block_of(const Line& line, bool summary) const {
    if (!line.shown.at(style_.length)) return "";
    const std::string text =
        (summary ? plain(line.strong + line.text) : plain_line(line.strong + line.text)) +
        (summary ? "" : "\n");
    if (summary) return "<details><summary>" + text + "</summary>\n";
    return (line.role == Role::title ? "### " : "") + text;
  }

  static std::string block_of(const Picture& /*picture*/, bool /*summary*/) { return ""; }

  std::string block_of(const Diagnostic& diagnostic, bool /*summary*/) const {
    return "```\n" + diagnostic_text(diagnostic, {style_.language, false}) + "```\n";
  }

  std::string block_of(const Table& table, bool /*summary*/) const {
    std::string out;
    for (const Row& row : table.rows) {
      if (!row.shown.at(style_.length)) continue;
      out += "|";
      for (const Cell& cell : row.cells) {
        const char* mark = cell.strong ? "**" : "";
        const std::string notes = &cell == &row.cells.front() ? notes_of(row) : "";
        out += " " + (mark + plain(cell_text(style_.language, cell))) + mark + notes + " |";
      }
      out += "\n";
      if (&row != &table.rows.front()) continue;
      out += "|";
      for (const Cell& last : table.rows.back().cells) {
        out += std::holds_alternative<Rational>(last.content) ? " ---: |" : " --- |";
      }
      out += "\n";
    }
    return out;
  }

  /// Below the label, inside its cell.
  std::string notes_of(const Row& row) const {
    std::string out;
    for (const Line& note : row.notes) {
      if (note.shown.at(style_.length)) out += "<br>" + plain(note.strong + note.text);
    }
    return out;
  }

  const TextStyle& style_;
};

}  // namespace

std::string page_markdown(const Page& page, const TextStyle& style) {
  return PageMarkdown(style).text(page);
}

}  // namespace aci

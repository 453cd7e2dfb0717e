#include "report/page_markdown.h"

#include "report/diagnostic_text.h"
#include "report/escaped.h"
#include "report/number_text.h"
#include "report/page_text.h"

namespace aci {
namespace {

/// A text of ours or of somebody: nothing in it may end a cell, or be taken for markup.
std::string plain(std::string_view text) {
  return escaped(printable(text), {{'|', "\\|"},
                                   {'\\', "\\\\"},
                                   {'*', "\\*"},
                                   {'_', "\\_"},
                                   {'`', "\\`"},
                                   {'[', "\\["},
                                   {']', "\\]"},
                                   {'<', "&lt;"},
                                   {'>', "&gt;"},
                                   {'&', "&amp;"}});
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
    const std::string text = plain(line.strong + line.text) + (summary ? "" : "\n");
    if (summary) return "<details><summary>" + text + "</summary>\n";
    return (line.role == Role::title ? "### " : "") + text;
  }

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
        out += " " + (mark + plain(cell_text(style_.language, cell))) + mark + " |";
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

  const TextStyle& style_;
};

}  // namespace

std::string page_markdown(const Page& page, const TextStyle& style) {
  return PageMarkdown(style).text(page);
}

}  // namespace aci

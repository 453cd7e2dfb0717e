#include "report/page_html.h"

#include <algorithm>

#include "base/iso_date.h"
#include "report/diagnostic_text.h"
#include "report/html_text.h"
#include "report/page_style.h"
#include "report/page_text.h"
#include "report/picture_svg.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

/// What stands before the text of a role, and what it says to whoever does not see it.
struct RoleMark {
  Role role;
  std::string_view name;       ///< Of the class.
  std::string_view sign = "";  ///< Empty: nothing.
  std::string_view said = "";  ///< Of the wording; empty: the text says it.
};

const RoleMark& mark_of(Role role) {
  static constexpr RoleMark kMarks[] = {
      {Role::plain, ""},
      {Role::formula, "formula"},
      {Role::title, ""},
      {Role::heading, "heading"},
      {Role::finding, "finding"},
      {Role::met, "met", "✓", "html.met"},
      {Role::unmet, "unmet", "✗", "html.unmet"},
      {Role::remark, ""},
      {Role::equals, "equals", "="},
      {Role::adds, "adds", "+"},
      {Role::lowers, "lowers", "−"},
      {Role::added, "added", "+", "html.added"},
      {Role::removed, "removed", "−", "html.removed"},
      {Role::changed, "changed", "~", "html.changed"},
      {Role::before, "before", "−", "html.before"},
      {Role::after, "after", "+", "html.after"},
      {Role::total, "total", "="},
  };
  return *std::ranges::find(kMarks, role, &RoleMark::role);
}

/// So many columns stand one under the other on a narrow screen.
constexpr std::size_t kWideTable = 4;

std::string classes(std::initializer_list<std::string> names) {
  std::string all;
  for (const std::string& name : names) {
    if (!name.empty()) all += (all.empty() ? "" : " ") + name;
  }
  return all.empty() ? "" : " class=\"" + all + "\"";
}

std::string indent_class(int indent) {
  return indent > 0 ? "in" + std::to_string(std::min(indent, 4)) : "";
}

/// What only a page that is not on a terminal needs: which elements stand where.
class PageHtml {
 public:
  /// The pages' headings begin at `level`; their identifiers with `prefix`.
  PageHtml(const TextStyle& style, int level, std::string prefix)
      : style_(style), level_(level), prefix_(std::move(prefix)) {}

  std::string text(const Page& page) {
    std::string out;
    if (!page.name.empty()) out = heading(level_, Line{Role::title, 0, "", page.name}, prefix_);
    named_ = !out.empty();
    std::size_t begin = std::string::npos;  // Of what follows the first section.
    for (const Section& each : page.sections) {
      out += section(each);
      if (begin == std::string::npos && !out.empty()) begin = out.size();
    }
    if (page.estimate) {
      out += "<footer>\n<p>" + html_text(say(style_.language, "report.disclaimer")) + "</p>\n</footer>\n";
    }
    if (page.contents) out.insert(std::min(begin, out.size()), contents());
    return out;
  }

  /// What the page is called: its name, else its first title.
  static std::string name_of(const Page& page) {
    if (!page.name.empty()) return page.name;
    for (const Section& section : page.sections) {
      for (const auto& item : section.items) {
        const Line* const line = std::get_if<Line>(&item);
        if (line != nullptr && line->role == Role::title) return line->strong + line->text;
      }
    }
    return "aci";
  }

 private:
  std::string heading(int level, const Line& line, const std::string& id) const {
    const std::string tag = "h" + std::to_string(level);
    std::string text = html_text(line.strong);
    if (!line.text.empty()) {
      text += line.strong.empty() ? html_text(line.text)
                                  : "<span class=\"rest\">" + html_text(line.text) + "</span>";
    }
    return "<" + tag + " id=\"" + id + "\">" + text + "</" + tag + ">\n";
  }

  std::string contents() const {
    const std::string label = html_text(say(style_.language, "html.contents"));
    return "<nav aria-label=\"" + label + "\">\n<ul>\n" + titles_ + "</ul>\n</nav>\n";
  }

  /// No heading: not every reader of HTML knows one there.
  static std::string folded_title(const Line& line) {
    return "<details>\n<summary class=\"title\">" + html_text(line.strong + line.text) + "</summary>\n";
  }

  std::string next_id() { return prefix_ + std::to_string(++count_); }

  std::string section(const Section& section) {
    const bool shown = section.shown.at(style_.length);
    const bool unfolds = !shown && section.unfolds && style_.length == PageLength::usual;
    if (!shown && !unfolds) return "";
    const bool folded = section.folded || unfolds;
    std::string body;
    pictures_open_ = list_open_ = false;
    bool first = true;
    for (const auto& item : section.items) {
      const Line* const line = std::get_if<Line>(&item);
      if (line == nullptr || line->role != Role::title) {
        body += std::visit([this](const auto& it) { return html_of(it); }, item);
        continue;
      }
      if (!line->shown.at(style_.length)) continue;
      const std::string id = named_ ? next_id() : prefix_;
      const std::string title = heading(named_ ? level_ + (line->indent > 0 ? 2 : 1) : level_, *line, id);
      if (named_ && line->indent == 0) {
        titles_ += "<li><a href=\"#" + id + "\">" + html_text(line->strong + line->text) + "</a></li>\n";
      }
      named_ = true;
      body += closed() + (first && folded ? folded_title(*line) : title);
      first = false;
    }
    body += closed();
    if (body.empty()) return "";
    if (folded && !first) body += "</details>\n";
    return "<section" + classes({section.answer ? "answer" : "", indent_class(section.indent)}) + ">\n" +
           body + "</section>\n";
  }

  /// Ends what items of one kind, one after another, stand in.
  std::string closed() {
    std::string out;
    if (list_open_) out += "</ul>\n";
    if (pictures_open_) out += "</div>\n";
    list_open_ = pictures_open_ = false;
    return out;
  }

  std::string mark(Role role) const {
    const RoleMark& mark = mark_of(role);
    if (mark.sign.empty()) return "";
    const std::string head = "<span class=\"mark " + std::string(mark.name) + "\"";
    const std::string said =
        mark.said.empty() ? " aria-hidden=\"true\""
                          : " role=\"img\" aria-label=\"" + html_text(say(style_.language, mark.said)) + "\"";
    return head + said + ">" + std::string(mark.sign) + "</span> ";
  }

  static std::string words(const Line& line) {
    const std::string strong = line.strong.empty() ? "" : "<strong>" + html_text(line.strong) + "</strong>";
    return strong + html_text(line.text);
  }

  bool is_there(const Line& line) const { return line.shown.at(style_.length) && !line.at_command; }

  std::string html_of(const Line& line) {
    if (!is_there(line)) return "";
    if (line.role == Role::remark) {
      const bool further = list_open_ && list_indent_ == line.indent;
      std::string out = further ? "" : closed() + "<ul" + classes({indent_class(line.indent - 1)}) + ">\n";
      list_open_ = true;
      list_indent_ = line.indent;
      return out + "<li>" + words(line) + "</li>\n";
    }
    return closed() + paragraph(line, line.indent);
  }

  std::string paragraph(const Line& line, int indent) const {
    const RoleMark& look = mark_of(line.role);
    const bool code = line.role == Role::finding || line.role == Role::formula;
    return "<p" + classes({std::string(look.name), look.sign.empty() ? "" : "marked", indent_class(indent)}) +
           ">" + mark(line.role) + (code ? "<code>" : "") + words(line) + (code ? "</code>" : "") + "</p>\n";
  }

  std::string html_of(const Diagnostic& diagnostic) {
    return closed() + "<pre>" + html_lines(diagnostic_text(diagnostic, {style_.language, false})) +
           "</pre>\n";
  }

  /// Of several lines.
  static std::string html_lines(std::string_view text) {
    std::string out;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      out += (out.empty() ? "" : "\n") + html_text(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
  }

  std::string html_of(const Picture& picture) {
    const std::string id = next_id();
    const std::string drawing = picture_svg(style_.language, picture, id);
    if (drawing.empty()) return "";
    std::string out;
    if (!pictures_open_) out = closed() + "<div class=\"pictures\">\n";
    pictures_open_ = true;
    return out + "<figure>\n<figcaption>" + html_text(picture.title) + "</figcaption>\n" + drawing +
           "<details>\n<summary>" + html_text(say(style_.language, "html.figures")) + "</summary>\n" +
           table(picture_figures(style_.language, picture)) + "</details>\n</figure>\n";
  }

  std::string html_of(const Table& rows) { return closed() + table(rows); }

  std::string table(const Table& table) const {
    const TableShape shape = shape_of(table);
    if (shape.columns == 0) return "";
    std::string out;
    bool head = true;
    bool body = false;
    const auto open = [&] {
      out += body ? "</tbody>\n<tbody>\n" : "<tbody>\n";
      body = true;
    };
    for (const Row& row : table.rows) {
      if (!row.shown.at(style_.length)) continue;
      const bool heads = head && row.role == Role::heading && row.cells.size() > 1;
      head = false;
      if (heads) {
        out += "<thead>\n" + head_row(row, shape) + "</thead>\n";
        continue;
      }
      const bool group = row.role == Role::heading || row.cells.size() == 1;
      if (!body || group || row.cells.empty()) open();
      if (row.cells.empty()) continue;
      out += body_row(row, shape, group) + notes_row(row, shape);
    }
    if (body) out += "</tbody>\n";
    const bool wide = shape.columns >= kWideTable;
    return "<table" + classes({wide ? "wide" : "", shape.columns == 2 ? "narrow" : ""}) + ">\n" + out +
           "</table>\n";
  }

  struct TableShape {
    std::size_t columns = 0;
    std::vector<bool> numbers = {};       ///< Columns that hold values, but dates.
    std::vector<std::string> heads = {};  ///< Empty without heads.
  };

  TableShape shape_of(const Table& table) const {
    TableShape shape;
    bool first = true;
    for (const Row& row : table.rows) {
      if (!row.shown.at(style_.length)) continue;
      shape.columns = std::max(shape.columns, row.cells.size());
      shape.numbers.resize(shape.columns);
      shape.heads.resize(shape.columns);
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const Cell& cell = row.cells[i];
        const bool value = std::holds_alternative<Rational>(cell.content) && cell.type != kDate;
        if (value) shape.numbers[i] = true;
        if (first && row.role == Role::heading) shape.heads[i] = cell_text(style_.language, cell);
      }
      first = false;
    }
    return shape;
  }

  std::string head_row(const Row& row, const TableShape& shape) const {
    std::string out = "<tr>";
    for (std::size_t i = 0; i < shape.columns; ++i) {
      const std::string text = i < row.cells.size() ? content(row.cells[i]) : "";
      const std::string look = classes({shape.numbers[i] ? "number" : ""});
      out += text.empty() ? "<td" + look + "></td>" : "<th scope=\"col\"" + look + ">" + text + "</th>";
    }
    return out + "</tr>\n";
  }

  std::string body_row(const Row& row, const TableShape& shape, bool group) const {
    std::string out = "<tr" + classes({group ? "group" : "", row.role == Role::total ? "total" : ""}) + ">";
    const bool alone = row.cells.size() == 1 && shape.columns > 1;
    const std::string scope = group ? "rowgroup" : "row";
    const std::string label = content(row.cells.front());
    const std::string span = alone ? " colspan=\"" + std::to_string(shape.columns) + "\"" : "";
    const std::string look = classes({indent_class(row.indent)}) + span;
    if (label.empty()) {
      out += "<td" + look + "></td>";
    } else {
      out += "<th scope=\"" + scope + "\"" + look + "><span class=\"cell" +
             (mark_of(row.role).sign.empty() ? "" : " marked") + "\">" + mark(row.role) + label +
             "</span></th>";
    }
    for (std::size_t i = 1; i < shape.columns && !alone; ++i) {
      const bool there = i < row.cells.size();
      const std::string text = there ? content(row.cells[i]) : "";
      const std::string head = html_text(shape.heads[i]);
      out += "<td" + classes({shape.numbers[i] ? "number" : "", text.empty() ? "empty" : ""}) +
             (head.empty() ? "" : " data-head=\"" + head + "\"") + (there ? exact(row.cells[i]) : "") + ">" +
             text + "</td>";
    }
    return out + "</tr>\n";
  }

  std::string notes_row(const Row& row, const TableShape& shape) const {
    std::string notes;
    for (const Line& note : row.notes) {
      if (is_there(note)) notes += paragraph(note, std::max(0, note.indent - row.indent - 2));
    }
    if (notes.empty()) return "";
    return "<tr class=\"note\"><td colspan=\"" + std::to_string(shape.columns) + "\">\n" + notes +
           "</td></tr>\n";
  }

  std::string content(const Cell& cell) const {
    std::string text = html_text(cell_text(style_.language, cell, style_.length));
    const auto* const value = std::get_if<Rational>(&cell.content);
    const auto serial = value != nullptr && cell.type == kDate ? value->to_int64() : std::nullopt;
    const auto date = serial ? from_serial(*serial) : std::nullopt;
    if (cell.is_code) text = "<code>" + text + "</code>";
    const char* const alone = cell.words.empty() ? "<time class=\"date\"" : "<time";
    if (date) text = std::string(alone) + " datetime=\"" + to_iso(*date) + "\">" + text + "</time>";
    return cell.strong && !text.empty() ? "<strong>" + text + "</strong>" : text;
  }

  /// A value as programs write it.
  static std::string exact(const Cell& cell) {
    const auto* const value = std::get_if<Rational>(&cell.content);
    if (value == nullptr || cell.type == kDate) return "";
    return " data-value=\"" + shown_decimal(*value, 0).text + "\"";
  }

  const TextStyle& style_;
  int level_;
  std::string prefix_;
  std::size_t count_ = 0;
  std::string titles_;  ///< Of its sections, as a list.
  bool named_ = false;  ///< The page has its heading.
  bool list_open_ = false;
  int list_indent_ = 0;
  bool pictures_open_ = false;
};

/// Nothing is fetched, whatever a name may hold.
constexpr std::string_view kPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

std::string document(Language language, const std::string& title, const std::string& body) {
  const std::string made_by = "aci " ACI_VERSION;
  return "<!DOCTYPE html>\n<html lang=\"" + std::string(language == Language::fr ? "fr" : "en") +
         "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" +
         std::string(kPolicy) +
         "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"generator\" content=\"" +
         made_by + "\">\n<link rel=\"icon\" href=\"data:,\">\n<title>" + html_text(title) +
         "</title>\n<style>\n" + std::string(page_style()) + "</style>\n</head>\n<body>\n<main>\n" + body +
         "</main>\n</body>\n</html>\n";
}

}  // namespace

std::string page_html(const Page& page, const TextStyle& style) {
  return document(style.language, PageHtml::name_of(page), PageHtml(style, 1, "p").text(page));
}

std::string pages_html(std::span<const Page> pages, const TextStyle& style) {
  if (pages.size() == 1) return page_html(pages.front(), style);
  const std::string title = say(style.language, "html.several", {std::to_string(pages.size())});
  std::string contents;
  std::string articles;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::string prefix = "a" + std::to_string(i + 1) + "-";
    contents += "<li><a href=\"#" + prefix + "\">" + html_text(PageHtml::name_of(pages[i])) + "</a></li>\n";
    articles += "<article aria-labelledby=\"" + prefix + "\">\n" + PageHtml(style, 2, prefix).text(pages[i]) +
                "</article>\n";
  }
  const std::string list = html_text(say(style.language, "html.contents"));
  return document(style.language, title,
                  "<h1>" + html_text(title) + "</h1>\n<nav aria-label=\"" + list + "\">\n<ul>\n" + contents +
                      "</ul>\n</nav>\n" + articles);
}

}  // namespace aci

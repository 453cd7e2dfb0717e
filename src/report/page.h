#pragma once
// What a person is shown, before it looks like anything: sections of lines and tables, in order, built once
// from a result. Sentences are in the reader's language already; values stay values, which a renderer writes
// its way.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/money.h"
#include "formula/type.h"
#include "report/picture.h"
#include "report/text_style.h"
#include "report/value_text.h"

namespace aci {

/// What a line or a row is, whatever it looks like.
enum class Role : std::uint8_t {
  plain,
  formula,  ///< As the rules write it.
  title,    ///< Of a page or a section.
  heading,  ///< Of what follows in a section.
  finding,  ///< It names a place, and is never cut.
  met,
  unmet,
  remark,
  equals,   ///< The same as the line before, said otherwise.
  adds,     ///< It counts for more…
  lowers,   ///< …or for less.
  added,    ///< Was not there before…
  removed,  ///< …is no longer…
  changed,  ///< …is not as it was.
  before,
  after,
  total,
};

/// The lengths of a page at which something is there.
struct Shown {
  PageLength from = PageLength::brief;
  PageLength to = PageLength::all;
  bool at(PageLength length) const { return from <= length && length <= to; }
};
inline constexpr Shown kAlways = {};
inline constexpr Shown kFromUsual = {PageLength::usual, PageLength::all};
inline constexpr Shown kOnlyShort = {PageLength::brief, PageLength::usual};  ///< `kOnlyAll` says it in full.
inline constexpr Shown kOnlyAll = {PageLength::all, PageLength::all};

struct Line {
  Role role = Role::plain;
  int indent = 0;  ///< Steps to the right.
  std::string text;
  std::string strong = {};  ///< Comes first, and stands out.
  Shown shown = kAlways;
  bool at_command =
      false;  ///< It names an option: for who is at the command line, not for a page that is sent.
};

inline Line at_command(std::string text, Role role = Role::plain, int indent = 0) {
  Line line{role, indent, std::move(text)};
  line.at_command = true;
  return line;
}

/// A text, or a value.
struct Cell {
  Cell(std::string text) : content(std::move(text)) {}
  Cell(const char* text) : content(text) {}
  Cell(const Rational& value, Type value_type = kNumber) : content(value), type(value_type) {}
  /// A formula, as the rules write it.
  static Cell code(std::string text) {
    Cell cell(std::move(text));
    cell.is_code = true;
    return cell;
  }
  Cell(Money amount) : content(amount.euros()), type(kEuros) {}

  std::variant<std::string, Rational> content;
  Type type = kNumber;  ///< Of a value.
  bool strong = false;
  bool is_code = false;
  bool moves = false;             ///< A value that others move by: its sign is always there.
  int decimals = kShownDecimals;  ///< At the most, but on the page of `--all`.
  std::string_view words = {};    ///< Of the wording that the value goes into; may be empty.
};

/// Without a cell, it sets apart what follows; with one, it is a label over the columns.
struct Row {
  Role role = Role::plain;
  int indent = 0;
  std::vector<Cell> cells = {};
  std::vector<Line> notes = {};  ///< Below it.
  Shown shown = kAlways;
};

/// The first column holds labels; rows of the role `heading` are its heads.
struct Table {
  std::size_t label_width = 52;  ///< Characters, at the most.
  bool ends_in_words = false;    ///< The last column stands on the left too.
  std::vector<Row> rows = {};

  void head(std::vector<Cell> cells) { rows.push_back({Role::heading, 0, std::move(cells)}); }
  void row(int indent, std::vector<Cell> cells, Shown shown = kAlways) {
    rows.push_back({Role::plain, indent, std::move(cells), {}, shown});
  }
};

struct Section {
  Shown shown = kAlways;
  bool apart = true;     ///< Space before it.
  bool folded = false;   ///< Behind its title, where a reader can unfold it.
  bool unfolds = false;  ///< Where it can be folded away, it is there on the usual page too.
  bool answer = false;   ///< What the page is asked for: it stands out.
  int indent = 0;        ///< Of all of it.
  std::vector<std::variant<Line, Table, Diagnostic, Picture>> items = {};

  void title(std::string strong, std::string rest = "") {
    add(Line{Role::title, 0, std::move(rest), std::move(strong)});
  }
  void line(Role role, int steps, std::string text, Shown when = kAlways) {
    add(Line{role, steps, std::move(text), "", when});
  }
  void add(Line line) { items.emplace_back(std::move(line)); }
  void add(Table table) { items.emplace_back(std::move(table)); }
  void add(Diagnostic diagnostic) { items.emplace_back(std::move(diagnostic)); }
  void add(Picture picture) { items.emplace_back(std::move(picture)); }
  void add(const std::vector<Line>& lines) { items.insert(items.end(), lines.begin(), lines.end()); }
};

struct Page {
  /// What it is called, where its first title does not say it: the heading of what is no terminal.
  std::string name = {};
  bool estimate = false;  ///< Its euros are an estimate, which a page that is sent has to say.
  bool contents = false;  ///< Long: a list of its titles helps, where they can be followed.
  std::vector<Section> sections = {};
  Section& section(Shown shown = kAlways) { return sections.emplace_back(Section{shown}); }
};

}  // namespace aci

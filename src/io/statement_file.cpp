#include "io/statement_file.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

#include "base/closest_match.h"
#include "base/plain_name.h"
#include "io/accepted_value.h"
#include "io/csv_mistakes.h"
#include "io/csv_syntax.h"
#include "io/toml_document.h"

namespace aci {
namespace {

/// What a number of a statement is read as.
Input number_of(const char* id, InputType type) {
  Input input;
  input.id = id;
  input.label = {id, id};
  input.type = type;
  input.decimals = type == InputType::euros ? 2 : 6;
  // More than anybody is paid, and few enough digits for a difference.
  input.max = Rational(std::int64_t{1'000'000'000'000});
  input.min = -*input.max;
  return input;
}

enum class Column : std::uint8_t { line, points, euros, other };

struct ColumnName {
  std::string_view plain;
  Column column;
  bool typed = true;  ///< What a slip may be meant for.
};

constexpr ColumnName kColumnNames[] = {
    {"ligne", Column::line},
    {"line", Column::line},
    {"id", Column::line, false},
    {"label", Column::line},
    {"libelle", Column::line},
    {"figure", Column::line},
    {"indicateur", Column::line},
    {"indicator", Column::line},
    {"points", Column::points},
    {"nombredepoints", Column::points, false},
    {"euros", Column::euros},
    {"nbpoints", Column::points, false},
    {"montant", Column::euros},
    {"amount", Column::euros},
    {"nombrepoints", Column::points, false},
    {"nbdepoints", Column::points, false},
    {"nbrepoints", Column::points, false},
    {"nbredepoints", Column::points, false},
    {"numberofpoints", Column::points, false},
    {"montants", Column::euros, false},
    {"montantverse", Column::euros, false},
    {"montantsverses", Column::euros, false},
    {"montantpaye", Column::euros, false},
    {"montantspayes", Column::euros, false},
    {"amounts", Column::euros, false},
    {"amountpaid", Column::euros, false},
    {"amountspaid", Column::euros, false},
};

/// The plain name of a column, its sign of a currency as a word.
std::string plain_column_name(std::string_view name) {
  constexpr std::string_view kEuroSign = "€";
  std::string words(name);
  for (std::size_t at = 0; (at = words.find(kEuroSign, at)) != words.npos;)
    words.replace(at, kEuroSign.size(), "euros");
  return plain_name(words);
}

Column column_of_plain(std::string_view plain) {
  const auto* const found = std::ranges::find(kColumnNames, plain, &ColumnName::plain);
  return found == std::end(kColumnNames) ? Column::other : found->column;
}

/// An amount may say that it is in euros: "Montant (€)", "Montant versé en euros".
Column column_of(std::string_view name) {
  const std::string plain = plain_column_name(name);
  const Column column = column_of_plain(plain);
  if (column != Column::other) return column;
  for (const std::string_view unit : {"eneuros", "ineuros", "euros"}) {
    if (!plain.ends_with(unit)) continue;
    const auto rest = std::string_view(plain).substr(0, plain.size() - unit.size());
    return column_of_plain(rest) == Column::euros ? Column::euros : Column::other;
  }
  return Column::other;
}

/// What a column of another name seems to hold: no number of those may be left out in silence.
Column seems_to_hold(std::string_view name) {
  const std::string plain = plain_column_name(name);
  for (const std::string_view word : {"montant", "amount", "somme"}) {
    if (plain.starts_with(word)) return Column::euros;
  }
  if (plain.find("euro") != plain.npos) return Column::euros;
  return plain.find("point") != plain.npos ? Column::points : Column::other;
}

/// The names that say one of these, for `suggest`.
std::vector<std::string_view> names_of(std::initializer_list<Column> columns) {
  std::vector<std::string_view> names;
  for (const ColumnName& each : kColumnNames) {
    if (each.typed && std::ranges::find(columns, each.column) != columns.end()) names.push_back(each.plain);
  }
  return names;
}

class StatementReader {
 public:
  StatementReader(SourcePtr file, Diagnostics& diagnostics)
      : file_(std::move(file)), diagnostics_(diagnostics), before_(diagnostics.error_count()) {}

  std::optional<std::vector<StatedLine>> read() {
    is_meant_as_toml(file_->text()) ? read_toml() : read_csv();
    if (diagnostics_.error_count() > before_) return std::nullopt;
    return std::move(lines_);
  }

 private:
  void read_csv() {
    const std::string_view text = file_->text();
    std::size_t at = header_at(text);
    if (text.substr(at).starts_with('[') || text.substr(at).starts_with('{')) return no_statement();  // JSON.
    const char separator = separator_of(text.substr(at));
    const std::vector<CsvField> header = take_csv_row(text, at, separator);
    if (!has_sound_quotes(file_, header, diagnostics_)) return;
    const std::vector<Column> columns = read_header(header);
    if (diagnostics_.error_count() > before_) return;
    while (at < text.size()) {
      const std::vector<CsvField> row = take_csv_row(text, at, separator);
      if (!has_sound_quotes(file_, row, diagnostics_)) return;
      if (!stands_in_columns(file_, row, header, separator, diagnostics_)) continue;
      StatedLine line;
      for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i) {
        const bool number = columns[i] == Column::points || columns[i] == Column::euros;
        const bool taken = i + 1 < columns.size() && columns[i + 1] != Column::other;
        if (number && !is_whole_number(file_, row, i, taken, separator, header[i].text, diagnostics_)) break;
        put(line, columns[i], std::string(value_text(row[i].text)), Place(file_, row[i].at));
      }
      add(std::move(line));
    }
  }

  std::vector<Column> read_header(const std::vector<CsvField>& header) {
    std::vector<Column> columns;
    std::map<Column, const CsvField*> first;
    for (const CsvField& field : header) {
      const Column column = columns.emplace_back(column_of(field.text));
      const auto [known, is_new] = first.emplace(column, &field);
      if (!is_new) tell_second(column, known->second->text, field.text, Place(file_, field.at));
    }
    const auto lacks = [&](Column column) { return !first.contains(column); };
    for (const Column column : {Column::line, Column::points, Column::euros}) {
      if (lacks(column)) find_misspelt(column, header, !lacks(Column::line));
    }
    const bool no_number = lacks(Column::points) && lacks(Column::euros);
    if (diagnostics_.error_count() == before_ && (lacks(Column::line) || no_number)) no_statement();
    return columns;
  }

  /// Two columns, or two keys, that say the same, of which only one can count. A figure may have an id and a
  /// label.
  void tell_second(Column column, const std::string& first, const std::string& second, const Place& place) {
    if (column == Column::other) return;
    if (plain_name(first) == plain_name(second)) {
      diagnostics_.error("D005", place, {second});
    } else if (column != Column::line) {
      diagnostics_.error("D051", place, {second, first});
    }
  }

  /// Columns of other names may stand there, but not one that was meant for what is missing.
  /// Where lines have names, that is, none that seems to hold it either.
  void find_misspelt(Column column, const std::vector<CsvField>& header, bool has_names) {
    for (const CsvField& field : header) {
      if (column_of(field.text) != Column::other) continue;
      const std::string close = closest_match(plain_name(field.text), names_of({column}));
      if (close.empty() && (!has_names || seems_to_hold(field.text) != column)) continue;
      diagnostics_.error("D011", Place(file_, field.at), {field.text}).hint =
          Message{"hint.did_you_mean", {close.empty() ? input_of(column).id : close}};
    }
  }

  void read_toml() {
    const auto document = parse_structure_toml(file_, diagnostics_);
    if (!document) return;
    partial_ = document->partial;
    bool any = false;
    std::vector<const Member*> others;
    for (const Member& member : document->root.members) {
      if (column_of(member.key) == Column::line && member.value.kind == NodeKind::array) {
        any = true;
        for (const Node& node : member.value.items) take(node);
      } else {
        others.push_back(&member);
      }
    }
    const std::vector<std::string_view> known = {"ligne", "line"};
    for (const Member* const other : others) {
      const bool misspelt =
          column_of(other->key) == Column::other && !closest_match(plain_name(other->key), known).empty();
      if (any || misspelt) tell_unknown(*other, known);
    }
    if (!any && diagnostics_.error_count() == before_) no_statement();
  }

  void take(const Node& node) {
    if (node.kind != NodeKind::table) return no_statement(node.at);
    const std::size_t told = diagnostics_.error_count();
    StatedLine line;
    std::map<Column, const Member*> first;
    for (const Member& member : node.members) {
      const Column column = column_of(member.key);
      if (column == Column::other) {
        tell_unknown(member, names_of({Column::line, Column::points, Column::euros}));
        continue;
      }
      const auto [known, is_new] = first.emplace(column, &member);
      if (!is_new) tell_second(column, known->second->key, member.key, member.key_at);
      const auto text = written_text(member.value);
      if (text) {
        put(line, column, std::string(value_text(*text)), member.value.at);
      } else {
        read_toml_value(input_of(column), member.value, diagnostics_);  // Tells what it should be.
      }
    }
    // What is wrong with its name was told, or may have been.
    if (line.name.empty() && (partial_ || diagnostics_.error_count() > told)) return;
    add(std::move(line));
  }

  void tell_unknown(const Member& member, const std::vector<std::string_view>& known) {
    suggest(diagnostics_.error("D050", member.key_at, {member.key}), plain_name(member.key), known);
  }

  static const Input& input_of(Column column) {
    static const Input line = number_of("ligne", InputType::text);
    static const Input points = number_of("points", InputType::decimal);
    static const Input euros = number_of("euros", InputType::euros);
    return column == Column::line ? line : column == Column::points ? points : euros;
  }

  void put(StatedLine& line, Column column, const std::string& text, const Place& place) {
    if (column == Column::other || text.empty()) return;
    if (column == Column::line) {
      line.name = text;
      line.name_at = place;
      return;
    }
    const auto value = read_text_value(input_of(column), text, place, diagnostics_);
    if (value) (column == Column::points ? line.points : line.euros) = StatedNumber{*value, place};
  }

  void add(StatedLine line) {
    if (!line.points && !line.euros) return;
    if (line.name.empty()) {
      diagnostics_.error("D049", (line.points ? line.points : line.euros)->at);
      return;
    }
    if (!seen_.insert(plain_name(line.name)).second) {
      diagnostics_.error("D046", line.name_at, {line.name});
      return;
    }
    lines_.push_back(std::move(line));
  }

  void no_statement() { no_statement(Place(file_, {0, 0})); }
  void no_statement(const Place& place) { diagnostics_.error("D045", place); }

  SourcePtr file_;
  Diagnostics& diagnostics_;
  std::size_t before_;
  bool partial_ = false;  ///< A line of the text could not be read.
  std::set<std::string> seen_;
  std::vector<StatedLine> lines_;
};

}  // namespace

std::optional<std::vector<StatedLine>> parse_statement(SourcePtr file, Diagnostics& diagnostics) {
  return StatementReader(std::move(file), diagnostics).read();
}

std::optional<Rational> read_euros(const std::string& text, const Place& place, Diagnostics& diagnostics) {
  return read_text_value(number_of("euros", InputType::euros), text, place, diagnostics);
}

}  // namespace aci

#include "io/statement_file.h"

#include <algorithm>
#include <set>

#include "base/plain_name.h"
#include "io/accepted_value.h"
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

Column column_of(std::string_view name) {
  const std::string plain = plain_name(name);
  for (const char* each : {"ligne", "line", "id", "label", "libelle", "figure", "indicateur", "indicator"}) {
    if (plain == each) return Column::line;
  }
  if (plain == "points" || plain == "nombredepoints" || plain == "nbpoints") return Column::points;
  if (plain == "euros" || plain == "montant" || plain == "amount") return Column::euros;
  return Column::other;
}

class StatementReader {
 public:
  StatementReader(SourcePtr file, Diagnostics& diagnostics)
      : file_(std::move(file)), diagnostics_(diagnostics), before_(diagnostics.error_count()) {}

  std::optional<std::vector<StatedLine>> read() {
    const bool toml = is_toml(file_->text());
    toml ? read_toml() : read_csv();
    if (diagnostics_.error_count() > before_) return std::nullopt;
    return std::move(lines_);
  }

 private:
  void read_csv() {
    const std::string_view text = file_->text();
    std::size_t at = header_at(text);
    const char separator = separator_of(text.substr(at));
    std::vector<Column> columns;
    for (const CsvField& field : take_csv_row(text, at, separator)) columns.push_back(column_of(field.text));
    const auto has = [&](Column column) { return std::ranges::find(columns, column) != columns.end(); };
    if (!has(Column::line) || (!has(Column::points) && !has(Column::euros)))
      return no_statement(Place(file_, {0, 0}));
    while (at < text.size()) {
      const std::vector<CsvField> row = take_csv_row(text, at, separator);
      if (!sound(row)) return;
      StatedLine line;
      for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i) {
        put(line, columns[i], std::string(value_text(row[i].text)), Place(file_, row[i].at));
      }
      add(std::move(line));
    }
  }

  bool sound(const std::vector<CsvField>& row) {
    for (const CsvField& field : row) {
      if (field.closed && field.behind == 0) continue;
      const std::uint32_t at = field.closed ? field.behind - 1 : field.at.begin;
      diagnostics_.error(field.closed ? "D026" : "D003", Place(file_, {at, at + 1}));
      return false;
    }
    return true;
  }

  void read_toml() {
    const auto document = parse_toml(file_, diagnostics_);
    if (!document) return;
    bool any = false;
    for (const Member& member : document->root.members) {
      if (column_of(member.key) != Column::line || member.value.kind != NodeKind::array) continue;
      any = true;
      for (const Node& node : member.value.items) take(node);
    }
    if (!any) no_statement(Place(file_, {0, 0}));
  }

  void take(const Node& node) {
    StatedLine line;
    for (const Member& member : node.members) {
      const auto text = written_text(member.value);
      if (text) put(line, column_of(member.key), std::string(*text), member.value.at);
    }
    add(std::move(line));
  }

  void put(StatedLine& line, Column column, const std::string& text, const Place& place) {
    static const Input points = number_of("points", InputType::decimal);
    static const Input euros = number_of("euros", InputType::euros);
    if (column == Column::other || text.empty()) return;
    if (column == Column::line) {
      line.name = text;
      line.name_at = place;
      return;
    }
    const bool in_points = column == Column::points;
    const auto value = read_text_value(in_points ? points : euros, text, place, diagnostics_);
    if (value) (in_points ? line.points : line.euros) = StatedNumber{*value, place};
  }

  void add(StatedLine line) {
    if (line.name.empty() || (!line.points && !line.euros)) return;
    if (!seen_.insert(plain_name(line.name)).second) {
      diagnostics_.error("D046", line.name_at, {line.name});
      return;
    }
    lines_.push_back(std::move(line));
  }

  void no_statement(const Place& place) { diagnostics_.error("D045", place); }

  SourcePtr file_;
  Diagnostics& diagnostics_;
  std::size_t before_;
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

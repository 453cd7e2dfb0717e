#include "report/batch_fields.h"
#include "report/csv_line.h"

namespace aci {
namespace {

class BatchCsv final : public BatchWriter {
 public:
  BatchCsv(BatchHeader header, CsvDialect dialect)
      : columns_(std::move(header)), dialect_(std::move(dialect)) {
    for (const std::string& id : columns_.header().rule_names) {
      for (const bool eligible : {false, true}) verdicts_.push_back(fields(id, eligible));
    }
  }

  std::string header() const override {
    std::string out(dialect_.byte_order_mark);
    append_csv(dialect_, out, [this](CsvLine& line) {
      for (const std::string& name : columns_.names()) line.field(name);
      for (const std::string& name : columns_.header().extra) line.foreign(name);
      line.end();
    });
    return out;
  }

  // Flattened, so that where the text ends stays in a register: a fifth of the time.
  [[gnu::flatten]] void append(const BatchRows& rows, std::string& out) const override {
    const BatchHeader& header = columns_.header();
    TextBuffer buffer;
    TextAppender text(out, buffer);
    CsvLine line(dialect_, text);
    for (std::size_t row = 0; row < rows.rows; ++row) {
      if (!columns_.is_computed(rows, row)) continue;
      line.foreign(rows.names[row]);
      line.foreign(rows.keys[row]);
      line.integer(rows.years[row]);
      line.ready(verdict(rows.rules[row], *rows.figures, row));
      for (const auto& column : columns_.figures()) {
        figure(line, column.kind, rows.figures->values[column.index][row]);
      }
      if (header.against) against(line, rows, row);
      for (std::size_t i = 0; i < header.extra.size(); ++i) {
        const std::string_view field = rows.extra[i][row];
        columns_.is_kept(i) ? line.repeated(field) : line.value(field);
      }
      line.end();
    }
    text.flush();
  }

 private:
  static void figure(CsvLine& line, FigureKind kind, std::int64_t value) {
    if (value == kNoFigure) return line.empty();
    kind == FigureKind::euros ? line.euros(value) : line.points(value);
  }

  void against(CsvLine& line, const BatchRows& rows, std::size_t row) const {
    line.ready(verdict(rows.against_rules[row], *rows.against, row));
    for (const auto& column : columns_.compared()) {
      figure(line, column.kind, rows.against->values[column.index][row]);
    }
    for (const auto& column : columns_.compared()) {
      figure(line, column.kind, BatchColumns::difference(rows, column, row));
    }
  }

  /// The fields for the rules and the eligibility, as they stand in a line.
  std::string fields(const std::string& rule_id, bool eligible) const {
    std::string out;
    append_csv(dialect_, out, [&](CsvLine& line) {
      line.field(rule_id);
      line.truth(eligible);
    });
    return out;
  }

  const std::string& verdict(std::uint16_t rules, const FigureTable& figures, std::size_t row) const {
    return verdicts_[rules * std::size_t{2} + (figures.eligible[row] != 0 ? 1 : 0)];
  }

  BatchColumns columns_;
  CsvDialect dialect_;
  std::vector<std::string> verdicts_;  ///< By rule set, ineligible then eligible.
};

}  // namespace

std::unique_ptr<BatchWriter> batch_csv(Language language, bool for_french_spreadsheet, BatchHeader header) {
  return std::make_unique<BatchCsv>(std::move(header), csv_dialect(language, for_french_spreadsheet));
}

}  // namespace aci

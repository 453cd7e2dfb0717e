#include "base/decimal.h"
#include "report/batch_summary.h"
#include "report/csv_line.h"

namespace aci {
namespace {

class SummaryCsv {
 public:
  SummaryCsv(const BatchSummary& summary, const CsvDialect& dialect, TextAppender& to)
      : summary_(summary), line_(dialect, to) {}

  void write() {
    header();
    part("own", summary_.own);
    if (summary_.against != nullptr) part("against", *summary_.against);
  }

 private:
  void header() {
    for (const char* name :
         {"figures", "annee", "rules", "eligible", "structures", "total_sum", "total_mean", "total_min"}) {
      line_.field(name);
    }
    for (const unsigned per_cent : kQuantiles) line_.field("total_p" + std::to_string(per_cent));
    for (const char* name :
         {"total_max", "advance_sum", "advance_mean", "balance_sum", "balance_mean", "quantile_step"}) {
      line_.field(name);
    }
    for (const std::string& id : summary_.own.prerequisites()) line_.field("missed." + id);
    line_.end();
  }

  void part(std::string_view name, const FigureSummary& summary) {
    for (const SummaryLine& line : summary.lines()) {
      line_.field(name);
      group(line);
      count(line.structures);
      sum_and_mean(line.total);
      quantiles(line.quantiles);
      sum_and_mean(line.advance);
      sum_and_mean(line.balance);
      line_.integer(summary.quantile_step());
      for (const auto& missed : line.missed) missed ? count(*missed) : line_.empty();
      line_.end();
    }
  }

  void group(const SummaryLine& line) {
    if (!line.group) {
      for (int i = 0; i < 3; ++i) line_.empty();
      return;
    }
    line_.integer(line.group->year);
    line_.field(summary_.rule_ids[line.group->rules]);
    line_.truth(line.group->eligible);
  }

  void count(std::uint64_t number) { line_.integer(static_cast<std::int64_t>(number)); }

  void sum_and_mean(const FigureSum& sum) {
    const auto mean = sum.mean();
    mean ? line_.decimal(sum_decimal(sum).text) : line_.empty();
    mean ? line_.euros(mean->cents()) : line_.empty();
  }

  void quantiles(const std::optional<TotalQuantiles>& quantiles) {
    if (!quantiles) {
      for (std::size_t i = 0; i < kQuantiles.size() + 2; ++i) line_.empty();
      return;
    }
    line_.integer(quantiles->least);
    for (const std::int64_t euros : quantiles->at) line_.integer(euros);
    line_.integer(quantiles->most);
  }

  const BatchSummary& summary_;
  CsvLine line_;
};

}  // namespace

Decimal sum_decimal(const FigureSum& sum) {
  return to_decimal(*Rational::make(sum.cents, 100), 2, 2);
}

std::string batch_summary_csv(const BatchSummary& summary, Language language, bool for_french_spreadsheet) {
  const CsvDialect dialect = csv_dialect(language, for_french_spreadsheet);
  std::string out(dialect.byte_order_mark);
  TextBuffer buffer;
  TextAppender text(out, buffer);
  SummaryCsv(summary, dialect, text).write();
  text.flush();
  return out;
}

}  // namespace aci

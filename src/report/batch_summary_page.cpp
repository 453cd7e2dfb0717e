#include "report/batch_summary.h"
#include "report/number_text.h"
#include "report/wording.h"

namespace aci {
namespace {

class SummaryPage {
 public:
  SummaryPage(Language language, const BatchSummary& summary) : language_(language), summary_(summary) {}

  Page page() {
    if (summary_.against == nullptr) {
      part(summary_.own);
    } else {
      page_.section().title(word("summary.own"));
      part(summary_.own);
      page_.section().title(word("summary.against"));
      part(*summary_.against);
    }
    return std::move(page_);
  }

 private:
  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }
  static Cell euros(std::int64_t whole) { return Rational(whole); }
  static Cell sum(const FigureSum& sum) {
    return sum.count == 0 ? Cell(kNone) : Cell(*Rational::make(sum.cents, 100), kEuros);
  }
  static Cell mean(const FigureSum& sum) {
    const auto mean = sum.mean();
    return mean ? Cell(*mean) : Cell(kNone);
  }
  std::string label(const SummaryLine& line) const {
    if (!line.group) return word("summary.all");
    return word(line.group->eligible ? "summary.eligible" : "summary.not_eligible",
                {std::to_string(line.group->year), printable(summary_.rule_ids[line.group->rules])});
  }

  void part(const FigureSummary& summary) {
    const auto lines = summary.lines();
    if (lines.back().structures == 0) {
      page_.section().line(Role::plain, 0, word("summary.none"));
      return;
    }
    sums(lines);
    quantiles(lines, summary.quantile_step());
    missed(lines, summary.prerequisite_labels());
  }

  void sums(const std::vector<SummaryLine>& lines) {
    const std::string total = word("summary.total");
    const std::string advance = word("summary.advance");
    const std::string balance = word("summary.balance");
    Table all;
    Table means;
    all.head({word("summary.sums"), word("summary.structures"), total, advance, balance});
    means.head({word("summary.means"), total, advance, balance});
    for (const SummaryLine& line : lines) {
      all.row(1, {label(line), whole_number(line.structures), sum(line.total), sum(line.advance),
                  sum(line.balance)});
      means.row(1, {label(line), mean(line.total), mean(line.advance), mean(line.balance)});
    }
    page_.section().add(std::move(all));
    page_.section(kFromUsual).add(std::move(means));
  }

  void quantiles(const std::vector<SummaryLine>& lines, std::int64_t step) {
    Table table;
    std::vector<Cell> head = {word("summary.quantiles"), word("summary.least")};
    for (const unsigned per_cent : kQuantiles) {
      head.emplace_back(percent_text(language_, *Rational::make(per_cent, 100)));
    }
    head.emplace_back(word("summary.most"));
    table.head(std::move(head));
    for (const SummaryLine& line : lines) {
      std::vector<Cell> row(kQuantiles.size() + 3, kNone);
      row[0] = label(line);
      if (line.quantiles) {
        row[1] = euros(line.quantiles->least);
        for (std::size_t i = 0; i < kQuantiles.size(); ++i) row[i + 2] = euros(line.quantiles->at[i]);
        row.back() = euros(line.quantiles->most);
      }
      table.row(1, std::move(row));
    }
    Section& section = page_.section(kFromUsual);
    section.add(std::move(table));
    if (step > 1) section.line(Role::plain, 1, word("summary.step", {Rational(step)}));
  }

  void missed(const std::vector<SummaryLine>& lines, const std::vector<LocalizedText>& prerequisites) {
    if (prerequisites.empty()) return;
    Table table;
    table.head({word("summary.missed"), word("summary.structures")});
    for (const SummaryLine& line : lines) {
      table.row(1, {label(line)});
      for (std::size_t i = 0; i < prerequisites.size(); ++i) {
        if (!line.missed[i]) continue;
        const std::string prerequisite = printable(prerequisites[i].in(language_));
        table.row(2, {prerequisite, whole_number(*line.missed[i])});
      }
    }
    page_.section(kFromUsual).add(std::move(table));
  }

  static constexpr const char* kNone = "—";

  Language language_;
  const BatchSummary& summary_;
  Page page_;
};

}  // namespace

Page batch_summary_page(Language language, const BatchSummary& summary) {
  return SummaryPage(language, summary).page();
}

}  // namespace aci

#include "report/batch_summary.h"
#include "report/number_text.h"
#include "report/table.h"
#include "report/wording.h"

namespace aci {
namespace {

constexpr std::size_t kLabelWidth = 52;
constexpr std::size_t kPageWidth = 100;

class SummaryText {
 public:
  SummaryText(const BatchSummary& summary, const TextStyle& style) : summary_(summary), style_(style) {}

  std::string text() {
    if (summary_.against == nullptr) {
      part(summary_.own);
    } else {
      out_ += bold(word("summary.own")) + "\n\n";
      part(summary_.own);
      out_ += "\n" + bold(word("summary.against")) + "\n\n";
      part(*summary_.against);
    }
    return std::move(out_);
  }

 private:
  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(style_.language, id, std::move(args));
  }
  std::string bold(const std::string& text) const {
    return style_.color ? "\033[1m" + text + "\033[0m" : text;
  }
  std::string number(std::uint64_t count) const {
    return number_text(style_.language, Rational(static_cast<std::int64_t>(count)));
  }
  std::string euros(std::int64_t whole) const { return number_text(style_.language, Rational(whole)); }
  std::string sum(const FigureSum& sum) const {
    return sum.count == 0 ? kNone : euros_text(style_.language, *Rational::make(sum.cents, 100));
  }
  std::string mean(const FigureSum& sum) const {
    const auto mean = sum.mean();
    return mean ? euros_text(style_.language, *mean) : kNone;
  }
  std::string label(const SummaryLine& line) const {
    if (!line.group) return word("summary.all");
    return word(line.group->eligible ? "summary.eligible" : "summary.not_eligible",
                {std::to_string(line.group->year), printable(summary_.rule_ids[line.group->rules])});
  }

  void part(const FigureSummary& summary) {
    const auto lines = summary.lines();
    if (lines.back().structures == 0) {
      out_ += word("summary.none") + "\n";
      return;
    }
    sums(lines);
    quantiles(lines, summary.quantile_step());
    missed(lines, summary.prerequisite_labels());
  }

  void sums(const std::vector<SummaryLine>& lines) {
    Table all(kLabelWidth);
    Table means(kLabelWidth);
    const std::string total = word("summary.total");
    const std::string advance = word("summary.advance");
    const std::string balance = word("summary.balance");
    all.row({word("summary.sums"), word("summary.structures"), total, advance, balance});
    means.row({word("summary.means"), total, advance, balance});
    for (const SummaryLine& line : lines) {
      all.row({"  " + label(line), number(line.structures), sum(line.total), sum(line.advance),
               sum(line.balance)});
      means.row({"  " + label(line), mean(line.total), mean(line.advance), mean(line.balance)});
    }
    out_ += all.text() + "\n" + means.text() + "\n";
  }

  void quantiles(const std::vector<SummaryLine>& lines, std::int64_t step) {
    Table table(kLabelWidth);
    std::vector<std::string> head = {word("summary.quantiles"), word("summary.least")};
    for (const unsigned per_cent : kQuantiles) {
      head.push_back(percent_text(style_.language, *Rational::make(per_cent, 100)));
    }
    head.push_back(word("summary.most"));
    table.row(std::move(head));
    for (const SummaryLine& line : lines) {
      std::vector<std::string> row(kQuantiles.size() + 3, kNone);
      row[0] = "  " + label(line);
      if (line.quantiles) {
        row[1] = euros(line.quantiles->least);
        for (std::size_t i = 0; i < kQuantiles.size(); ++i) row[i + 2] = euros(line.quantiles->at[i]);
        row.back() = euros(line.quantiles->most);
      }
      table.row(std::move(row));
    }
    out_ += table.text();
    if (step > 1) out_ += paragraph("  ", word("summary.step", {Rational(step)}), kPageWidth);
  }

  void missed(const std::vector<SummaryLine>& lines, const std::vector<LocalizedText>& prerequisites) {
    if (prerequisites.empty()) return;
    Table table(kLabelWidth);
    table.row({word("summary.missed"), word("summary.structures")});
    for (const SummaryLine& line : lines) {
      table.line("  " + label(line));
      for (std::size_t i = 0; i < prerequisites.size(); ++i) {
        if (line.missed[i])
          table.row({"    " + printable(prerequisites[i].in(style_.language)), number(*line.missed[i])});
      }
    }
    out_ += "\n" + table.text();
  }

  static constexpr const char* kNone = "—";

  const BatchSummary& summary_;
  const TextStyle& style_;
  std::string out_;
};

}  // namespace

std::string batch_summary_text(const BatchSummary& summary, const TextStyle& style) {
  return SummaryText(summary, style).text();
}

}  // namespace aci

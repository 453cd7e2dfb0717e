#include <algorithm>

#include "report/batch_summary.h"
#include "report/summary_pictures.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

constexpr const char* kNone = "—";

Cell sum_cell(const FigureSum& sum) {
  return sum.count == 0 ? Cell(kNone) : Cell(*Rational::make(sum.cents, 100), kEuros);
}

Cell mean_cell(const FigureSum& sum) {
  const auto mean = sum.mean();
  return mean ? Cell(*mean) : Cell(kNone);
}

class SummaryPage {
 public:
  SummaryPage(Language language, const BatchSummaries& summaries)
      : language_(language), rule_names_(summaries.front().rule_names) {
    page_.name = word("html.summary");
    page_.estimate = true;
  }

  void block(const BatchSummary& summary) {
    if (!summary.varied.empty()) {
      std::string values;
      for (const auto& [id, value] : summary.varied) {
        values += (values.empty() ? "" : ", ") + id + "=" + value;
      }
      page_.section().title("", values);
    }
    if (summary.against == nullptr) {
      part(summary.own);
    } else {
      titled_part("summary.own", summary.own);
      titled_part("summary.against", *summary.against);
    }
    if (summary.readings) readings(*summary.readings);
  }
  void picture(std::optional<Picture> picture) {
    if (picture) page_.section(kFromUsual).add(*std::move(picture));
  }
  Page page() { return std::move(page_); }

 private:
  void part(const FigureSummary& summary) {
    const auto lines = summary.lines();
    if (lines.back().structures == 0) {
      page_.section().line(Role::plain, 0, word("summary.none"));
      return;
    }
    sums(lines);
    quantiles(lines, summary.quantile_step());
    // Other rules may ask for some, these for none.
    const auto asked = [](const auto& count) { return count.has_value(); };
    if (std::ranges::any_of(lines.back().missed, asked)) missed(lines, summary.prerequisite_labels());
  }
  void titled_part(std::string_view id, const FigureSummary& summary) {
    page_.section().title(word(id));
    part(summary);
  }
  /// What to settle first.
  void readings(const std::vector<RankedReading>& readings) {
    Section& section = page_.section();
    section.title(word("summary.readings_title"));
    Table table;
    std::string idle;
    for (const auto& [reading, effect] : readings) {
      const std::string label = printable(reading->label.in(language_));
      if (effect.structures == 0) {
        idle += (idle.empty() ? "" : " ; ") + label;
        continue;
      }
      if (table.rows.empty()) {
        table.head({"", word("summary.structures"), word("summary.difference"), word("summary.absolute")});
      }
      Cell difference(*Rational::make(effect.total_cents, 100), kEuros);
      difference.moves = true;
      Row row{Role::plain, 1, {label}, {}, kAlways};
      row.cells.emplace_back(whole_number(effect.structures));
      row.cells.push_back(std::move(difference));
      row.cells.emplace_back(*Rational::make(effect.absolute_cents, 100), kEuros);
      const auto note = [&](std::string text) { row.notes.push_back({Role::plain, 3, std::move(text)}); };
      row.notes.push_back(at_command("--reading " + printable(reading->id), Role::plain, 3));
      if (effect.dates > 0) note(word("summary.reading_dates", {whole_number(effect.dates)}));
      if (effect.refused > 0) note(word("summary.reading_refused", {whole_number(effect.refused)}));
      table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) section.add(std::move(table));
    if (!idle.empty()) section.line(Role::plain, 1, word("summary.readings_idle", {idle}));
    if (readings.empty()) section.line(Role::plain, 1, word("summary.no_readings"));
  }

  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }
  std::string label(const SummaryLine& line) const {
    if (!line.group) return word("summary.all");
    return word(line.group->eligible ? "summary.eligible" : "summary.not_eligible",
                {std::to_string(line.group->year), printable(rule_names_[line.group->rules])});
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
      all.row(1, {label(line), whole_number(line.structures), sum_cell(line.total), sum_cell(line.advance),
                  sum_cell(line.balance)});
      means.row(1, {label(line), mean_cell(line.total), mean_cell(line.advance), mean_cell(line.balance)});
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
      std::vector<Cell> row = {label(line)};
      const auto add = [&](std::int64_t euros) {
        row.push_back(line.quantiles ? Cell(Rational(euros)) : Cell(kNone));
      };
      const TotalQuantiles quantiles = line.quantiles.value_or(TotalQuantiles());
      add(quantiles.least);
      for (const std::int64_t euros : quantiles.at) add(euros);
      add(quantiles.most);
      table.row(1, std::move(row));
    }
    Section& section = page_.section(kFromUsual);
    section.add(std::move(table));
    if (step > 1) section.line(Role::plain, 1, word("summary.step", {Rational(step)}));
  }

  void missed(const std::vector<SummaryLine>& lines, const std::vector<LocalizedText>& prerequisites) {
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

  Language language_;
  std::span<const std::string> rule_names_;
  Page page_;
};

}  // namespace

Page batch_summary_page(Language language, const BatchSummaries& summaries) {
  SummaryPage page(language, summaries);
  // Scenarios are many: what they have in common comes before them.
  page.picture(summaries.size() > 1 ? sweep_picture(language, summaries)
                                    : totals_picture(language, summaries.front().own));
  for (const BatchSummary& each : summaries) page.block(each);
  return page.page();
}

}  // namespace aci

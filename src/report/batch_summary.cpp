#include "report/batch_summary.h"

#include "report/csv_line.h"
#include "report/json_writer.h"
#include "report/value_text.h"

namespace aci {
namespace {

/// What a line tells of one amount; nothing where no structure has it.
struct AmountNumbers {
  std::string amount;
  std::vector<std::pair<std::string, std::optional<Decimal>>> numbers = {};
};

std::vector<AmountNumbers> numbers_of(const SummaryLine& line) {
  std::vector<AmountNumbers> out;
  const auto add = [&out](const char* amount, const FigureSum& sum) {
    const auto mean = sum.mean();
    out.push_back({amount});
    out.back().numbers.emplace_back("sum", mean ? std::optional(sum_decimal(sum)) : std::nullopt);
    out.back().numbers.emplace_back("mean",
                                    mean ? std::optional(to_decimal(mean->euros(), 2, 2)) : std::nullopt);
  };
  const auto add_quantile = [&](const std::string& name, std::int64_t euros) {
    out.back().numbers.emplace_back(
        name, line.quantiles ? std::optional(to_decimal(Rational(euros), 0, 0)) : std::nullopt);
  };
  const TotalQuantiles quantiles = line.quantiles.value_or(TotalQuantiles());
  add("total", line.total);
  add_quantile("min", quantiles.least);
  for (std::size_t i = 0; i < kQuantiles.size(); ++i) {
    add_quantile("p" + std::to_string(kQuantiles[i]), quantiles.at[i]);
  }
  add_quantile("max", quantiles.most);
  add("advance", line.advance);
  add("balance", line.balance);
  return out;
}

constexpr const char* kReadingColumns[] = {
    "reading", "of", "label", "dates", "refused", "difference", "absolute_difference"};

/// Cents as euros: two decimals, exact.
Decimal cents_decimal(Int128 cents) {
  return to_decimal(*Rational::make(cents, 100), 2, 2);
}

void write_header(CsvLine& to, const BatchSummary& summary) {
  for (const char* name : {"figures", "annee", "rules", "eligible", "structures"}) to.field(name);
  for (const AmountNumbers& each : numbers_of({})) {
    for (const auto& [name, none] : each.numbers) to.field(each.amount + "_" + name);
  }
  to.field("quantile_step");
  for (const std::string& id : summary.own.prerequisites()) to.field("missed." + id);
  for (const auto& [id, value] : summary.varied) to.field(id);
  for (const char* name : kReadingColumns) {
    if (summary.readings) to.field(name);
  }
  to.end();
}

void write_lines(CsvLine& to, const char* name, const FigureSummary& summary, const BatchSummary& of) {
  const auto count = [&to](std::uint64_t number) { to.integer(static_cast<std::int64_t>(number)); };
  for (const SummaryLine& line : summary.lines()) {
    const auto& group = line.group;
    to.field(name);
    group ? to.integer(group->year) : to.empty();
    group ? to.field(of.rule_names[group->rules]) : to.empty();
    group ? to.truth(group->eligible) : to.empty();
    count(line.structures);
    for (const AmountNumbers& each : numbers_of(line)) {
      for (const auto& [number, value] : each.numbers) value ? to.decimal(value->text) : to.empty();
    }
    to.integer(summary.quantile_step());
    for (const auto& missed : line.missed) missed ? count(*missed) : to.empty();
    for (const auto& [id, value] : of.varied) to.value(value);
    for (std::size_t i = 0; of.readings && i < std::size(kReadingColumns); ++i) to.empty();
    to.end();
  }
}

void write_readings(CsvLine& to, Language language, const BatchSummary& of) {
  const auto count = [&to](std::uint64_t number) { to.integer(static_cast<std::int64_t>(number)); };
  for (const auto& [reading, effect] : *of.readings) {
    to.field("reading");
    for (int i = 0; i < 3; ++i) to.empty();
    count(effect.structures);
    for (const AmountNumbers& each : numbers_of({})) {
      for (std::size_t i = 0; i < each.numbers.size(); ++i) to.empty();
    }
    to.empty();
    for (std::size_t i = 0; i < of.own.prerequisites().size(); ++i) to.empty();
    for (const auto& [id, value] : of.varied) to.value(value);
    to.field(reading->id);
    to.field(reading->of);
    to.foreign(reading->label.in(language));
    count(effect.dates);
    count(effect.refused);
    to.decimal(cents_decimal(effect.total_cents).text);
    to.decimal(cents_decimal(effect.absolute_cents).text);
    to.end();
  }
}

void write_line(JsonWriter& json, const SummaryLine& line, const std::vector<std::string>& prerequisites) {
  json.member("structures", whole_number(line.structures));
  for (const AmountNumbers& each : numbers_of(line)) {
    json.begin_object(each.amount);
    for (const auto& [name, value] : each.numbers) json.member(name, value);
    json.end_object();
  }
  json.begin_object("missed");
  for (std::size_t i = 0; i < prerequisites.size(); ++i) {
    const auto& missed = line.missed[i];
    json.member(prerequisites[i], missed ? std::optional(whole_number(*missed)) : std::nullopt);
  }
  json.end_object();
}

void write_lines(JsonWriter& json, const FigureSummary& summary, std::span<const std::string> rule_names) {
  auto lines = summary.lines();
  const SummaryLine all = lines.back();
  lines.pop_back();
  json.begin_object();
  json.member("quantile_step", Rational(summary.quantile_step()));
  json.objects("groups", lines, [&](const SummaryLine& line) {
    json.member("annee", line.group->year);
    json.member("rules", rule_names[line.group->rules]);
    json.member("eligible", line.group->eligible);
    write_line(json, line, summary.prerequisites());
  });
  json.begin_object("all");
  write_line(json, all, summary.prerequisites());
  json.end_object();
  json.end_object();
}

void write_readings(JsonWriter& json, Language language, const std::vector<RankedReading>& readings) {
  json.objects("readings", readings, [&](const RankedReading& each) {
    json.member("id", each.reading->id);
    json.member("label", each.reading->label.in(language));
    json.member("of", each.reading->of);
    json.member("structures", whole_number(each.effect.structures));
    json.member("dates", whole_number(each.effect.dates));
    json.member("refused", whole_number(each.effect.refused));
    json.member("difference", cents_decimal(each.effect.total_cents));
    json.member("absolute_difference", cents_decimal(each.effect.absolute_cents));
  });
}

void write_sides(JsonWriter& json, Language language, const BatchSummary& summary) {
  json.key("own");
  write_lines(json, summary.own, summary.rule_names);
  json.key("against");
  summary.against != nullptr ? write_lines(json, *summary.against, summary.rule_names)
                             : json.value(std::nullopt);
  if (summary.readings) write_readings(json, language, *summary.readings);
}

/// As the rows of a batch have it: a number, true or false, or a text for a date.
void write_value(JsonWriter& json, const std::string& id, const std::string& value) {
  if (value == "true" || value == "false") return json.member(id, value == "true");
  is_plain_number(value, '.') ? json.member(id, Decimal{value}) : json.member(id, value);
}

}  // namespace

Decimal sum_decimal(const FigureSum& sum) {
  return cents_decimal(sum.cents);
}

std::string batch_summary_csv(Language language, bool for_french_spreadsheet,
                              const BatchSummaries& summaries) {
  const CsvDialect dialect = csv_dialect(language, for_french_spreadsheet);
  std::string out(dialect.byte_order_mark);
  append_csv(dialect, out, [&](CsvLine& to) {
    write_header(to, summaries.front());
    for (const BatchSummary& each : summaries) {
      write_lines(to, "own", each.own, each);
      if (each.against != nullptr) write_lines(to, "against", *each.against, each);
      if (each.readings) write_readings(to, language, each);
    }
  });
  return out;
}

std::string batch_summary_json(Language language, const BatchSummaries& summaries) {
  JsonWriter json;
  json.begin_object();
  json.member("schema_version", 1);
  const bool several = !summaries.front().varied.empty();
  if (!several) write_sides(json, language, summaries.front());
  if (several) {
    json.objects("scenarios", summaries, [&](const BatchSummary& each) {
      json.begin_object("varied");
      for (const auto& [id, value] : each.varied) write_value(json, id, value);
      json.end_object();
      write_sides(json, language, each);
    });
  }
  json.end_object();
  return json.text();
}

}  // namespace aci

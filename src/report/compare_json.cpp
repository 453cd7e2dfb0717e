#include "report/compare_json.h"

#include "report/csv_line.h"
#include "report/input_text.h"
#include "report/rules_json.h"

namespace aci {
namespace {

/// "4730", "true", "2019-06-17", the id of a choice; nothing when it is absent.
std::optional<std::string> plain(const Input& input, const std::optional<Rational>& value) {
  if (!value) return std::nullopt;
  const Choice* const choice = input.type == InputType::choice ? choice_of(input, *value) : nullptr;
  return choice != nullptr ? choice->id : toml_value(input, *value);
}

class CompareJson {
 public:
  CompareJson(Language language, const Comparison& comparison)
      : language_(language), c_(comparison), rules_(c_.after.rules()) {}

  std::string text() {
    json_.begin_object();
    json_.member("schema_version", 1);
    side("before", c_.before, c_.figures_before);
    side("after", c_.after, c_.figures_after);
    figures("moved", c_.moved);
    json_.objects("steps", c_.steps, [this](const CompareStep& step) {
      json_.member("rules", step.rules);
      changes("inputs", step.inputs);
      figures("moved", step.moved);
    });
    changes("idle_inputs", c_.idle);
    json_.objects("lines", c_.lines, [this](const ComparedLine& each) { line(each); });
    inputs("added_inputs", c_.added, c_.after);
    inputs("removed_inputs", c_.removed, c_.before);
    json_.end_object();
    return json_.text();
  }

 private:
  void side(std::string_view name, const Assessment& a, const Figures& all) {
    json_.begin_object(name);
    write_structure(json_, a);
    json_.begin_object("rules");
    write_rules(json_, language_, a.rules());
    json_.end_object();
    json_.member("eligible", a.eligible());
    figures("figures", all);
    json_.end_object();
  }

  void figures(std::string_view name, const Figures& all) {
    const bool in_points = rules_.unit == ScaleUnit::points;
    json_.begin_object(name);
    json_.member("points", in_points ? std::optional(all.points()) : std::nullopt);
    json_.member("total", all.total);
    json_.member("advance", all.advance);
    json_.member("balance", all.balance);
    json_.end_object();
  }

  void changes(std::string_view name, const std::vector<InputDifference>& all) {
    json_.objects(name, all, [this](const InputDifference& each) {
      const Input& input = rules_.inputs[each.input];
      json_.member("id", input.id);
      json_.member("label", input.label.in(language_));
      value("before", input, each.before);
      value("after", input, each.after);
    });
  }

  void inputs(std::string_view name, const std::vector<std::size_t>& all, const Assessment& a) {
    json_.objects(name, all, [&](std::size_t index) {
      const Input& input = a.rules().inputs[index];
      json_.member("id", input.id);
      json_.member("label", input.label.in(language_));
      value("value", input, a.inputs.values[index]);
    });
  }

  /// A number or a boolean as such, a date or a choice as a text.
  void value(std::string_view name, const Input& input, const std::optional<Rational>& value) {
    if (value && input.type == InputType::boolean) return json_.member(name, !value->is_zero());
    if (value && is_numeric(input.type)) return json_.member(name, *value);
    json_.member(name, plain(input, value));
  }

  void line(const ComparedLine& each) {
    json_.member("kind", each.indicator ? "indicator" : "amount");
    json_.member("id", each.id);
    json_.member("label", each.label.in(language_));
    json_.member("moves", each.moves());
    json_.member("points_before", each.points_before);
    json_.member("points_after", each.points_after);
    json_.member("before", each.before);
    json_.member("after", each.after);
  }

  Language language_;
  const Comparison& c_;
  const RuleSet& rules_;
  JsonWriter json_;
};

class CompareCsv {
 public:
  CompareCsv(Language language, const Comparison& comparison, CsvLine& line)
      : language_(language), c_(comparison), rules_(c_.after.rules()), line_(line) {}

  void write() {
    for (const char* name :
         {"kind", "step", "id", "label", "before", "after", "points", "total", "advance", "balance"}) {
      line_.field(name);
    }
    line_.end();
    figures("before", c_.figures_before);
    figures("after", c_.figures_after);
    for (std::size_t i = 0; i < c_.steps.size(); ++i) step(i + 1, c_.steps[i]);
    figures("moved", c_.moved);
    for (const InputDifference& each : c_.idle) {
      change("idle_input", std::nullopt, each);
      shares(Figures());
    }
    for (const ComparedLine& each : c_.lines) line(each);
  }

 private:
  void figures(const char* kind, const Figures& all) {
    line_.field(kind);
    for (int i = 0; i < 5; ++i) line_.empty();
    shares(all);
  }

  void shares(const Figures& moved) {
    rules_.unit == ScaleUnit::points ? line_.points(moved.millionths) : line_.empty();
    for (const Money each : {moved.total, moved.advance, moved.balance}) line_.euros(each.cents());
    line_.end();
  }

  /// A row for the rules and for each input; what they move stands on the last: sums are right.
  void step(std::size_t number, const CompareStep& step) {
    const std::size_t rows = step.inputs.size() + (step.rules ? 1 : 0);
    const auto end = [&](std::size_t row) { shares(row + 1 == rows ? step.moved : Figures()); };
    if (step.rules) {
      line_.field("rules");
      line_.integer(static_cast<std::int64_t>(number));
      line_.empty();
      line_.empty();
      line_.field(c_.before.rules().name + " " + std::to_string(c_.before.inputs.year));
      line_.field(rules_.name + " " + std::to_string(c_.after.inputs.year));
      end(0);
    }
    for (std::size_t i = 0; i < step.inputs.size(); ++i) {
      change("input", number, step.inputs[i]);
      end(i + (step.rules ? 1 : 0));
    }
  }

  void change(const char* kind, std::optional<std::size_t> number, const InputDifference& change) {
    const Input& input = rules_.inputs[change.input];
    line_.field(kind);
    number ? line_.integer(static_cast<std::int64_t>(*number)) : line_.empty();
    line_.field(input.id);
    line_.foreign(input.label.in(language_));
    for (const auto& value : {change.before, change.after}) line_.value(plain(input, value).value_or(""));
  }

  /// Before and after are euros; of an indicator, the points that it moves by stand beside.
  void line(const ComparedLine& each) {
    if (!each.moves()) return;
    line_.field(each.indicator ? "indicator" : "amount");
    line_.empty();
    line_.field(each.id);
    line_.foreign(each.label.in(language_));
    for (const auto& euros : {each.before, each.after}) euros ? line_.euros(euros->cents()) : line_.empty();
    const Rational nothing(0);
    const auto points = subtract(each.points_after.value_or(nothing), each.points_before.value_or(nothing));
    const bool known = points && (each.points_after || each.points_before);
    known ? line_.decimal(shown_decimal(*points, 0).text) : line_.empty();
    for (int i = 0; i < 3; ++i) line_.empty();
    line_.end();
  }

  Language language_;
  const Comparison& c_;
  const RuleSet& rules_;
  CsvLine& line_;
};

}  // namespace

std::string compare_json(Language language, const Comparison& comparison) {
  return CompareJson(language, comparison).text();
}

std::string compare_csv(Language language, const Comparison& comparison, bool for_french_spreadsheet) {
  const CsvDialect dialect = csv_dialect(language, for_french_spreadsheet);
  std::string out(dialect.byte_order_mark);
  append_csv(dialect, out, [&](CsvLine& line) { CompareCsv(language, comparison, line).write(); });
  return out;
}

}  // namespace aci

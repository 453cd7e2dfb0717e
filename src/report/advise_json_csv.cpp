// The JSON and the CSV of advice.

#include "report/advise_report.h"
#include "report/csv_line.h"
#include "report/input_text.h"
#include "report/json_writer.h"
#include "report/rules_json.h"

namespace aci {
namespace {

class AdviseJson {
 public:
  AdviseJson(Language language, const Assessment& assessment, const AdviceReport& report)
      : language_(language), a_(assessment), rules_(assessment.rules()), report_(report) {}

  std::string text() {
    json_.begin_object();
    json_.member("schema_version", 1);
    json_.begin_object("structure");
    json_.member("nom", std::string_view(a_.inputs.name));
    json_.member("identifiant", a_.inputs.key);
    json_.member("annee", a_.inputs.year);
    json_.end_object();
    json_.begin_object("rules");
    write_rules(json_, language_, rules_);
    json_.end_object();
    json_.member("total", report_.total);
    json_.member("gate_open", report_.gate_open);
    json_.key("gate_step");
    report_.gate ? object(*report_.gate) : json_.value(std::nullopt);
    json_.objects("advice", report_.advice, [this](const Advice& advice) {
      json_.key("nearest");
      advice.steps.size() > 1 ? object(advice.steps.front()) : json_.value(std::nullopt);
      json_.key("most");
      object(advice.most());
      json_.member("gain_of_each_alone", advice.alone);
      json_.member("unlimited", advice.unlimited);
    });
    json_.objects("risks", report_.risks, [this](const Risk& risk) {
      members(risk.step);
      json_.member("closes_gate", risk.closes_gate);
    });
    json_.begin_array("not_looked_at_whole");
    for (const std::size_t input : report_.beyond) json_.value(std::string_view(rules_.inputs[input].id));
    json_.end_array();
    json_.end_object();
    return json_.text();
  }

 private:
  void object(const AdviceStep& step) {
    json_.begin_object();
    members(step);
    json_.end_object();
  }

  void members(const AdviceStep& step) {
    json_.objects("changes", step.changes, [this](const InputChange& change) {
      const Input& input = rules_.inputs[change.input];
      json_.member("id", std::string_view(input.id));
      json_.member("label", std::string_view(input.label.in(language_)));
      json_.key("from");
      value(input, a_.inputs.values[change.input]);
      json_.key("to");
      value(input, change.value);
      json_.member("set", std::string_view(set_text(rules_, change)));
    });
    json_.member("gain", step.gain);
    json_.member("total", step.total);
    json_.begin_array("indicators");
    for (const std::size_t index : step.indicators) {
      json_.value(std::string_view(rules_.indicators[index].id));
    }
    json_.end_array();
  }

  /// As a structure file says it.
  void value(const Input& input, const std::optional<Rational>& of) {
    if (!of) return json_.value(std::nullopt);
    if (input.type == InputType::boolean) return json_.value(!of->is_zero());
    if (is_numeric(input.type)) return json_.value(*of);
    json_.value(std::string_view(set_value(input, *of)));
  }

  Language language_;
  const Assessment& a_;
  const RuleSet& rules_;
  const AdviceReport& report_;
  JsonWriter json_;
};

}  // namespace

std::string advise_json(Language language, const Assessment& assessment, const AdviceReport& report) {
  return AdviseJson(language, assessment, report).text();
}

std::string advise_csv(Language language, const Assessment& assessment, const AdviceReport& report,
                       CsvOptions options) {
  const RuleSet& rules = assessment.rules();
  const CsvDialect dialect = csv_dialect(language, options.for_french_spreadsheet);
  std::string out(dialect.byte_order_mark);
  append_csv(dialect, out, [&](CsvLine& line) {
    for (const char* name : {"kind", "rank", "set", "labels", "gain", "total"}) line.field(name);
    line.end();
    const auto row = [&](std::string_view kind, std::size_t rank, const AdviceStep& step) {
      std::string set;
      std::string labels;
      for (const InputChange& change : step.changes) {
        set += (set.empty() ? "" : " ") + set_text(rules, change);
        labels += (labels.empty() ? "" : " + ") + rules.inputs[change.input].label.in(language);
      }
      line.field(kind);
      line.integer(static_cast<std::int64_t>(rank));
      line.foreign(set);
      line.foreign(labels);
      line.euros(step.gain.cents());
      line.euros(step.total.cents());
      line.end();
    };
    if (report.gate) row("gate", 1, *report.gate);
    for (std::size_t i = 0; i < report.advice.size(); ++i) {
      const Advice& advice = report.advice[i];
      if (advice.steps.size() > 1) row("nearest", i + 1, advice.steps.front());
      row("most", i + 1, advice.most());
    }
    for (std::size_t i = 0; i < report.risks.size(); ++i) row("risk", i + 1, report.risks[i].step);
  });
  return out;
}

}  // namespace aci

// The JSON and the CSV of a reconciliation.

#include <algorithm>

#include "report/csv_line.h"
#include "report/input_text.h"
#include "report/json_writer.h"
#include "report/reconcile_report.h"
#include "report/rules_json.h"

namespace aci {
namespace {

class ReconcileJson {
 public:
  ReconcileJson(Language language, const Assessment& assessment, const Reconciliation& result)
      : language_(language), a_(assessment), rules_(assessment.rules()), result_(result) {}

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
    json_.member("agrees", result_.agree());
    json_.member("closeness", result_.closeness == Closeness::cent ? "cent" : "euro");
    json_.objects("lines", result_.figures, [this](const StatedFigure& each) { line(each); });
    json_.objects("causes", result_.causes, [this](const Cause& each) { cause(each); });
    json_.objects("by_line", result_.by_line, [this](const LineCause& each) {
      const FigureWords words = words_of(result_.figures[each.figure].figure, a_);
      json_.member("indicator", std::string_view(words.id));
      inputs("inputs", each.inputs);
    });
    json_.member("pairs_tried", result_.pairs_tried);
    json_.member("out_of_time", result_.out_of_time);
    json_.end_object();
    return json_.text();
  }

 private:
  void line(const StatedFigure& each) {
    const FigureWords words = words_of(each.figure, a_);
    json_.member("kind", words.kind);
    json_.member("id", std::string_view(words.id));
    json_.member("label", std::string_view(label_of(each.figure, rules_, *a_.plan).in(language_)));
    json_.member("unit", each.figure.in_euros ? "euros" : "points");
    json_.member("computed", each.computed);
    json_.member("stated", each.stated);
    json_.member("difference", each.difference());
    json_.member("agrees", agrees(each, each.computed, result_.closeness));
  }

  void inputs(const char* name, const std::vector<InputCause>& of) {
    json_.objects(name, of, [this](const InputCause& input) {
      const Input& rule = rules_.inputs[input.input];
      json_.member("id", std::string_view(rule.id));
      json_.member("label", std::string_view(rule.label.in(language_)));
      const auto& declared = a_.inputs.values[input.input];
      json_.member("declared", declared ? std::optional(set_value(rule, *declared)) : std::nullopt);
      json_.objects("ranges", input.ranges, [&](const PlaceRange& range) {
        json_.member("from", std::string_view(set_value(rule, input.grid.value(range.from))));
        json_.member("to", std::string_view(set_value(rule, input.grid.value(range.to))));
      });
    });
  }

  void cause(const Cause& each) {
    json_.member("kind", name_of(each.kind));
    inputs("inputs", each.inputs);
    inputs("alternatives", each.alternatives);
    const bool reading = each.kind == Cause::Kind::reading;
    json_.member("reading", reading ? std::optional(rules_.readings[each.index].id) : std::nullopt);
    const bool amount = each.kind == Cause::Kind::left_out && !each.part && !each.reduction;
    const bool indicator =
        each.kind == Cause::Kind::refused || (each.kind == Cause::Kind::left_out && !amount);
    json_.member("indicator", indicator ? std::optional(rules_.indicators[each.index].id) : std::nullopt);
    json_.member("amount", amount ? std::optional(a_.plan->amounts[each.index].id) : std::nullopt);
    json_.member(
        "part", each.part ? std::optional(rules_.indicators[each.index].parts[*each.part].id) : std::nullopt);
    json_.member("reduction",
                 each.reduction ? std::optional(rules_.indicators[each.index].reductions[*each.reduction].id)
                                : std::nullopt);
    const bool share = each.kind == Cause::Kind::pro_rata;
    json_.member("pro_rata", share ? std::optional(to_fraction(each.share)) : std::nullopt);
  }

  Language language_;
  const Assessment& a_;
  const RuleSet& rules_;
  const Reconciliation& result_;
  JsonWriter json_;
};

/// "ID=10..11.99 ID=true", or the id of what explains it.
std::string values_of(const Cause& cause, const Assessment& assessment) {
  const RuleSet& rules = assessment.rules();
  std::string out;
  std::vector<InputCause> named = cause.inputs;
  named.insert(named.end(), cause.alternatives.begin(), cause.alternatives.end());
  for (const InputCause& each : named) {
    const Input& rule = rules.inputs[each.input];
    out += (out.empty() ? "" : cause.alternatives.empty() ? " " : " | ") + rule.id + "=";
    for (std::size_t i = 0; i < each.ranges.size(); ++i) {
      const PlaceRange& range = each.ranges[i];
      out += (i == 0 ? "" : "|") + set_value(rule, each.grid.value(range.from));
      if (range.to != range.from) out += ".." + set_value(rule, each.grid.value(range.to));
    }
  }
  switch (cause.kind) {
    case Cause::Kind::input:
      return out;
    case Cause::Kind::reading:
      return rules.readings[cause.index].id;
    case Cause::Kind::refused:
      return rules.indicators[cause.index].id;
    case Cause::Kind::pro_rata:
      return to_fraction(cause.share);
    case Cause::Kind::left_out:
      break;
  }
  if (cause.part)
    return rules.indicators[cause.index].id + "." + rules.indicators[cause.index].parts[*cause.part].id;
  if (!cause.reduction) return assessment.plan->amounts[cause.index].id;
  return rules.indicators[cause.index].id + "." +
         rules.indicators[cause.index].reductions[*cause.reduction].id;
}

}  // namespace

std::string_view name_of(Cause::Kind kind) {
  switch (kind) {
    case Cause::Kind::input:
      return "input";
    case Cause::Kind::reading:
      return "reading";
    case Cause::Kind::refused:
      return "refused";
    case Cause::Kind::left_out:
      return "left_out";
    case Cause::Kind::pro_rata:
      break;
  }
  return "pro_rata";
}

FigureWords words_of(const FigureName& figure, const Assessment& assessment) {
  const RuleSet& rules = assessment.rules();
  switch (figure.kind) {
    case FigureName::Kind::indicator:
      return {"indicator", rules.indicators[figure.index].id};
    case FigureName::Kind::group:
      return {"class", rules.classes[figure.index].id};
    case FigureName::Kind::amount:
      return {"amount", assessment.plan->amounts[figure.index].id};
    case FigureName::Kind::advance:
      break;
  }
  return {"advance", "advance"};
}

std::string reconcile_json(Language language, const Assessment& assessment, const Reconciliation& result) {
  return ReconcileJson(language, assessment, result).text();
}

std::string reconcile_csv(Language language, const Assessment& assessment, const Reconciliation& result,
                          CsvOptions options) {
  const CsvDialect dialect = csv_dialect(language, options.for_french_spreadsheet);
  std::string out(dialect.byte_order_mark);
  append_csv(dialect, out, [&](CsvLine& line) {
    for (const char* name : {"kind", "id", "unit", "computed", "stated", "difference", "agrees"})
      line.field(name);
    line.end();
    for (const StatedFigure& each : result.figures) {
      const FigureWords words = words_of(each.figure, assessment);
      line.field(words.kind);
      line.field(words.id);
      line.field(each.figure.in_euros ? "euros" : "points");
      for (const Rational& number : {each.computed, each.stated, each.difference()}) {
        line.decimal(shown_decimal(number, each.figure.in_euros ? 2 : 0).text);
      }
      line.truth(agrees(each, each.computed, result.closeness));
      line.end();
    }
    for (const Cause& cause : result.causes) {
      line.field("cause_" + std::string(name_of(cause.kind)));
      line.foreign(values_of(cause, assessment));
      for (int i = 0; i < 5; ++i) line.empty();
      line.end();
    }
  });
  return out;
}

}  // namespace aci

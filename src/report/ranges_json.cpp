#include "report/input_text.h"
#include "report/json_writer.h"
#include "report/ranges_report.h"
#include "report/reconcile_report.h"
#include "report/rules_json.h"

namespace aci {
namespace {

std::string_view kind_name(Turn::Kind kind) {
  switch (kind) {
    case Turn::Kind::gate:
      return "gate";
    case Turn::Kind::indicator:
      return "indicator";
    case Turn::Kind::amount:
      break;
  }
  return "amount";
}

}  // namespace

std::string ranges_json(Language language, const AssessedRanges& result) {
  const Assessment& a = result.least;
  const RuleSet& rules = a.rules();
  const RangesReport& report = result.report;
  JsonWriter json;
  json.begin_object();
  json.member("schema_version", 1);
  json.begin_object("structure");
  json.member("nom", std::string_view(a.inputs.name));
  json.member("identifiant", a.inputs.key);
  json.member("annee", a.inputs.year);
  json.end_object();
  json.begin_object("rules");
  write_rules(json, language, rules);
  json.end_object();
  const auto value = [&](const char* name, const Input& input, const Rational& of) {
    json.member(name, std::string_view(set_value(input, of)));
  };
  std::size_t index = 0;
  json.objects("unknowns", report.unknowns, [&](const UnknownInput& each) {
    const Input& input = rules.inputs[each.input];
    json.member("id", std::string_view(input.id));
    json.member("label", std::string_view(input.label.in(language)));
    value("from", input, each.grid.value(each.grid.least));
    value("to", input, each.grid.value(each.grid.most));
    json.member("moves_total_by", report.spreads[index++]);
  });
  json.member("eligible", report.always_open  ? std::optional(true)
                          : report.never_open ? std::optional(false)
                                              : std::nullopt);
  json.objects("figures", report.figures, [&](const FigureRange& each) {
    const FigureWords words = words_of(each.figure, a);
    json.member("kind", words.kind);
    json.member("id", std::string_view(words.id));
    json.member("label", std::string_view(label_of(each.figure, rules, *a.plan).in(language)));
    json.member("unit", each.figure.in_euros ? "euros" : "points");
    json.member("least", each.least);
    json.member("most", each.most);
  });
  json.objects("turns", report.turns, [&](const Turn& turn) {
    const Input& input = rules.inputs[report.unknowns[turn.unknown].input];
    json.member("input", std::string_view(input.id));
    value("from", input, turn.from);
    json.member("kind", kind_name(turn.kind));
    const bool gate = turn.kind == Turn::Kind::gate;
    const std::string& id =
        turn.kind == Turn::Kind::indicator ? rules.indicators[turn.index].id : a.plan->amounts[turn.index].id;
    json.member("id", gate ? std::nullopt : std::optional(id));
    json.member("begins", turn.begins);
  });
  json.member("some_refused", report.some_refused);
  json.member("complete", report.complete);
  json.end_object();
  return json.text();
}

}  // namespace aci

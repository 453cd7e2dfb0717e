#include "ruleset/read_ruleset.h"

#include "base/closest_match.h"
#include "ruleset/old_table_headers.h"
#include "ruleset/read_amounts.h"
#include "ruleset/read_input.h"
#include "ruleset/read_readings.h"
#include "ruleset/read_shared_keys.h"
#include "ruleset/read_tables.h"
#include "ruleset/text_figures.h"

namespace aci {
namespace {

/// Of a constraint: whether it refuses.
constexpr std::array kSeverityWords = {Word{"error", true}, Word{"warning", false}};

/// The formula of a part or a reduction; where the unit is not known, under the key that is there.
RuleFormula read_scaled(const RuleSet& rules, TableReader& table) {
  const bool in_points = rules.unit_known ? rules.unit == ScaleUnit::points : table.has("points");
  const char* key = in_points ? "points" : "euros";
  const char* other = in_points ? "euros" : "points";
  if (table.has(key) || !table.has(other)) return table.required_formula(key);
  table.expect(other);
  table.unknown_key(other).hint = Message{"hint.did_you_mean", {std::string(key)}};
  return {};
}

void read_years(TableReader& reader, RuleSet& rules) {
  auto years = reader.table("in_force", "in_force");
  if (!years) {
    reader.require("in_force");
    return;
  }
  rules.in_force_at = reader.at("in_force");
  years->require("from");
  const auto in_range = [](std::optional<std::int64_t> year) {
    return year && *year >= kFirstYear && *year <= kLastYear;
  };
  const auto from = years->integer("from");
  const auto to = years->integer("to");
  years->text("untested");  // Only those who change the file on purpose read it.
  rules.open_ended = !years->has("to");
  if ((from && !in_range(from)) || (to && !in_range(to)) || (from && to && *to < *from)) {
    years->diagnostics().error("R030", reader.at("in_force"),
                               {std::to_string(kFirstYear), std::to_string(kLastYear)});
  } else {
    rules.first_year = static_cast<int>(from.value_or(0));  // 0: not known, already told.
    rules.last_year = static_cast<int>(to.value_or(kLastYear));
  }
  years->finish();
}

void read_period(TableReader& reader, RuleSet& rules) {
  auto period = reader.table("period", "agreement.period");
  if (!period) return;
  period->require("from");
  period->require("to");
  period->text("untested");
  rules.period = Period{period->required_formula("from"), period->required_formula("to")};
  period->finish();
}

void read_agreement(TableReader& reader, RuleSet& rules) {
  rules.id = read_id(reader, rules.id_at);
  rules.scheme = reader.required_text("scheme");
  rules.title = require_localized(reader, "title");
  read_years(reader, rules);
  reader.require("unit");
  const auto unit = reader.choice("unit", kScaleUnitWords);
  rules.unit_known = unit.has_value();
  rules.unit = unit.value_or(ScaleUnit::points);
  rules.point_value = reader.formula("point_value");
  if (unit && rules.unit == ScaleUnit::points && !reader.has("point_value")) reader.missing("point_value");
  if (unit && rules.unit == ScaleUnit::euros && reader.has("point_value")) {
    reader.diagnostics().error("R031", reader.at("point_value"));
  }
  rules.pro_rata = reader.formula("pro_rata");
  read_period(reader, rules);
  read_allowances(reader);
  reader.finish();
}

void read_parameter(TableReader& reader, Parameter& parameter) {
  reader.expect("value");
  const bool one = reader.has("value");
  if (!one && !reader.has("values")) reader.missing("value", "R032", parameter.id_at, {parameter.id});
  if (one)
    parameter.values.push_back({std::chrono::year{kFirstYear} / 1 / 1, reader.required_formula("value")});
  const Node* values = reader.node("values");
  if (values != nullptr && values->kind == NodeKind::array && values->items.empty()) {
    reader.diagnostics().error("R065", values->at, {parameter.id});
  }
  for (TableReader& dated : reader.tables("values", "values")) {
    dated.require("from");
    const auto from = dated.date("from");
    Parameter::Value value{from.value_or(Date{}), dated.required_formula("value"), dated.text("source"),
                           dated.at("source")};
    dated.finish();
    if (!from) {  // Told: that there is no value at first is not.
      if (parameter.values.empty()) {
        value.from = std::chrono::year{kFirstYear} / 1 / 1;
        parameter.values.push_back(std::move(value));
      }
      continue;
    }
    if (!parameter.values.empty() && *from <= parameter.values.back().from) {
      dated.diagnostics().error("R037", dated.at("from"), {parameter.id});
      continue;
    }
    parameter.values.push_back(std::move(value));
  }
}

/// "indicator", "indicator.x.part": how the header of an element begins.
std::string path_of(const TableReader& reader, std::string_view kind) {
  return (reader.name().empty() ? "" : reader.name() + ".") + std::string(kind);
}

/// An element of which everything is read: what nothing asked for may be its source, misspelt.
void finish(TableReader& table, Element& element) {
  element.source_known = !table.misspelt("source");
  table.finish();
}

/// The elements of a kind: id and label, then `more` for the rest.
template <typename T, typename More>
void read_all(TableReader& reader, std::string_view kind, std::vector<T>& out, const char* label_key,
              More more) {
  std::vector<TableReader> tables = reader.elements(kind, path_of(reader, kind));
  out.reserve(out.size() + tables.size());
  for (TableReader& table : tables) {
    T element;
    read_element(table, element, label_key);
    more(table, element);
    finish(table, element);
    out.push_back(std::move(element));
  }
}

/// The same of those that may be uncertain, with their other readings.
template <typename T, typename More>
void read_all(TableReader& reader, std::string_view kind, std::vector<T>& out, const char* label_key,
              RuleSet& rules, More more) {
  const auto read = [&](TableReader& table, T& element) {
    read_element(table, element, label_key);
    more(table, element);
  };
  std::vector<TableReader> tables = reader.elements(kind, path_of(reader, kind));
  out.reserve(out.size() + tables.size());
  for (TableReader& table : tables) {
    T element;
    read(table, element);
    read_readings(table, element, rules, read);
    finish(table, element);
    out.push_back(std::move(element));
  }
}

/// The same of those that may do without a label: pages then call them by their ids.
template <typename T, typename More>
void read_unlabelled(TableReader& reader, std::string_view kind, std::vector<T>& out, RuleSet& rules,
                     More more) {
  const auto read = [&](TableReader& table, T& element) {
    element.id = read_id(table, element.id_at);
    element.label = read_localized(table, "label");
    read_provenance(table, element);
    more(table, element);
  };
  std::vector<TableReader> tables = reader.elements(kind, path_of(reader, kind));
  out.reserve(out.size() + tables.size());
  for (TableReader& table : tables) {
    T element;
    read(table, element);
    read_readings(table, element, rules, read);
    finish(table, element);
    out.push_back(std::move(element));
  }
}

void read_indicator(TableReader& reader, Indicator& indicator, RuleSet& rules) {
  indicator.axis = reader.required_text("axis");
  indicator.axis_at = reader.at("axis");
  indicator.group_class = reader.required_text("class");
  indicator.class_at = reader.at("class");
  indicator.evidence = read_localized(reader, "evidence");
  indicator.attainment = reader.formula("attainment");
  indicator.pro_rata = reader.formula("pro_rata");
  indicator.cumulate = reader.boolean("cumulate").value_or(true);
  indicator.cumulate_at = reader.at("cumulate");
  read_all(reader, "requirement", indicator.requirements, "reason", rules,
           [](TableReader& table, Requirement& out) { out.met = table.required_formula("met"); });
  read_unlabelled(reader, "part", indicator.parts, rules, [&](TableReader& table, Part& out) {
    out.nature = table.choice("nature", kNatureWords);
    out.nature_at = table.at("nature");
    out.amount = read_scaled(rules, table);
    out.given = table.formula("given");
    out.when = table.formula("when");
    out.full = table.formula("full");
    out.attainment = table.formula("attainment");
  });
  read_all(reader, "reduction", indicator.reductions, "label", rules,
           [&](TableReader& table, Reduction& out) {
             out.nature = table.choice("nature", kNatureWords).value_or(Nature::fixed);
             out.amount = read_scaled(rules, table);
             out.when = table.formula("when");
           });
}

/// Pieces of an indicator that stands nowhere, its name being misspelt most often, are one mistake.
bool report_orphans(const std::vector<TableReader>& indicators, Diagnostics& diagnostics) {
  std::vector<std::string_view> known;
  for (const TableReader& each : indicators) {
    if (!each.implied()) known.push_back(each.id());
  }
  for (const TableReader& each : indicators) {
    if (!each.implied()) continue;
    auto& mistake =
        diagnostics.error("R006", each.id_at(), {Message{"element.indicator", {}}, std::string(each.id())});
    suggest(mistake, each.id(), known);
  }
  return known.size() != indicators.size();
}

void read_indicators(TableReader& root, RuleSet& rules) {
  std::vector<TableReader> tables = root.elements("indicator", "indicator");
  const bool orphans = report_orphans(tables, root.diagnostics());
  rules.indicators.reserve(tables.size());
  for (TableReader& table : tables) {
    if (table.implied()) continue;
    Indicator indicator;
    const auto read = [&](TableReader& from, Indicator& out) {
      read_element(from, out, "label");
      read_indicator(from, out, rules);
    };
    read(table, indicator);
    read_readings(table, indicator, rules, read);
    // It may be among those of no indicator.
    if (indicator.parts.empty() && !orphans) table.require("part");
    finish(table, indicator);
    rules.indicators.push_back(std::move(indicator));
  }
}

void read_exemption(TableReader& reader, Exemption& exemption) {
  exemption.when = reader.required_formula("when");
  reader.require("missing");
  const auto missing = reader.integer("missing");
  if (missing && (*missing < 1 || *missing > 1000)) {
    reader.diagnostics().error("R038", reader.at("missing"));
  } else {
    exemption.missing = static_cast<int>(missing.value_or(1));
  }
}

void read_top(TableReader& root, RuleSet& rules) {
  if (auto rounding = root.table("rounding", "rounding")) {
    rules.rounding = read_rounding(*rounding);
    read_provenance(*rounding, rules.rounding_provenance);
    for (StatedReading& stated : stated_readings(*rounding, rules.rounding_provenance.verified, rules)) {
      Alternative<RoundingRule> other{rules.readings.size(), {}};
      rounding->read_again(stated.element, stated.extent, [&](TableReader& again) {
        other.element = read_rounding(again);
        Provenance same;
        read_provenance(again, same);
      });
      rules.rounding_alternatives.push_back(std::move(other));
      rules.readings.push_back(std::move(stated.reading));
    }
    rounding->finish();
  } else {
    root.require("rounding");
  }
  for (TableReader& table : root.elements("source", "source")) {
    RuleSource source;
    source.id = read_id(table, source.id_at);
    source.title = require_localized(table, "title");
    source.url = table.text("url");
    read_allowances(table);
    table.finish();
    rules.sources.push_back(std::move(source));
  }
  if (auto gate = root.table("gate", "gate")) rules.gate = read_gate(*gate);
}

/// A structure file given in the place of a rule file is one mistake, not one a key.
bool looks_like_rules(const Node& root) {
  for (const char* table : {"agreement", "rounding", "input", "indicator", "amount"}) {
    if (root.find(table) != nullptr) return true;
  }
  return false;
}

}  // namespace

RuleSet read_ruleset(const Document& document, Diagnostics& diagnostics) {
  RuleSet rules;
  rules.file = document.file;
  if (!looks_like_rules(document.root)) {
    diagnostics
        .error("R003", whole_file(document.file), {std::string("[agreement]"), Message{"where.file", {}}})
        .hint = Message{"hint.rule_file", {}};
    return rules;
  }
  if (refuse_old_headers(document.root, diagnostics)) return rules;
  TableReader root(document, document.root, "", diagnostics, rules.silences);
  if (auto agreement = root.table("agreement", "agreement")) {
    read_agreement(*agreement, rules);
  } else {
    root.require("agreement");
  }
  read_top(root, rules);
  read_all(root, "parameter", rules.parameters, "label", rules, read_parameter);
  read_all(root, "input", rules.inputs, "label", read_input);
  read_indicators(root, rules);
  read_all(root, "exemption", rules.exemptions, "label", rules, read_exemption);
  read_all(root, "amount", rules.amounts, "label", rules, read_amount);
  read_all(root, "class", rules.classes, "label", [](TableReader&, Element&) {});
  read_all(root, "axis", rules.axes, "label", [](TableReader&, Element&) {});
  read_unlabelled(root, "definition", rules.definitions, rules, [](TableReader& table, Definition& out) {
    out.formula = table.required_formula("formula");
  });
  read_all(root, "table", rules.definitions, "label", rules, read_table);
  read_all(root, "scale", rules.definitions, "label", rules, read_scale);
  read_all(root, "constraint", rules.constraints, "message", [](TableReader& table, Constraint& out) {
    out.holds = table.required_formula("holds");
    out.is_error = table.choice("severity", kSeverityWords).value_or(true);
    out.input = table.required_text("input");
    out.input_at = table.at("input");
  });
  read_all(root, "note", rules.notes, "text",
           [](TableReader& table, RuleNote& out) { out.when = table.required_formula("when"); });
  read_all(root, "deadline", rules.deadlines, "label",
           [](TableReader& table, Deadline& out) { out.date = table.required_formula("date"); });
  rules.text_figures = read_text_figures(document.root, diagnostics);
  root.finish();
  state_refusals(rules);
  return rules;
}

}  // namespace aci

#include "report/compute_json.h"

#include <algorithm>

#include "base/iso_date.h"
#include "report/input_text.h"
#include "report/rules_json.h"
#include "report/wording.h"
#include "ruleset/words.h"

namespace aci {
namespace {

/// As rule files write them; of the lines that the engine writes, what they are to the others.
std::string_view role_name(AmountRole role) {
  if (role == AmountRole::advance_computed) return "advance_computed";
  return word_of(kAmountRoleWords, role == AmountRole::taken_back ? AmountRole::component : role);
}

class ComputeJson {
 public:
  ComputeJson(Language language, const Assessment& assessment, JsonWriter& json)
      : language_(language), a_(assessment), rules_(assessment.rules()), json_(json) {}

  void write() {
    json_.begin_object();
    json_.member("schema_version", 1);
    write_structure(json_, a_);
    rules();
    json_.member("eligible", a_.eligible());
    gate();
    json_.objects("indicators", a_.indicators, [this](const IndicatorLine& line) { indicator(line); });
    points();
    amounts();
    json_.member("total", a_.amount(AmountRole::total));
    json_.member("advance", a_.advance);
    json_.member("balance", a_.amount(AmountRole::balance));
    notes();
    dated_values();
    readings();
    json_.end_object();
  }

 private:
  const std::string& in_language(const LocalizedText& text) const { return text.in(language_); }

  /// A figure of the scale; null in an agreement that counts in euros.
  void scale(std::string_view name, const Rational& number) {
    json_.member(name, rules_.unit == ScaleUnit::points ? std::optional(number) : std::nullopt);
  }

  void rules() {
    json_.begin_object("rules");
    write_rules(json_, language_, rules_);
    json_.end_object();
  }

  void gate() {
    json_.key("gate");
    if (!rules_.gate) return json_.value(std::nullopt);
    const auto& exemption = a_.gate.exemption;
    json_.begin_object();
    json_.member("required", a_.gate.required);
    json_.member("met", a_.gate.met);
    json_.member("exemption", exemption ? std::optional(rules_.exemptions[*exemption].id) : std::nullopt);
    json_.member("total_if_open", a_.total_if_open);
    json_.end_object();
  }

  void indicator(const IndicatorLine& line) {
    const Indicator& rule = rules_.indicators[line.index];
    const Requirement* reason = line.unmet.empty() ? nullptr : &rule.requirements[line.unmet.front()];
    json_.member("id", rule.id);
    json_.member("label", in_language(rule.label));
    json_.member("axis", rule.axis);
    json_.member("class", rule.group_class);
    json_.member("met", line.met);
    json_.member("reason_id", reason != nullptr ? std::optional(reason->id) : std::nullopt);
    json_.member("reason", reason != nullptr ? std::optional(in_language(reason->label)) : std::nullopt);
    json_.member("attainment", line.attainment);
    json_.member("pro_rata", line.pro_rata);
    scale("points", line.earned);
    scale("fixed_points", line.fixed);
    scale("variable_points", line.variable);
    scale("full_points", line.full);
    json_.member("euros", line.euros);
    json_.objects("reductions", line.reductions, [&](const ScoreLine& reduction) {
      json_.member("id", rule.reductions[reduction.index].id);
      scale("points", -reduction.value);
    });
    json_.text_or_null("source", rule.source);
    json_.text_or_null("evidence", in_language(rule.evidence));
  }

  void points() {
    json_.begin_object("points");
    for (std::size_t i = 0; i < rules_.classes.size(); ++i) scale(rules_.classes[i].id, a_.classes[i].earned);
    scale("total", a_.earned);
    json_.end_object();
  }

  void amount(std::string_view id, std::string_view label, std::string_view role, Money euros,
              const std::optional<Date>& due) {
    json_.begin_object();
    json_.member("id", id);
    json_.member("label", label);
    json_.member("role", role);
    json_.member("euros", euros);
    json_.member("due", due ? std::optional(to_iso(*due)) : std::nullopt);
    json_.end_object();
  }

  // What rounding each line apart leaves over is a line too: the components and their residue make the total,
  // the indicators and theirs make the first amount.
  void residue(std::string_view id, std::string_view wording, const char* role, Money euros) {
    if (euros != Money()) amount(id, say(language_, wording), role, euros, std::nullopt);
  }

  void amounts() {
    json_.begin_array("amounts");
    for (const AmountLine& line : a_.amounts) {
      const AmountSlots& rule = a_.plan->amounts[line.index];
      amount(rule.id, in_language(rule.label), role_name(rule.role), line.rounded, line.due);
    }
    residue("residue_indicators", "report.residue_indicators", "indicators_residue", a_.indicators_residue);
    residue("residue_components", "report.residue_components", "residue", a_.components_residue);
    json_.end_array();
  }

  void notes() {
    json_.begin_array("notes");
    const auto note = [this](std::string_view id, std::string_view text, bool verified) {
      json_.begin_object();
      json_.member("id", id);
      json_.member("text", text);
      json_.member("verified", verified);
      json_.end_object();
    };
    for (const NoteLine& line : a_.notes) note(line.id, in_language(line.text), line.verified);
    for (const std::size_t index : a_.assumed) {
      const Input& input = rules_.inputs[index];
      const std::string value = input_value_text(language_, input, a_.inputs.values[index]);
      note("default." + input.id, say(language_, "note.assumed_default", {input.label, value}), true);
    }
    json_.end_array();
  }

  void dated_values() {
    json_.objects("dated_values", a_.dated, [this](const DatedLine& line) {
      const Parameter& parameter = rules_.parameters[line.index];
      const Parameter::Value& read = *parameter.value_in(a_.inputs.year);
      json_.member("id", parameter.id);
      json_.member("label", in_language(parameter.label));
      json_.member("from", read.dated() ? std::optional(to_iso(read.from)) : std::nullopt);
      json_.member("value", read.formula.formula.text);
      json_.text_or_null("source", parameter.source_in(a_.inputs.year));
    });
  }

  /// All of the rules, what touches the structure or not.
  void readings() {
    json_.begin_array("readings");
    for (std::size_t i = 0; i < rules_.readings.size(); ++i) {
      const RuleReading& reading = rules_.readings[i];
      const auto found = std::ranges::find(a_.readings, i, &OtherReading::reading);
      const bool touches = found != a_.readings.end();
      json_.begin_object();
      json_.member("id", reading.id);
      json_.member("label", in_language(reading.label));
      json_.member("of", reading.of);
      json_.member("touches", touches);
      json_.member("refused", touches && found->refused);
      json_.member("dates", touches && found->dates);
      json_.member("total", touches ? found->total : a_.amount(AmountRole::total));
      json_.member("advance", touches ? found->advance : a_.advance);
      json_.member("balance", touches ? found->balance : a_.amount(AmountRole::balance));
      json_.end_object();
    }
    json_.end_array();
  }

  Language language_;
  const Assessment& a_;
  const RuleSet& rules_;
  JsonWriter& json_;
};

}  // namespace

std::string compute_json(Language language, std::span<const Assessment> assessments, bool several) {
  JsonWriter json;
  if (several) json.begin_array();
  for (const Assessment& assessment : assessments) ComputeJson(language, assessment, json).write();
  if (several) json.end_array();
  return json.text();
}

}  // namespace aci

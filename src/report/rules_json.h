#pragma once
// What the JSON of several commands says of the rules that were used, and of the structure.

#include "base/iso_date.h"
#include "engine/assessment.h"
#include "report/json_writer.h"
#include "ruleset/ruleset.h"

namespace aci {

/// The members of an object: id, title, hash, files. Of rules that are not those shipped under their id, "id"
/// says which: RuleSet::name. With parameters that an option changed, "changed" too.
inline void write_rules(JsonWriter& json, Language language, const RuleSet& rules) {
  json.member("id", rules.name);
  json.member("title", rules.title.in(language));
  json.member("hash", rules.hash);
  json.objects("files", rules.files, [&](const RuleFile& file) {
    json.member("name", file.name);
    json.member("hash", file.hash);
  });
  if (rules.changed.empty()) return;
  json.objects("changed", rules.changed, [&](const ChangedParameter& changed) {
    const Parameter& parameter = rules.parameters[changed.parameter];
    json.member("id", parameter.id);
    json.objects("before", changed.before, [&](const ChangedParameter::Value& value) {
      const bool dated = int{value.from.year()} > kFirstYear;
      json.member("from", dated ? std::optional(to_iso(value.from)) : std::nullopt);
      json.member("value", value.text);
    });
    json.member("after", changed.after.text);
  });
}

/// An object: nom, identifiant, annee, and where it is no civil year the period.
inline void write_structure(JsonWriter& json, const Assessment& assessment) {
  json.begin_object("structure");
  json.member("nom", std::string_view(assessment.inputs.name));
  json.member("identifiant", assessment.inputs.key);
  json.member("annee", assessment.inputs.year);
  if (assessment.period) {
    json.begin_object("period");
    json.member("from", to_iso(assessment.period->from));
    json.member("to", to_iso(assessment.period->to));
    json.end_object();
  }
  json.end_object();
}

}  // namespace aci

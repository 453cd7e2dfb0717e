#include "report/structure_schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "base/date.h"
#include "io/accepted_value.h"
#include "report/input_text.h"
#include "report/json_writer.h"
#include "report/wording.h"
#include "ruleset/input_names.h"
#include "ruleset/plan_premises.h"

namespace aci {
namespace {

/// An input as the rule sets that have it declare it.
struct Property {
  Input input;                     ///< The latest words, the widest bounds.
  std::vector<std::string> rules;  ///< Who declares it.
  LocalizedText required_when;     ///< As the latest says; empty when nothing asks for it.
  bool required = true;
  bool same_type = true;
};

void widen(Property& property, const Input& other) {
  Input& input = property.input;
  property.same_type = property.same_type && input.type == other.type;
  property.required = property.required && other.required();
  if (input.min && other.min) input.min = std::min(*input.min, *other.min);
  if (input.max && other.max) input.max = std::max(*input.max, *other.max);
}

/// The inputs of the plans, each once a group, the latest plan's first.
std::vector<Property> collect(std::span<const std::shared_ptr<const Plan>> plans) {
  std::vector<Property> properties;
  for (auto plan = plans.rbegin(); plan != plans.rend(); ++plan) {
    const RuleSet& rules = *(*plan)->rules;
    for (const Input& input : rules.inputs) {
      const auto known = std::find_if(properties.begin(), properties.end(), [&](const Property& each) {
        return each.input.id == input.id && each.input.group == input.group;
      });
      if (known == properties.end()) {
        const auto when = input.required_when ? required_when_text(rules, input) : LocalizedText{};
        properties.push_back({input, {rules.id}, when, input.required(), true});
      } else {
        widen(*known, input);
        known->rules.insert(known->rules.begin(), rules.id);
      }
    }
  }
  // What some rule set of the scheme does without is not asked of everybody.
  for (Property& property : properties) {
    property.required = property.required && property.rules.size() == plans.size();
  }
  return properties;
}

class StructureSchema {
 public:
  StructureSchema(Language language, std::span<const std::shared_ptr<const Plan>> plans)
      : language_(language), plans_(plans), properties_(collect(plans)) {}

  std::string write() {
    json_.begin_object();
    json_.member("$schema", "http://json-schema.org/draft-04/schema#");
    std::vector<std::string> names;
    for (const auto& plan : plans_) names.push_back(plan->rules->name);
    json_.member("title", say(language_, "schema.structure", {fmt::format("{}", fmt::join(names, ", "))}));
    table("");
    json_.end_object();
    return json_.text();
  }

 private:
  bool group_required(std::string_view group) const {
    return std::any_of(properties_.begin(), properties_.end(),
                       [&](const Property& each) { return each.input.group == group && each.required; });
  }

  /// The keywords of a table: the top level, which holds the groups too, or a group.
  void table(std::string_view group) {
    json_.member("type", "object");
    json_.begin_object("properties");
    if (group.empty()) agreement();
    std::vector<std::string> required;
    std::vector<std::string> groups;
    for (const Property& each : properties_) {
      if (each.input.group != group) {
        if (group.empty() && std::find(groups.begin(), groups.end(), each.input.group) == groups.end())
          groups.push_back(each.input.group);
        continue;
      }
      property(each);
      if (each.required) required.push_back(each.input.id);
    }
    for (const std::string& each : groups) {
      json_.begin_object(each);
      table(each);
      json_.end_object();
      if (group_required(each)) required.push_back(each);
    }
    json_.end_object();
    if (!required.empty()) {  // Draft 4 refuses an empty list.
      json_.begin_array("required");
      for (const std::string& each : required) json_.value(each);
      json_.end_array();
    }
    json_.member("additionalProperties", false);
  }

  /// The scheme, or one of its sets.
  void agreement() {
    std::vector<std::string> names;
    for (const auto& plan : plans_) {
      for (const std::string& name : {plan->rules->scheme, plan->rules->id}) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
      }
    }
    json_.begin_object(kAgreementKey);
    json_.member("title", say(language_, "form.agreement"));
    json_.member("description", say(language_, "template.agreement"));
    json_.begin_array("enum");
    for (const std::string& name : names) json_.value(name);
    json_.end_array();
    json_.end_object();
  }

  void property(const Property& each) {
    const Input& input = each.input;
    json_.begin_object(input.id);
    json_.member("title", input.label.in(language_));
    std::string description = input.help.empty() ? "" : input.help.in(language_) + "\n";
    if (each.same_type) description += say(language_, "template.takes", {accepted_text(language_, input)});
    if (!each.required_when.empty())
      description += "\n" + say(language_, "template.required_when", {each.required_when});
    if (each.rules.size() < plans_.size()) {
      description +=
          "\n" + say(language_, "schema.only_in", {fmt::format("{}", fmt::join(each.rules, ", "))});
    }
    json_.member("description", description);
    // Two rule sets that disagree on a type leave it to the reader, which knows the year.
    if (each.same_type) type(input);
    if (input.default_value && each.same_type) default_value(input);
    if (input.fact) json_.member("x-fact", true);
    json_.end_object();
  }

  void type(const Input& input) {
    switch (input.type) {
      case InputType::text:
        json_.member("type", "string");
        json_.begin_object("not");
        json_.begin_array("enum");
        json_.value(kToFillIn);
        json_.end_array();
        json_.end_object();
        return;
      case InputType::boolean:
        return any_of([&] { json_.member("type", "boolean"); }, [&] { zero_or_one(); },
                      [&] { text(input, kYesOrNo); });
      case InputType::choice:
        if (input.required()) return any_of([&] { ids_of_choices(input); }, [&] { names_of_choices(input); });
        return any_of([&] { ids_of_choices(input); }, [&] { names_of_choices(input); }, [&] { absent(); });
      case InputType::date:
        return any_of([&] { date(); }, [&] { text(input, kOtherDates); });
      case InputType::share:
        return any_of([&] { number("number", input); }, [&] { text(input, kShare); });
      case InputType::integer:
      case InputType::count:
        return any_of([&] { number("integer", input); }, [&] { text(input, kNumber); });
      case InputType::decimal:
      case InputType::euros:
        return any_of([&] { number("number", input); }, [&] { text(input, kNumber); });
    }
  }

  template <typename... Write>
  void any_of(Write... write) {
    json_.begin_array("anyOf");
    const auto one = [&](const auto& each) {
      json_.begin_object();
      each();
      json_.end_object();
    };
    (one(write), ...);
    json_.end_array();
  }

  /// What people write in quotes: an editor knows the most usual ways, the reader all of them.
  void text(const Input& input, std::string_view pattern) {
    json_.member("type", "string");
    const std::string otherwise = input.required() ? "" : std::string(kAbsent) + "|";
    json_.member("pattern", otherwise + std::string(pattern));
  }
  void absent() {
    json_.member("type", "string");
    json_.member("pattern", kAbsent);
  }
  static constexpr std::string_view kAbsent = "^\\s*(NA|N/A|#N/A|null)?\\s*$";
  static constexpr std::string_view kNumber = "^\\s*[-+\u2212€]?\\s*[0-9.,]*[0-9]";
  static constexpr std::string_view kOtherDates =
      "^\\s*[0-9]{1,2}(er)?\\s*[./ -].+[./ "
      "-]\\s*[0-9]{4}\\s*$|^[0-9]{4}(/[0-9]{2}/[0-9]{2}$|-[0-9]{2}-[0-9]{2}[T "
      "]00:00)";
  static constexpr std::string_view kYesOrNo =
      "^\\s*([Oo][Uu][Ii]|[Nn][Oo][Nn]?|[Yy][Ee][Ss]|[Vv][Rr][Aa][Ii]|[Ff][Aa][Uu][Xx]|[Tt][Rr][Uu][Ee]|"
      "[Ff][Aa][Ll][Ss][Ee]|[Xx01])\\s*$";
  static constexpr std::string_view kShare =
      "^\\s*(100([.,]0+)?|[0-9]{1,2}([.,][0-9]+)?)[ \\t\u00a0\u202f]*%\\s*$|"
      "^\\s*(0?[.,][0-9]+|[01]([.,]0+)?)\\s*$";

  void ids_of_choices(const Input& input) {
    json_.begin_array("enum");
    for (const Choice& each : input.choices) json_.value(each.id);
    json_.end_array();
  }

  /// Accents and signs aside: an editor leaves other texts to the reader, which says what is wrong.
  void names_of_choices(const Input& input) {
    json_.begin_array("enum");
    std::set<std::string> told;
    for (const Choice& each : input.choices) {
      for (const std::string& label : {each.label.fr, each.label.en}) {
        if (told.insert(label).second) json_.value(label);
      }
    }
    json_.end_array();
  }

  void zero_or_one() {
    json_.begin_array("enum");
    json_.value(Rational(0));
    json_.value(Rational(1));
    json_.end_array();
  }

  /// TOML's dates reach a schema as strings; `format` alone is not checked everywhere.
  void date() {
    json_.member("type", "string");
    json_.member("format", "date");
    json_.member("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
  }

  void number(std::string_view type, const Input& input) {
    json_.member("type", type);
    bound("minimum", input.min);
    bound("maximum", input.max);
  }

  void bound(std::string_view name, const std::optional<Rational>& value) {
    if (value) json_.member(name, *value);
  }

  void default_value(const Input& input) {
    if (input.type == InputType::boolean) return json_.member("default", !input.default_value->is_zero());
    if (input.type == InputType::choice) return json_.member("default", input.default_choice);
    if (input.type == InputType::date)
      return json_.member("default", toml_value(input, *input.default_value));
    json_.member("default", *input.default_value);
  }

  Language language_;
  std::span<const std::shared_ptr<const Plan>> plans_;
  std::vector<Property> properties_;
  JsonWriter json_;
};

}  // namespace

std::string structure_schema_json(Language language, std::span<const std::shared_ptr<const Plan>> plans) {
  return StructureSchema(language, plans).write();
}

}  // namespace aci

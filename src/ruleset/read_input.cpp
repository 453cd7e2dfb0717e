#include "ruleset/read_input.h"

#include "base/closest_match.h"
#include "base/date.h"
#include "base/decimal.h"
#include "ruleset/input_names.h"
#include "ruleset/read_shared_keys.h"

namespace aci {
namespace {

void read_bounds(TableReader& reader, Input& input) {
  input.min = reader.number("min");
  input.max = reader.number("max");
  const auto decimals = reader.integer("decimals");
  if (!input.type_known) return;
  if (!is_numeric(input.type)) {
    for (const char* key : {"min", "max", "decimals", "plausible", "better"}) {
      const bool order = std::string_view(key) == "better";
      if (!reader.has(key) || (order && input.type != InputType::choice)) continue;
      reader.diagnostics().error("R029", reader.at(key), {input.id, Message{"bounds.none", {}}});
      break;
    }
    return;
  }
  const bool whole = input.type == InputType::integer || input.type == InputType::count;
  if (input.type == InputType::share && !input.min) input.min = Rational(0);
  if (input.type == InputType::share && !input.max) input.max = Rational(1);
  if (input.type == InputType::count && !input.min) input.min = Rational(0);
  const std::int64_t most = decimals.value_or(whole ? 0 : input.type == InputType::euros ? 2 : 6);
  input.decimals = static_cast<int>(most);
  if (most < 0 || most > 9 || (whole && most != 0)) {
    reader.diagnostics().error("R029", reader.at("decimals"), {input.id, Message{"bounds.decimals", {}}});
    input.decimals = 0;
  }
  for (const char* key : {"min", "max"}) {
    const bool given = key[1] == 'i' ? input.min.has_value() : input.max.has_value();
    if (given || reader.has(key)) continue;
    reader.missing(key, "R029", input.id_at, {input.id, Message{"bounds.missing", {}}});
    break;
  }
  if (!input.min || !input.max) return;
  if (*input.max < *input.min) {
    reader.diagnostics().error("R029", reader.at("min"), {input.id, Message{"bounds.reversed", {}}});
  }
}

/// A number, or of a share "11.2 %" too.
std::optional<Rational> read_limit(TableReader& range, std::string_view key, bool share) {
  const Node* found = share ? range.node(key) : nullptr;
  std::string_view written = found != nullptr ? std::string_view(found->text) : "";
  if (found == nullptr || found->kind != NodeKind::string || !written.ends_with('%')) {
    return range.number(key);
  }
  written.remove_suffix(1);
  while (written.ends_with(' ')) written.remove_suffix(1);
  const auto percents = parse_decimal(written);
  if (!percents) range.wrong_type(*found, key, "kind.number");
  return percents ? divide(*percents, Rational(100)) : std::nullopt;
}

void read_plausible(TableReader& reader, Input& input) {
  auto range = reader.table("plausible", "plausible");
  if (!range) return;
  range->require("from");
  range->require("to");
  const auto from = read_limit(*range, "from", input.type == InputType::share);
  const auto to = read_limit(*range, "to", input.type == InputType::share);
  range->finish();
  if (!from || !to || !input.type_known || !is_numeric(input.type)) return;
  const bool inside = (!input.min || *input.min <= *from) && (!input.max || *to <= *input.max);
  if (*to < *from || !inside) {
    reader.diagnostics().error("R029", reader.at("plausible"), {input.id, Message{"bounds.plausible", {}}});
    return;
  }
  input.plausible_from = from;
  input.plausible_to = to;
}

/// "hours", of which minutes are parts, or the name of what is counted.
void read_unit(TableReader& reader, Input& input) {
  const Node* found = nullptr;
  const bool counts = input.type == InputType::count || input.type == InputType::decimal;
  if (counts || !input.type_known) found = reader.node("unit");
  if (found != nullptr && found->kind == NodeKind::table) {
    input.unit = read_localized(reader, "unit");
  } else if (found != nullptr && (input.type == InputType::decimal || !input.type_known)) {
    input.in_hours = reader.choice("unit", std::array{Word{"hours", true}}).has_value();
  } else if (found != nullptr) {
    reader.wrong_type(*found, "unit", "kind.localized");
  }
}

/// At least two, whose headers bear their ids; of that type alone.
void read_choices(TableReader& reader, Input& input) {
  for (TableReader& table : reader.elements("choice", reader.name() + ".choice")) {
    Choice choice;
    choice.id = read_id(table, choice.id_at);
    choice.label = require_localized(table, "label");
    table.finish();
    input.choices.push_back(std::move(choice));
  }
  if (!input.type_known) return;
  const bool of_choices = input.type == InputType::choice;
  if (of_choices ? input.choices.size() >= 2 : !reader.has("choice")) return;
  const Place at = reader.has("choice") && !input.choices.empty() ? input.choices.front().id_at : input.id_at;
  reader.diagnostics().error("R122", at,
                             {input.id, Message{of_choices ? "choices.two" : "choices.other_type", {}}});
}

/// A default, brought to how values travel: booleans as 0/1, dates as days since 1970-01-01, choices as their
/// numbers.
std::optional<Rational> read_default(TableReader& reader, const Input& input) {
  switch (input.type) {
    case InputType::boolean: {
      const auto value = reader.boolean("default");
      return value ? std::optional(Rational(*value ? 1 : 0)) : std::nullopt;
    }
    case InputType::date: {
      const auto value = reader.date("default");
      return value ? std::optional(Rational(to_serial(*value))) : std::nullopt;
    }
    case InputType::choice: {
      const std::string id = reader.text("default");
      if (const auto index = element_index(id, input.choices)) return Rational(static_cast<int>(*index));
      const Node* const written = reader.node("default");
      if (written == nullptr || written->kind != NodeKind::string) return std::nullopt;
      std::vector<std::string_view> ids;
      for (const Choice& each : input.choices) ids.push_back(each.id);
      suggest(reader.diagnostics().error("R121", reader.at("default"), {id, input.id}), id, ids);
      return std::nullopt;
    }
    case InputType::text:
      reader.node("default");
      break;
    case InputType::integer:
    case InputType::count:
    case InputType::decimal:
    case InputType::share:
    case InputType::euros: {
      const auto value = reader.number("default");
      if (!value) return std::nullopt;
      const bool inside = (!input.min || *input.min <= *value) && (!input.max || *value <= *input.max);
      if (inside && to_decimal(*value, 0, input.decimals).exact) return value;
    }
  }
  reader.diagnostics().error("R028", reader.at("default"), {input.id});
  return std::nullopt;
}

}  // namespace

void read_input(TableReader& reader, Input& input) {
  if (input.id == kAgreementKey) {
    reader.diagnostics().error("R005", input.id_at, {input.id, Message{"id.agreement", {}}});
  }
  input.help = read_localized(reader, "help");
  input.group = read_group(reader);
  reader.require("type");
  const auto type = reader.choice("type", kInputTypeWords);
  input.type = type.value_or(InputType::text);
  input.type_known = type.has_value();
  read_bounds(reader, input);
  read_plausible(reader, input);
  read_unit(reader, input);
  read_choices(reader, input);
  // One that is no formula still says that the input may be absent.
  if (reader.has("required_when")) input.required_when = reader.required_formula("required_when");
  input.optional = reader.boolean("optional").value_or(false) || input.required_when;
  reader.expect("default");
  if (reader.has("default") && input.type_known) input.default_value = read_default(reader, input);
  if (input.type == InputType::choice && input.default_value) input.default_choice = reader.text("default");
  input.default_input = reader.text("default_input");
  input.default_input_at = reader.at("default_input");
  const int ways = (reader.has("optional") && input.optional ? 1 : 0) + (input.required_when ? 1 : 0) +
                   (reader.has("default") ? 1 : 0) + (input.default_input.empty() ? 0 : 1);
  if (ways > 1) reader.diagnostics().error("R036", input.id_at, {input.id});
  input.more_is_better = reader.choice("better", std::array{Word{"more", true}}).has_value();
  input.fact = reader.boolean("fact").value_or(false);
}

}  // namespace aci

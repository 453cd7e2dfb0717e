#include "io/structure_file.h"

#include <algorithm>

#include "base/closest_match.h"
#include "base/plain_name.h"
#include "io/accepted_value.h"
#include "ruleset/input_names.h"

namespace aci {
namespace {

class StructureReader {
 public:
  StructureReader(const Document& document, const Plan& plan, OtherInputs& others, Diagnostics& diagnostics)
      : document_(document), rules_(*plan.rules), plan_(plan), others_(others), diagnostics_(diagnostics) {
    const std::size_t count = rules_.inputs.size();
    out_.values.resize(count);
    out_.origins.resize(count, InputOrigin::absent);
    out_.places.resize(count, whole_file(document.file));
    out_.file = document.file;
    seen_.resize(count, false);
    told_.resize(count, false);
    overridden_.resize(count, false);
    absent_at_.resize(count);
  }

  void override_with(const std::vector<WrittenValue>& written) {
    for (const WrittenValue& change : written) {
      if (is_agreement_key(change.id)) continue;  // It has chosen the rules.
      const auto index = input_called(change.id);
      if (!index) {
        unknown(change.id, change.id_at, true);
        continue;
      }
      const Input& input = rules_.inputs[*index];
      overridden_[*index] = true;
      if (is_absent(input, change.value)) {
        absent_at_[*index] = change.value_at;
        continue;
      }
      accept(*index, change.value_at, change.value,
             read_text_value(input, change.value, change.value_at, diagnostics_));
    }
  }

  void place_empty(const EmptyCells& empty) {
    for (const auto& [id, at] : empty) {
      const auto index = input_called(id);
      if (index) out_.places[*index] = at;
      if (index) absent_at_[*index] = at;
    }
  }

  void read_tables() {
    for (const Member& member : document_.root.members) {
      // An input may bear the name of its group: alone, it is the input.
      const std::string group = group_called(member.key);
      const bool exact = group == member.key || member.value.kind == NodeKind::table;
      if (!group.empty() && exact && !is_no_value(member)) {
        read_group(member, group);
      } else {
        read_member(member, "");
      }
    }
  }

  void complete() {
    for (std::size_t i = 0; i < rules_.inputs.size(); ++i) {
      if (!seen_[i] && rules_.inputs[i].required_when) out_.places[i] = place_of_missing(i);
    }
    for (std::size_t i = 0; i < rules_.inputs.size(); ++i) {
      const Input& input = rules_.inputs[i];
      // What a line that cannot be read would have said is not missing.
      if (seen_[i] || told_[i] || !input.required() || document_.partial) continue;
      if (absent_at_[i]) {
        diagnostics_.error("I003", *absent_at_[i], {input.id, input.label});
        continue;
      }
      diagnostics_.error("I003", place_of_missing(i), {input.id, input.label}).hint =
          input.group.empty() ? Message{"hint.add_input", {input.id}}
                              : Message{"hint.add_input_under", {input.id, input.group}};
    }
    for (std::size_t i = 0; i < rules_.inputs.size(); ++i) {
      const Input& input = rules_.inputs[i];
      if (seen_[i]) continue;
      if (input.default_value) {
        out_.values[i] = input.default_value;
        out_.origins[i] = InputOrigin::default_value;
      } else if (!input.default_input.empty()) {
        out_.values[i] = out_.values[*plan_.input(input.default_input)];
        out_.origins[i] = InputOrigin::default_input;
      }
    }
    const auto year = plan_.input(kYearInput);
    if (year && out_.values[*year]) out_.year = static_cast<int>(out_.values[*year]->to_int64().value_or(0));
  }

  Inputs take() { return std::move(out_); }

 private:
  /// Where it is said to be absent, or the table that lacks it.
  Place place_of_missing(std::size_t index) const {
    if (absent_at_[index]) return *absent_at_[index];
    const std::string& id = rules_.inputs[index].group;
    const Node* group = id.empty() ? nullptr : document_.root.find(id);
    const bool placed = group != nullptr && group->kind == NodeKind::table;
    return placed ? group->at : whole_file(document_.file);
  }

  /// By its id, or by what people call it.
  std::optional<std::uint32_t> input_called(std::string_view key) {
    if (const auto index = plan_.input(key)) return index;
    if (!names_) names_.emplace(rules_);
    return plan_.input(names_->id_of(key));
  }

  /// The group so called; empty when none is.
  std::string group_called(std::string_view key) const {
    const std::string name = plain_name(key);
    for (const Input& input : rules_.inputs) {
      if (!input.group.empty() && (input.group == key || plain_name(input.group) == name)) return input.group;
    }
    return "";
  }

  void accept(std::size_t index, const Place& place, std::string_view text,
              const std::optional<Rational>& value) {
    seen_[index] = true;
    if (!value) return;
    const Input& input = rules_.inputs[index];
    if (input.id == kNameInput) out_.name = std::string(text);
    if (input.id == kKeyInput) out_.key = std::string(text);
    out_.values[index] = value;
    out_.origins[index] = InputOrigin::given;
    out_.places[index] = place;
  }

  /// `patientele = {a = 1}`, where a table and an input bear the name: braces around no input are a value.
  bool is_no_value(const Member& member) {
    const auto& held = member.value.members;
    return member.value.kind == NodeKind::table && !held.empty() && member.value.at.text().starts_with('{') &&
           plan_.input(member.key) && std::none_of(held.begin(), held.end(), [&](const Member& inside) {
             return input_called(inside.key) || others_.knows(inside.key);
           });
  }

  void read_group(const Member& group, const std::string& id) {
    if (group.value.kind != NodeKind::table) {
      // `patientele = 8000` outside its table: the table and the input bear the same name.
      if (input_called(group.key)) return read_member(group, "");
      diagnostics_.error("I011", group.value.at, {group.key});
      for (std::size_t i = 0; i < rules_.inputs.size(); ++i) {
        if (rules_.inputs[i].group == id) told_[i] = true;
      }
      return;
    }
    for (const Member& member : group.value.members) read_member(member, id);
  }

  void misplaced(const Member& member) {
    const std::size_t index = *input_called(member.key);
    const Input& input = rules_.inputs[index];
    diagnostics_.error("I008", member.key_at, {member.key}).hint =
        input.group.empty() ? Message{"hint.top_level", {}} : Message{"hint.under_group", {input.group}};
    told_[index] = true;
  }

  void read_member(const Member& member, std::string_view group) {
    if (is_agreement_key(member.key) && member.value.kind != NodeKind::table) {
      if (!group.empty())
        diagnostics_.error("I008", member.key_at, {member.key}).hint = Message{"hint.top_level", {}};
      return;
    }
    const auto index = input_called(member.key);
    if (!index && member.value.kind == NodeKind::table) return unknown_table(member);
    if (!index) return unknown(member.key, member.key_at);
    const Input& input = rules_.inputs[*index];
    // Outside its table, at the top of the file, it is as if in it.
    if (input.group != group && !group.empty()) return misplaced(member);
    if (overridden_[*index]) return;
    if (seen_[*index] || absent_at_[*index]) {
      diagnostics_.error("T001", member.key_at, {Message{"toml.duplicate_key", {member.key}}});
      return;
    }
    const auto written = written_text(member.value);
    if (written && is_absent(input, *written)) {
      absent_at_[*index] = member.value.at;
      return;
    }
    accept(*index, member.value.at, written.value_or(""), read_toml_value(input, member.value, diagnostics_));
  }

  /// A misspelt table: what it holds is read all the same.
  void unknown_table(const Member& table) {
    const auto& held = table.value.members;
    const bool of_others = !held.empty() && std::all_of(held.begin(), held.end(), [&](const Member& member) {
      return !input_called(member.key) && others_.knows(member.key);
    });
    if (of_others) {
      for (const Member& member : held) unknown(member.key, member.key_at);
      return;
    }
    auto& mistake = diagnostics_.error("I015", table.key_at, {table.key});
    std::vector<std::string_view> groups;
    for (const Input& input : rules_.inputs) {
      if (!input.group.empty()) groups.push_back(input.group);
    }
    std::string close = closest_match(table.key, groups);
    for (const Member& member : held) {
      const auto index = input_called(member.key);
      if (close.empty() && index) close = rules_.inputs[*index].group;
    }
    if (!close.empty()) mistake.hint = Message{"hint.did_you_mean", {close}};
    for (const Member& member : table.value.members) {
      const auto index = input_called(member.key);
      read_member(member, index ? std::string_view(rules_.inputs[*index].group) : "");
      if (index) told_[*index] = true;
    }
  }

  /// `by_option`: it may be a misspelt parameter as well.
  void unknown(const std::string& key, const Place& place, bool by_option = false) {
    if (others_.knows(key)) {
      diagnostics_.note("I009", place, {key, rules_.name});
      return;
    }
    if (element_index(key, rules_.parameters)) {
      diagnostics_.error("I030", place, {key}).hint = Message{"hint.set_parameter", {key}};
      return;
    }
    auto& mistake = diagnostics_.error("I004", place, {key});
    std::vector<std::string_view> candidates;
    for (const Input& input : rules_.inputs) {
      candidates.push_back(input.id);
      if (!input.group.empty() && !by_option) candidates.push_back(input.group);
    }
    for (const Parameter& parameter : rules_.parameters) {
      if (by_option) candidates.push_back(parameter.id);
    }
    std::string close = suggest(mistake, key, candidates);
    if (close.empty()) close = names_->closest(key);
    if (!close.empty()) mistake.hint = Message{"hint.did_you_mean", {close}};
    if (const auto meant = input_called(close)) told_[*meant] = true;
  }

  const Document& document_;
  const RuleSet& rules_;
  const Plan& plan_;
  OtherInputs& others_;
  Diagnostics& diagnostics_;
  Inputs out_;
  std::optional<InputNames> names_;  ///< Made when a key is no id.
  std::vector<bool> seen_;
  std::vector<bool> told_;  ///< Misspelt or misplaced: not missing as well.
  std::vector<bool> overridden_;
  std::vector<std::optional<Place>> absent_at_;  ///< Said to be absent: "NA".
};

std::optional<int> as_year(std::string_view text) {
  Input any;
  any.type = InputType::integer;
  const auto number = read_written(any, text);
  const auto year = number && !number->other ? number->value.to_int64() : std::nullopt;
  if (!year || *year < kFirstYear || *year > kLastYear) return std::nullopt;
  return static_cast<int>(*year);
}

}  // namespace

std::optional<int> read_year(const Document& document, const std::vector<WrittenValue>& written,
                             Diagnostics& diagnostics) {
  std::optional<int> year;
  bool overridden = false;
  for (const WrittenValue& change : written) {
    if (change.id != kYearInput) continue;
    overridden = true;
    year = as_year(change.value);
    if (!year) diagnostics.error("I001", change.value_at, {std::string(kYearInput)});
  }
  if (overridden) return year;
  const Member* member = document.root.find_member(kYearInput);
  if (member == nullptr) {
    if (document.partial) return std::nullopt;  // Told already, perhaps.
    for (const Member& table : document.root.members) {
      const Member* inside = table.value.find_member(kYearInput);
      // A table: the [input.annee] of a rule file.
      if (inside == nullptr || inside->value.kind == NodeKind::table) continue;
      diagnostics.error("I008", inside->key_at, {std::string(kYearInput)}).hint =
          Message{"hint.top_level", {}};
      return std::nullopt;
    }
    diagnostics.error("I001", whole_file(document.file), {std::string(kYearInput)}).hint =
        Message{document.root.find("agreement") != nullptr ? "hint.structure_file" : "hint.add_year", {}};
    return std::nullopt;
  }
  if (const auto text = written_text(member->value)) year = as_year(*text);
  if (!year) diagnostics.error("I001", member->value.at, {std::string(kYearInput)});
  return year;
}

std::optional<WrittenValue> said_agreement(const Document& document,
                                           const std::vector<WrittenValue>& written) {
  std::optional<WrittenValue> said;
  for (const Member& member : document.root.members) {
    const auto text = is_agreement_key(member.key) ? written_text(member.value) : std::nullopt;
    if (text) said = WrittenValue{member.key, std::string(*text), member.key_at, member.value.at};
  }
  for (const WrittenValue& each : written) {
    if (is_agreement_key(each.id)) said = each;
  }
  if (said && said->value.find_first_not_of(" \t") == std::string::npos) said.reset();
  return said;
}

std::optional<Inputs> read_structure(const Document& document, const std::vector<WrittenValue>& written,
                                     const Plan& plan, OtherInputs& others, Diagnostics& diagnostics,
                                     const EmptyCells& empty) {
  const std::size_t errors_before = diagnostics.error_count();
  StructureReader reader(document, plan, others, diagnostics);
  reader.place_empty(empty);
  reader.override_with(written);
  reader.read_tables();
  reader.complete();
  if (document.partial || diagnostics.error_count() > errors_before) return std::nullopt;
  return reader.take();
}

}  // namespace aci

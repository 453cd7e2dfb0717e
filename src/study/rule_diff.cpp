#include "study/rule_diff.h"

#include <algorithm>

#include "base/iso_date.h"
#include "ruleset/part_nature_and_full.h"
#include "ruleset/read_tables.h"
#include "study/rule_diff_fields.h"
#include "study/rule_diff_tables.h"
#include "study/rule_diff_values.h"
#include "study/rule_renames.h"

namespace aci {
namespace {

using namespace rule_diff;

std::string years(const RuleSet& rules) {
  return std::to_string(rules.first_year) + "–" + (rules.open_ended ? "" : std::to_string(rules.last_year));
}

/// What each element of a rule file is made of, in the order of an agreement.
class Differ : ElementDiffer {
 public:
  using ElementDiffer::ElementDiffer;

  void run(const RuleSet& old_years, const RuleSet& new_years) {
    agreement(old_years, new_years);
    list("source", &RuleSet::sources, Moves::no, &RuleSource::title, [&](const Where& at, auto get) {
      field(at, get, &RuleSource::title, "title", Moves::words);
      field(at, get, &RuleSource::url, "url", Moves::words);
    });
    const auto plain = [&](const Where& at, auto get) { element(at, get, "label"); };
    list("class", &RuleSet::classes, Moves::no, &Element::label, plain);
    order("class", &RuleSet::classes);
    list("axis", &RuleSet::axes, Moves::no, &Element::label, plain);
    order("axis", &RuleSet::axes);
    list("input", &RuleSet::inputs, Moves::no, &Input::type,
         [&](const Where& at, auto get) { input(at, get); });
    list("parameter", &RuleSet::parameters, Moves::no, &Parameter::values, [&](const Where& at, auto get) {
      values(at, get);
      element(at, get, "label");
    });
    list("definition", &RuleSet::definitions, Moves::no, definition_text, [&](const Where& at, auto get) {
      definition(at, get);
      element(at, get, "label");
    });
    list("indicator", &RuleSet::indicators, Moves::yes, &Element::label,
         [&](const Where& at, auto get) { indicator(at, get); });
    order("indicator", &RuleSet::indicators);
    gate();
    list("exemption", &RuleSet::exemptions, Moves::yes, &Exemption::when, [&](const Where& at, auto get) {
      field(at, get, &Exemption::when, "when", Moves::yes);
      field(at, get, &Exemption::missing, "missing", Moves::yes);
      element(at, get, "label");
    });
    const auto in_short = [](const Amount& amount) {
      return amount.formula ? shown(*amount.formula) : shown(amount.role);
    };
    list("amount", &RuleSet::amounts, Moves::yes, in_short,
         [&](const Where& at, auto get) { amount(at, get); });
    order("amount", &RuleSet::amounts);
    list("constraint", &RuleSet::constraints, Moves::no, &Constraint::holds, [&](const Where& at, auto get) {
      field(at, get, &Constraint::holds, "holds", Moves::no);
      field(at, get, &Constraint::is_error, "severity", Moves::no,
            [](const Constraint& each) { return std::string(each.is_error ? "error" : "warning"); });
      field(at, get, &Constraint::input, "input", Moves::no);
      element(at, get, "message");
    });
    list("note", &RuleSet::notes, Moves::no, &RuleNote::when, [&](const Where& at, auto get) {
      field(at, get, &RuleNote::when, "when", Moves::no);
      element(at, get, "text");
    });
    list("deadline", &RuleSet::deadlines, Moves::no, &Deadline::date, [&](const Where& at, auto get) {
      field(at, get, &Deadline::date, "date", Moves::no);
      element(at, get, "label");
    });
    readings();
  }

 private:
  void agreement(const RuleSet& old_years, const RuleSet& new_years) {
    const auto self = [](auto& set) { return &set; };
    const Where at{"agreement", "agreement", before_.title, before_.id_at, after_.id_at};
    field(at, self, &RuleSet::scheme, "scheme", Moves::no);
    // Another id is another set, an amendment most often: its title and years are its own, and no
    // differences.
    const bool one_set = before_.id == after_.id;
    if (one_set) field(at, self, &RuleSet::title, "title", Moves::words);
    // Not applied on the way: whichever the years, a structure is computed under both.
    const bool years_differ =
        old_years.first_year != new_years.first_year || old_years.last_year != new_years.last_year;
    if (one_set && years_differ) {
      emit(ChangeKind::changed, at, "in_force", Moves::no, shown(years(old_years)), shown(years(new_years)),
           [all = after_.readings](RuleSet& set) { set.readings = all; });
    }
    field(at, self, &RuleSet::unit, "unit", Moves::yes);
    field(at, self, &RuleSet::point_value, "point_value", Moves::yes);
    field(at, self, &RuleSet::pro_rata, "pro_rata", Moves::yes);
    field(at, self, &RuleSet::period, "period", Moves::yes);
    const Where rounding{"rounding", "rounding", {}, before_.id_at, after_.id_at};
    const auto rule = [](auto& set) { return &set.rounding; };
    field(rounding, rule, &RoundingRule::step, "step", Moves::yes);
    field(rounding, rule, &RoundingRule::mode, "mode", Moves::yes);
    provenance(rounding, [](auto& set) { return &set.rounding_provenance; });
  }

  /// Other readings than those kept move nothing.
  void readings() {
    const auto order = merged(ids_of(before_.readings), ids_of(after_.readings));
    for (const std::string& id : order) {
      const RuleReading* const old_one = find(before_.readings, id);
      const RuleReading* const new_one = find(after_.readings, id);
      const auto text = [](const RuleReading* one) {
        return shown(one != nullptr ? one->text : std::string());
      };
      if (old_one != nullptr && new_one != nullptr && old_one->text == new_one->text) continue;
      const RuleReading& any = new_one != nullptr ? *new_one : *old_one;
      Where at{"reading", any.of + ".reading." + id, any.label};
      if (old_one != nullptr) at.before = old_one->id_at;
      if (new_one != nullptr) at.after = new_one->id_at;
      emit(kind_of(old_one != nullptr, new_one != nullptr), at, "", Moves::no, text(old_one), text(new_one),
           [all = after_.readings](RuleSet& set) { set.readings = all; });
    }
  }

  static std::vector<std::string> ids_of_choices(const Input& input) { return ids_of(input.choices); }

  template <typename Get>
  void choices(const Where& at, Get get) {
    const auto lists = [get](auto& set) {
      auto* const input = get(set);
      return input != nullptr ? &input->choices : nullptr;
    };
    const Where inside{at.section, at.path + ".choice", at.label, at.before, at.after};
    pieces(inside, lists, Moves::yes, &Choice::label,
           [&](const Where& in, auto piece) { field(in, piece, &Choice::label, "label", Moves::words); });
    field(at, get, &Input::default_choice, "default", Moves::yes);
  }

  template <typename Get>
  void input(const Where& at, Get get) {
    field(at, get, &Input::group, "group", Moves::no);
    field(at, get, &Input::type, "type", Moves::yes);
    field(at, get, &Input::min, "min", Moves::no);
    field(at, get, &Input::max, "max", Moves::no);
    field(at, get, &Input::plausible_from, "plausible.from", Moves::no);
    field(at, get, &Input::plausible_to, "plausible.to", Moves::no);
    field(at, get, &Input::in_hours, "unit", Moves::no,
          [](const Input& input) { return std::string(input.in_hours ? "hours" : ""); });
    field(at, get, &Input::unit, "unit", Moves::words);
    field(at, get, &Input::decimals, "decimals", Moves::no);
    field(at, get, &Input::optional, "optional", Moves::yes);
    field(at, get, &Input::required_when, "required_when", Moves::no);
    const auto chosen = [&](const RuleSet& set) { return get(set)->type == InputType::choice; };
    if (chosen(before_) && chosen(after_)) {  // Its number moves with the choices.
      choices(at, get);
    } else {
      field(at, get, &Input::choices, "choice", Moves::yes, ids_of_choices);
      field(at, get, &Input::default_value, "default", Moves::yes, default_text);
    }
    field(at, get, &Input::default_input, "default_input", Moves::yes);
    field(at, get, &Input::more_is_better, "better", Moves::no,
          [](const Input& input) { return std::string(input.more_is_better ? "more" : ""); });
    field(at, get, &Input::fact, "fact", Moves::words);
    field(at, get, &Input::help, "help", Moves::words);
    element(at, get, "label");
  }

  using Values = std::vector<Parameter::Value>;

  /// A parameter, value by value.
  template <typename Get>
  void values(const Where& at, Get get) {
    if (dates_all(at, get)) return;
    for (const auto& [old_one, new_one] : paired(get(before_)->values, get(after_)->values)) {
      const bool moved = old_one != nullptr && new_one != nullptr && old_one->from != new_one->from;
      if (old_one != nullptr && new_one != nullptr && !moved && same(old_one->formula, new_one->formula)) {
        citation(at, get, *old_one, *new_one);
        continue;
      }
      const auto text = [&](const Parameter::Value* value) {
        return value == nullptr ? LocalizedText{} : moved ? shown(Values{*value}) : shown(value->formula);
      };
      Where precise = at;
      if (old_one != nullptr) precise.before = old_one->formula.literal;
      if (new_one != nullptr) precise.after = new_one->formula.literal;
      const auto is_undated = [](const Parameter::Value* value) {
        return value != nullptr && !value->dated();
      };
      const bool undated = is_undated(old_one) || is_undated(new_one);
      const Date named = (new_one != nullptr ? new_one : old_one)->from;
      emit(kind_of(old_one != nullptr, new_one != nullptr), precise, undated ? "value" : to_iso(named),
           Moves::yes, text(old_one), text(new_one), replace_value(get, old_one, new_one));
      if (old_one != nullptr && new_one != nullptr && !undated) citation(at, get, *old_one, *new_one);
    }
  }

  /// The source of a value of that date.
  template <typename Get>
  void citation(const Where& at, Get get, const Parameter::Value& before, const Parameter::Value& after) {
    if (same(before.source, after.source)) return;
    Where precise = at;
    precise.before = before.source_at;
    precise.after = after.source_at;
    emit(kind_of(!before.source.empty(), !after.source.empty()), precise, to_iso(after.from) + ".source",
         Moves::words, shown(before.source), shown(after.source), [get, after](RuleSet& set) {
           Parameter* const parameter = get(set);
           if (parameter == nullptr) return;
           for (Parameter::Value& value : parameter->values) {
             if (value.from == after.from) value.source = after.source;
           }
         });
  }

  /// `value` that becomes `values`, or the reverse, is one act. False when it is something else.
  template <typename Get>
  bool dates_all(const Where& at, Get get) {
    const Values& before = get(before_)->values;
    const Values& after = get(after_)->values;
    const auto is_one = [](const Values& values) { return values.size() == 1 && !values.front().dated(); };
    const auto are_dated = [](const Values& values) {
      return values.size() > 1 && std::ranges::all_of(values, &Parameter::Value::dated);
    };
    if (!(is_one(before) && are_dated(after)) && !(are_dated(before) && is_one(after))) return false;
    Where precise = at;
    precise.before = before.front().formula.literal;
    precise.after = after.front().formula.literal;
    emit(ChangeKind::changed, precise, "values", Moves::yes, shown(before), shown(after),
         [get, after](RuleSet& set) {
           if (Parameter* parameter = get(set)) parameter->values = after;
         });
    return true;
  }

  template <typename Get>
  static Apply replace_value(Get get, const Parameter::Value* old_one, const Parameter::Value* new_one) {
    const auto gone = old_one != nullptr ? std::optional(old_one->from) : std::nullopt;
    const auto comes = new_one != nullptr ? std::optional(*new_one) : std::nullopt;
    return [get, gone, comes](RuleSet& set) {
      Parameter* parameter = get(set);
      if (parameter == nullptr) return;
      std::erase_if(parameter->values, [&](const Parameter::Value& value) { return value.from == gone; });
      if (!comes) return;
      parameter->values.push_back(*comes);
      std::ranges::sort(parameter->values, {}, &Parameter::Value::from);
    };
  }

  /// A formula; or a table or a scale, cell by cell when the rows are the same.
  template <typename Get>
  void definition(const Where& at, Get get) {
    const Definition& before = *get(before_);
    const Definition& after = *get(after_);
    const auto cells = cells_of(before);
    const auto others = cells_of(after);
    const auto paths = cell_paths(after);
    if (before.kind != after.kind || cell_paths(before) != paths) {
      emit(ChangeKind::changed, at, before.kind == after.kind ? "rows" : "", Moves::yes,
           definition_text(before), definition_text(after), [get, after](RuleSet& set) {
             if (Definition* stated = get(set)) *stated = after;
             state_refusals(set);
           });
      return;
    }
    field(at, get, &Definition::formula, "formula", Moves::yes);
    field(at, get, &Definition::by, before.kind == DefinitionKind::scale ? "of" : "by", Moves::yes);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (same_cell(*cells[i], *others[i])) continue;
      Where precise = at;
      precise.before = cells[i]->cell_at;
      precise.after = others[i]->cell_at;
      emit(ChangeKind::changed, precise, paths[i], Moves::yes, cell_text(*cells[i]), cell_text(*others[i]),
           [get, i, cell = *others[i]](RuleSet& set) {
             Definition* const stated = get(set);
             if (stated == nullptr || i >= cells_of(*stated).size()) return;
             *cells_of(*stated)[i] = cell;
             state_refusals(set);
           });
    }
    for (std::size_t i = 0; i < before.dated.size() && i < after.dated.size(); ++i) {
      if (before.dated[i].source == after.dated[i].source) continue;
      emit(ChangeKind::changed, at, "from." + to_iso(after.dated[i].from) + ".source", Moves::words,
           shown(before.dated[i].source), shown(after.dated[i].source), [](RuleSet&) {});
    }
  }

  template <typename Get>
  void indicator(const Where& at, Get get) {
    field(at, get, &Indicator::group_class, "class", Moves::yes);
    field(at, get, &Indicator::axis, "axis", Moves::no);
    field(at, get, &Indicator::attainment, "attainment", Moves::yes);
    field(at, get, &Indicator::cumulate, "cumulate", Moves::yes);
    field(at, get, &Indicator::pro_rata, "pro_rata", Moves::yes);
    const auto all = [&](const char* name, auto member, auto in_short, auto body) {
      const Where inside{at.section, at.path + "." + name, at.label, at.before, at.after};
      const auto lists = [get, member](auto& set) {
        auto* indicator = get(set);
        return indicator != nullptr ? &(indicator->*member) : nullptr;
      };
      pieces(inside, lists, Moves::yes, in_short, body);
    };
    const char* const scale = before_.unit == ScaleUnit::points ? "points" : "euros";
    all("requirement", &Indicator::requirements, &Requirement::met, [&](const Where& in, auto piece) {
      field(in, piece, &Requirement::met, "met", Moves::yes);
      element(in, piece, "reason");
    });
    all("part", &Indicator::parts, &Part::amount, [&](const Where& in, auto piece) {
      field(in, piece, &Part::nature, "nature", Moves::yes);
      field(in, piece, &Part::amount, scale, Moves::yes);
      field(in, piece, &Part::given, "given", Moves::yes);
      field(in, piece, &Part::when, "when", Moves::yes);
      field(in, piece, &Part::full, "full", Moves::yes);
      field(in, piece, &Part::attainment, "attainment", Moves::yes);
      element(in, piece, "label");
    });
    all("reduction", &Indicator::reductions, &Reduction::amount, [&](const Where& in, auto piece) {
      field(in, piece, &Reduction::nature, "nature", Moves::yes);
      field(in, piece, &Reduction::amount, scale, Moves::yes);
      field(in, piece, &Reduction::when, "when", Moves::yes);
      element(in, piece, "label");
    });
    field(at, get, &Indicator::evidence, "evidence", Moves::words);
    element(at, get, "label");
  }

  void gate() {
    const auto get = [](auto& set) { return set.gate ? &*set.gate : nullptr; };
    const auto& before = before_.gate;
    const auto& after = after_.gate;
    if (!before && !after) return;
    const Where at{"gate", "gate", (after ? after : before)->label, before ? before->classes_at : Place{},
                   after ? after->classes_at : Place{}};
    if (before && after) {
      field(at, get, &Gate::classes, "classes", Moves::yes);
      field(at, get, &Gate::id, "id", Moves::no);
      field(at, get, &Gate::taken_back, "taken_back", Moves::words);
      field(at, get, &Gate::label, "label", Moves::no);
      provenance(at, get);
      return;
    }
    const auto text = [](const auto& gate) { return gate ? shown(gate->classes) : LocalizedText{}; };
    emit(kind_of(before.has_value(), after.has_value()), at, "", Moves::yes, text(before), text(after),
         [after](RuleSet& set) { set.gate = after; });
  }

  template <typename Get>
  void amount(const Where& at, Get get) {
    field(at, get, &Amount::role, "role", Moves::yes);
    field(at, get, &Amount::formula, "formula", Moves::yes);
    field(at, get, &Amount::ungated, "ungated", Moves::yes);
    field(at, get, &Amount::paid, "paid", Moves::yes);
    field(at, get, &Amount::computed, "computed", Moves::words);
    field(at, get, &Amount::with, "with", Moves::yes);
    field(at, get, &Amount::rounding, "rounding", Moves::yes);
    field(at, get, &Amount::due, "due", Moves::no);
    element(at, get, "label");
  }
};

/// A copy to mix: whatever the years, a structure is computed under both, and parameters are asked for no
/// date. What is stated and follows anyway is no difference.
std::shared_ptr<RuleSet> ready_to_mix(const RuleSet& rules) {
  auto out = std::make_shared<RuleSet>(rules);
  for (Indicator& indicator : out->indicators) {
    for (Part& part : indicator.parts) {
      if (part.nature == nature_that_follows(rules, part)) part.nature.reset();
      if (full_follows(rules, part)) part.full.reset();
    }
  }
  out->text_figures.clear();  // Nothing shows a text of a mix.
  out->first_year = 0;
  out->last_year = 0;
  return out;
}

}  // namespace

RuleDiff diff_rules(const RuleSet& before, const RuleSet& after) {
  RuleDiff out;
  const std::vector<Rename> others = renames(before, after);
  out.base = ready_to_mix(others.empty() ? before : renamed(before, others));
  out.target = ready_to_mix(after);
  for (const Rename& each : others) {
    RuleChange change;
    change.section = each.kind;
    change.path = each.kind + "." + each.after;
    change.label = each.label;
    change.before = {each.before, each.before};
    change.after = {each.after, each.after};
    change.before_at = each.before_at;
    change.after_at = each.after_at;
    change.apply = [](RuleSet&) {};  // `base` has the new names already.
    out.changes.push_back(std::move(change));
  }
  Differ(*out.base, *out.target, out).run(before, after);
  return out;
}

}  // namespace aci

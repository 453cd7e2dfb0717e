#include "study/rule_diff.h"

#include <algorithm>

#include "base/date_text.h"
#include "study/rule_differ.h"

namespace aci {
namespace {

using namespace rule_diff;

/// What each element of a rule file is made of, in the order of an agreement.
class Differ : ElementDiffer {
 public:
  using ElementDiffer::ElementDiffer;

  void run(const RuleSet& old_years, const RuleSet& new_years) {
    agreement(old_years, new_years);
    list("source", &RuleSet::sources, Moves::no, [&](const Where& at, auto get) {
      field(at, get, &RuleSource::title, "title", Moves::words);
      field(at, get, &RuleSource::url, "url", Moves::words);
    });
    const auto plain = [&](const Where& at, auto get) { element(at, get, "label"); };
    list("class", &RuleSet::classes, Moves::no, plain);
    order("class", &RuleSet::classes);
    list("axis", &RuleSet::axes, Moves::no, plain);
    order("axis", &RuleSet::axes);
    list("input", &RuleSet::inputs, Moves::no, [&](const Where& at, auto get) { input(at, get); });
    list("parameter", &RuleSet::parameters, Moves::no, [&](const Where& at, auto get) {
      values(at, get);
      element(at, get, "label");
    });
    list("definition", &RuleSet::definitions, Moves::no, [&](const Where& at, auto get) {
      field(at, get, &Definition::formula, "formula", Moves::yes);
      element(at, get, "label");
    });
    list("indicator", &RuleSet::indicators, Moves::yes,
         [&](const Where& at, auto get) { indicator(at, get); });
    order("indicator", &RuleSet::indicators);
    gate();
    list("exemption", &RuleSet::exemptions, Moves::yes, [&](const Where& at, auto get) {
      field(at, get, &Exemption::when, "when", Moves::yes);
      field(at, get, &Exemption::missing, "missing", Moves::yes);
      element(at, get, "label");
    });
    list("amount", &RuleSet::amounts, Moves::yes, [&](const Where& at, auto get) { amount(at, get); });
    order("amount", &RuleSet::amounts);
    list("constraint", &RuleSet::constraints, Moves::no, [&](const Where& at, auto get) {
      field(at, get, &Constraint::holds, "holds", Moves::no);
      severity(at, get);
      field(at, get, &Constraint::input, "input", Moves::no);
      element(at, get, "message");
    });
    list("note", &RuleSet::notes, Moves::no, [&](const Where& at, auto get) {
      field(at, get, &RuleNote::when, "when", Moves::no);
      element(at, get, "text");
    });
    list("deadline", &RuleSet::deadlines, Moves::no, [&](const Where& at, auto get) {
      field(at, get, &Deadline::date, "date", Moves::no);
      element(at, get, "label");
    });
  }

 private:
  void agreement(const RuleSet& old_years, const RuleSet& new_years);
  void gate();
  template <typename Get>
  void input(const Where& at, Get get);
  template <typename Get>
  void values(const Where& at, Get get);
  template <typename Get>
  void indicator(const Where& at, Get get);
  template <typename Get>
  void amount(const Where& at, Get get);
  template <typename Get>
  void severity(const Where& at, Get get) {
    field(at, get, &Constraint::is_error, "severity", Moves::no,
          [](const Constraint& each) { return same_in_both(each.is_error ? "error" : "warning"); });
  }
};

LocalizedText years(const RuleSet& rules) {
  return same_in_both(std::to_string(rules.first_year) + "–" +
                      (rules.open_ended ? "" : std::to_string(rules.last_year)));
}

void Differ::agreement(const RuleSet& old_years, const RuleSet& new_years) {
  const auto self = [](auto& set) { return &set; };
  const Where at{"agreement", "agreement", before_.title, before_.id_at, after_.id_at};
  field(at, self, &RuleSet::id, "id", Moves::no);
  field(at, self, &RuleSet::scheme, "scheme", Moves::no);
  field(at, self, &RuleSet::title, "title", Moves::words);
  // Not applied on the way: whichever the years, a structure is computed under both.
  if (old_years.first_year != new_years.first_year || old_years.last_year != new_years.last_year) {
    emit(ChangeKind::changed, at, "in_force", Moves::no, years(old_years), years(new_years), [](RuleSet&) {});
  }
  field(at, self, &RuleSet::unit, "unit", Moves::yes);
  field(at, self, &RuleSet::point_value, "point_value", Moves::yes);
  field(at, self, &RuleSet::pro_rata, "pro_rata", Moves::yes);
  const Where rounding{"rounding", "rounding", {}, before_.id_at, after_.id_at};
  const auto rule = [](auto& set) { return &set.rounding; };
  field(rounding, rule, &RoundingRule::step, "step", Moves::yes);
  field(rounding, rule, &RoundingRule::mode, "mode", Moves::yes);
  provenance(rounding, [](auto& set) { return &set.rounding_provenance; });
}

template <typename Get>
void Differ::input(const Where& at, Get get) {
  field(at, get, &Input::group, "group", Moves::no);
  field(at, get, &Input::type, "type", Moves::yes);
  field(at, get, &Input::min, "min", Moves::no);
  field(at, get, &Input::max, "max", Moves::no);
  field(at, get, &Input::decimals, "decimals", Moves::no);
  field(at, get, &Input::optional, "optional", Moves::yes);
  const auto default_text = [](const Input& input) { return same_in_both(rule_diff::default_text(input)); };
  field(at, get, &Input::default_value, "default", Moves::yes, default_text);
  field(at, get, &Input::default_input, "default_input", Moves::yes);
  field(at, get, &Input::more_is_better, "better", Moves::no,
        [](const Input& input) { return same_in_both(input.more_is_better ? "more" : ""); });
  field(at, get, &Input::help, "help", Moves::words);
  element(at, get, "label");
}

/// A parameter, value by value: each of a date on its own.
template <typename Get>
void Differ::values(const Where& at, Get get) {
  using Value = Parameter::Value;
  const auto find_date = [](auto& values, Date from) {
    const auto found =
        std::find_if(values.begin(), values.end(), [&](const Value& value) { return value.from == from; });
    return found == values.end() ? nullptr : &*found;
  };
  const auto& before = get(before_)->values;
  const auto& after = get(after_)->values;
  std::vector<Date> dates;
  for (const auto* values : {&before, &after}) {
    for (const Value& value : *values) dates.push_back(value.from);
  }
  std::sort(dates.begin(), dates.end());
  dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
  for (const Date from : dates) {
    const Value* old_one = find_date(before, from);
    const Value* new_one = find_date(after, from);
    if (old_one != nullptr && new_one != nullptr && same(old_one->formula, new_one->formula)) continue;
    Where precise = at;
    if (old_one != nullptr) precise.before = old_one->formula.literal;
    if (new_one != nullptr) precise.after = new_one->formula.literal;
    const std::optional<Value> value = new_one != nullptr ? std::optional(*new_one) : std::nullopt;
    emit(old_one == nullptr   ? ChangeKind::added
         : new_one == nullptr ? ChangeKind::removed
                              : ChangeKind::changed,
         precise, from == Parameter::Value().from || int{from.year()} == kFirstYear ? "value" : to_iso(from),
         Moves::yes, old_one != nullptr ? shown(old_one->formula) : LocalizedText{},
         new_one != nullptr ? shown(new_one->formula) : LocalizedText{}, [get, from, value](RuleSet& set) {
           Parameter* parameter = get(set);
           if (parameter == nullptr) return;
           std::erase_if(parameter->values, [&](const Value& each) { return each.from == from; });
           if (!value) return;
           parameter->values.push_back(*value);
           std::sort(parameter->values.begin(), parameter->values.end(),
                     [](const Value& a, const Value& b) { return a.from < b.from; });
         });
  }
}

template <typename Get>
void Differ::indicator(const Where& at, Get get) {
  field(at, get, &Indicator::group_class, "class", Moves::yes);
  field(at, get, &Indicator::axis, "axis", Moves::no);
  field(at, get, &Indicator::attainment, "attainment", Moves::yes);
  field(at, get, &Indicator::pro_rata, "pro_rata", Moves::yes);
  const auto inside = [&](const char* name) {
    return Where{at.section, at.path + "." + name, at.label, at.before, at.after};
  };
  const auto of = [get](auto member) {
    return [get, member](auto& set) {
      auto* indicator = get(set);
      return indicator != nullptr ? &(indicator->*member) : nullptr;
    };
  };
  pieces(inside("requirement"), of(&Indicator::requirements), Moves::yes, [&](const Where& in, auto piece) {
    field(in, piece, &Requirement::met, "met", Moves::yes);
    element(in, piece, "reason");
  });
  const char* const scale = before_.unit == ScaleUnit::points ? "points" : "euros";
  pieces(inside("part"), of(&Indicator::parts), Moves::yes, [&](const Where& in, auto piece) {
    field(in, piece, &Part::nature, "nature", Moves::yes);
    field(in, piece, &Part::amount, scale, Moves::yes);
    field(in, piece, &Part::when, "when", Moves::yes);
    field(in, piece, &Part::full, "full", Moves::yes);
    element(in, piece, "label");
  });
  pieces(inside("reduction"), of(&Indicator::reductions), Moves::yes, [&](const Where& in, auto piece) {
    field(in, piece, &Reduction::nature, "nature", Moves::yes);
    field(in, piece, &Reduction::amount, scale, Moves::yes);
    field(in, piece, &Reduction::when, "when", Moves::yes);
    element(in, piece, "label");
  });
  field(at, get, &Indicator::evidence, "evidence", Moves::words);
  element(at, get, "label");
}

void Differ::gate() {
  const auto get = [](auto& set) { return set.gate ? &*set.gate : nullptr; };
  const auto& before = before_.gate;
  const auto& after = after_.gate;
  if (!before && !after) return;
  const Where at{"gate", "gate", (after ? after : before)->label, before ? before->classes_at : Place{},
                 after ? after->classes_at : Place{}};
  if (before && after) {
    field(at, get, &Gate::classes, "classes", Moves::yes);
    field(at, get, &Gate::label, "label", Moves::no);
    provenance(at, get);
    return;
  }
  const auto text = [](const std::optional<Gate>& gate) {
    return gate ? shown(gate->classes) : LocalizedText{};
  };
  emit(after ? ChangeKind::added : ChangeKind::removed, at, "", Moves::yes, text(before), text(after),
       [after](RuleSet& set) { set.gate = after; });
}

template <typename Get>
void Differ::amount(const Where& at, Get get) {
  field(at, get, &Amount::role, "role", Moves::yes);
  field(at, get, &Amount::formula, "formula", Moves::yes);
  field(at, get, &Amount::with, "with", Moves::yes);
  field(at, get, &Amount::rounding, "rounding", Moves::yes);
  field(at, get, &Amount::due, "due", Moves::no);
  element(at, get, "label");
}

/// A copy to mix: whatever the years, a structure is computed under both, and parameters are asked for no
/// date.
std::shared_ptr<RuleSet> ready_to_mix(const RuleSet& rules) {
  auto out = std::make_shared<RuleSet>(rules);
  out->first_year = 0;
  out->last_year = 0;
  return out;
}

}  // namespace

RuleDiff diff_rules(const RuleSet& before, const RuleSet& after) {
  RuleDiff out;
  out.base = ready_to_mix(before);
  out.target = ready_to_mix(after);
  Differ(*out.base, *out.target, out).run(before, after);
  return out;
}

}  // namespace aci

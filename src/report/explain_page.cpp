#include "report/explain_page.h"

#include <utility>

#include "base/decimal.h"
#include "report/cited_sources.h"
#include "report/compute_page.h"
#include "report/explain_sentence.h"
#include "report/input_text.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

using Lines = std::vector<Line>;

/// Without spaces of any kind: "1000 points" written and "1 000 points" computed are one thing.
std::string bare(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\u00a0")) {
      ++i;
    } else if (text[i] != ' ') {
      out += text[i];
    }
  }
  return out;
}

class ExplainSection {
 public:
  ExplainSection(Language language, const Assessment& assessment, const Explanation& explanation)
      : language_(language), a_(assessment), e_(explanation) {}

  Section section() {
    titles();
    out_.add(sentence_lines(language_, a_, e_, 1));
    out_.add(cited(e_, 1));
    out_.add(readings(path_of(e_), 1));
    if (e_.kind == SubjectKind::indicator) indicator();
    if (e_.kind == SubjectKind::amount) amount();
    if (e_.kind == SubjectKind::input) line(Role::finding, 1, input_origin(*e_.input));
    rows(e_, 1);
    if (e_.kind == SubjectKind::definition && e_.formula) out_.add(formula(*e_.formula, 1));
    used();
    return std::move(out_);
  }

 private:
  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }
  std::string value(const TypedValue& typed) const {
    if (typed.input) return input_value_text(language_, a_.rules().inputs[*typed.input], typed.value);
    return value_text(language_, typed.value, typed.type);
  }
  std::string on_scale(const Rational& number) const {
    return value_text(language_, number, in_points() ? kPoints : kEuros);
  }
  bool in_points() const { return a_.rules().unit == ScaleUnit::points; }

  /// What comes below the title: not there in the short form, where that is the answer.
  static Line detail(Role role, int indent, std::string text) {
    return {role, indent, std::move(text), "", kFromUsual};
  }
  void line(Role role, int indent, std::string text) { out_.add(detail(role, indent, std::move(text))); }
  void heading(std::string_view id) { line(Role::heading, 1, word(id)); }

  void titles() {
    if (e_.kind != SubjectKind::indicator || !in_points()) {
      title(e_.published ? euros_text(language_, *e_.published) : shown_value(e_), kAlways);
      return;
    }
    const Rational& points = e_.value->value;
    const Rational usual = with_decimals(points, kUsualDecimals);
    const auto both = [&](const Rational& value) {
      return value_text(language_, value, kPoints) + ", " + euros_text(language_, *e_.published);
    };
    title(both(usual), usual == points ? kAlways : kOnlyShort);
    if (usual != points) title(both(points), kOnlyAll);
  }
  void title(const std::string& worth, Shown shown) {
    const std::string label = e_.label.in(language_);
    const std::string name = label.empty() ? e_.id : label + " (" + e_.id + ")";
    out_.add(Line{Role::title, 0, word("explain.colon") + worth, name, shown});
  }

  std::string shown_value(const Explanation& e) const {
    if (e.input) return input_value_text(language_, a_.rules().inputs[*e.input], a_.inputs.values[*e.input]);
    return e.value ? value(*e.value) : word("explain.not_needed");
  }

  /// In a formula's text the unit is written already: a value goes in as a bare number.
  std::string put(const FormulaStep& step) const {
    std::string text;
    for (const auto& piece : step.put) {
      const auto* typed = std::get_if<TypedValue>(&piece);
      text += typed != nullptr ? value(*typed) : std::get<std::string>(piece);
    }
    return one_line(text);
  }

  /// The formula, the same with its values, and the result; what would repeat is left out.
  Lines formula(const FormulaStep& step, int indent) const {
    const std::string written = one_line(step.text);
    const std::string with_values = put(step);
    const std::string result = step.result ? value(*step.result) : word("explain.not_needed");
    Lines out = {detail(Role::plain, indent, written)};
    if (with_values != written && with_values != result) {
      out.push_back(detail(Role::equals, indent, with_values));
    }
    if (bare(result) != bare(written)) out.push_back(detail(Role::equals, indent, result));
    return out;
  }

  Lines cited(const Explanation& e, int indent) const { return cited(*e.provenance, e.source, indent); }
  Lines cited(const Provenance& of, const std::string& source, int indent) const {
    Lines out;
    if (!source.empty()) out.push_back(detail(Role::plain, indent, word("explain.source", {source})));
    if (!of.verified) out.push_back(detail(Role::plain, indent, word("explain.doubt", {of.note})));
    return out;
  }

  static std::string path_of(const Explanation& e) {
    static constexpr const char* kKinds[] = {"indicator", "amount", "definition", "parameter", "input"};
    if (e.kind == SubjectKind::definition) {
      return std::string(word_of(kDefinitionKindWords, e.definition)) + "." + e.id;
    }
    return std::string(kKinds[static_cast<std::size_t>(e.kind)]) + "." + e.id;
  }
  std::string path_of(const RuleStep& step) const {
    const char* const piece = step.kind == RuleStep::Kind::requirement ? ".requirement."
                              : step.kind == RuleStep::Kind::reduction ? ".reduction."
                                                                       : ".part.";
    return path_of(e_) + piece + step.element->id;
  }

  /// The other readings of an element that touch the structure, each with what it would pay.
  Lines readings(const std::string& element, int indent) const {
    Lines out;
    for (const OtherReading& each : a_.readings) {
      const RuleReading& reading = a_.rules().readings[each.reading];
      if (reading.of != element) continue;
      out.push_back(detail(Role::plain, indent, word("explain.reading", {reading.label, worth(each)})));
    }
    return out;
  }
  std::string worth(const OtherReading& reading) const {
    if (reading.refused) return word("report.reading_refused");
    std::string text;
    const auto add = [&](const std::string& more) { text += (text.empty() ? "" : ", ") + more; };
    const auto pays = [&](const char* name, const std::optional<Money>& other,
                          const std::optional<Money>& kept) {
      if (!other || !kept || *other == *kept) return;
      add(word("explain.reading_pays",
               {word(name), euros_text(language_, *other), euros_text(language_, *kept)}));
    };
    pays("explain.total", reading.total, a_.amount(AmountRole::total));
    pays("explain.advance", reading.advance, a_.advance);
    pays("explain.balance", reading.balance, a_.amount(AmountRole::balance));
    if (reading.dates) add(word("report.reading_dates"));
    return text.empty() ? word("explain.reading_idle") : text;
  }

  void requirement(const RuleStep& step) {
    // Its label is the reason why it is not met.
    const LocalizedText& reason = step.element->label;
    line(*step.holds ? Role::met : Role::unmet, 2,
         *step.holds ? word("explain.not_so", {reason}) : reason.in(language_));
    out_.add(formula(*step.formula, 3));
    out_.add(cited(*step.element, step.element->source, 3));
    out_.add(readings(path_of(step), 3));
  }

  /// One that nothing asked for does not hold.
  static bool holds(const FormulaStep& condition) {
    return condition.result && !condition.result->value.is_zero();
  }
  void condition(const char* sentence, const FormulaStep& step) {
    const std::string with_values = put(step);
    const std::string result = word(holds(step) ? "word.yes" : "word.no");
    line(Role::plain, 3, word(sentence, {one_line(step.text)}));
    if (with_values != result) line(Role::equals, 3, with_values);
    line(Role::equals, 3, result);
  }

  /// Its label, or its id when it has none.
  std::string name_of(const Element& element) const {
    return element.label.empty() ? element.id : element.label.in(language_);
  }

  void part(const RuleStep& step) {
    const LocalizedText& label = step.element->label.in(language_).empty() ? e_.label : step.element->label;
    const char* nature = step.nature == Nature::fixed ? "report.fixed" : "report.variable";
    line(step.kind == RuleStep::Kind::reduction ? Role::lowers : Role::adds, 2,
         label.in(language_) + " (" + word(nature) + ")");
    const bool concerned = !step.given || holds(*step.given);
    if (step.given) condition("explain.if_given", *step.given);
    if (!concerned) {
      // Nothing more is asked of it.
    } else if (step.instead != nullptr) {
      line(Role::plain, 3, word("explain.counts_alone", {name_of(*step.instead)}));
    } else if (step.when) {
      condition("explain.when", *step.when);
    }
    if (*step.holds) out_.add(formula(*step.formula, 3));
    if (*step.holds && step.attainment) {
      line(Role::plain, 3, word("explain.own_attainment"));
      out_.add(formula(*step.attainment, 3));
    }
    if (step.value && step.formula->result && *step.value != step.formula->result->value) {
      line(Role::plain, 3, word("explain.times_attainment", {on_scale(*step.value)}));
    }
    out_.add(cited(*step.element, step.element->source, 3));
    out_.add(readings(path_of(step), 3));
  }

  void sum(const Sum& sum) {
    const Type type{Kind::number, sum.unit};
    line(Role::heading, 1, word("explain.sum", {sum.of == e_.id ? e_.label.in(language_) : sum.of}));
    Table table{60};
    const auto row = [&](Role role, std::string label, const Rational& number) {
      table.rows.push_back({role, 2, {std::move(label), Cell(number, type)}, {}, kFromUsual});
    };
    for (const Sum::Term& term : sum.terms) {
      const std::string label = term.label.in(language_);
      row(Role::plain, label.empty() ? term.id : label, term.shown);
      for (const FormulaStep& step : term.steps) {
        const Lines lines = formula(step, 4);
        Lines& notes = table.rows.back().notes;
        notes.insert(notes.end(), lines.begin(), lines.end());
      }
    }
    if (!sum.residue.is_zero()) row(Role::plain, word("report.residue_components"), sum.residue);
    row(Role::total, word("explain.total"), sum.total);
    out_.add(std::move(table));
  }

  void indicator() {
    bool first_requirement = true;
    bool first_part = true;
    for (const RuleStep& step : e_.steps) {
      switch (step.kind) {
        case RuleStep::Kind::requirement:
          if (std::exchange(first_requirement, false)) heading("explain.requirements");
          requirement(step);
          break;
        case RuleStep::Kind::attainment:
          heading("explain.attainment");
          out_.add(formula(*step.formula, 2));
          break;
        case RuleStep::Kind::part:
        case RuleStep::Kind::reduction:
          if (std::exchange(first_part, false)) {
            heading("explain.parts");
            if (!e_.cumulate) line(Role::plain, 2, word("explain.no_cumulate"));
          }
          part(step);
          break;
        case RuleStep::Kind::pro_rata:
          pro_rata(step);
          break;
        case RuleStep::Kind::point_value:
          point_value(step);
          break;
        case RuleStep::Kind::due:
          break;
      }
    }
  }

  void pro_rata(const RuleStep& step) {
    for (const Sum& terms : e_.sums) sum(terms);
    heading("explain.pro_rata");
    out_.add(formula(*step.formula, 2));
    // A share of a year is the fraction it is.
    const Rational& share = e_.line->pro_rata;
    const std::string fraction = share.is_integer() ? number_text(language_, share) : to_fraction(share);
    line(Role::plain, 2, word("explain.product", {on_scale(e_.line->score), fraction, value(*e_.value)}));
  }

  void point_value(const RuleStep& step) {
    heading("explain.point_value");
    if (!step.formula->result) return;
    const std::string exact = e_.exact ? euros_text(language_, *e_.exact) : "";
    line(Role::plain, 2, word("explain.product", {value(*e_.value), value(*step.formula->result), exact}));
    if (e_.exact) rounding(*e_.exact);
  }

  void rounding(const Rational& exact) {
    if (exact == e_.published->euros()) return;
    line(Role::plain, 2,
         word("explain.rounded", {euros_text(language_, exact), euros_text(language_, *e_.published)}));
  }

  LocalizedText label_of(const std::string& input) const {
    return a_.rules().inputs[*a_.plan->input(input)].label;
  }

  void amount() {
    for (const auto& [replaced, by] : e_.replaced)
      line(Role::plain, 1, word("explain.with", {label_of(replaced), label_of(by)}));
    out_.add(formula(*e_.formula, 1));
    if (e_.exact) rounding(*e_.exact);
    for (const Sum& terms : e_.sums) sum(terms);
    for (const RuleStep& step : e_.steps) {
      heading("explain.due");
      out_.add(formula(*step.formula, 2));
    }
  }

  std::string input_origin(std::size_t index) const {
    const Place& place = a_.inputs.places[index];
    switch (a_.inputs.origins[index]) {
      case InputOrigin::given: {
        if (place.file()->name().starts_with("--")) return word("explain.given_by", {place.file()->name()});
        const Position at = place.position();
        return word("explain.given", {printable(place.file()->name()), std::to_string(at.line)});
      }
      case InputOrigin::default_value:
        return word("explain.default");
      case InputOrigin::default_input:
        return word("explain.default_input", {a_.rules().inputs[index].default_input});
      case InputOrigin::absent:
        return word("explain.absent");
    }
    return {};
  }

  void used() {
    if (e_.used.empty()) return;
    heading("explain.where");
    for (const Explanation& name : e_.used) {
      const std::string worth = name.published ? euros_text(language_, *name.published) : shown_value(name);
      const std::string label = name.label.empty() ? "" : " — " + name.label.in(language_);
      line(Role::plain, 2, name.id + " = " + worth + label);
      rows(name, 3);
      if (name.formula) {
        const std::string written = one_line(name.formula->text);
        const std::string with_values = put(*name.formula);
        line(Role::equals, 3, written);
        if (with_values != written) line(Role::equals, 3, with_values);
      }
      if (name.input) line(Role::plain, 3, input_origin(*name.input));
      out_.add(cited(name, 3));
      out_.add(readings(path_of(name), 3));
    }
  }

  /// The rows of a table where the structure falls, or the slices of a scale.
  void rows(const Explanation& name, int indent) {
    for (const SliceStep& slice : name.slices) {
      const Type type = name.value->type;
      line(Role::equals, indent,
           word("explain.slice", {row_key(slice.key), number_text(language_, slice.quantity), put(slice.rate),
                                  value({slice.value, type})}));
    }
    if (!name.slices.empty()) return;
    for (const RowStep& row : name.rows) {
      const bool choice = row.axis.result && row.axis.result->type == kChoice;
      const std::string axis = choice || !row.axis.result ? put(row.axis) : value(*row.axis.result);
      line(Role::equals, indent, word("explain.row", {row_key(row.key), one_line(row.axis.text), axis}));
    }
  }
  std::string row_key(const std::string& key) const {
    return key == "least" ? word("explain.row_least") : key;
  }

  Language language_;
  const Assessment& a_;
  const Explanation& e_;
  Section out_;
};

}  // namespace

Section explain_section(Language language, const Assessment& assessment, const Explanation& explanation) {
  return ExplainSection(language, assessment, explanation).section();
}

Page explain_page(Language language, const Assessment& assessment,
                  std::span<const Explanation> explanations) {
  Page page;
  page.sections.push_back(assessment_heading(language, assessment));
  for (const Explanation& each : explanations) {
    page.sections.push_back(explain_section(language, assessment, each));
  }
  add_cited_sources(page, language, assessment.rules(), explanations);
  return page;
}

}  // namespace aci

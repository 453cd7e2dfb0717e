#include "report/explain_text.h"

#include "base/decimal.h"
#include "report/number_text.h"
#include "report/table.h"
#include "report/wording.h"

namespace aci {
namespace {

constexpr std::size_t kPageWidth = 100;
constexpr std::size_t kLabelWidth = 60;

class Writer {
 public:
  Writer(const Assessment& assessment, const TextStyle& style)
      : a_(assessment), language_(style.language), color_(style.color) {}

  std::string text(const Explanation& e) {
    title(e);
    source(e, "  ");
    if (e.kind == SubjectKind::indicator) indicator(e);
    if (e.kind == SubjectKind::amount) amount(e);
    if (e.kind == SubjectKind::input) out_ += "  " + input_origin(*e.input) + "\n";
    if (e.kind == SubjectKind::definition && e.formula) formula(*e.formula, "  ");
    used(e);
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
  std::string in(Unit unit, const Rational& number) const {
    return value_text(language_, number, Type{Kind::number, unit});
  }
  Unit scale() const { return a_.rules().unit == ScaleUnit::points ? Unit::points : Unit::euros; }
  std::string mark(bool good) const {
    const std::string sign = good ? "✓" : "✗";
    return color_ ? std::string("\033[") + (good ? "32" : "31") + "m" + sign + "\033[0m" : sign;
  }

  /// In a formula's text the unit is written already: a value goes in as a bare number.
  std::string put(const FormulaStep& step) const {
    std::string text;
    for (const auto& piece : step.put) {
      if (const auto* typed = std::get_if<TypedValue>(&piece)) {
        text += value(*typed);
      } else {
        text += std::get<std::string>(piece);
      }
    }
    return flat(text);
  }

  /// A formula of several lines on one.
  static std::string flat(const std::string& text) {
    std::string out;
    for (const char c : text) {
      const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
      if (!blank) out += c;
      if (blank && !out.empty() && out.back() != ' ') out += ' ';
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
  }

  /// Without spaces of any kind: "1000 points" written and "1 000 points" computed are one thing.
  static std::string bare(std::string_view text) {
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

  /// The formula, the same with its values, and the result; what would repeat is left out.
  std::string formula_text(const FormulaStep& step, const std::string& indent) const {
    std::string out;
    const std::string written = flat(step.text);
    const std::string with_values = put(step);
    out += paragraph(indent, written, kPageWidth);
    const std::string result = step.result ? value(*step.result) : word("explain.not_needed");
    if (with_values != written && with_values != result)
      out += paragraph(indent + "= ", with_values, kPageWidth);
    if (bare(result) != bare(written)) out += paragraph(indent + "= ", result, kPageWidth);
    return out;
  }
  void formula(const FormulaStep& step, const std::string& indent) { out_ += formula_text(step, indent); }

  void title(const Explanation& e) {
    std::string head = e.label.in(language_) + " (" + e.id + ")";
    if (color_) head = "\033[1m" + head + "\033[0m";
    out_ += head;
    if (e.kind == SubjectKind::indicator) {
      out_ += word("explain.colon");
      if (scale() == Unit::points) out_ += value(*e.value) + ", ";
      out_ += euros_text(language_, *e.published);
    } else if (e.published) {
      out_ += word("explain.colon") + euros_text(language_, *e.published);
    } else {
      out_ += word("explain.colon") + shown_value(e);
    }
    out_ += "\n";
  }

  std::string shown_value(const Explanation& e) const {
    if (e.input) return input_value_text(language_, a_.rules().inputs[*e.input], a_.inputs.values[*e.input]);
    return e.value ? value(*e.value) : word("explain.not_needed");
  }

  void source(const Explanation& e, const std::string& indent) {
    if (!e.provenance->source.empty()) {
      out_ += paragraph(indent, word("explain.source", {e.provenance->source}), kPageWidth);
    }
    if (!e.provenance->verified)
      out_ += paragraph(indent, word("explain.doubt", {e.provenance->note}), kPageWidth);
  }

  void step_doubt(const RuleStep& step) {
    if (step.element == nullptr) return;
    if (!step.element->source.empty()) {
      out_ += paragraph("      ", word("explain.source", {step.element->source}), kPageWidth);
    }
    if (!step.element->verified)
      out_ += paragraph("      ", word("explain.doubt", {step.element->note}), kPageWidth);
  }

  void requirement(const RuleStep& step) {
    const std::string reason = *step.holds ? "" : word("explain.colon") + step.element->label.in(language_);
    out_ += paragraph("    " + mark(*step.holds) + " ", step.element->id + reason, kPageWidth);
    formula(*step.formula, "      ");
    step_doubt(step);
  }

  void part(const RuleStep& step, const LocalizedText& indicator_label) {
    const bool lowers = step.kind == RuleStep::Kind::reduction;
    std::string label = step.element->label.in(language_);
    if (label.empty()) label = indicator_label.in(language_);
    const char* nature = step.nature == Nature::fixed ? "report.fixed" : "report.variable";
    out_ += paragraph(lowers ? "    − " : "    + ", label + " (" + word(nature) + ")", kPageWidth);
    if (step.when) {
      const std::string with_values = put(*step.when);
      const std::string result = word(*step.holds ? "word.yes" : "word.no");
      out_ += paragraph("      ", word("explain.when", {flat(step.when->text)}), kPageWidth);
      if (with_values != result) out_ += paragraph("      = ", with_values, kPageWidth);
      out_ += paragraph("      = ", result, kPageWidth);
    }
    if (*step.holds) formula(*step.formula, "      ");
    if (step.value && step.formula->result && *step.value != step.formula->result->value) {
      out_ += paragraph("      ", word("explain.times_attainment", {in(scale(), *step.value)}), kPageWidth);
    }
    step_doubt(step);
  }

  void sum(const Sum& sum) {
    Table table(kLabelWidth);
    out_ += "  " + word("explain.sum", {sum.of}) + "\n";
    for (const Sum::Term& term : sum.terms) {
      const std::string label = term.label.in(language_);
      table.row({"    " + (label.empty() ? term.id : label), in(sum.unit, term.shown)});
      for (const FormulaStep& step : term.steps) table.line(formula_text(step, "        "));
    }
    if (!sum.residue.is_zero())
      table.row({"    " + word("report.residue_components"), in(sum.unit, sum.residue)});
    table.row({"    = " + word("explain.total"), in(sum.unit, sum.total)});
    out_ += table.text();
  }

  void indicator(const Explanation& e) {
    bool first_requirement = true;
    bool first_part = true;
    for (const RuleStep& step : e.steps) {
      switch (step.kind) {
        case RuleStep::Kind::requirement:
          if (first_requirement) out_ += "  " + word("explain.requirements") + "\n";
          first_requirement = false;
          requirement(step);
          break;
        case RuleStep::Kind::attainment:
          out_ += "  " + word("explain.attainment") + "\n";
          formula(*step.formula, "    ");
          break;
        case RuleStep::Kind::part:
        case RuleStep::Kind::reduction:
          if (first_part) out_ += "  " + word("explain.parts") + "\n";
          first_part = false;
          part(step, e.label);
          break;
        case RuleStep::Kind::pro_rata:
          for (const Sum& terms : e.sums) sum(terms);
          out_ += "  " + word("explain.pro_rata") + "\n";
          formula(*step.formula, "    ");
          out_ += paragraph("    ",
                            word("explain.product",
                                 {in(scale(), e.line->score), fraction(e.line->pro_rata), value(*e.value)}),
                            kPageWidth);
          break;
        case RuleStep::Kind::point_value:
          out_ += "  " + word("explain.point_value") + "\n";
          if (step.formula->result) {
            const auto exact = multiply(e.value->value, step.formula->result->value);
            out_ += paragraph("    ",
                              word("explain.product", {value(*e.value), value(*step.formula->result),
                                                       exact ? euros_text(language_, *exact) : ""}),
                              kPageWidth);
            if (exact) rounding(*exact, *e.published);
          }
          break;
        case RuleStep::Kind::due:
          break;
      }
    }
  }

  /// A share of a year as the fraction it is.
  std::string fraction(const Rational& share) const {
    return share.is_integer() ? number_text(language_, share) : to_fraction(share);
  }

  void rounding(const Rational& exact, Money published) {
    if (exact == published.euros()) return;
    out_ += paragraph(
        "    ", word("explain.rounded", {euros_text(language_, exact), euros_text(language_, published)}),
        kPageWidth);
  }

  void amount(const Explanation& e) {
    for (const auto& [replaced, by] : e.replaced) {
      out_ += paragraph("  ", word("explain.with", {replaced, by}), kPageWidth);
    }
    formula(*e.formula, "  ");
    if (e.value) rounding(e.value->value, *e.published);
    for (const Sum& terms : e.sums) sum(terms);
    for (const RuleStep& step : e.steps) {
      out_ += "  " + word("explain.due") + "\n";
      formula(*step.formula, "    ");
    }
  }

  std::string input_origin(std::size_t index) const {
    const Place& place = a_.inputs.places[index];
    switch (a_.inputs.origins[index]) {
      case InputOrigin::given: {
        if (place.file->name().starts_with("--")) return word("explain.given_by", {place.file->name()});
        const Position at = place.file->position(place.span.begin);
        return word("explain.given", {printable(place.file->name()), std::to_string(at.line)});
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

  void used(const Explanation& e) {
    if (e.used.empty()) return;
    out_ += "  " + word("explain.where") + "\n";
    for (const Explanation& name : e.used) {
      out_ += paragraph("    ",
                        name.id + " = " +
                            (name.published ? euros_text(language_, *name.published) : shown_value(name)) +
                            " — " + name.label.in(language_),
                        kPageWidth);
      if (name.formula) {
        out_ += paragraph("      = ", flat(name.formula->text), kPageWidth);
        const std::string with_values = put(*name.formula);
        if (with_values != flat(name.formula->text)) out_ += paragraph("      = ", with_values, kPageWidth);
      }
      if (name.input) out_ += paragraph("      ", input_origin(*name.input), kPageWidth);
      source(name, "      ");
    }
  }

  const Assessment& a_;
  Language language_;
  bool color_;
  std::string out_;
};

}  // namespace

std::string explanation_heading(const Assessment& assessment, const TextStyle& style) {
  const std::string name =
      assessment.inputs.name.empty() ? assessment.inputs.file->name() : assessment.inputs.name;
  return printable(name) + " — " +
         say(style.language, "report.year", {std::to_string(assessment.inputs.year)}) + "\n" +
         say(style.language, "report.rules", {assessment.rules().title, assessment.rules().id}) + "\n";
}

std::string explanation_text(const Assessment& assessment, const Explanation& explanation,
                             const TextStyle& style) {
  return Writer(assessment, style).text(explanation);
}

}  // namespace aci

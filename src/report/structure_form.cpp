#include "report/structure_form.h"

#include <algorithm>

#include "io/accepted_value.h"
#include "report/csv_line.h"
#include "report/input_text.h"
#include "report/next_year_text.h"
#include "report/structure_template.h"
#include "report/wording.h"
#include "ruleset/input_names.h"
#include "ruleset/plan_premises.h"
#include "ruleset/prerequisite_inputs.h"

namespace aci {
namespace {

/// What goes into a cell, where nothing needs quotes.
std::string_view taken_by(InputType type) {
  switch (type) {
    case InputType::text:
      return "form.text";
    case InputType::integer:
    case InputType::count:
      return "form.integer";
    case InputType::decimal:
      return "form.decimal";
    case InputType::share:
      return "form.share";
    case InputType::euros:
      return "form.euros";
    case InputType::boolean:
      return "form.boolean";
    case InputType::choice:
      return "form.choice";
    case InputType::date:
      break;
  }
  return "form.date";
}

class Form {
 public:
  Form(Language language, const Plan& plan, std::optional<int> year, const std::string& agreement,
       const NextYear* next)
      : language_(language),
        rules_(*plan.rules),
        prerequisites_(prerequisite_inputs(plan)),
        year_(sole_year(rules_, year)),
        agreement_(agreement),
        next_(next) {}

  std::string write() const {
    const CsvDialect dialect = csv_dialect(language_, language_ == Language::fr);
    std::string out(dialect.byte_order_mark);
    append_csv(dialect, out, [&](CsvLine& line) {
      for (const char* id : {"form.label", "form.value", "form.help", "form.id"})
        line.field(say(language_, id));
      line.end();
      if (!agreement_.empty()) agreement(line);
      for (const std::string& group : groups_of(rules_)) {
        if (!group.empty()) separate(line);
        for (const Input& input : rules_.inputs) {
          if (input.group == group) write(line, input);
        }
      }
    });
    return out;
  }

 private:
  static void separate(CsvLine& line) {
    for (int i = 0; i < 4; ++i) line.empty();
    line.end();
  }

  void agreement(CsvLine& line) const {
    line.field(say(language_, "form.agreement"));
    line.foreign(agreement_);
    line.field(say(language_, "template.agreement"));
    line.field(kAgreementKey);
    line.end();
  }

  void write(CsvLine& line, const Input& input) const {
    line.foreign(one_line(printable(input.label.in(language_))));
    const bool filled_in = input.id == kYearInput && year_;
    const bool asked = input.required() || is_prerequisite(input);
    const CarriedInput carried = next_ != nullptr ? next_->inputs[index_of(input)] : CarriedInput();
    if (carried.kind != CarriedInput::Kind::fresh) {
      put_carried(line, language_, input, carried);
    } else {
      line.field(filled_in ? std::to_string(*year_) : asked ? std::string(kToFillIn) : "");
    }
    line.foreign(help(input));
    line.field(input.id);
    line.end();
  }

  std::string help(const Input& input) const {
    std::string text;
    if (next_ != nullptr) {
      for (const std::string& each : carried_texts(language_, rules_, *next_, index_of(input)))
        text += each + " ";
    }
    text += say(language_, taken_by(input.type)) + bounds_text(language_, input);
    for (const Choice& each : input.choices) {
      text += (&each == &input.choices.front() ? " " : ", ") + each.label.in(language_);
    }
    text += ".";
    const auto add = [&](const std::string& sentence) { text += " " + sentence; };
    if (is_prerequisite(input)) add(say(language_, "template.prerequisite"));
    if (input.required_when) {
      add(say(language_, "template.required_when", {required_when_text(rules_, input)}));
    } else if (input.optional) {
      add(say(language_, "template.optional"));
    }
    if (input.default_value && !is_prerequisite(input)) {
      add(say(language_, "form.default", {input_value_text(language_, input, input.default_value)}));
    }
    if (const auto other = element_index(input.default_input, rules_.inputs)) {
      add(say(language_, "template.default_input", {rules_.inputs[*other].label}));
    }
    if (!input.help.empty()) add(input.help.in(language_) + ".");
    return one_line(printable(text));
  }

  std::size_t index_of(const Input& input) const {
    return static_cast<std::size_t>(&input - rules_.inputs.data());
  }
  bool is_prerequisite(const Input& input) const {
    return std::find(prerequisites_.begin(), prerequisites_.end(), index_of(input)) != prerequisites_.end();
  }

  const Language language_;
  const RuleSet& rules_;
  const std::vector<std::size_t> prerequisites_;
  const std::optional<int> year_;
  const std::string& agreement_;
  const NextYear* const next_;
};

}  // namespace

std::string structure_form(Language language, const Plan& plan, std::optional<int> year,
                           const std::string& agreement, const NextYear* next) {
  return Form(language, plan, year, agreement, next).write();
}

}  // namespace aci

#include "report/structure_template.h"

#include <algorithm>
#include <vector>

#include "io/accepted_value.h"
#include "report/input_text.h"
#include "report/next_year_text.h"
#include "report/text_style.h"
#include "report/value_text.h"
#include "report/wording.h"
#include "report/wrapped_text.h"
#include "ruleset/input_names.h"
#include "ruleset/plan_premises.h"
#include "ruleset/prerequisite_inputs.h"

namespace aci {

std::vector<std::string> groups_of(const RuleSet& rules) {
  std::vector<std::string> groups = {""};
  for (const Input& input : rules.inputs) {
    if (std::find(groups.begin(), groups.end(), input.group) == groups.end()) groups.push_back(input.group);
  }
  return groups;
}

std::optional<int> sole_year(const RuleSet& rules, std::optional<int> year) {
  return !year && rules.first_year == rules.last_year ? rules.first_year : year;
}

namespace {

class Template {
 public:
  Template(Language language, const Plan& plan, std::optional<int> year, const std::string& agreement,
           const NextYear* next)
      : language_(language),
        rules_(*plan.rules),
        prerequisites_(prerequisite_inputs(plan)),
        year_(sole_year(rules_, year)),
        agreement_(agreement),
        next_(next) {}

  std::string write() {
    comment(say(language_, "template.title", {rules_.title, rules_.name}), "");
    if (next_ != nullptr) {
      for (const std::string& text : next_year_texts(language_, *next_)) comment(text, "");
    }
    comment(say(language_, "template.fill_in"), "");
    comment(say(language_, "template.compute"), "");
    if (!agreement_.empty()) {
      out_ += "\n";
      comment(say(language_, "template.agreement"), "");
      out_ += std::string(kAgreementKey) + " = \"" + agreement_ + "\"\n";
    }
    for (const std::string& group : groups_of(rules_)) {
      if (!group.empty()) out_ += "\n[" + group + "]\n";
      for (const Input& input : rules_.inputs) {
        if (input.group == group) write(input);
      }
    }
    return std::move(out_);
  }

 private:
  /// Whatever a rule file says stays inside the comment, a line end included.
  void comment(std::string text, std::string_view indent) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    const std::string start = "# " + std::string(indent);
    for (const std::string& line : wrapped(printable(text), kWideWidth - start.size()))
      out_ += start + line + "\n";
  }

  void write(const Input& input) {
    out_ += "\n";
    comment(input.label.in(language_), "");
    if (!input.help.empty()) comment(input.help.in(language_), "  ");
    comment(say(language_, "template.takes", {accepted_text(language_, input)}), "  ");
    const bool prerequisite = is_prerequisite(input);
    if (prerequisite) comment(say(language_, "template.prerequisite"), "  ");
    if (input.required_when) {
      comment(say(language_, "template.required_when", {required_when_text(rules_, input)}), "  ");
    } else if (input.optional) {
      comment(say(language_, "template.optional"), "  ");
    }
    if (!input.default_input.empty())
      comment(say(language_, "template.default_input", {input.default_input}), "  ");

    const CarriedInput carried = next_ != nullptr ? next_->inputs[index_of(input)] : CarriedInput();
    if (next_ != nullptr) {
      for (const std::string& text : carried_texts(language_, rules_, *next_, index_of(input)))
        comment(text, "  ");
    }
    const bool filled_in = input.id == kYearInput && year_;
    const std::string to_fill_in = '"' + std::string(kToFillIn) + '"';
    const bool written = carried.kind != CarriedInput::Kind::fresh;
    const bool asked = input.required() || prerequisite || written;
    const std::string value = filled_in                       ? std::to_string(*year_)
                              : written                       ? carried_toml(input, carried)
                              : input.default_value && !asked ? toml_value(input, *input.default_value)
                                                              : to_fill_in;
    out_ += (asked ? "" : "# ") + input.id + " = " + value + "\n";
  }

  std::size_t index_of(const Input& input) const {
    return static_cast<std::size_t>(&input - rules_.inputs.data());
  }
  bool is_prerequisite(const Input& input) const {
    return std::find(prerequisites_.begin(), prerequisites_.end(), index_of(input)) != prerequisites_.end();
  }

  Language language_;
  const RuleSet& rules_;
  std::vector<std::size_t> prerequisites_;
  std::optional<int> year_;
  const std::string& agreement_;
  const NextYear* next_;
  std::string out_;
};

}  // namespace

std::string structure_template(Language language, const Plan& plan, std::optional<int> year,
                               const std::string& agreement, const NextYear* next) {
  return Template(language, plan, year, agreement, next).write();
}

}  // namespace aci

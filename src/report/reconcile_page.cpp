#include <algorithm>

#include "base/decimal.h"
#include "report/input_text.h"
#include "report/parameter_text.h"
#include "report/reconcile_report.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

class ReconcilePage {
 public:
  ReconcilePage(Language language, const Assessment& assessment, const Reconciliation& result)
      : language_(language), a_(assessment), rules_(assessment.rules()), result_(result) {}

  Page page() {
    page_.estimate = true;
    heading();
    lines();
    if (result_.agree()) return std::move(page_);
    picture();
    causes();
    by_line();
    questions();
    return std::move(page_);
  }

 private:
  static constexpr std::size_t kFirst = 5;
  static constexpr std::size_t kQuestions = 3;

  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }
  bool same(const StatedFigure& each) const { return agrees(each, each.computed, result_.closeness); }

  void heading() {
    const std::string key = a_.inputs.key ? " (" + *a_.inputs.key + ")" : "";
    const std::string name = a_.inputs.name.empty() ? a_.inputs.file->name() : a_.inputs.name;
    Section& section = page_.section();
    section.title(printable(name + key), " — " + word("report.year", {std::to_string(a_.inputs.year)}));
    section.line(Role::heading, 0, word("report.rules", {rules_.title, rules_.name}), kFromUsual);
    for (const std::string& changed : changed_texts(language_, rules_, a_.inputs.year)) {
      section.line(Role::remark, 1, changed);
    }
    const auto differ = std::ranges::count_if(result_.figures, [&](const auto& each) { return !same(each); });
    const std::string all = std::to_string(result_.figures.size());
    const char* how =
        result_.closeness == Closeness::cent ? "reconcile.to_the_cent" : "reconcile.to_the_euro";
    const std::string verdict = differ == 0
                                    ? word("reconcile.agrees", {all, word(how)})
                                    : word("reconcile.differs", {std::to_string(differ), all, word(how)});
    section.line(differ == 0 ? Role::met : Role::unmet, 0, verdict);
  }

  void lines() {
    Table table;
    table.head({"", word("reconcile.computed"), word("reconcile.stated"), word("reconcile.difference")});
    for (const StatedFigure& each : result_.figures) {
      const Type type = each.figure.in_euros ? kEuros : kPoints;
      Cell difference(each.difference(), type);
      difference.moves = true;
      const std::string label = label_of(each.figure, rules_, *a_.plan).in(language_);
      const std::string said = each.figure.in_euros ? label : word("reconcile.in_points", {label});
      Row row{same(each) ? Role::met : Role::unmet, 1, {said}, {}, same(each) ? kOnlyAll : kAlways};
      row.cells.emplace_back(each.computed, type);
      row.cells.emplace_back(each.stated, type);
      row.cells.push_back(same(each) ? Cell("") : difference);
      table.rows.push_back(std::move(row));
    }
    page_.section(result_.agree() ? kOnlyAll : kAlways).add(std::move(table));
  }

  /// Where several lines say other euros.
  void picture() {
    Bars bars;
    for (const StatedFigure& each : result_.figures) {
      if (same(each) || !each.figure.in_euros) continue;
      bars.bars.push_back({label_of(each.figure, rules_, *a_.plan).in(language_), each.difference()});
    }
    if (bars.bars.size() < 2) return;
    Picture drawn;
    drawn.title = word("picture.reconcile_title");
    drawn.value_label = word("report.euros");
    drawn.drawing = std::move(bars);
    page_.section(kFromUsual).add(std::move(drawn));
  }

  std::string value(const InputCause& cause, std::int64_t place) const {
    return input_value_text(language_, rules_.inputs[cause.input], cause.grid.value(place));
  }
  std::string range(const InputCause& cause, const PlaceRange& range) const {
    if (range.from == range.to) return value(cause, range.from);
    if (range.from == cause.grid.least) return word("reconcile.at_most", {value(cause, range.to)});
    if (range.to == cause.grid.most) return word("reconcile.at_least", {value(cause, range.from)});
    return word("reconcile.from_to", {value(cause, range.from), value(cause, range.to)});
  }
  std::string input(const InputCause& cause) const {
    const Input& rule = rules_.inputs[cause.input];
    std::string values;
    for (std::size_t i = 0; i < cause.ranges.size() && i < kFirst; ++i) {
      values += (i == 0 ? "" : word("reconcile.or")) + range(cause, cause.ranges[i]);
    }
    if (cause.ranges.size() > kFirst) values += "…";
    const auto& declared = a_.inputs.values[cause.input];
    return word("reconcile.input", {rule.label, values, input_value_text(language_, rule, declared)});
  }

  /// The label of what was left out, within its indicator or by itself.
  std::string left_out(const Cause& cause) const {
    const auto named = [&](const Element& element) {
      return element.label.empty() ? element.id : element.label.in(language_);
    };
    if (!cause.part && !cause.reduction) return a_.plan->amounts[cause.index].label.in(language_);
    const Indicator& rule = rules_.indicators[cause.index];
    const Element& piece = cause.part ? static_cast<const Element&>(rule.parts[*cause.part])
                                      : static_cast<const Element&>(rule.reductions[*cause.reduction]);
    return word("reconcile.within", {rule.label, named(piece)});
  }

  std::string text(const Cause& cause) const {
    switch (cause.kind) {
      case Cause::Kind::input: {
        std::string all;
        for (const InputCause& each : cause.inputs) {
          all += (all.empty() ? "" : word("reconcile.with")) + input(each);
        }
        for (std::size_t i = 0; i < cause.alternatives.size() && i < kFirst; ++i) {
          all += word("reconcile.or_just_as_well") + input(cause.alternatives[i]);
        }
        return all;
      }
      case Cause::Kind::reading:
        return word("reconcile.reading", {rules_.readings[cause.index].label});
      case Cause::Kind::refused:
        return word("reconcile.refused", {rules_.indicators[cause.index].label});
      case Cause::Kind::left_out:
        return word("reconcile.left_out", {left_out(cause)});
      case Cause::Kind::pro_rata:
        break;
    }
    return cause.share == Rational(1) ? word("reconcile.whole_year")
                                      : word("reconcile.pro_rata", {to_fraction(cause.share)});
  }

  void causes() {
    Section& section = page_.section();
    section.title(word("reconcile.causes_title"));
    if (result_.causes.empty()) section.line(Role::plain, 1, word("reconcile.nothing"));
    for (std::size_t i = 0; i < result_.causes.size(); ++i) {
      const Shown shown = i == 0 ? kAlways : i < kFirst ? kFromUsual : kOnlyAll;
      section.line(Role::remark, 1, text(result_.causes[i]), shown);
    }
    // A short page tells one of them, the usual one a few.
    const auto more_than = [&](std::size_t told, Shown shown) {
      if (result_.causes.size() <= told) return;
      const std::string more = std::to_string(result_.causes.size() - told);
      section.line(Role::plain, 1, word("reconcile.more", {more}), shown);
    };
    more_than(1, {PageLength::brief, PageLength::brief});
    more_than(kFirst, {PageLength::usual, PageLength::usual});
    if (result_.out_of_time) section.line(Role::remark, 1, word("reconcile.out_of_time"));
  }

  void by_line() {
    if (result_.by_line.empty()) return;
    Section& section = page_.section();
    section.title(word("reconcile.by_line_title"));
    for (const LineCause& line : result_.by_line) {
      const std::string label = label_of(result_.figures[line.figure].figure, rules_, *a_.plan).in(language_);
      std::string text;
      for (std::size_t i = 0; i < line.inputs.size() && i < kFirst; ++i) {
        text += (i == 0 ? "" : word("reconcile.or_just_as_well")) + input(line.inputs[i]);
      }
      if (line.inputs.empty()) text = word("reconcile.no_single");
      section.line(Role::remark, 1, word("reconcile.line", {label, text}));
    }
  }

  std::string question(const Cause& cause) const {
    switch (cause.kind) {
      case Cause::Kind::input: {
        std::string labels;
        std::vector<InputCause> asked = cause.inputs;
        asked.insert(asked.end(), cause.alternatives.begin(), cause.alternatives.end());
        for (const InputCause& each : asked) {
          labels += (labels.empty() ? "" : word("reconcile.and")) +
                    word("report.quoted", {rules_.inputs[each.input].label});
        }
        return word("reconcile.ask_input", {labels});
      }
      case Cause::Kind::reading:
        return word("reconcile.ask_reading", {rules_.readings[cause.index].label});
      case Cause::Kind::refused:
        return word("reconcile.ask_refused", {rules_.indicators[cause.index].label});
      case Cause::Kind::left_out:
        return word("reconcile.ask_left_out", {left_out(cause)});
      case Cause::Kind::pro_rata:
        break;
    }
    return word("reconcile.ask_pro_rata");
  }

  void questions() {
    Section& section = page_.section(kFromUsual);
    section.title(word("reconcile.questions_title"));
    std::vector<std::string> asked;
    for (const Cause& cause : result_.causes) {
      std::string next = question(cause);
      if (asked.size() == kQuestions || std::ranges::find(asked, next) != asked.end()) continue;
      section.line(Role::remark, 1, next);
      asked.push_back(std::move(next));
    }
    for (const LineCause& line : result_.by_line) {
      const LocalizedText& label = label_of(result_.figures[line.figure].figure, rules_, *a_.plan);
      section.line(Role::remark, 1, word("reconcile.ask_line", {label}));
    }
    if (asked.empty() && result_.by_line.empty()) section.line(Role::remark, 1, word("reconcile.ask_detail"));
  }

  Language language_;
  const Assessment& a_;
  const RuleSet& rules_;
  const Reconciliation& result_;
  Page page_;
};

}  // namespace

Page reconcile_page(Language language, const Assessment& assessment, const Reconciliation& result) {
  return ReconcilePage(language, assessment, result).page();
}

}  // namespace aci

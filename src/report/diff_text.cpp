#include "report/diff_text.h"

#include "report/number_text.h"
#include "report/table.h"
#include "report/wording.h"

namespace aci {
namespace {

using namespace diff_words;

constexpr std::size_t kWidth = 100;
constexpr std::size_t kNamed = 6;  ///< Changes of a step that are named one by one.

class DiffText {
 public:
  DiffText(const DiffReport& report, const TextStyle& style) : report_(report), style_(style) {}

  std::string text() {
    const Language language = style_.language;
    std::string out = report_.before.id + " → " + report_.after.id + "\n";
    if (report_.diff.changes.empty()) {
      out += word("diff.none") + "\n";
    } else {
      out += counts(language, report_.diff) + "\n" + changes();
    }
    return report_.effects != nullptr ? out + effects() : out;
  }

 private:
  std::string word(const char* id) const { return say(style_.language, id); }
  std::string colored(std::string text, const char* code) const {
    return style_.color ? "\033[" + std::string(code) + "m" + text + "\033[0m" : text;
  }

  std::string changes() const {
    std::string out;
    std::string section;
    for (const RuleChange& change : report_.diff.changes) {
      if (change.section != section) {
        section = change.section;
        out += "\n" + colored("[" + section + "]", "1") + "\n";
      }
      static constexpr const char* kSigns[] = {"+", "-", "~"};
      static constexpr const char* kColors[] = {"32", "31", "33"};
      const auto kind = static_cast<std::size_t>(change.kind);
      const std::string sign = std::string(kSigns[kind]) + (change.may_move_figures ? " € " : "   ");
      out += colored(sign + change.path, kColors[kind]) + "  (" + printable(places(change)) + ")\n";
      const Sides told = sides(style_.language, change);
      if (!told.before.empty()) out += paragraph("      - ", printable(told.before), kWidth);
      if (!told.after.empty()) out += paragraph("      + ", printable(told.after), kWidth);
    }
    return out + "\n" + word("diff.legend") + "\n";
  }

  std::string effects() const {
    const DiffEffects& effects = *report_.effects;
    std::string out = "\n" + paragraph("", word("diff.years"), kWidth);
    for (const SubjectEffect& subject : effects.subjects) {
      const std::string title = say(
          style_.language, "diff.structure",
          {subject.name.empty() ? subject.file : subject.name, subject.file, std::to_string(subject.year)});
      out +=
          "\n" + colored(printable(title), "1") + "\n" +
          block(subject.before, subject.after, subject.moved, subject.shares, moving_steps(subject.shares));
    }
    const auto count = Rational(static_cast<std::int64_t>(effects.subjects.size()));
    out += "\n" + colored(say(style_.language, "diff.all", {count}), "1") + "\n";
    out += winners(style_.language, effects) + "\n";
    return out + block(effects.before, effects.after, effects.moved, effects.shares, moving_steps(effects));
  }

  std::string block(const Figures& before, const Figures& after, const Figures& moved_by,
                    const std::vector<Figures>& shares, const std::vector<std::size_t>& steps) const {
    const Language language = style_.language;
    Table table(52);
    table.row({"", word("diff.points"), word("diff.total"), word("diff.advance"), word("diff.balance")});
    const auto figures = [&](const char* title, const Figures& each) {
      table.row({word(title), number_text(language, each.points), euros_text(language, each.total),
                 euros_text(language, each.advance), euros_text(language, each.balance)});
    };
    const auto move = [&](const std::string& title, const Figures& by) {
      table.row({title, moved_points(language, by.points), moved(language, by.total),
                 moved(language, by.advance), moved(language, by.balance)});
    };
    figures("diff.before", before);
    for (const std::size_t step : steps) {
      move("  " + step_paths(language, report_, step, kNamed), shares[step]);
    }
    figures("diff.after", after);
    move(word("diff.moved"), moved_by);
    return table.text();
  }

  const DiffReport& report_;
  const TextStyle& style_;
};

}  // namespace

std::string diff_text(const DiffReport& report, const TextStyle& style) {
  return DiffText(report, style).text();
}

}  // namespace aci

// The Markdown of `diff`: tables for a merge request.

#include "report/diff_text.h"
#include "report/number_text.h"
#include "report/wording.h"

namespace aci {
namespace {

using namespace diff_words;

constexpr std::size_t kNamed = 6;

/// A text inside a cell: nothing in it may end the cell, or be taken for markup.
std::string cell(const std::string& text) {
  std::string out;
  for (const char c : printable(text)) {
    if (c == '|' || c == '\\' || c == '*' || c == '_' || c == '`' || c == '[' || c == ']') out += '\\';
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string row(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const std::string& each : cells) out += " " + each + " |";
  return out + "\n";
}

std::string rule(std::size_t texts, std::size_t numbers) {
  std::string out = "|";
  for (std::size_t i = 0; i < texts; ++i) out += " --- |";
  for (std::size_t i = 0; i < numbers; ++i) out += " ---: |";
  return out + "\n";
}

}  // namespace

std::string diff_markdown(const DiffReport& report, Language language) {
  const auto word = [&](const char* id) { return say(language, id); };
  std::string out = "### " + cell(report.before.id) + " → " + cell(report.after.id) + "\n\n";
  if (report.diff.changes.empty()) {
    out += word("diff.none") + "\n";
  } else {
    out += counts(language, report.diff) + "\n\n";
  }
  if (report.effects != nullptr) {
    const DiffEffects& effects = *report.effects;
    out += (report.diff.changes.empty() ? "\n" : "") + word("diff.years") + "\n\n" +
           winners(language, effects) + "\n\n";
    out += row({word("diff.structure_column"), word("diff.points"), word("diff.total"), word("diff.before"),
                word("diff.after")}) +
           rule(1, 4);
    for (const SubjectEffect& subject : effects.subjects) {
      out += row({cell((subject.name.empty() ? subject.file : subject.name) + " (" +
                       std::to_string(subject.year) + ")"),
                  moved_points(language, subject.moved.points), moved(language, subject.moved.total),
                  euros_text(language, subject.before.total), euros_text(language, subject.after.total)});
    }
    out += row({"**" + word("diff.sum") + "**", moved_points(language, effects.moved.points),
                "**" + moved(language, effects.moved.total) + "**",
                euros_text(language, effects.before.total), euros_text(language, effects.after.total)});
    const auto steps = moving_steps(effects);
    if (!steps.empty()) {
      out += "\n" +
             row({word("diff.change_column"), word("diff.points"), word("diff.total"), word("diff.advance"),
                  word("diff.balance")}) +
             rule(1, 4);
      for (const std::size_t step : steps) {
        const Figures& share = effects.shares[step];
        out += row({cell(step_paths(language, report, step, kNamed)), moved_points(language, share.points),
                    moved(language, share.total), moved(language, share.advance),
                    moved(language, share.balance)});
      }
      out += row({"**" + word("diff.sum") + "**", moved_points(language, effects.moved.points),
                  "**" + moved(language, effects.moved.total) + "**", moved(language, effects.moved.advance),
                  moved(language, effects.moved.balance)});
    }
    if (!report.diff.changes.empty()) out += "\n";
  }
  if (report.diff.changes.empty()) return out;
  out += "<details><summary>" + word("diff.all_changes") + "</summary>\n\n";
  out += row({"", word("diff.change_column"), word("diff.before"), word("diff.after")}) + rule(4, 0);
  for (const RuleChange& change : report.diff.changes) {
    static constexpr const char* kSigns[] = {"+", "−", "~"};
    const Sides told = sides(language, change);
    out += row(
        {std::string(kSigns[static_cast<std::size_t>(change.kind)]) + (change.may_move_figures ? " €" : ""),
         cell(change.path), cell(told.before), cell(told.after)});
  }
  return out + "\n</details>\n";
}

}  // namespace aci

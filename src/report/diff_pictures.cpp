#include "report/diff_pictures.h"

#include <algorithm>
#include <functional>

#include "report/histogram_ranges.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

constexpr std::size_t kMostBars = 12;
constexpr std::size_t kNamed = 2;  ///< Changes of a step that are named one by one.

/// Whole euros, towards minus infinity: what is lost stays below 0.
std::int64_t whole_euros(Money amount) {
  return amount.cents() / 100 - (amount.cents() % 100 < 0 ? 1 : 0);
}

Picture picture_of(Language language, std::string_view title, std::string_view values) {
  Picture picture;
  picture.title = say(language, title);
  picture.value_label = say(language, values);
  return picture;
}

}  // namespace

std::optional<Picture> changes_picture(Language language, const DiffResult& report) {
  if (!report.effects) return std::nullopt;
  std::vector<StepShare> shares = ranked_shares(*report.effects);
  std::erase_if(shares, [](const StepShare& share) { return share.moved.total == Money(); });
  if (shares.size() < 2) return std::nullopt;
  Bars bars;
  Figures others;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (i >= kMostBars) {
      others = sum(others, shares[i].moved).value_or(others);
      continue;
    }
    bars.bars.push_back(
        {diff_words::step_paths(language, report, shares[i].step, kNamed), shares[i].moved.total.euros()});
  }
  if (shares.size() > kMostBars) {
    bars.bars.push_back({say(language, "diff.other_changes", {whole_number(shares.size() - kMostBars)}),
                         others.total.euros()});
  }
  Picture picture = picture_of(language, "picture.changes_title", "report.euros");
  picture.drawing = std::move(bars);
  return picture;
}

std::optional<Picture> movers_picture(Language language, const DiffResult& report) {
  if (!report.effects) return std::nullopt;
  const std::vector<Effect>& subjects = report.effects->subjects;
  const auto by = [&](std::size_t each) { return subjects[each].moved.total; };
  std::vector<std::size_t> moving;
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    if (by(i) != Money()) moving.push_back(i);
  }
  if (moving.size() < 2) return std::nullopt;
  if (moving.size() <= kMostBars) {
    std::ranges::stable_sort(moving, std::greater(), by);
    Bars bars;
    for (const std::size_t each : moving) {
      const DiffStructure& structure = report.structures[each];
      bars.bars.push_back(
          {diff_words::name_of(structure) + " (" + std::to_string(structure.year) + ")", by(each).euros()});
    }
    Picture picture = picture_of(language, "picture.movers_title", "report.euros");
    picture.drawing = std::move(bars);
    return picture;
  }
  const auto [least, most] = std::ranges::minmax(moving, {}, by);
  // Up to 0: how far from it they lie is what there is to see.
  HistogramRanges ranges(std::min<std::int64_t>(whole_euros(by(least)), 0),
                         std::max<std::int64_t>(whole_euros(by(most)), -1));
  for (const std::size_t each : moving) ranges.add(whole_euros(by(each)));
  Picture picture = picture_of(language, "picture.movers_title", "picture.by_how_much");
  picture.drawing = Distribution{ranges.ranges(), say(language, "summary.structures")};
  return picture;
}

}  // namespace aci

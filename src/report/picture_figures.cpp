// The table beside a picture: nothing is rounded there, and nothing left out that is drawn.

#include "report/picture_svg.h"
#include "report/svg_canvas.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

class Figures {
 public:
  Figures(Language language, const Picture& picture) : language_(language), picture_(picture) {}

  Table operator()(const Bars& bars) {
    bool partly = false;
    for (const Bars::Bar& bar : bars.bars) partly = partly || bar.of.has_value();
    std::vector<Cell> heads = {word("picture.label"), picture_.value_label};
    if (partly) heads.emplace_back(picture_.of_label);
    table_.head(std::move(heads));
    const std::string* group = nullptr;
    for (const Bars::Bar& bar : bars.bars) {
      if (!bar.group.empty() && (group == nullptr || *group != bar.group)) {
        table_.rows.push_back({Role::heading, 0, {bar.group}});
      }
      group = &bar.group;
      std::vector<Cell> cells = {bar.label, value(bar.value)};
      if (partly) cells.push_back(bar.of ? value(*bar.of) : Cell(""));
      table_.row(1, std::move(cells));
    }
    return std::move(table_);
  }

  Table operator()(const Waterfall& waterfall) {
    table_.head({word("picture.label"), picture_.value_label});
    for (const Waterfall::Step& step : waterfall.steps) {
      table_.row(1, {step.label, value(step.value)});
      for (Cell& cell : table_.rows.back().cells) cell.strong = step.stands;
      table_.rows.back().cells.back().moves = !step.stands;
    }
    return std::move(table_);
  }

  Table operator()(const Timeline& timeline) {
    table_.head({word("picture.label"), word("picture.date"), picture_.value_label});
    for (const Timeline::Event& event : in_order(timeline)) {
      table_.row(1, {event.label, Cell(Rational(to_serial(event.date)), kDate),
                     event.euros ? Cell(*event.euros) : Cell("")});
    }
    return std::move(table_);
  }

  Table operator()(const Distribution& distribution) {
    table_.head({picture_.value_label, distribution.counted});
    for (const Distribution::Range& range : distribution.ranges) {
      table_.row(1, {say(language_, "picture.range",
                         {value_text(language_, range.from, picture_.type),
                          value_text(language_, range.to, picture_.type)}),
                     whole_number(range.count)});
    }
    return std::move(table_);
  }

  Table operator()(const Curve& curve) {
    table_.head({curve.x_label, picture_.value_label});
    for (const Curve::Point& point : shown_points(curve)) {
      table_.row(1, {value_text(language_, point.x, curve.x_type), value(point.y)});
    }
    return std::move(table_);
  }

 private:
  std::string word(std::string_view id) const { return say(language_, id); }
  /// Its head says what they are points of.
  Cell value(const Rational& exact) const {
    Cell cell(exact, picture_.type == kPoints ? kNumber : picture_.type);
    cell.decimals = kUsualDecimals;
    return cell;
  }

  Language language_;
  const Picture& picture_;
  Table table_;
};

}  // namespace

Table picture_figures(Language language, const Picture& picture) {
  return std::visit(Figures(language, picture), picture.drawing);
}

}  // namespace aci

#include "report/picture_svg.h"

#include "report/svg_canvas.h"

namespace aci {
namespace {

struct Drawer {
  const SvgFrame& frame;
  std::string operator()(const Bars& bars) const { return svg_bars(frame, bars); }
  std::string operator()(const Waterfall& waterfall) const { return svg_waterfall(frame, waterfall); }
  std::string operator()(const Timeline& timeline) const { return svg_timeline(frame, timeline); }
  std::string operator()(const Distribution& distribution) const {
    return svg_distribution(frame, distribution);
  }
  std::string operator()(const Curve& curve) const { return svg_curve(frame, curve); }
};

}  // namespace

std::string picture_svg(Language language, const Picture& picture, std::string_view id) {
  const SvgFrame frame{language, picture, std::string(id)};
  return std::visit(Drawer{frame}, picture.drawing);
}

}  // namespace aci

#include "support/svg_shapes.h"

#include <doctest/doctest.h>

#include <regex>

#include "base/decimal.h"

namespace aci {

Rational SvgShape::number(const std::string& attribute) const {
  std::string written = text(attribute);
  if (written.ends_with('%')) written.pop_back();
  const auto value = parse_decimal(written);
  REQUIRE_MESSAGE(value.has_value(), attribute, "=", written);
  return *value;
}

std::vector<SvgShape> shapes_of(std::string_view svg) {
  static const std::regex kPair("([a-z0-9-]+)=\"([^\"]*)\"");
  std::vector<SvgShape> shapes;
  for (std::size_t begin = svg.find('<'); begin != std::string_view::npos; begin = svg.find('<', begin + 1)) {
    const std::string element(svg.substr(begin + 1, svg.find('>', begin) - begin - 1));
    if (element.find(" data-value=\"") == std::string::npos) continue;
    SvgShape shape{element.substr(0, element.find(' ')), {}};
    for (std::sregex_iterator it(element.begin(), element.end(), kPair), end; it != end; ++it) {
      shape.attributes[(*it)[1]] = (*it)[2];
    }
    shapes.push_back(std::move(shape));
  }
  return shapes;
}

std::vector<SvgShape> shapes_of(std::string_view svg, std::string_view style) {
  std::vector<SvgShape> shapes = shapes_of(svg);
  std::erase_if(shapes, [&](const SvgShape& each) { return each.text("class") != style; });
  return shapes;
}

}  // namespace aci

#include "support/svg_shapes.h"

#include <doctest/doctest.h>

#include <regex>
#include <set>

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

std::string geometry_of(const std::string& svg) {
  static const std::regex kElement("<([a-z]+)((?: [a-zA-Z0-9-]+=\"[^\"]*\")*)/?>");
  static const std::regex kAttribute(" ([a-zA-Z0-9-]+)=\"([^\"]*)\"");
  static const std::set<std::string> kWhere = {"x",  "y", "x1", "y1",    "x2",     "y2", "cx",
                                               "cy", "r", "d",  "width", "height", "dx", "text-anchor"};
  std::string all;
  for (std::sregex_iterator it(svg.begin(), svg.end(), kElement), end; it != end; ++it) {
    std::string line = (*it)[1];
    const std::string attributes = (*it)[2];
    for (std::sregex_iterator each(attributes.begin(), attributes.end(), kAttribute); each != end; ++each) {
      const std::string name = (*each)[1];
      if (name == "class") line += " " + (*each)[2].str();
      if (kWhere.contains(name)) line += " " + name + "=" + (*each)[2].str();
    }
    all += line + "\n";
  }
  return all;
}

}  // namespace aci

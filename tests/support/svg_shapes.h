#pragma once
// SVG read back: the elements of a picture that stand for a value, and what they say.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/rational.h"

namespace aci {

struct SvgShape {
  std::string name;
  std::map<std::string, std::string> attributes;

  const std::string& text(const std::string& attribute) const { return attributes.at(attribute); }
  /// "12.5%" and "12.5" are 12.5.
  Rational number(const std::string& attribute) const;
  Rational value() const { return number("data-value"); }
};

/// Every element that has a data-value, in order.
std::vector<SvgShape> shapes_of(std::string_view svg);
/// Those of a class.
std::vector<SvgShape> shapes_of(std::string_view svg, std::string_view style);

/// Each element with where it lies: "rect up x=0% y=42 width=60% height=14", in the order of drawing.
std::string geometry_of(const std::string& svg);

}  // namespace aci

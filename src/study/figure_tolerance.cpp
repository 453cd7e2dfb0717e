#include "study/figure_tolerance.h"

namespace aci {

bool agrees(const StatedFigure& figure, const Rational& value, Closeness closeness) {
  const auto apart = subtract(figure.stated, value);
  if (!apart) return false;
  if (apart->is_zero()) return true;
  if (!figure.figure.in_euros) return absolute(*apart) <= *Rational::make(1, 200);
  const bool whole = figure.stated.is_integer();
  return closeness == Closeness::euro && whole && absolute(*apart) <= *Rational::make(1, 2);
}

}  // namespace aci

#pragma once
// What is drawn beside the sentences of a page, as data: exact values and their labels. A renderer gives it a
// size; the ones that cannot draw leave it out, since the page says the same in words.

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "base/rational.h"
#include "formula/type.h"

namespace aci {

/// Labels with a bar each, on one scale from 0, or on both sides of it.
struct Bars {
  struct Bar {
    std::string label;
    Rational value;
    std::optional<Rational> of = {};  ///< What it could be: drawn behind it.
    std::string group = {};           ///< A head is drawn where it changes.
  };
  std::vector<Bar> bars;
};

/// From one figure to another: each step begins where the one before ends.
struct Waterfall {
  struct Step {
    std::string label;
    Rational value;       ///< By how much, or what stands there.
    bool stands = false;  ///< A figure that stands by itself: drawn from 0.
    bool paid = false;    ///< What is taken away is no loss: it is paid apart.
  };
  std::vector<Step> steps;
};

/// What happens, in order of date.
struct Timeline {
  struct Event {
    Date date;
    std::string label;
    std::optional<Money> euros = {};  ///< What is paid then, or stands on it.
    bool paid = false;                ///< Else something has to be done by then.
  };
  std::vector<Event> events;
};

/// How many of something lie in each range, `from` included, `to` not; of one width, ascending, next to each
/// other.
struct Distribution {
  struct Range {
    Rational from;
    Rational to;
    std::size_t count = 0;
  };
  std::vector<Range> ranges;
  std::string counted;  ///< What is counted: "structures".
};

/// A figure against another: points from left to right, joined. Of more than a picture shows, some are left
/// out.
struct Curve {
  static constexpr std::size_t kMost = 200;
  struct Point {
    Rational x;
    Rational y;
  };
  std::vector<Point> points;
  std::string x_label;
  Type x_type = kNumber;
};

struct Picture {
  std::string title;             ///< What it shows.
  Type type = kEuros;            ///< Of the values: of the bars, of the ranges, of `y`.
  std::string value_label = {};  ///< Over the values in the table of the same figures, and on their axis.
  std::string of_label = {};     ///< The same of `Bar::of`.
  std::variant<Bars, Waterfall, Timeline, Distribution, Curve> drawing;
};

}  // namespace aci

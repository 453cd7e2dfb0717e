#pragma once
// A structure file for a later exercise, from one of an earlier: what stays is kept, what changes every year
// is asked again, what the advance reads of the year before is moved there, and the advance is proposed.

#include <optional>
#include <string>
#include <vector>

#include "engine/assessment.h"

namespace aci {

struct CarriedInput {
  enum class Kind : std::uint8_t {
    fresh,  ///< As in a file that nobody has filled in.
    kept,   ///< A fact that is no number: the same until somebody says otherwise.
    moved,  ///< What another input was: the patients of the year before.
    asked,  ///< Asked again, with what it was beside.
  };
  Kind kind = Kind::fresh;
  std::optional<Rational> value;  ///< To write, of one that is kept or moved; of a text there is `text`.
  std::string text;
  std::optional<Rational> last;       ///< What it was, of one that is asked again.
  std::optional<std::size_t> source;  ///< Of one that is moved: the input that it was, in the new rules.
  bool added = false;                 ///< The earlier rules did not have it.
  std::optional<Money> advance;       ///< Of what was paid in the place of an advance: the computed one.
};

struct NextYear {
  int from = 0;
  int year = 0;
  std::vector<CarriedInput> inputs;    ///< One an input of the new rules.
  std::vector<LocalizedText> removed;  ///< The labels of what was given and is asked no more.
};

/// `plan`: the rules of the later exercise. Only from one exercise to the next is something moved, and the
/// advance proposed.
NextYear next_year(const Assessment& last, const std::shared_ptr<const Plan>& plan, int year);

}  // namespace aci

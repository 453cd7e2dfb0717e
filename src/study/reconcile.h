#pragma once
// Why a statement says another figure: what, changed alone, or in twos, gives all of its figures.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "study/figure_tolerance.h"
#include "study/matching_values.h"
#include "study/progress.h"

namespace aci {

/// Values that an input may have had, the nearest to what was declared first.
struct InputCause {
  std::size_t input = 0;
  InputGrid grid;
  std::vector<PlaceRange> ranges;
};

struct Cause {
  enum class Kind : std::uint8_t {
    input,     ///< One or two inputs of other values.
    reading,   ///< Another reading of an uncertain text.
    refused,   ///< An indicator that was held not to be met.
    left_out,  ///< A part, a reduction or an amount that was not counted.
    pro_rata,  ///< Another share of the year.
  };
  Kind kind = Kind::input;
  std::vector<InputCause> inputs = {};
  std::vector<InputCause> alternatives = {};  ///< Of one input: others, each of which does just the same.
  std::size_t index = 0;                      ///< Of the reading, the indicator or the amount.
  std::optional<std::size_t> part = {};       ///< Left out: of the indicator `index`.
  std::optional<std::size_t> reduction = {};  ///< The same.
  Rational share = {};                        ///< Of the year.
  Closeness closeness = Closeness::cent;
  Rational strangeness = {};  ///< Of the values; of the others, how far they come behind.
};

/// What would give one line its stated figure, whatever the others say.
struct LineCause {
  std::size_t figure = 0;          ///< Among the figures.
  std::vector<InputCause> inputs;  ///< Each by itself, the likeliest first.
};

struct Reconciliation {
  Closeness closeness = Closeness::cent;  ///< At which all agree, or are looked at.
  std::vector<StatedFigure> figures;      ///< As stated, in their order.
  std::vector<Cause> causes;              ///< The likeliest first.
  std::vector<LineCause> by_line;         ///< Of indicators, where nothing likely explains all of it.
  bool pairs_tried = false;
  bool out_of_time = false;  ///< Not all pairs of inputs were tried.

  bool agree() const;
};

/// So long are pairs of inputs tried, which is only done where nothing that somebody may have written
/// explains.
inline constexpr std::chrono::seconds kLongestSearch{5};

Reconciliation reconcile(const Assessment& assessment, std::vector<StatedFigure> figures,
                         std::chrono::milliseconds longest = kLongestSearch, const Progress& progress = {});

}  // namespace aci

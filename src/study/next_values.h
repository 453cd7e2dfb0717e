#pragma once
// Where, along one input, the first better value lies, and the best of all.

#include <cstdint>
#include <optional>

#include "engine/response.h"

namespace aci {

struct NextValue {
  std::int64_t place = 0;  ///< On the input's grid.
  Rational result;         ///< What is looked at, there.
};

struct NextValues {
  std::optional<NextValue> nearest;  ///< The least change that gives more than now.
  std::optional<NextValue> most;     ///< The least change that gives the most, when that is more than now.
  bool unlimited = false;            ///< Only the input's own bound ends what each more brings.
};

/// What one more of an input is: a patient, an hour, one in a hundred.
std::int64_t places_in_one(const Input& input, const InputGrid& grid);

/// Of what the operation is worth, an amount or a condition. Where each more brings more, the nearest is one
/// more; of an amount of euros, none.
NextValues next_values(Response& response, std::size_t input, const InputGrid& grid, NodeId node,
                       bool& complete);

/// The least change after which the operation is worth that.
std::optional<NextValue> nearest_worth(Response& response, std::size_t input, const InputGrid& grid,
                                       NodeId node, const Rational& worth);

/// A boolean undone, or one unit less where something is decided otherwise for it; nothing elsewhere.
std::optional<Rational> one_less(Response& response, std::size_t input, const Input& stated, NodeId node);

}  // namespace aci

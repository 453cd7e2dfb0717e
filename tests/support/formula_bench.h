#pragma once
// A formula on its own: parsed, compiled against a handful of names, evaluated. For the tests of the
// language.
//
// The names: n, m (numbers, 7 and 0 unless set), p (points), e (euros), v (euros per point), d, d2 (dates),
// b (boolean); the same with an o in front are optional and absent unless set; half and gone are other
// formulas (1/2; on else 0); earned(a) and gate_open() exist when `aggregates` is on.

#include <map>
#include <string>

#include "formula/compiler.h"
#include "formula/evaluation.h"
#include "support/plain_formula.h"

namespace aci {

using BenchValues = std::map<std::string, plain::Value>;

struct BenchResult {
  std::string shown;  ///< "3/5", "true", "2023-12-31", a fault's code, or the codes of the mistakes.
  Type type;          ///< When it compiled.
  Diagnostics diagnostics;
  std::string marked;  ///< The text that the first mistake, or the fault, points at.
};

/// Values by name replace the ones above; an optional name becomes present.
BenchResult run_formula(const std::string& text, const BenchValues& values = {}, bool aggregates = true);

/// The same through the plain evaluator: value or "no result".
std::string run_plainly(const std::string& text, const BenchValues& values = {});

std::string shown(const plain::Value& value);

}  // namespace aci

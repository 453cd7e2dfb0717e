#pragma once
// What a case can expect of a structure, and where what came out differs from it.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/evaluate.h"

namespace aci {

/// Exact. A date that an amount lacks, a reason that an indicator lacks, are empty texts.
using CaseValue = std::variant<Rational, bool, Date, std::string, std::vector<std::string>>;

enum class CaseValueKind : std::uint8_t { number, truth, text, date, texts };

/// What came of a case: a structure refused by its inputs is never evaluated.
struct CaseOutcome {
  std::vector<std::string> refused;  ///< The inputs refused, sorted.
  Outcome outcome;
};

/// What a quantity is of, and so where a case says it.
enum class QuantityOf : std::uint8_t {
  indicator,    ///< In the table of one.
  agreement,    ///< By itself.
  refusal,      ///< Alone: nothing else is computed.
  group_class,  ///< By itself, the id behind the word.
  amount,       ///< In a table by ids, as is the next.
  deadline,
};

struct CaseReading;

/// Something that a case can expect.
struct Quantity {
  std::string_view word;  ///< The key of case files.
  QuantityOf of;
  CaseValueKind kind;
  std::optional<CaseValue> (*read)(const CaseReading& of);  ///< Nothing when it was not computed.
};

std::span<const Quantity> quantities();
/// The one that a key means ("points", "amounts", "points_socle"); null when none.
const Quantity* find_quantity(std::string_view key);

struct Expectation {
  const Quantity* quantity;
  std::string id;    ///< Of the indicator, class, amount or deadline; else empty.
  std::string what;  ///< As the case writes it: "points", "amounts.solde".
  CaseValue value;   ///< Lists are sorted.
  Place at;          ///< The value in the case file.
};

/// One value that came out otherwise.
struct Difference {
  std::string what;      ///< "points", "amounts.solde", with the indicator where one is meant.
  std::string expected;  ///< As a case file writes them: "740", "200/73", "false", "[a, b]".
  std::string got;
  Place at;             ///< The expected value, in the case file; the case when it says nothing of it.
  std::string subject;  ///< What to explain: an indicator or an amount; may be empty.
  std::optional<CaseValue> actual;  ///< What came out; absent when nothing did.
};

/// Everything that is not as expected, in the order of the case. `case_at`: where to tell what has no place.
std::vector<Difference> compare(const std::vector<Expectation>& expected, const CaseOutcome& got,
                                const Plan& plan, Place case_at);

/// Whether all is as expected: what mutation asks, as fast as it can be told.
bool as_expected(const std::vector<Expectation>& expected, const CaseOutcome& got, const Plan& plan);

/// Why a figure that no single indicator or amount explains is what it is: a sum of points, or a gate.
struct Breakdown {
  const Assessment* assessment = nullptr;
  std::string what;      ///< As the case writes it: "points_total", "eligible".
  bool of_gate = false;  ///< Then the indicators are those that it asks for and that are not met.
  std::vector<const IndicatorLine*> indicators;
};

/// Of what differs in a case; nothing when it is neither a sum of points nor about the gate. The assessment
/// must outlive it.
std::optional<Breakdown> break_down(const Assessment& assessment, const Difference& difference);

/// "740", "200/73", "2023-04-30", "true", "[a, b]".
std::string written(const CaseValue& value);

}  // namespace aci

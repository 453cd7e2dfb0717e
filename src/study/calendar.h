#pragma once
// When each euro of one or more exercises of a structure comes; which documents prove it, by when, and what
// stands on them. Several exercises are a treasury: the advance of one meets the balance of the one before.

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "engine/assessment.h"

namespace aci {

/// Money that is transferred, or has to be paid back when it is below 0.
struct Payment {
  enum class Kind : std::uint8_t {
    advance,
    balance,
    total,  ///< All at once: the rules have neither advance nor balance.
    rest,   ///< The total less the advances, of rules that state no balance.
  };
  Kind kind = Kind::total;
  std::size_t amount = 0;  ///< Among the plan's amounts.
  Money euros;
  std::optional<Date> due;  ///< Absent when the rules do not say.
};

/// What proves an indicator.
struct RequiredDocument {
  std::size_t indicator = 0;
  bool met = false;
  bool gate = false;  ///< The gate asks for it.
  /// What of the total stands on it: lost when the indicator does not count. Nothing when that has no result.
  std::optional<Money> stake;
};

struct PlannedExercise {
  Assessment assessment;
  std::vector<Payment> payments;            ///< In the order of the rules.
  std::vector<RequiredDocument> documents;  ///< What most stands on first.
  std::optional<Date> documents_by;         ///< Absent when the rules have no deadline, or several.
};

/// A payment, or a deadline, of an exercise.
struct CalendarEntry {
  std::optional<Date> date;
  std::size_t exercise = 0;
  std::optional<std::size_t> payment = {};   ///< Among those of the exercise,
  std::optional<std::size_t> deadline = {};  ///< or among its deadlines.
};

/// What reaches the account in a month.
struct TreasuryMonth {
  int year = 0;
  unsigned month = 0;
  Money euros;
  std::vector<std::size_t> entries;  ///< The payments, in Calendar::entries.
};

struct TreasuryYear {
  int year = 0;
  Money euros;
};

struct Calendar {
  std::vector<PlannedExercise> exercises;  ///< By year.
  std::vector<CalendarEntry> entries;      ///< By date, what has none last.
  std::vector<TreasuryMonth> months;       ///< Of what has a date, as are the years.
  std::vector<TreasuryYear> years;
  std::optional<Money> undated;  ///< Absent when every payment has a date.
  Money euros;                   ///< Of all the payments: the sum of the exercises.
  std::vector<int> missing;      ///< Exercises between the first and the last that were not given.

  const Payment& payment(const CalendarEntry& entry) const {
    return exercises[entry.exercise].payments[*entry.payment];
  }
};

/// Nothing when the exercises are not those of one structure (D040), when one stands there twice (D041), or
/// when a sum is too large (D004); reported.
std::optional<Calendar> make_calendar(std::vector<Assessment> assessments, Diagnostics& diagnostics);

}  // namespace aci

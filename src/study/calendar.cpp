#include "study/calendar.h"

#include <algorithm>
#include <tuple>

#include "engine/supposed_total.h"

namespace aci {
namespace {

/// Nothing when what is left of the total is too large a number.
std::optional<std::vector<Payment>> payments_of(const Assessment& assessment) {
  const Plan& plan = *assessment.plan;
  std::vector<Payment> payments;
  bool balanced = false;
  const AmountLine* total = nullptr;
  for (const AmountLine& line : assessment.amounts) {
    const AmountRole role = plan.amounts[line.index].role;
    if (role == AmountRole::total) total = &line;
    if (role == AmountRole::balance) balanced = true;
    if (role != AmountRole::advance && role != AmountRole::balance) continue;
    const auto kind = role == AmountRole::advance ? Payment::Kind::advance : Payment::Kind::balance;
    payments.push_back({kind, line.index, line.rounded, line.due});
  }
  if (balanced || total == nullptr) return payments;
  const auto kind = payments.empty() ? Payment::Kind::total : Payment::Kind::rest;
  const auto rest = subtract(total->rounded, assessment.advance.value_or(Money()));
  if (!rest) return std::nullopt;
  payments.push_back({kind, total->index, *rest, total->due});
  return payments;
}

std::vector<RequiredDocument> documents_of(const Assessment& assessment) {
  const Plan& plan = *assessment.plan;
  const auto total = assessment.amount(AmountRole::total);
  std::vector<RequiredDocument> documents;
  for (const IndicatorLine& line : assessment.indicators) {
    if (assessment.rules().indicators[line.index].evidence.empty()) continue;
    const bool gate = std::ranges::count(plan.gate.indicators, line.index) > 0;
    const auto without = total_without(plan, assessment.inputs, line.index);
    const auto stake = total && without ? subtract(*total, *without) : std::nullopt;
    documents.push_back({line.index, line.met, gate, stake});
  }
  std::ranges::stable_sort(documents, std::greater(), &RequiredDocument::stake);
  return documents;
}

std::optional<PlannedExercise> planned(Assessment assessment) {
  PlannedExercise exercise;
  auto payments = payments_of(assessment);
  if (!payments) return std::nullopt;
  exercise.payments = *std::move(payments);
  exercise.documents = documents_of(assessment);
  if (assessment.deadlines.size() == 1) exercise.documents_by = assessment.deadlines.front().date;
  exercise.assessment = std::move(assessment);
  return exercise;
}

/// By its key where both have one, else by its name.
bool same_structure(const Inputs& a, const Inputs& b) {
  return a.key && b.key ? *a.key == *b.key : a.name == b.name;
}

std::string called(const Inputs& inputs) {
  if (inputs.name.empty()) return inputs.file->name();
  return inputs.name + (inputs.key ? " (" + *inputs.key + ")" : "");
}

/// The files are those of one structure, each of another exercise.
void check_exercises(const std::vector<Assessment>& assessments, Diagnostics& diagnostics) {
  for (std::size_t i = 1; i < assessments.size(); ++i) {
    const Inputs& inputs = assessments[i].inputs;
    const Place place = whole_file(inputs.file);
    const Inputs& first = assessments.front().inputs;
    if (!same_structure(first, inputs)) {
      diagnostics.error("D040", place, {called(inputs), called(first)}).hint =
          Message{"hint.same_key", {std::string(kKeyInput)}};
      continue;
    }
    const auto same = [&](const Assessment& before) {
      return before.inputs.year == inputs.year && before.rules().scheme == assessments[i].rules().scheme;
    };
    const auto end = assessments.begin() + static_cast<std::ptrdiff_t>(i);
    const auto twice = std::find_if(assessments.begin(), end, same);
    if (twice == end) continue;
    diagnostics.error("D041", place, {std::to_string(inputs.year), twice->inputs.file->name()});
  }
}

void list_entries(Calendar& calendar) {
  for (std::size_t i = 0; i < calendar.exercises.size(); ++i) {
    const PlannedExercise& exercise = calendar.exercises[i];
    for (std::size_t k = 0; k < exercise.payments.size(); ++k) {
      calendar.entries.push_back({exercise.payments[k].due, i, k, {}});
    }
    const auto& deadlines = exercise.assessment.deadlines;
    for (std::size_t k = 0; k < deadlines.size(); ++k) {
      calendar.entries.push_back({deadlines[k].date, i, {}, k});
    }
  }
  std::ranges::stable_sort(calendar.entries, [](const CalendarEntry& a, const CalendarEntry& b) {
    const auto key = [](const CalendarEntry& each) {
      return std::tuple(!each.date, each.date ? to_serial(*each.date) : 0);
    };
    return key(a) < key(b);
  });
}

/// False when a sum is too large.
bool add_up(Calendar& calendar) {
  bool fits = true;
  const auto grow = [&](Money& sum, Money by) {
    const auto grown = add(sum, by);
    fits = fits && grown;
    if (grown) sum = *grown;
  };
  for (std::size_t i = 0; i < calendar.entries.size(); ++i) {
    const CalendarEntry& entry = calendar.entries[i];
    if (!entry.payment) continue;
    const Money euros = calendar.payment(entry).euros;
    grow(calendar.euros, euros);
    if (!entry.date) {
      if (!calendar.undated) calendar.undated = Money();
      grow(*calendar.undated, euros);
      continue;
    }
    const int year = static_cast<int>(entry.date->year());
    const auto month = static_cast<unsigned>(entry.date->month());
    auto& months = calendar.months;
    if (months.empty() || months.back().year != year || months.back().month != month) {
      months.push_back({year, month, Money(), {}});
    }
    if (calendar.years.empty() || calendar.years.back().year != year) calendar.years.push_back({year, {}});
    grow(months.back().euros, euros);
    grow(calendar.years.back().euros, euros);
    months.back().entries.push_back(i);
  }
  return fits;
}

}  // namespace

std::optional<Calendar> make_calendar(std::vector<Assessment> assessments, Diagnostics& diagnostics) {
  check_exercises(assessments, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  std::ranges::stable_sort(assessments, {}, [](const Assessment& each) { return each.inputs.year; });
  Calendar calendar;
  bool fits = true;
  for (Assessment& each : assessments) {
    const int year = each.inputs.year;
    if (!calendar.exercises.empty()) {
      const int before = calendar.exercises.back().assessment.inputs.year;
      for (int missing = before + 1; missing < year; ++missing) calendar.missing.push_back(missing);
    }
    auto exercise = planned(std::move(each));
    fits = fits && exercise;
    if (exercise) calendar.exercises.push_back(*std::move(exercise));
  }
  list_entries(calendar);
  if (fits && add_up(calendar)) return calendar;
  diagnostics.error("D004", Place{});
  return std::nullopt;
}

}  // namespace aci

#pragma once
// The summary of a batch: one line a group of structures (by year, rule set and eligibility), then one for
// all of them; a block of these for each scenario. A page for people, CSV and JSON for programs, the same
// figures in all.

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "report/page.h"
#include "report/workbook_cells.h"
#include "study/batch_readings.h"
#include "study/figure_summary.h"

namespace aci {

/// Of one scenario.
struct BatchSummary {
  const FigureSummary& own;
  const FigureSummary* against = nullptr;   ///< Under other rules, with the same layout; may be absent.
  std::span<const std::string> rule_names;  ///< Of both: what the groups' `rules` stand for.
  std::vector<std::pair<std::string, std::string>> varied = {};  ///< The varied inputs and their values.
  std::optional<std::vector<RankedReading>> readings = {};       ///< Nothing unless asked for.
};
/// One without `--vary`; all vary the same inputs.
using BatchSummaries = std::vector<BatchSummary>;

Page batch_summary_page(Language language, const BatchSummaries& summaries);

/// The lines of all the scenarios on a sheet, and the readings on another.
Workbook batch_summary_workbook(Language language, const BatchSummaries& summaries);

/// figures (own or against), annee, rules, eligible (all three empty on the line for all), structures,
/// total_sum, total_mean, total_min, total_p10, total_p25, total_p50, total_p75, total_p90, total_max,
/// advance_sum, advance_mean, balance_sum, balance_mean, quantile_step, then missed.INDICATOR…, then the
/// varied inputs. With readings, a line for each (figures is reading, structures those that it touches), and
/// after the varied inputs reading, of, label, dates, refused, difference, absolute_difference (of the
/// totals).
std::string batch_summary_csv(Language language, bool for_french_spreadsheet,
                              const BatchSummaries& summaries);

/// One object, version 1: { schema_version, own: { quantile_step, groups: […], all }, against: null or as own
/// }; with `--vary`: { schema_version, scenarios: [ { varied: { input: value… }, own, against }… ] }. With
/// readings, after `against`: readings: [ { id, label, of, structures, dates, refused, difference,
/// absolute_difference }… ].
std::string batch_summary_json(Language language, const BatchSummaries& summaries);

/// The sum in euros: two decimals, exact.
Decimal sum_decimal(const FigureSum& sum);

}  // namespace aci

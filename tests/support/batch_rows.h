#pragma once
// A batch in the tests: the rows that it writes of one source, under one rule set.

#include <memory>
#include <string>
#include <vector>

#include "report/batch_fields.h"
#include "study/batch_worker.h"

namespace aci {

/// A rule set that was asked for, outside a library.
struct BatchSetup {
  explicit BatchSetup(const std::shared_ptr<const Plan>& plan)
      : choice(plan), plans{plan}, known(plans), layout(figure_layout(plans, {.detail = true})) {}
  RulesForYear choice;
  std::vector<std::shared_ptr<const Plan>> plans;
  KnownInputs known;
  FigureLayout layout;
};

struct WrittenBatch {
  std::string rows;  ///< Of CSV, with details, without the header.
  std::uint64_t rejected = 0;
};

WrittenBatch batch_rows(BatchSetup& setup, RowSource& source, Accelerator accelerator);

}  // namespace aci

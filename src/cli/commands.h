#pragma once
// The commands: each loads, computes, renders and returns the exit status.

#include "cli/options.h"
#include "cli/session.h"

namespace aci {

int run_compute(const ComputeOptions& options, Session& session);
int run_explain(const ExplainOptions& options, Session& session);
int run_batch(const BatchOptions& options, Session& session);
int run_check(const CheckOptions& options, Session& session);
int run_test(const TestOptions& options, Session& session);
int run_diff(const DiffOptions& options, Session& session);
int run_rules(const RulesOptions& options, Session& session);
int run_new(const NewOptions& options, Session& session);
int run_schema(const SchemaOptions& options, Session& session);

}  // namespace aci

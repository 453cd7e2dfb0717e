#pragma once
// The commands: what each takes and, in a file of its name, what it does with it.

#include <span>
#include <string_view>

#include "cli/option_table.h"
#include "cli/options.h"
#include "cli/session.h"

namespace aci {

struct Command {
  std::string_view name;
  std::string_view summary;  ///< Ids of the catalogue, as is the next.
  std::string_view examples;
  CommandForm (*form)();
  std::string_view meant;  ///< Words, apart by spaces, that people type for it, and that are only understood.
};

std::span<const Command> commands();
/// Null when there is none of that name.
const Command* find_command(std::string_view name);
/// Tells that there is no such command, and which one may have been meant (U004).
void tell_unknown_command(const std::string& word, Diagnostics& diagnostics);
/// "the command (compute, explain … or help)"
Message command_list();

// Each loads, computes, renders and returns the exit status.
int run_compute(const ComputeOptions& options, Session& session);
int run_explain(const ExplainOptions& options, Session& session);
int run_batch(const BatchOptions& options, Session& session);
int run_check(const CheckOptions& options, Session& session);
int run_test(const TestOptions& options, Session& session);
int run_diff(const DiffOptions& options, Session& session);
int run_rules(const RulesOptions& options, Session& session);
int run_new(const NewOptions& options, Session& session);
int run_schema(const SchemaOptions& options, Session& session);

CommandForm compute_form();
CommandForm explain_form();
CommandForm batch_form();
CommandForm check_form();
CommandForm test_form();
CommandForm diff_form();
CommandForm rules_form();
CommandForm new_form();
CommandForm schema_form();
CommandForm help_form();

}  // namespace aci

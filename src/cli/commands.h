#pragma once
// The commands: what each takes and, in a file of its name, what it does with it.

#include <span>
#include <string_view>
#include <vector>

#include "cli/session.h"
#include "cli/shared_options.h"

namespace aci {

struct Command {
  std::string_view name;
  std::string_view summary;  ///< Ids of the catalogue, as is the next.
  std::string_view examples;
  CommandForm (*form)();
  std::vector<std::string_view> meant;  ///< Words that people type for it: only understood.
  std::string_view exit_status = {};    ///< What its statuses mean, where it is not what they do elsewhere.
};

std::span<const Command> commands();
/// Null when there is none of that name.
const Command* find_command(std::string_view name);
/// Tells that there is no such command, and which one may have been meant (U004).
void tell_unknown_command(const std::string& word, Diagnostics& diagnostics);
/// "the command (compute, explain … or help)"
Message command_list();

CommandForm compute_form();
CommandForm explain_form();
CommandForm advise_form();
CommandForm reconcile_form();
CommandForm compare_form();
CommandForm plan_form();
CommandForm batch_form();
CommandForm check_form();
CommandForm test_form();
CommandForm diff_form();
CommandForm rules_form();
CommandForm new_form();
CommandForm schema_form();
CommandForm help_form();

}  // namespace aci

#pragma once
// What a shell offers when somebody types TAB, as a script of bash: from the rows of the options, and the ids
// of the rules shipped. It says everything itself, so that TAB is instant; only rule files make it ask the
// program.

#include <string>

#include "io/rule_library.h"

namespace aci {

std::string bash_completion(RuleLibrary& library);

}  // namespace aci

#pragma once
// From a parsed TOML file to a RuleSet: the shape of the file, nothing across elements.

#include <optional>
#include <string>

#include "base/document.h"
#include "ruleset/ruleset.h"

namespace aci {

/// Reports every mistake of shape (R001 to R010, R021, R028 to R032, R036); what could be read is returned in
/// any case, so that the checks across elements can go on and tell everything in one run.
RuleSet read_ruleset(const Document& document, Diagnostics& diagnostics);

}  // namespace aci

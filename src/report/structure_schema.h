#pragma once
// `aci schema`: JSON Schema (draft 4) of a structure file, for editors that complete and check as one types.

#include <memory>
#include <span>
#include <string>

#include "ruleset/plan.h"

namespace aci {

/// Of a file that one of `plans` will read (the rule sets of a scheme, by year): it may hold the inputs of
/// any, and must hold what all of them require. Where they differ, the bounds are the widest and the last
/// one's words are taken. The schema is a little kinder than the reader: it does not count decimals, since
/// editors compute in binary; and a little stricter, since it knows values only as TOML writes them.
std::string structure_schema_json(Language language, std::span<const std::shared_ptr<const Plan>> plans);

}  // namespace aci

#pragma once
// `aci schema compute`: JSON Schema (draft 4) of the JSON of `compute`, version 1. It pins the keys: a key
// more or a key less is another version.

#include <string>

namespace aci {

std::string compute_schema_json();

}  // namespace aci

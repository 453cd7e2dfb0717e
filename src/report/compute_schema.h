#pragma once
// `aci schema compute`: JSON Schema (draft 4) of the JSON of `compute`, version 1. A key may be added without
// another version; a key less, or renamed, is another. Its text is schemas/compute.schema.json: figures of
// the scale are null there in an agreement that counts in euros.

#include <string>

namespace aci {

std::string compute_schema_json();

}  // namespace aci

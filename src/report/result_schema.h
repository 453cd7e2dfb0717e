#pragma once
// `aci schema COMMAND`: JSON Schema (draft 4) of the JSON of a command, version 1. A key may be added without
// another version; a key less, or renamed, is another. Its text is schemas/COMMAND.schema.json: figures of
// the scale are null there in an agreement that counts in euros.

#include <string>
#include <string_view>

namespace aci {

/// Of a command that has one.
std::string result_schema(std::string_view command);

}  // namespace aci

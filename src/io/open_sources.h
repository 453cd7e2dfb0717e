#pragma once
// What the inputs of a batch are, by their names and first bytes.

#include <memory>
#include <string>
#include <vector>

#include "io/row_source.h"

namespace aci {

std::vector<std::unique_ptr<RowSource>> open_sources(const std::vector<std::string>& paths,
                                                     KnownInputs& inputs, const SourceChoice& choice,
                                                     Diagnostics& diagnostics);

}  // namespace aci

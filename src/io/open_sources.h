#pragma once
// Everything that a batch is asked to read, opened: what each file holds, from its name or its first bytes.

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "io/row_source.h"

namespace aci {

/// Whether structures of these paths name the agreement that they come under, as far as their beginnings
/// tell: of what can be read once only, they may. `encoding`: as options impose it.
bool may_name_agreements(const std::vector<std::string>& paths, Encoding encoding = Encoding::automatic);

/// CSV and JSON Lines files, all of which stay open.
inline constexpr std::size_t kMostTables = 256;

/// .csv is CSV, or a form of one structure; .jsonl, .ndjson and .json are JSON lines; .toml is a structure; a
/// folder stands for the .csv, .jsonl, .ndjson and .toml under it, in the order of their names. Anything
/// else, and "-", is a form or a structure when it begins as one, JSON lines when it begins with a bracket,
/// CSV otherwise. In the order of `paths`,
/// structure files that follow one another as one source; what is asked for again is told (F040) and not read
/// again. Every mistake is reported, F001… and those of open_csv, D016 a folder without any of them, D020
/// more than kMostTables; the sources are those without one.
std::vector<std::unique_ptr<RowSource>> open_sources(const std::vector<std::string>& paths,
                                                     KnownInputs& inputs, const SourceChoice& choice,
                                                     Diagnostics& diagnostics);

}  // namespace aci

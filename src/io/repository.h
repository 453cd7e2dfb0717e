#pragma once
// Where files stand in the repository that the program runs in, for services that know nothing else of them.

#include <string>

namespace aci {

/// The path from the root of the repository, the nearest folder above this one that holds ".git", or without
/// one from this folder; as it is when nothing stands there, and in full when it lies outside.
std::string name_in_repository(const std::string& path);

}  // namespace aci

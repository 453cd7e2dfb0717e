#pragma once
// Words of a command line that somebody may paste: a shell takes each as it stands.

#include <string>
#include <string_view>

namespace aci {

/// In quotes where a shell would read something into it.
std::string shell_word(std::string_view word);

/// The same of a name of a file, which is no option: "./-x.toml". "-" is standard input.
std::string shell_path(std::string_view path);

}  // namespace aci

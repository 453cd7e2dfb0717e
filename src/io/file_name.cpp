#include "io/file_name.h"

namespace aci {

bool is_path(std::string_view word) {
  return word == "-" || word.find('/') != std::string_view::npos || word.ends_with(".toml");
}

}  // namespace aci

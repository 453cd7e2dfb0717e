#include "base/shell_word.h"

namespace aci {

std::string shell_word(std::string_view word) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./=:,+-@%";
  if (!word.empty() && word.find_first_not_of(kPlain) == word.npos) return std::string(word);
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return quoted + "'";
}

std::string shell_path(std::string_view path) {
  const bool like_option = path.size() > 1 && path.starts_with('-');
  return shell_word((like_option ? "./" : "") + std::string(path));
}

}  // namespace aci

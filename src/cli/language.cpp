#include <cstdlib>
#include <string_view>

#include "cli/command_line.h"

namespace aci {
namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

}  // namespace

Language language_of_locale() {
  std::string_view locale;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (locale.empty()) locale = environment(name);
  }
  // Like gettext: LANGUAGE is a list of preferences, and counts for nothing in the C locale.
  if (locale.empty() || locale == "C" || locale == "POSIX" || locale.starts_with("C.")) return Language::en;
  std::string_view list = environment("LANGUAGE");
  while (!list.empty()) {
    const std::string_view first = list.substr(0, list.find(':'));
    if (first.starts_with("fr")) return Language::fr;
    if (first.starts_with("en")) return Language::en;
    list.remove_prefix(first.size() == list.size() ? first.size() : first.size() + 1);
  }
  return locale.starts_with("fr") ? Language::fr : Language::en;
}

}  // namespace aci

#pragma once
// What stands around the place where a TOML parser stopped.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/toml_scan.h"

namespace aci {

struct TomlAround {
  TomlAround(std::string_view of, const std::vector<TomlToken>& its_tokens, std::size_t place);

  std::string_view text;
  const std::vector<TomlToken>& tokens;
  std::size_t offset;
  const TomlToken* last = nullptr;     ///< The last one that ends before the place.
  const TomlToken* key = nullptr;      ///< Of the statement, the header or the pair.
  const TomlToken* equals = nullptr;   ///< Behind that key.
  const TomlToken* value = nullptr;    ///< The last one that starts behind that.
  const TomlToken* header = nullptr;   ///< When the key is one's.
  std::vector<const TomlToken*> open;  ///< Brackets, headers' too.
  std::optional<Span> string;          ///< That the place is in.
  std::optional<Span> first_mention;   ///< Of the key, or else of its closest parent.

  /// Inside an inline table.
  bool in_table() const { return !open.empty() && text[open.back()->at.begin] == '{'; }

 private:
  void look_at(const TomlToken& token);
  void look_at_key();
  void look_inside(Span at);
  bool after_header() const { return header != nullptr && key == nullptr; }

  std::string table;                 ///< The path of the header at work.
  std::map<std::string, Span> seen;  ///< Paths of keys, each where it was first mentioned.
};

}  // namespace aci

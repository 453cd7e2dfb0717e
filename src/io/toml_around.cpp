// Tested in tests/unit/toml_syntax_test.cpp.
#include "io/toml_around.h"

#include "base/toml_string.h"

namespace aci {
namespace {

using Kind = TomlTokenKind;

constexpr char kApart = '\x1f';

}  // namespace

TomlAround::TomlAround(std::string_view of, const std::vector<TomlToken>& its_tokens, std::size_t place)
    : text(of), tokens(its_tokens), offset(place) {
  for (const TomlToken& token : tokens) {
    const bool starts = token.kind == Kind::header || token.kind == Kind::key || token.kind == Kind::string ||
                        token.kind == Kind::bare;
    // A header comes with its key.
    if ((token.at.begin > offset && !after_header()) || (!starts && token.at.begin == offset)) break;
    look_at(token);
  }
}

void TomlAround::look_at(const TomlToken& token) {
  switch (token.kind) {
    case Kind::header:
      open = {&token};
      header = &token;
      key = nullptr;
      break;
    case Kind::key:
      if (!after_header()) {
        header = nullptr;
        if (!in_table()) open.clear();
      }
      key = &token;
      equals = value = nullptr;
      look_at_key();
      break;
    case Kind::equals:
      equals = &token;
      break;
    case Kind::open:
      open.push_back(&token);
      value = &token;
      break;
    case Kind::close:
      if (!open.empty()) open.pop_back();
      break;
    case Kind::comma:
      value = nullptr;
      break;
    case Kind::string:
      if (token.at.begin < offset) look_inside(token.at);
      [[fallthrough]];
    case Kind::bare:
      value = &token;
      break;
  }
  if (token.at.end <= offset && token.at.end > token.at.begin) last = &token;
}

void TomlAround::look_inside(Span at) {
  if (at.end <= at.begin || (text[at.begin] != '"' && text[at.begin] != '\'')) return;
  TomlString walk(text, at.begin);
  while (!walk.done()) walk.next();
  if (offset < at.end || (!walk.closed() && offset == at.end)) string = at;
}

void TomlAround::look_at_key() {
  // The keys of an inline table live in a world of their own, named by its bracket.
  std::string path = header != nullptr ? "" : table;
  if (in_table()) path = kApart + std::to_string(open.back()->at.begin);
  first_mention.reset();
  for (const Span& segment : toml_key_segments(text, key->at.begin)) {
    if (segment.begin <= offset) look_inside(segment);
    std::string_view name = text.substr(segment.begin, segment.end - segment.begin);
    if (name.size() >= 2 && (name.front() == '"' || name.front() == '\'')) {
      name = name.substr(1, name.size() - 2);
    }
    (path += kApart) += name;
    const auto [place, is_new] = seen.try_emplace(path, key->at);
    if (!is_new) first_mention = place->second;
  }
  if (header == nullptr) return;
  table = path;
  if (header->at.end - header->at.begin == 2) {
    // Another element of the array: what the one before held counts no more.
    const auto past = seen.lower_bound(path + static_cast<char>(kApart + 1));
    seen.erase(seen.lower_bound(path + kApart), past);
  }
}

}  // namespace aci

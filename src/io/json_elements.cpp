#include "io/json_elements.h"

namespace aci {
namespace {

/// Goes through a text byte by byte; `ends` is called with the place of each comma or bracket behind an
/// element, `between` with those of other commas and brackets outside elements.
template <class Ends, class Between>
WholeElements scan(std::string_view text, const Ends& ends, const Between& between) {
  WholeElements out;
  std::string open;  // The brackets, inside an element.
  bool quoted = false;
  char last = '\0';       // That is no blank, outside quotes.
  std::size_t comma = 0;  // The last one inside an element.
  const auto end_at = [&](std::size_t at) {
    if (out.first_end == 0) out.first_end = at + 1;
    out.last_end = at + 1;
    out.inside = false;
    ends(at);
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      if (c == '\\' && at + 1 < text.size() && text[at + 1] != '\n') ++at;
      quoted = c != '"' && c != '\n';
      continue;
    }
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    const bool outside = open.empty();
    if (outside && (c == ',' || c == ']')) {
      out.closed = c == ']';
      if (out.inside) {
        end_at(at);
      } else {
        between(at);
      }
    } else if (outside && c == '[' && !out.inside) {
      out.closed = false;
      between(at);
    } else {
      if (c == '{' && last == ',' && open.ends_with('{')) {  // What came before never closed.
        end_at(comma);
        open.clear();
      }
      out.inside = true;
      out.closed = false;
      quoted = c == '"';
      if (c == '{' || c == '[') open += c;
      if ((c == '}' || c == ']') && !open.empty()) open.pop_back();
      if (c == ',') comma = at;
    }
    last = c;
  }
  out.cut = out.inside && (quoted || !open.empty());
  return out;
}

}  // namespace

WholeElements whole_elements(std::string_view text) {
  const auto nothing = [](std::size_t) {};
  return scan(text, nothing, nothing);
}

bool begins_array(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != text.npos && text[first] == '[';
}

void put_elements_on_lines(std::string& text) {
  for (std::size_t feed = text.find('\n'); feed != text.npos; feed = text.find('\n', feed + 1)) {
    if (feed > 0 && text[feed - 1] == '\r') text[feed - 1] = ' ';
  }
  const std::string raw = text;
  for (char& c : text) {
    if (c == '\n') c = '\r';
  }
  scan(
      raw, [&](std::size_t at) { text[at] = '\n'; }, [&](std::size_t at) { text[at] = ' '; });
}

}  // namespace aci

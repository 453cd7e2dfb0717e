#pragma once
// What the harnesses share: texts from bytes, places that must lie inside their files, a stop when they do
// not.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "report/diagnostic_text.h"

namespace aci {

/// Stops the fuzzer: the bytes at hand break a promise.
inline void demand(bool promise) {
  if (!promise) __builtin_trap();
}

inline SourcePtr source_of(const std::uint8_t* data, std::size_t size) {
  return add_text("fuzz.toml", std::string(reinterpret_cast<const char*>(data), size));
}

inline void demand_inside(const SourceFile& file, Span span) {
  demand(span.begin <= span.end && span.end <= file.text().size());
  const Position position = file.position(span.begin);
  demand(position.line >= file.first_line() && position.line - file.first_line() < file.line_count() &&
         position.column >= 1);
}

inline void demand_inside(const SourceFile& file, const Place& place) {
  demand(place.file() == &file);
  demand_inside(file, place.span());
}

/// Every diagnostic has words in both languages and a place that can be shown.
inline void render(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.place.file() && !(diagnostic.place.is_whole())) {
      demand_inside(*diagnostic.place.file(), diagnostic.place.span());
    }
    demand(!diagnostic_text(diagnostic, {Language::fr, false}).empty());
    demand(!diagnostic_text(diagnostic, {Language::en, true}).empty());
  }
}

}  // namespace aci

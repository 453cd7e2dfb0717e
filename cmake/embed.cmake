# cmake -DFILES=a.toml;b.toml -DOUTPUT=shipped.cpp -P embed.cmake
# Writes the definition of aci::shipped_files() (src/ruleset/shipped.h).
# Bytes are written as \x escapes: no delimiter to clash with, no encoding to trust.

set(texts "")
set(entries "")
set(count 0)
foreach(path IN LISTS FILES)
  get_filename_component(name "${path}" NAME)
  file(SHA256 "${path}" hash)
  file(READ "${path}" bytes HEX)
  string(LENGTH "${bytes}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
  string(APPEND texts "constexpr char text_${count}[] = \"${bytes}\";\n")
  string(APPEND entries "    {\"${name}\", {text_${count}, ${size}}, \"${hash}\"},\n")
  math(EXPR count "${count} + 1")
endforeach()

file(WRITE "${OUTPUT}" "// Generated from rules/*.toml: do not edit.
#include \"ruleset/shipped.h\"

#include <array>

namespace aci {
namespace {
${texts}
constexpr std::array<ShippedFile, ${count}> files{{
${entries}}};
}  // namespace

std::span<const ShippedFile> shipped_files() { return files; }

}  // namespace aci
")

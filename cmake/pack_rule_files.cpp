// pack_rule_files OUTPUT.cpp FILE…: writes the definition of aci::shipped_files() (src/ruleset/shipped.h).

#include <fstream>
#include <iostream>
#include <string>

#include "base/sha256.h"
#include "io/amended_file.h"
#include "io/document_pack.h"
#include "io/text_file.h"
#include "literal.h"
#include "ruleset/canonical_text.h"
#include "ruleset/shipped.h"

namespace {

std::string name_of(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

}  // namespace

/// The program that is being built ships nothing yet.
namespace aci {
std::span<const ShippedFile> shipped_files() {
  return {};
}
}  // namespace aci

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::string texts;
  std::string entries;
  aci::AmendedFiles files;
  files.give({argv + 2, argv + argc});
  for (int i = 2; i < argc; ++i) {
    const std::string path = argv[i];
    aci::Diagnostics diagnostics;
    const auto file = aci::read_text_file(path, diagnostics);
    const auto amended = file ? files.read(*file, diagnostics) : std::nullopt;
    if (!amended) {
      const auto& mistake = diagnostics.all().front();
      std::cerr << path;
      if (mistake.place.known()) std::cerr << ":" << mistake.place.position().line;
      std::cerr << ": " << mistake.code() << ": not a rule file\n";
      return 1;
    }
    const std::string packed = aci::pack(amended->document, amended->files);
    std::string chain;
    for (const aci::SourcePtr each : amended->files)
      chain += (chain.empty() ? "" : " ") + name_of(each->name());
    const std::string number = std::to_string(i);
    const std::string text((*file)->text());
    texts += "constexpr char text_" + number + "[] = " + literal(text) + ";\n";
    texts += "constexpr char packed_" + number + "[] = " + literal(packed) + ";\n";
    entries += "    {\"" + name_of(path) + "\", {text_" + number + ", " + std::to_string(text.size()) +
               "}, {packed_" + number + ", " + std::to_string(packed.size()) + "}, \"" + chain + "\", \"" +
               aci::sha256_hex(text) + "\", \"" + aci::sha256_hex(aci::canonical_text(amended->document)) +
               "\"},\n";
  }
  std::ofstream out(argv[1]);
  out << "// Generated from rules/*.toml: do not edit.\n#include \"ruleset/shipped.h\"\n\n"
      << "namespace aci {\nnamespace {\n\n"
      << texts << "\nconstexpr ShippedFile files[] = {\n"
      << entries
      << "};\n\n}  // namespace\n\nstd::span<const ShippedFile> shipped_files() { return files; }\n\n}  // "
         "namespace aci\n";
  return out.good() ? 0 : 1;
}

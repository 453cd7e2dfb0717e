// Any bytes: parse_toml gives a document whose places all lie in the file, or an error that can be shown.

#include "base/place_in_string.h"
#include "fuzz_support.h"
#include "io/toml_document.h"

namespace {

using namespace aci;

void walk(const SourceFile& file, const Node& node) {
  demand_inside(file, node.at);
  if (node.kind == NodeKind::string) {
    // The first half of the text, its last byte, and its end.
    const std::size_t size = node.text.size();
    for (const auto& [begin, end] :
         {std::pair{std::size_t{0}, size / 2}, std::pair{size - (size > 0), size}, std::pair{size, size}}) {
      const Place place = place_in_string(file, node, begin, end);
      demand_inside(file, place);
      demand(place.begin() >= node.at.begin() && place.end() <= node.at.end());
    }
  }
  for (const Member& member : node.members) {
    demand_inside(file, member.key_at);
    demand(node.find(member.key) != nullptr);
    walk(file, member.value);
  }
  for (const Node& item : node.items) walk(file, item);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  TransientTexts texts;
  const TransientTexts::Collect collecting(texts);
  const SourcePtr file = source_of(data, size);
  Diagnostics diagnostics;
  const auto document = parse_toml(file, diagnostics);
  demand(document.has_value() != diagnostics.has_errors());
  if (document) walk(*file, document->root);
  render(diagnostics);
  return 0;
}

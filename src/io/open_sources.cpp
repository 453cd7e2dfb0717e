#include "io/open_sources.h"

namespace aci {

std::vector<std::unique_ptr<RowSource>> open_sources(const std::vector<std::string>& paths,
                                                     KnownInputs& inputs, const SourceChoice& choice,
                                                     Diagnostics& diagnostics) {
  std::vector<std::unique_ptr<RowSource>> out;
  for (const std::string& path : paths) {
    auto text = TextBlocks::open(path, diagnostics);
    if (!text) continue;
    if (auto source = open_csv(std::move(text), path, inputs, choice, diagnostics))
      out.push_back(std::move(source));
  }
  return out;
}

}  // namespace aci

#include "base/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace aci {

Severity severity_of(std::string_view code) {
  static constexpr std::string_view kWarnings[] = {
      "C009", "C010", "D009", "D018", "D022", "D023", "D047", "D048", "F040", "I013", "I014",
      "I017", "I020", "I021", "R009", "R024", "R025", "R026", "R027", "R049", "R050", "R060",
      "R061", "R062", "R063", "R064", "R072", "R075", "R076", "R078", "R079", "R080", "R081",
      "R094", "R110", "R111", "R112", "R113", "R124", "R146", "R148", "U037"};
  static constexpr std::string_view kNotes[] = {"D006", "D010", "D038", "F011", "F016",
                                                "F027", "F050", "F043", "I009", "I031"};
  const auto has = [code](const auto& codes) {
    return std::find(std::begin(codes), std::end(codes), code) != std::end(codes);
  };
  return has(kWarnings) ? Severity::warning : has(kNotes) ? Severity::note : Severity::error;
}

void Diagnostics::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::error) ++errors_;
  all_.push_back(std::move(diagnostic));
}

Diagnostic& Diagnostics::error(std::string code, Place place, std::vector<MessageArg> args) {
  ++errors_;
  return push(Severity::error, std::move(code), std::move(place), std::move(args));
}

Diagnostic& Diagnostics::warning(std::string code, Place place, std::vector<MessageArg> args) {
  return push(Severity::warning, std::move(code), std::move(place), std::move(args));
}

Diagnostic& Diagnostics::note(std::string code, Place place, std::vector<MessageArg> args) {
  return push(Severity::note, std::move(code), std::move(place), std::move(args));
}

Diagnostic& Diagnostics::push(Severity severity, std::string code, Place place,
                              std::vector<MessageArg> args) {
  if (severity != Severity::error && severity != severity_of(code)) {
    throw std::logic_error(code + " is no such remark");
  }
  return all_.emplace_back(
      Diagnostic{severity, Message{std::move(code), std::move(args)}, std::move(place), std::nullopt});
}

std::vector<Diagnostic> Diagnostics::take() {
  errors_ = 0;
  return std::exchange(all_, {});
}

void Diagnostics::sort() {
  std::map<SourcePtr, std::size_t> ranks;  // Files by first appearance.
  std::vector<std::tuple<std::size_t, std::uint32_t, std::size_t>> order;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    const Place& place = all_[i].place;
    const std::size_t rank = ranks.emplace(place.file(), ranks.size()).first->second;
    // What concerns a file as a whole stands behind what has a place in it.
    order.emplace_back(rank, place.is_whole() ? place.end() : place.begin(), i);
  }
  std::sort(order.begin(), order.end());
  std::vector<Diagnostic> sorted;
  for (const auto& [rank, at, i] : order) sorted.push_back(std::move(all_[i]));
  all_ = std::move(sorted);
}

}  // namespace aci

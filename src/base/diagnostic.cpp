#include "base/diagnostic.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace aci {
namespace {

// Names are short; what is longer is no misspelling of one.
constexpr std::size_t kLongestWord = 128;

std::u32string characters(std::string_view text) {
  std::u32string decoded;
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    if (continues_character(byte) && !decoded.empty()) {
      decoded.back() = (decoded.back() << 6U) | (value & 0x3FU);
    } else {
      decoded.push_back(value);
    }
  }
  return decoded;
}

// Insertions, deletions, substitutions and swaps of two neighbours (optimal string alignment).
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> before(width);
  std::vector<std::size_t> above(width);
  std::vector<std::size_t> row(width);
  for (std::size_t j = 0; j < width; ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j < width; ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before.swap(above);
    above.swap(row);
  }
  return above.back();
}

}  // namespace

Severity severity_of(std::string_view code) {
  static constexpr std::string_view kWarnings[] = {
      "C009", "C010", "D009", "D018", "D022", "D023", "I013", "I014", "I017", "I020", "I021",
      "R009", "R024", "R025", "R026", "R027", "R049", "R050", "R060", "R061", "R062", "R063",
      "R064", "R072", "R075", "R076", "R078", "R079", "R080", "R081", "R094", "U037"};
  static constexpr std::string_view kNotes[] = {"D006", "D010", "F011", "F016", "F027", "I009", "I031"};
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

std::string closest_match(std::string_view word, const std::vector<std::string_view>& candidates) {
  if (word.empty() || word.size() > 4 * kLongestWord) return {};
  const std::u32string wanted = characters(word);
  if (wanted.size() > kLongestWord) return {};
  const std::size_t limit = std::clamp<std::size_t>(wanted.size() / 3, 1, 4);

  std::string_view best;
  std::size_t best_distance = limit + 1;
  for (const std::string_view candidate : candidates) {
    // Most are out by their length alone: a file may ask this of 100 000 names.
    if (candidate.size() + limit < wanted.size() || candidate.size() > 4 * (wanted.size() + limit)) continue;
    const auto size = static_cast<std::size_t>(
        std::count_if(candidate.begin(), candidate.end(), std::not_fn(continues_character)));
    if (std::max(wanted.size(), size) - std::min(wanted.size(), size) > limit) continue;
    const std::size_t distance = edit_distance(wanted, characters(candidate));
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return std::string(best);
}

std::string suggest(Diagnostic& mistake, std::string_view word,
                    const std::vector<std::string_view>& candidates) {
  std::string close = closest_match(word, candidates);
  if (!close.empty()) mistake.hint = Message{"hint.did_you_mean", {close}};
  return close;
}

}  // namespace aci

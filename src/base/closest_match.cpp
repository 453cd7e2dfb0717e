#include "base/closest_match.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

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

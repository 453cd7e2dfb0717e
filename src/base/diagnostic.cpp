#include "base/diagnostic.h"

#include <algorithm>
#include <utility>

namespace aci {
namespace {

// Names are short; what is longer is no misspelling of one.
constexpr std::size_t kLongestWord = 128;

std::u32string characters(std::string_view text) {
  std::u32string decoded;
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    if ((value & 0xC0U) == 0x80U && !decoded.empty()) {
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
  return all_.emplace_back(
      Diagnostic{severity, Message{std::move(code), std::move(args)}, std::move(place), std::nullopt});
}

std::vector<Diagnostic> Diagnostics::take() {
  errors_ = 0;
  return std::exchange(all_, {});
}

void Diagnostics::sort() {
  std::vector<const SourceFile*> files;
  for (const Diagnostic& diagnostic : all_) {
    const SourceFile* file = diagnostic.place.file.get();
    if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(file);
  }
  const auto rank = [&files](const Diagnostic& diagnostic) {
    return std::find(files.begin(), files.end(), diagnostic.place.file.get()) - files.begin();
  };
  std::stable_sort(all_.begin(), all_.end(), [&rank](const Diagnostic& a, const Diagnostic& b) {
    if (a.place.file != b.place.file) return rank(a) < rank(b);
    return a.place.span.begin < b.place.span.begin;
  });
}

std::string closest_match(std::string_view word, const std::vector<std::string_view>& candidates) {
  if (word.empty() || word.size() > 4 * kLongestWord) return {};
  const std::u32string wanted = characters(word);
  if (wanted.size() > kLongestWord) return {};
  const std::size_t limit = std::clamp<std::size_t>(wanted.size() / 3, 1, 4);

  std::string_view best;
  std::size_t best_distance = limit + 1;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > 4 * (kLongestWord + limit)) continue;
    const std::u32string offered = characters(candidate);
    const std::size_t longer = std::max(wanted.size(), offered.size());
    if (longer - std::min(wanted.size(), offered.size()) > limit) continue;
    const std::size_t distance = edit_distance(wanted, offered);
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

#include "base/source_map.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <stdexcept>
#include <utility>

namespace aci {
namespace {

/// Below: texts that stay. From there on: those that go, whose numbers are used again, as late as can be.
constexpr std::uint32_t kFirstTransient = std::uint32_t{1} << 31U;
/// The last number stands for a text as a whole.
constexpr std::uint32_t kEnd = 0xFFFFFFFF;

class SourceMap {
 public:
  SourcePtr add(std::string name, SourceText text, int first_line, bool transient) {
    const std::unique_lock lock(mutex_);
    // One more than its bytes: the end of a text is a place too.
    const std::uint64_t size = std::uint64_t{text.get().size()} + 1;
    const std::uint32_t base = transient ? free_range(size) : after_the_last(size);
    auto file = std::make_unique<const SourceFile>(std::move(name), std::move(text), first_line, base);
    return files_.emplace(base, std::move(file)).first->second.get();
  }

  void remove(SourcePtr file) {
    const std::unique_lock lock(mutex_);
    files_.erase(file->base());
  }

  SourcePtr find(std::uint32_t at) const {
    const std::shared_lock lock(mutex_);
    const auto next = files_.upper_bound(at);
    if (next == files_.begin()) return nullptr;
    const SourceFile* const file = std::prev(next)->second.get();
    return at - file->base() <= file->text().size() ? file : nullptr;
  }

 private:
  std::uint32_t after_the_last(std::uint64_t size) {
    const std::uint32_t base = next_;
    if (base + size > kFirstTransient) throw std::length_error("too many texts");
    next_ = static_cast<std::uint32_t>(base + size);
    return base;
  }

  /// Behind what was given last, or behind what stands in the way there.
  std::uint32_t free_range(std::uint64_t size) {
    std::uint64_t base = next_transient_;
    for (bool again = false;;) {
      if (base + size > kEnd) {
        if (std::exchange(again, true)) throw std::length_error("too many texts");
        base = kFirstTransient;
      }
      const auto next = files_.lower_bound(static_cast<std::uint32_t>(base));
      const SourceFile* const before = next != files_.begin() ? std::prev(next)->second.get() : nullptr;
      const std::uint64_t taken =
          before != nullptr ? std::uint64_t{before->base()} + before->text().size() + 1 : 0;
      if (taken > base) {
        base = taken;
      } else if (next != files_.end() && base + size > next->first) {
        base = std::uint64_t{next->first} + next->second->text().size() + 1;
      } else {
        break;
      }
    }
    next_transient_ = static_cast<std::uint32_t>(base + size);
    return static_cast<std::uint32_t>(base);
  }

  mutable std::shared_mutex mutex_;
  std::map<std::uint32_t, std::unique_ptr<const SourceFile>> files_;  ///< By the place of their first byte.
  std::uint32_t next_ = 1;                                            ///< 0 is nowhere.
  std::uint32_t next_transient_ = kFirstTransient;
};

SourceMap& the_map() {
  static SourceMap map;
  return map;
}

thread_local TransientTexts* collecting = nullptr;

}  // namespace

Place::Place(SourcePtr file, Span at) {
  if (file == nullptr) return;
  begin_ = file->base() + at.begin;
  end_ = file->base() + at.end;
}

Place Place::whole(SourcePtr file) {
  Place place(file, {0, 0});
  if (file != nullptr) place.end_ = kWholeFile;
  return place;
}

Place Place::up_to(const Place& other) const {
  Place both = *this;
  both.begin_ = std::min(begin_, other.begin_);
  both.end_ = std::max(end_, other.end_);
  return both;
}

SourcePtr Place::file() const {
  return known() ? the_map().find(begin_) : nullptr;
}

Span Place::span() const {
  const SourceFile* const in = file();
  if (in == nullptr || is_whole()) return {};
  return {begin_ - in->base(), end_ - in->base()};
}

Position Place::position() const {
  const SourceFile* const in = file();
  return in != nullptr ? in->position(begin_ - in->base()) : Position{};
}

std::string_view Place::text() const {
  const SourceFile* const in = file();
  if (in == nullptr || is_whole()) return {};
  return in->text().substr(begin_ - in->base(), end_ - begin_);
}

SourcePtr add_text(std::string name, SourceText text, int first_line) {
  const SourcePtr file = the_map().add(std::move(name), std::move(text), first_line, collecting != nullptr);
  if (collecting != nullptr) collecting->texts_.push_back(file);
  return file;
}

bool is_transient(const Place& place) {
  return place.begin() >= kFirstTransient;
}

TransientTexts::~TransientTexts() {
  for (const SourcePtr file : texts_) the_map().remove(file);
}

TransientTexts::Collect::Collect(TransientTexts& into) : before_(std::exchange(collecting, &into)) {}

TransientTexts::Collect::~Collect() {
  collecting = before_;
}

}  // namespace aci

#pragma once
// All the texts that places point into. A place is one 32-bit number, which says the text and the byte of it,
// so that a rule set may come from several files and nothing but this map needs to know which.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_file.h"

namespace aci {

/// A text of the map; it stays where it is for as long as it is there.
using SourcePtr = const SourceFile*;

/// A range of a text, from one place to another; or a text as a whole, of which no line is to be shown; or
/// nowhere. It does not keep its text: see TransientTexts.
class Place {
 public:
  constexpr Place() = default;  ///< Nowhere.
  /// `at`: in the text. Nowhere without a file.
  Place(SourcePtr file, Span at);
  /// The text as a whole.
  static Place whole(SourcePtr file);

  bool known() const { return begin_ != 0; }
  bool is_whole() const { return end_ == kWholeFile; }
  std::uint32_t begin() const { return begin_; }
  std::uint32_t end() const { return end_; }
  bool holds(const Place& other) const { return begin_ <= other.begin_ && other.begin_ < end_; }
  /// From the first to the last of both, which are of one text.
  Place up_to(const Place& other) const;

  /// Null for nowhere, and for a text that is gone.
  SourcePtr file() const;
  /// In its text.
  Span span() const;
  /// Where it begins.
  Position position() const;
  std::string_view text() const;

  friend bool operator==(const Place&, const Place&) = default;
  friend auto operator<=>(const Place&, const Place&) = default;

 private:
  static constexpr std::uint32_t kWholeFile = 0xFFFFFFFF;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
};

inline Place whole_file(SourcePtr file) {
  return Place::whole(file);
}
/// From the first byte of a text to its last: its lines are shown.
inline Place all_of(SourcePtr file) {
  return {file, {0, static_cast<std::uint32_t>(file->text().size())}};
}

/// Puts a text into the map, until the program ends or the thread's TransientTexts do. For several threads.
/// `name` is what messages print ("msp.toml", "-", "--set"). A part of a file says which line of the file its
/// first is. Throws std::length_error when two billion bytes are there.
SourcePtr add_text(std::string name, SourceText text, int first_line = 1);

/// Whether the text of the place goes with its TransientTexts.
bool is_transient(const Place& place);

/// Texts that go with it: those of rows, of which there may be millions.
class TransientTexts {
 public:
  TransientTexts() = default;
  TransientTexts(const TransientTexts&) = delete;
  TransientTexts& operator=(const TransientTexts&) = delete;
  ~TransientTexts();

  /// While it lives, texts that the thread adds are of these.
  class Collect {
   public:
    explicit Collect(TransientTexts& into);
    Collect(const Collect&) = delete;
    Collect& operator=(const Collect&) = delete;
    ~Collect();

   private:
    TransientTexts* before_;
  };

 private:
  friend SourcePtr add_text(std::string, SourceText, int);
  std::vector<SourcePtr> texts_;
};

}  // namespace aci

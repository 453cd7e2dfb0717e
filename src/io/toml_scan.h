#pragma once
// One look over a TOML text without parsing it: before the parser, to refuse what would exhaust it; after it
// failed, to know what stood around the place where it stopped.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_file.h"

namespace aci {

inline constexpr std::size_t kTomlNesting =
    64;  ///< Arrays, inline tables and dotted keys inside one another.
inline constexpr std::size_t kTomlKeySegments = 32;  ///< a.b.c has three.
inline constexpr std::size_t kTomlEntries = 50'000;  ///< Keys, headers and values of arrays.

class TomlScan {
 public:
  enum class Limit : std::uint8_t { nesting, key_segments, entries };
  struct Excess {
    Limit limit;
    Span at;
  };
  struct Bracket {
    char kind;  ///< '[' or '{'
    std::uint32_t at;
    std::size_t depth;  ///< With the tables that dotted keys open on the way.
  };
  struct Key {
    Span at;  ///< All its segments.
    bool header = false;
    std::size_t segments = 1;
  };

  /// Reads up to `stop`, the offset where a parser gave up (the whole text by default).
  explicit TomlScan(std::string_view text, std::size_t stop = std::string_view::npos);

  /// The first limit that the text exceeds.
  const std::optional<Excess>& excess() const { return excess_; }

  // What stands around `stop`.
  const std::vector<Bracket>& open_brackets() const { return open_; }
  const std::optional<Key>& key() const { return key_; }                  ///< The last one before it.
  const std::optional<std::uint32_t>& equals() const { return equals_; }  ///< The '=' behind that key.
  const std::optional<std::uint32_t>& value() const { return value_; }    ///< Where the last value starts.
  const std::optional<Span>& string() const { return string_; }           ///< The string that holds it.
  /// Where `key`, or else its closest parent, stood before.
  const std::optional<Span>& first_mention() const { return first_mention_; }

 private:
  enum class KeyOf : std::uint8_t { pair, table, table_array };
  bool over() const { return halted_ || at_ >= text_.size() || at_ > stop_ || excess_.has_value(); }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  Span here(std::size_t size) const;
  void exceed(Limit limit, Span at);
  void count_entry(Span at);
  void blanks();
  void blanks_lines_and_comments();
  void rest_of_line();
  void header();
  void scan_key(KeyOf owner);
  void values();
  void string_token();
  void remember(const std::vector<std::string_view>& segments, KeyOf owner);

  std::string_view text_;
  std::size_t stop_;
  std::size_t at_ = 0;
  std::size_t entries_ = 0;
  std::optional<Excess> excess_;
  std::vector<Bracket> open_;
  std::optional<Key> key_;
  std::optional<std::uint32_t> equals_;
  std::optional<std::uint32_t> value_;
  std::optional<Span> string_;
  bool halted_ = false;
  bool remembers_;
  std::string table_;                 ///< The path of the header at work.
  std::map<std::string, Span> seen_;  ///< Paths of the keys before the last one.
  std::optional<Span> first_mention_;
};

/// The end of the TOML string that starts at `begin`: past its closing quotes, or where it breaks off (the
/// end of the line, of the text).
struct StringEnd {
  std::size_t at;
  bool closed;
};
StringEnd end_of_toml_string(std::string_view text, std::size_t begin);

}  // namespace aci

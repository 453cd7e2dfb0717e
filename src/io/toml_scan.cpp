#include "io/toml_scan.h"

#include <algorithm>

namespace aci {
namespace {

constexpr char kApart = '\x1f';

bool ends_bare_key(char c) {
  return c == '.' || c == '=' || c == ']' || c == ',' || c == '}' || c == ' ' || c == '\t' || c == '\r' ||
         c == '\n' || c == '#' || c == '"' || c == '\'';
}

bool ends_bare_value(char c) {
  return c == ',' || c == ']' || c == '}' || c == '#' || c == ' ' || c == '\t' || c == '\r' || c == '\n' ||
         c == '[' || c == '{';
}

std::string_view unquoted(std::string_view segment) {
  if (segment.size() >= 2 && (segment.front() == '"' || segment.front() == '\'')) {
    segment = segment.substr(1, segment.size() - 2);
  }
  return segment;
}

}  // namespace

StringEnd end_of_toml_string(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  const bool escapes = quote == '"';
  const bool multi_line = text.substr(begin, 3) == std::string(3, quote);
  std::size_t at = begin + (multi_line ? 3 : 1);
  while (at < text.size()) {
    const char c = text[at];
    if (escapes && c == '\\' && at + 1 < text.size() && (multi_line || text[at + 1] != '\n')) {
      at += 2;
    } else if (!multi_line && c == '\n') {
      return {at, false};
    } else if (c != quote) {
      ++at;
    } else if (!multi_line) {
      return {at + 1, true};
    } else {
      // Up to two quotes may stand right before the three that close.
      std::size_t run = 0;
      while (run < 5 && at + run < text.size() && text[at + run] == quote) ++run;
      at += run;
      if (run >= 3) return {at, true};
    }
  }
  return {text.size(), false};
}

TomlScan::TomlScan(std::string_view text, std::size_t stop)
    : text_(text), stop_(std::min(stop, text.size())), remembers_(stop != std::string_view::npos) {
  for (blanks_lines_and_comments(); !over(); blanks_lines_and_comments()) {
    open_.clear();
    if (peek() == '[') {
      header();
    } else {
      scan_key(KeyOf::pair);
      values();
    }
    if (!over()) rest_of_line();
  }
}

Span TomlScan::here(std::size_t size) const {
  return {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(std::min(at_ + size, text_.size()))};
}

void TomlScan::exceed(Limit limit, Span at) {
  if (!excess_) excess_ = Excess{limit, at};
}

void TomlScan::count_entry(Span at) {
  if (++entries_ > kTomlEntries) exceed(Limit::entries, at);
}

void TomlScan::blanks() {
  while (at_ < text_.size() && (peek() == ' ' || peek() == '\t')) ++at_;
}

void TomlScan::blanks_lines_and_comments() {
  while (at_ < text_.size()) {
    const char c = peek();
    if (c == '#') {
      rest_of_line();
    } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      ++at_;
    } else {
      return;
    }
  }
}

void TomlScan::rest_of_line() {
  at_ = std::min(text_.find('\n', at_), text_.size());
}

void TomlScan::header() {
  const std::size_t begin = at_;
  ++at_;
  const bool array = peek() == '[';
  if (array) ++at_;
  equals_.reset();
  value_.reset();
  open_.push_back({'[', static_cast<std::uint32_t>(begin), 1});
  scan_key(array ? KeyOf::table_array : KeyOf::table);
  if (over() || peek() != ']') return;
  at_ += array && peek(1) == ']' ? 2 : 1;
  open_.clear();
}

// A key, dotted or not, and for a pair the '=' behind it.
void TomlScan::scan_key(KeyOf owner) {
  blanks();
  const Span start = here(0);
  std::vector<std::string_view> segments;
  std::size_t end = at_;
  while (at_ < text_.size()) {
    const std::size_t begin = at_;
    if (peek() == '"' || peek() == '\'') {
      string_token();
    } else {
      while (at_ < text_.size() && !ends_bare_key(peek())) ++at_;
    }
    if (at_ > begin) end = at_;
    if (segments.size() <= kTomlKeySegments) segments.push_back(text_.substr(begin, at_ - begin));
    blanks();
    if (peek() != '.') break;
    ++at_;
    blanks();
  }
  key_ = Key{{start.begin, static_cast<std::uint32_t>(end)}, owner != KeyOf::pair, segments.size()};
  equals_.reset();
  value_.reset();
  if (segments.size() > kTomlKeySegments) exceed(Limit::key_segments, key_->at);
  count_entry(key_->at);
  if (remembers_) remember(segments, owner);
  if (owner == KeyOf::pair && !over() && peek() == '=') {
    equals_ = static_cast<std::uint32_t>(at_);
    ++at_;
  }
}

void TomlScan::remember(const std::vector<std::string_view>& segments, KeyOf owner) {
  const bool is_header = owner != KeyOf::pair;
  std::string path = is_header || !open_.empty() ? std::string() : table_;
  // The keys of an inline table live in a world of their own, named by its bracket.
  if (!is_header && !open_.empty()) path = kApart + std::to_string(open_.back().at);
  first_mention_.reset();
  for (const std::string_view segment : segments) {
    path += kApart;
    path += unquoted(segment);
    const auto [place, is_new] = seen_.try_emplace(path, key_->at);
    if (!is_new) first_mention_ = place->second;
  }
  if (owner == KeyOf::table_array) {
    // Another element of the array: what the one before held counts no more.
    const std::string below = path + kApart;
    const auto from = seen_.lower_bound(below);
    auto to = from;
    while (to != seen_.end() && to->first.starts_with(below)) ++to;
    seen_.erase(from, to);
  }
  if (is_header) table_ = path;
}

// What follows a '=': a value with all it holds, or whatever stands there up to the end of the line.
void TomlScan::values() {
  for (;;) {
    if (open_.empty()) {
      blanks();
    } else {
      blanks_lines_and_comments();
    }
    if (over()) return;
    const char c = peek();
    if (open_.empty() && (c == '\n' || c == '\r' || c == '#')) return;
    if (c == '"' || c == '\'') {
      value_ = static_cast<std::uint32_t>(at_);
      string_token();
      continue;
    }
    const bool punctuation = c == '[' || c == '{' || c == ']' || c == '}' || c == ',';
    if (at_ == stop_ && punctuation) return;
    if (c == '[' || c == '{') {
      value_ = static_cast<std::uint32_t>(at_);
      const std::size_t outside = open_.empty() ? 0 : open_.back().depth;
      const bool in_array = !open_.empty() && open_.back().kind == '[';
      open_.push_back(
          {c, static_cast<std::uint32_t>(at_), outside + (in_array || !key_ ? 1 : key_->segments)});
      if (open_.back().depth > kTomlNesting) exceed(Limit::nesting, here(1));
      count_entry(here(1));
      ++at_;
    } else if (c == ']' || c == '}') {
      if (!open_.empty()) open_.pop_back();
      ++at_;
      continue;
    } else if (c == ',') {
      count_entry(here(1));
      value_.reset();
      ++at_;
    } else {
      value_ = static_cast<std::uint32_t>(at_);
      while (at_ < text_.size() && !ends_bare_value(peek())) ++at_;
      continue;
    }
    if (!open_.empty() && open_.back().kind == '{') {
      blanks_lines_and_comments();
      if (!over() && peek() != '}') scan_key(KeyOf::pair);
    }
  }
}

void TomlScan::string_token() {
  const std::size_t begin = at_;
  const StringEnd end = end_of_toml_string(text_, begin);
  at_ = end.at;
  if (stop_ >= begin && (stop_ < end.at || (!end.closed && stop_ == end.at))) {
    string_ = Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end.at)};
    halted_ = true;
  }
}

}  // namespace aci

#include "report/diagnostic_text.h"

#include <fmt/core.h>

#include <algorithm>

#include "report/severity_words.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

/// The longest stretch of a line that is shown, in characters: a line of ten megabytes fills no screen.
constexpr std::size_t kShownWidth = 160;

std::size_t byte_of_column(std::string_view text, std::size_t column) {
  std::size_t byte = 0;
  for (std::size_t seen = 0; byte < text.size(); ++byte) {
    if ((static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80U) continue;
    if (seen++ == column) break;
  }
  return byte;
}

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return !continues_character(c); }));
}

/// The longest text that a sentence takes over from a file, in bytes.
constexpr std::size_t kLongestTaken = 400;

/// What stands around a place of a line: enough to be shown, so that a line of a megabyte is never gone
/// through for each of its mistakes.
struct Around {
  std::string_view text;
  std::size_t column = 0;  ///< Of the place in it, in characters.
};
Around around(std::string_view line, std::size_t at, std::size_t column) {
  std::size_t begin = std::min(at, line.size());
  std::size_t before = 0;
  for (; begin > 0 && before <= kShownWidth; ++before) {
    do --begin;
    while (begin > 0 && continues_character(line[begin]));
  }
  std::size_t end = std::min(at, line.size());
  for (std::size_t after = 0; end < line.size() && after <= kShownWidth; ++after) {
    do ++end;
    while (end < line.size() && continues_character(line[end]));
  }
  return {line.substr(begin, end - begin), begin > 0 ? before : column};
}

/// The sentence, with what it takes over from a file cut when that is very long.
Message cut(Message message) {
  for (MessageArg& arg : message.args) {
    auto* const text = std::get_if<std::string>(&arg);
    if (text == nullptr || text->size() <= kLongestTaken) continue;
    std::size_t size = kLongestTaken;
    while (size > 0 && continues_character((*text)[size])) --size;
    *text = text->substr(0, size) + "\u2026";
  }
  return message;
}

/// The line and, below it, the caret and the hint.
std::string excerpt(const Diagnostic& diagnostic, const Position& at, const TextStyle& style) {
  const SourceFile& file = *diagnostic.place.file();
  const std::string_view line = file.line(at.line);
  const auto line_start = static_cast<std::size_t>(line.data() - file.text().data());
  const std::uint32_t begin = diagnostic.place.span().begin;
  const Around shown_part =
      around(line, begin - std::min<std::size_t>(begin, line_start), static_cast<std::size_t>(at.column - 1));
  std::string line_text(shown_part.text);
  std::ranges::replace(line_text, '\t', ' ');  // A column, as the caret counts it.
  const std::string whole = printable(line_text);
  const Position end = file.position(diagnostic.place.span().end);
  const std::size_t width = character_count(whole);
  std::size_t column = shown_part.column;
  std::size_t length = end.line == at.line ? static_cast<std::size_t>(std::max(1, end.column - at.column))
                                           : std::max<std::size_t>(1, width > column ? width - column : 1);
  std::size_t first = column > kShownWidth / 2 && width > kShownWidth ? column - kShownWidth / 2 : 0;
  const std::size_t from = byte_of_column(whole, first);
  const std::size_t to = byte_of_column(whole, first + kShownWidth);
  std::string shown = (first > 0 ? "…" : "") + whole.substr(from, to - from) + (to < whole.size() ? "…" : "");
  column -= first;
  if (first > 0) ++column;
  const std::size_t end_shown = std::min(width - std::min(width, first), kShownWidth) + (first > 0 ? 1 : 0);
  length = std::min(length, std::max<std::size_t>(1, end_shown - std::min(end_shown, column)));
  // Characters until here, columns of the screen from here.
  const std::size_t marked = byte_of_column(shown, column);
  const std::size_t past = byte_of_column(shown, column + length);
  const std::size_t carets = std::max<std::size_t>(1, columns(shown.substr(marked, past - marked)));
  std::string out = fmt::format("{:>5} | {}\n", at.line, shown);
  out += std::string(5, ' ') + " | " + std::string(columns(shown.substr(0, marked)), ' ') +
         style.colored(std::string(carets, '^'), "1;31");
  if (diagnostic.hint) out += " " + printable(say(style.language, cut(*diagnostic.hint)));
  return out + "\n";
}

}  // namespace

std::string diagnostic_text(const Diagnostic& diagnostic, const TextStyle& style) {
  const auto& place = diagnostic.place;
  std::string head;
  const SourcePtr file = place.file();
  const bool whole = place.is_whole();
  Position at;
  if (file != nullptr) {
    head = printable(file->name()) + ":";
    if (!whole) {
      at = place.position();
      head += std::to_string(at.line) + ":" + std::to_string(at.column) + ":";
    }
    head += " ";
  }
  const SeverityWords& words = words_of(diagnostic.severity);
  const std::string label = say(style.language, words.wording) + "[" + diagnostic.code() + "]";
  std::string out = head + style.colored(label, words.color) +
                    (style.language == Language::fr ? "\u00a0: " : ": ") +
                    printable(say(style.language, cut(diagnostic.message))) + "\n";
  if (file != nullptr && !whole) {
    out += excerpt(diagnostic, at, style);
  } else if (diagnostic.hint) {
    out += "      " + printable(say(style.language, cut(*diagnostic.hint))) + "\n";
  }
  return out;
}

}  // namespace aci

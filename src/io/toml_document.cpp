#include "io/toml_document.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/plain_name.h"
#include "base/toml_string.h"
#include "io/csv_syntax.h"
#include "io/loose_toml.h"
#include "io/toml_library.h"
#include "io/toml_scan.h"
#include "io/toml_syntax.h"
#include "io/written_number.h"

namespace aci {
namespace {

// From the parser's lines and columns (in characters) to byte offsets, in a time that does not grow with the
// length of the line: a file of one line of four megabytes is read as fast as another.
class Places {
 public:
  explicit Places(std::string_view text) : size_(static_cast<std::uint32_t>(text.size())) {
    // The library does not count a byte order mark.
    lines_.push_back(text.starts_with("\uFEFF") ? 1 : 0);
    for (std::uint32_t at = 0; at < size_; ++at) {
      if (continues_character(text[at])) continue;
      characters_.push_back(at);
      if (text[at] == '\n') lines_.push_back(static_cast<std::uint32_t>(characters_.size()));
    }
  }

  std::uint32_t offset(const toml::source_position& position) const {
    if (position.line < 1) return 0;
    if (position.line > lines_.size()) return size_;
    const std::size_t character = lines_[position.line - 1] + std::max<std::size_t>(position.column, 1) - 1;
    return character < characters_.size() ? characters_[character] : size_;
  }

  Span span(const toml::source_region& region) const {
    const std::uint32_t begin = offset(region.begin);
    return {begin, std::max(begin, offset(region.end))};
  }

 private:
  std::uint32_t size_;
  std::vector<std::uint32_t> lines_;       ///< The number of the first character of each line.
  std::vector<std::uint32_t> characters_;  ///< The offset of each.
};

class Converter {
 public:
  /// `text` is what was parsed: that of the file, or one of the same size.
  Converter(SourcePtr file, std::string_view text, Diagnostics& diagnostics, const LooseToml* loose = nullptr)
      : file_(file), text_(text), places_(text), diagnostics_(diagnostics), loose_(loose) {}

  /// Tells the error, and returns where it is.
  SyntaxError refuse(const toml::parse_error& failure) {
    SyntaxError error =
        explain_syntax_error(text_, places_.offset(failure.source().begin), failure.description());
    diagnostics_.error("T001", Place(file_, error.at), {error.category}).hint = error.hint;
    return error;
  }

  std::optional<Document> document(const toml::table& table) {
    Document document{file_, convert(table)};
    document.root.at = Place(file_, {0, 0});
    return refused_ ? std::nullopt : std::optional(std::move(document));
  }

 private:
  Node convert(const toml::node& source) {
    Node node;
    node.at = place(source.source());
    if (const auto* const written = loose_value(places_.span(source.source()))) {
      node.kind = NodeKind::string;
      node.text = written->text;
      return node;
    }
    switch (source.type()) {
      case toml::node_type::table:
        convert_table(*source.as_table(), node);
        break;
      case toml::node_type::array:
        node.kind = NodeKind::array;
        node.items.reserve(source.as_array()->size());
        for (const toml::node& item : *source.as_array()) node.items.push_back(convert(item));
        break;
      case toml::node_type::string:
        node.kind = NodeKind::string;
        node.text = source.as_string()->get();
        break;
      case toml::node_type::boolean:
        node.kind = NodeKind::boolean;
        node.boolean = source.as_boolean()->get();
        break;
      case toml::node_type::date:
        node.text = written(source.source());
        convert_date(source.as_date()->get(), node);
        break;
      default:  // The library has more kinds of numbers and times.
        // What was written is the value; the library's own rendering of it (a double) is not looked at.
        node.text = written(source.source());
        node.kind = number_kind(source.type(), node.text);
        break;
    }
    return node;
  }

  const LooseToml::Value* loose_value(Span at) const {
    if (loose_ == nullptr) return nullptr;
    const auto found = loose_->values.find(at.begin);
    return found != loose_->values.end() ? &found->second : nullptr;
  }

  std::string key_text(const toml::key& key) const {
    if (loose_ != nullptr) {
      const auto found = loose_->keys.find(places_.span(key.source()).begin);
      if (found != loose_->keys.end()) return found->second;
    }
    return std::string(key.str());
  }

  Place place(const toml::source_region& region) const { return {file_, places_.span(region)}; }

  std::string written(const toml::source_region& region) const {
    const Span at = places_.span(region);
    return std::string(file_->text().substr(at.begin, at.end - at.begin));
  }

  static NodeKind number_kind(toml::node_type type, std::string_view text) {
    if (type == toml::node_type::integer) return NodeKind::integer;
    if (type != toml::node_type::floating_point) return NodeKind::other;
    // "inf", "-nan": numbers to TOML, not to us.
    const bool finite = text.find_first_of("inIN") == std::string_view::npos;
    return finite ? NodeKind::decimal : NodeKind::other;
  }

  void convert_table(const toml::table& source, Node& node) {
    node.kind = NodeKind::table;
    node.members.reserve(source.size());
    for (const auto& [key, value] : source) {
      node.members.push_back({key_text(key), place(key.source()), convert(value)});
    }
    // The library keeps its tables in alphabetical order.
    std::sort(node.members.begin(), node.members.end(),
              [](const Member& a, const Member& b) { return a.key_at.begin() < b.key_at.begin(); });
  }

  void convert_date(const toml::date& source, Node& node) {
    node.kind = NodeKind::date;
    const auto date = make_date(source.year, source.month, source.day);
    node.date = date.value_or(Date{});
    if (date) return;
    refused_ = true;
    diagnostics_.error("T005", node.at, {node.text, std::to_string(kFirstYear), std::to_string(kLastYear)});
  }

  SourcePtr file_;
  std::string_view text_;
  Places places_;
  Diagnostics& diagnostics_;
  const LooseToml* loose_;
  bool refused_ = false;
};

/// Whether a file exceeds a limit, reported.
bool exceeds(SourcePtr file, Diagnostics& diagnostics) {
  const auto excess = scan_toml(file->text()).excess;
  if (!excess) return false;
  const auto most = static_cast<std::int64_t>(excess->limit.most);
  diagnostics.error(excess->limit.code, Place(file, excess->at), {Rational(most)});
  return true;
}

/// Mistakes that say nothing of the lines behind theirs.
bool is_of_one_line(const Message& category) {
  static constexpr std::string_view kOthers[] = {"toml.unclosed", "toml.extra_comma", "toml.missing_comma",
                                                 "toml.duplicate_key", "toml.other"};
  return std::find(std::begin(kOthers), std::end(kOthers), category.id) == std::end(kOthers);
}

/// Takes out the line of a mistake; false when what follows it would only be misunderstood.
bool take_out(const SyntaxError& error, std::string& text) {
  const std::size_t begin = text.rfind('\n', error.at.begin) + (text[error.at.begin] == '\n' ? 0 : 1);
  const std::size_t end = std::min(text.find('\n', error.at.begin), text.size());
  const std::string_view line = std::string_view(text).substr(begin, end - begin);
  const std::size_t first = line.find_first_not_of(" \t");
  const bool several = line.find("\"\"\"") != line.npos || line.find("\'\'\'") != line.npos;
  const bool stated = text.find('=') != text.npos;  // Else it is something else, a table perhaps.
  if (!is_of_one_line(error.category) || !stated || first == line.npos || line[first] == '[' || several)
    return false;
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin),
            text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
  return true;
}

/// "[contrat]", "[[ligne]]"; JSON begins with other brackets.
bool is_header(std::string_view line) {
  const std::size_t name = line.find_first_not_of("[ \t");
  if (!line.starts_with('[') || name == line.npos ||
      std::string_view("{[\"-0123456789]").find(line[name]) != line.npos)
    return false;
  const std::size_t close = line.find(']');
  const std::string_view inside = line.substr(name, close - name);
  const std::size_t behind = close == line.npos ? close : line.find_first_not_of("] \t", close);
  return inside.find_first_of(kCsvSeparators) == line.npos && (behind == line.npos || line[behind] == '#');
}

/// "nom = …"; of a table, what stands before '=' has a separator or a parenthesis ("Ligne (a=b)"), or is
/// "sep" in capitals or not, or what stands behind has separators outside quotes.
bool is_pair(std::string_view line) {
  const std::size_t equals = line.find('=');
  const std::string_view key = without_blanks_around(line.substr(0, equals));
  if (equals == line.npos || key.empty() || plain_name(key) == "sep") return false;
  const std::string_view value = line.substr(equals + 1, line.find_first_of("\"'#", equals) - equals - 1);
  return key.find_first_of("{(,;\t") == key.npos &&
         without_blanks_around(value).find_first_of(";\t") == value.npos;
}

/// Of a file, that are told.
constexpr std::size_t kMostMistakes = 20;
/// Of a larger one, the first only.
constexpr std::size_t kLargeFile = std::size_t{1} << 16U;

}  // namespace

std::optional<Document> parse_toml(SourcePtr file, Diagnostics& diagnostics) {
  if (exceeds(file, diagnostics)) return std::nullopt;
  Converter converter(file, file->text(), diagnostics);
  const toml::parse_result parsed = toml::parse(file->text());
  if (parsed) return converter.document(parsed.table());
  converter.refuse(parsed.error());
  return std::nullopt;
}

std::optional<Document> parse_structure_toml(SourcePtr file, Diagnostics& diagnostics) {
  if (exceeds(file, diagnostics)) return std::nullopt;
  if (const toml::parse_result parsed = toml::parse(file->text())) {
    return Converter(file, file->text(), diagnostics).document(parsed.table());
  }
  LooseToml loose = mend_toml(file->text());
  for (std::size_t mistakes = 0;; ++mistakes) {
    Converter converter(file, loose.text, diagnostics, &loose);
    const toml::parse_result parsed = toml::parse(loose.text);
    if (parsed) {
      auto document = converter.document(parsed.table());
      if (document) document->partial = mistakes > 0;
      return document;
    }
    const SyntaxError error = converter.refuse(parsed.error());
    const bool last = mistakes + 1 == kMostMistakes || loose.text.size() > kLargeFile;
    if (last || !take_out(error, loose.text)) return std::nullopt;
  }
}

bool is_toml(std::string_view text) {
  return toml::parse(text).succeeded();
}

bool is_meant_as_toml(std::string_view text) {
  // "#" may head a column: what follows tells.
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = without_blanks_around(text.substr(0, end));
    if (!line.empty() && line != "\r" && !line.starts_with('#')) return is_header(line) || is_pair(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

std::string toml_sentence(std::string_view text) {
  const toml::parse_result parsed = toml::parse(text);
  return parsed ? std::string() : std::string(parsed.error().description());
}

}  // namespace aci

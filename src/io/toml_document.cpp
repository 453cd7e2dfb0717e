#include "io/toml_document.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/toml_string.h"
#include "io/toml_library.h"
#include "io/toml_scan.h"
#include "io/toml_syntax.h"

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
  Converter(SourcePtr file, Diagnostics& diagnostics)
      : file_(file), places_(file->text()), diagnostics_(diagnostics) {}

  std::optional<Document> document(const toml::parse_result& parsed) {
    if (!parsed) {
      const toml::parse_error& failure = parsed.error();
      SyntaxError error =
          explain_syntax_error(file_->text(), places_.offset(failure.source().begin), failure.description());
      diagnostics_.error("T001", Place(file_, error.at), {std::move(error.category)}).hint =
          std::move(error.hint);
      return std::nullopt;
    }
    Document document{file_, convert(parsed.table())};
    document.root.at = Place(file_, {0, 0});
    return refused_ ? std::nullopt : std::optional(std::move(document));
  }

 private:
  Node convert(const toml::node& source) {
    Node node;
    node.at = place(source.source());
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
      node.members.push_back({std::string(key.str()), place(key.source()), convert(value)});
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
  Places places_;
  Diagnostics& diagnostics_;
  bool refused_ = false;
};

}  // namespace

std::optional<Document> parse_toml(SourcePtr file, Diagnostics& diagnostics) {
  if (const auto excess = scan_toml(file->text()).excess) {
    const auto most = static_cast<std::int64_t>(excess->limit.most);
    diagnostics.error(excess->limit.code, Place(file, excess->at), {Rational(most)});
    return std::nullopt;
  }
  return Converter(file, diagnostics).document(toml::parse(file->text()));
}

std::string toml_sentence(std::string_view text) {
  const toml::parse_result parsed = toml::parse(text);
  return parsed ? std::string() : std::string(parsed.error().description());
}

}  // namespace aci

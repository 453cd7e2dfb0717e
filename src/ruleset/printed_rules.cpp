#include "ruleset/printed_rules.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ruleset/amend.h"

namespace aci {
namespace {

constexpr std::string_view kBlanks = " \t\r";

/// A line of a text, by the byte where it begins.
struct Line {
  std::string_view text;  ///< Without what ends it, nor the blanks around.
  std::size_t begin;
};

Line line_at(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? text.npos : text.rfind('\n', at - 1);
  const std::size_t begin = before == text.npos ? 0 : before + 1;
  std::string_view line = text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
  const std::size_t first = line.find_first_not_of(kBlanks);
  line = first == line.npos ? std::string_view() : line.substr(first);
  while (!line.empty() && kBlanks.find(line.back()) != kBlanks.npos) line.remove_suffix(1);
  return {line, begin};
}

/// The comments right above the line where a place begins; `blanks`: beyond blank lines, too.
std::vector<std::string_view> comments_above(const Place& place, bool blanks) {
  const std::string_view text = place.file()->text();
  std::vector<std::string_view> lines;
  std::size_t at = line_at(text, place.span().begin).begin;
  while (at > 0) {
    const Line line = line_at(text, at - 1);
    const bool comment = line.text.starts_with('#');
    if (!comment && !(blanks && line.text.empty())) break;
    lines.push_back(line.text);
    at = line.begin;
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  std::reverse(lines.begin(), lines.end());
  return lines;
}

/// Behind a value, on its line.
std::string_view comment_behind(const Place& value) {
  const std::string_view text = value.file()->text();
  std::size_t at = value.span().end;
  while (at < text.size() && kBlanks.find(text[at]) != kBlanks.npos) ++at;
  if (at >= text.size() || text[at] != '#') return {};
  std::string_view rest = text.substr(at, std::min(text.find('\n', at), text.size()) - at);
  while (!rest.empty() && kBlanks.find(rest.back()) != kBlanks.npos) rest.remove_suffix(1);
  return rest;
}

/// The header that a key stands under.
Place header_of(const Place& key) {
  const std::string_view text = key.file()->text();
  for (std::size_t at = line_at(text, key.span().begin).begin; at > 0;) {
    const Line line = line_at(text, at - 1);
    at = line.begin;
    if (!line.text.starts_with('[')) continue;
    const auto begin = static_cast<std::uint32_t>(line.text.data() - text.data());
    return {key.file(), {begin, begin + 1}};
  }
  return {key.file(), {0, 0}};
}

std::string file_and_line(const Place& place) {
  const std::string& name = place.file()->name();
  return name.substr(name.rfind('/') + 1) + ":" + std::to_string(place.position().line);
}

bool has_header(const Node& node) {
  return node.kind == NodeKind::table && (node.at.text().starts_with('[') || node.at.text().empty());
}

bool is_bare(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

std::string quoted_key(const Member& member) {
  return is_bare(member.key) ? member.key : std::string(member.key_at.text());
}

class Printer {
 public:
  std::string take() { return std::move(out_); }

  /// [path], its keys, then the tables under it.
  void table(const std::string& path, const Member& member, int depth) {
    const Node& node = member.value;
    const bool only_tables = std::all_of(node.members.begin(), node.members.end(),
                                         [](const Member& each) { return has_header(each.value); });
    const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
    if (!only_tables || node.members.empty()) {
      if (!out_.empty()) out_ += '\n';
      const Place header = node.at.text().starts_with('[') ? node.at : header_of(node.members.front().key_at);
      comments(comments_above(header, true), indent);
      // What stands above [agreement] is about a file, not about what comes out.
      const bool whole_text = path == "agreement";
      for (const Place& other : amending_headers(node, header)) {
        if (!whole_text) comments(comments_above(other, true), indent);
      }
      out_ += indent + "[" + path + "]\n";
      keys(node, header.file(), indent);
    }
    for (const Member& each : node.members) {
      if (is_tables(each.value)) array_of_tables(path + "." + quoted_key(each), each.value, indent);
      if (!has_header(each.value)) continue;
      const bool pieces = is_piece_kind(each.key);
      if (!pieces) {
        table(path + "." + quoted_key(each), each, depth + 1);
        continue;
      }
      for (const Member& piece : each.value.members) {
        table(path + "." + each.key + "." + quoted_key(piece), piece, depth + 1);
      }
    }
  }

 private:
  static bool is_tables(const Node& node) {
    return node.kind == NodeKind::array && !node.items.empty() &&
           node.items.front().at.text().starts_with("[[");
  }

  /// Where other files than the element's own change it.
  static std::vector<Place> amending_headers(const Node& node, const Place& header) {
    std::vector<Place> headers;
    for (const Member& each : node.members) {
      if (has_header(each.value) || each.key_at.file() == header.file()) continue;
      const Place other = header_of(each.key_at);
      if (std::find(headers.begin(), headers.end(), other) == headers.end()) headers.push_back(other);
    }
    return headers;
  }

  void comments(const std::vector<std::string_view>& lines, const std::string& indent) {
    for (const std::string_view line : lines) {
      out_ += line.empty() ? std::string() : indent + std::string(line);
      out_ += '\n';
    }
  }

  void keys(const Node& node, SourcePtr file, const std::string& indent) {
    std::size_t width = 0;
    for (const Member& each : node.members) {
      if (!has_header(each.value) && !is_tables(each.value)) width = std::max(width, quoted_key(each).size());
    }
    for (const Member& each : node.members) {
      if (has_header(each.value) || is_tables(each.value)) continue;
      comments(comments_above(each.key_at, false), indent);
      const std::string key = quoted_key(each);
      out_ += indent + key + std::string(width - key.size(), ' ') + " = " + value(each.value, indent);
      const std::string_view behind = comment_behind(each.value.at);
      if (!behind.empty()) out_ += "  " + std::string(behind);
      if (each.key_at.file() != file) out_ += "  # " + file_and_line(each.key_at);
      out_ += '\n';
    }
  }

  /// As it was written, unless an amendment changed a part of it.
  static std::string value(const Node& node, const std::string& indent) {
    if (node.kind == NodeKind::table && !node.at.text().starts_with('{')) return inline_table(node);
    const bool merged = node.kind == NodeKind::array &&
                        std::any_of(node.items.begin(), node.items.end(),
                                    [&](const Node& item) { return item.at.file() != node.at.file(); });
    if (!merged) return std::string(node.at.text());
    std::string out = "[\n";
    for (const Node& item : node.items) {
      out += indent + "  " + std::string(item.at.text()) + ",";
      if (item.at.file() != node.at.file()) out += "  # " + file_and_line(item.at);
      out += '\n';
    }
    return out + indent + "]";
  }

  /// Of dotted keys.
  static std::string inline_table(const Node& node) {
    std::string out = "{ ";
    for (const Member& each : node.members) {
      out += (&each == &node.members.front() ? "" : ", ") + quoted_key(each) + " = " + value(each.value, "");
    }
    return out + " }";
  }

  void array_of_tables(const std::string& path, const Node& node, const std::string& indent) {
    for (const Node& item : node.items) {
      out_ += '\n' + indent + "[[" + path + "]]\n";
      keys(item, item.at.file(), indent);
    }
  }

  std::string out_;
};

/// A table of the top level, or an element.
struct Block {
  std::string kind;
  std::string path;
  const Member* member;
};

bool is_of(const Block& block, SourcePtr file) {
  return block.kind != "agreement" && block.member->key_at.file() == file;
}

/// The tables in the order to print them: that of the file first amended, what is new behind its kind.
std::vector<Block> blocks_of(const Document& document, SourcePtr base) {
  std::vector<Block> all;
  for (const Member& top : document.root.members) {
    if (!is_element_kind(top.key)) {
      all.push_back({top.key, quoted_key(top), &top});
      continue;
    }
    for (const Member& each : top.value.members) {
      all.push_back({top.key, top.key + "." + quoted_key(each), &each});
    }
  }
  std::vector<Block> ordered;
  std::copy_if(all.begin(), all.end(), std::back_inserter(ordered),
               [&](const Block& each) { return is_of(each, base); });
  std::stable_sort(ordered.begin(), ordered.end(), [](const Block& a, const Block& b) {
    return a.member->key_at.begin() < b.member->key_at.begin();
  });
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (is_of(all[i], base)) continue;
    auto at = ordered.end();
    const auto place_of = [&](const Block& block) {
      return std::find_if(ordered.begin(), ordered.end(),
                          [&](const Block& each) { return each.member == block.member; });
    };
    if (i > 0 && all[i - 1].kind == all[i].kind) {
      at = std::next(place_of(all[i - 1]));
    } else if (all[i].kind == "agreement") {
      at = ordered.begin();
    } else if (i + 1 < all.size() && all[i + 1].kind == all[i].kind) {
      at = place_of(all[i + 1]);
    }
    ordered.insert(at, all[i]);
  }
  return ordered;
}

bool of_one_file(const Node& node, SourcePtr file) {
  for (const Member& each : node.members) {
    if (each.key_at.file() != file || !of_one_file(each.value, file)) return false;
  }
  return std::all_of(node.items.begin(), node.items.end(),
                     [&](const Node& item) { return item.at.file() == file && of_one_file(item, file); });
}

}  // namespace

std::string text_in_force(const Document& document) {
  if (of_one_file(document.root, document.file)) return std::string(document.file->text());
  // What is amended keeps the places of its tables; [agreement] is the amendment's own.
  SourcePtr base = document.file;
  for (const Member& top : document.root.members) {
    if (top.key != "agreement") {
      base = top.key_at.file();
      break;
    }
  }
  Printer printer;
  for (const Block& block : blocks_of(document, base)) printer.table(block.path, *block.member, 0);
  return printer.take();
}

}  // namespace aci

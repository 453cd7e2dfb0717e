#include "io/json_document.h"

#include <rapidjson/reader.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/text_file.h"
#include "ruleset/words.h"

namespace aci {
namespace {

constexpr unsigned kFlags = rapidjson::kParseInsituFlag | rapidjson::kParseNumbersAsStringsFlag;

/// Behind the closing quote of the string whose opening quote stands at `begin`; npos when it has none.
std::size_t end_of_string(std::string_view text, std::size_t begin) {
  for (std::size_t at = begin + 1; at < text.size(); ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text[at] == '"')
      return at + 1;
  }
  return std::string_view::npos;
}

/// Where the string begins that does not end.
std::size_t open_string(std::string_view text) {
  std::size_t begin = text.find('"');
  for (;;) {
    const std::size_t end = begin == text.npos ? begin : end_of_string(text, begin);
    if (end == text.npos) return std::min(begin, text.size());
    begin = text.find('"', end);
  }
}

/// Builds the tree from what the library reads. The text it reads from is a copy, whose strings it decodes
/// in their place: their pointers tell where they stood.
class TreeBuilder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, TreeBuilder> {
 public:
  TreeBuilder(SourcePtr file, const char* copy, rapidjson::InsituStringStream& stream,
              Diagnostics& diagnostics)
      : file_(file), text_(file->text()), copy_(copy), stream_(stream), diagnostics_(diagnostics) {}

  bool Default() { return false; }  // Nothing else comes, with these flags.
  bool Null() { return leaf(NodeKind::other, before(4), "null"); }
  bool Bool(bool value) {
    if (!leaf(NodeKind::boolean, before(value ? 4 : 5), value ? "true" : "false")) return false;
    last().boolean = value;
    return true;
  }
  bool RawNumber(const char* bytes, rapidjson::SizeType size, bool) {
    const auto begin = static_cast<std::uint32_t>(bytes - copy_);
    const std::string_view number = text_.substr(begin, size);
    const bool whole = number.find_first_of(".eE") == number.npos;
    return leaf(whole ? NodeKind::integer : NodeKind::decimal, Place(file_, {begin, begin + size}), number);
  }
  bool String(const char* bytes, rapidjson::SizeType size, bool) {
    const Place at = string_at(bytes);
    return clean({bytes, size}, at) && leaf(NodeKind::string, at, {bytes, size});
  }
  bool Key(const char* bytes, rapidjson::SizeType size, bool) {
    Open& object = open_.back();
    object.key.assign(bytes, size);
    object.key_at = string_at(bytes);
    return clean(object.key, object.key_at);
  }
  bool StartObject() { return start(NodeKind::table); }
  bool StartArray() { return start(NodeKind::array); }
  bool EndObject(rapidjson::SizeType) {
    check_members(open_.back().node);
    return end();
  }
  bool EndArray(rapidjson::SizeType) { return end(); }

  /// Keys that stood before in their object, in the order of the text.
  std::vector<Member> take_twins() {
    std::ranges::sort(twins_, {}, [](const Member& twin) { return twin.key_at.begin(); });
    return std::move(twins_);
  }
  Node take() { return std::move(root_); }

 private:
  struct Open {
    Node node;
    std::string key;  ///< Of an object: that of the value to come.
    Place key_at;
  };

  /// The `size` bytes just read.
  Place before(std::uint32_t size) const {
    const auto end = static_cast<std::uint32_t>(stream_.Tell());
    return {file_, {end - size, end}};
  }
  Place string_at(const char* bytes) const {
    const auto begin = static_cast<std::uint32_t>(bytes - copy_ - 1);
    return {file_, {begin, static_cast<std::uint32_t>(end_of_string(text_, begin))}};
  }

  /// What the library cannot say.
  Diagnostic& tell(const char* reason, Place at, std::vector<MessageArg> args = {}) {
    return diagnostics_.error("D015", at, {Message{reason, std::move(args)}});
  }
  bool no_object(Place at) {
    tell("json.no_object", at).hint = Message{"hint.json_lines", {}};
    return false;
  }
  bool too_much(const char* reason, std::size_t most, Place at) {
    tell(reason, at, {Rational(static_cast<std::int64_t>(most))});
    return false;
  }
  /// "\u0000" and half a pair of "\ud83d\ude00" are no characters.
  bool clean(std::string_view decoded, Place at) {
    if (is_clean_text(decoded)) return true;
    tell("json.bad_character", at);
    return false;
  }

  Node& last() {
    Node& parent = open_.back().node;
    return parent.kind == NodeKind::table ? parent.members.back().value : parent.items.back();
  }
  bool leaf(NodeKind kind, Place at, std::string_view text) {
    Node node;
    node.kind = kind;
    node.at = at;
    node.text = text;
    return add(std::move(node));
  }
  bool add(Node node) {
    if (open_.empty() && node.kind != NodeKind::table) return no_object(node.at);
    if (++entries_ > kJsonEntries) return too_much("json.entries", kJsonEntries, node.at);
    if (open_.empty()) {
      root_ = std::move(node);
    } else if (Open& parent = open_.back(); parent.node.kind == NodeKind::table) {
      parent.node.members.push_back({std::move(parent.key), parent.key_at, std::move(node)});
    } else {
      parent.node.items.push_back(std::move(node));
    }
    return true;
  }
  bool start(NodeKind kind) {
    if (open_.empty() && kind != NodeKind::table) return no_object(before(1));
    if (open_.size() == kJsonNesting) return too_much("json.nesting", kJsonNesting, before(1));
    Open opened;
    opened.node.kind = kind;
    opened.node.at = before(1);
    open_.push_back(std::move(opened));
    return true;
  }
  bool end() {
    Node node = std::move(open_.back().node);
    node.at = node.at.up_to(before(0));
    open_.pop_back();
    return add(std::move(node));
  }

  void check_members(Node& object) {
    std::set<std::string_view> seen;
    for (const Member& member : object.members) {
      if (!seen.insert(member.key).second) twins_.push_back({member.key, member.key_at, {}});
    }
    std::erase_if(object.members, [](const Member& member) { return member.value.kind == NodeKind::other; });
  }

  const SourcePtr file_;
  const std::string_view text_;
  const char* const copy_;
  rapidjson::InsituStringStream& stream_;
  Diagnostics& diagnostics_;
  std::vector<Open> open_;
  Node root_;
  std::size_t entries_ = 0;
  std::vector<Member> twins_;
};

const char* reason(rapidjson::ParseErrorCode code) {
  static constexpr std::array kReasons = {
      Word{"json.no_object", rapidjson::kParseErrorDocumentEmpty},
      Word{"json.trailing", rapidjson::kParseErrorDocumentRootNotSingular},
      Word{"json.missing_key", rapidjson::kParseErrorObjectMissName},
      Word{"json.missing_colon", rapidjson::kParseErrorObjectMissColon},
      Word{"json.missing_brace", rapidjson::kParseErrorObjectMissCommaOrCurlyBracket},
      Word{"json.missing_bracket", rapidjson::kParseErrorArrayMissCommaOrSquareBracket},
      Word{"json.open_string", rapidjson::kParseErrorStringMissQuotationMark},
      Word{"json.bad_number", rapidjson::kParseErrorNumberTooBig},
      Word{"json.bad_number", rapidjson::kParseErrorNumberMissFraction},
      Word{"json.bad_number", rapidjson::kParseErrorNumberMissExponent},
      Word{"json.missing_value", rapidjson::kParseErrorValueInvalid},
  };
  const std::string_view known = word_of(kReasons, code);
  return known.empty() ? "json.bad_character" : known.data();  // The escapes, and control characters.
}

void report_syntax(SourcePtr file, rapidjson::ParseErrorCode code, std::size_t offset,
                   Diagnostics& diagnostics) {
  const std::string_view text = file->text();
  if (code == rapidjson::kParseErrorStringMissQuotationMark) offset = open_string(text);
  const auto begin = static_cast<std::uint32_t>(std::min(offset, text.size()));
  const Position at = file->position(begin);
  auto& mistake = diagnostics.error("D015", {file, {begin, file->offset({at.line, at.column + 1})}},
                                    {Message{reason(code), {}}});
  // An object that goes on on the next line, most likely.
  if (text.find_first_not_of(" \t\r\n", begin) == text.npos) mistake.hint = Message{"hint.json_lines", {}};
}

}  // namespace

std::optional<Document> parse_json(SourcePtr file, Diagnostics& diagnostics) {
  std::string copy(file->text());
  rapidjson::InsituStringStream stream(copy.data());
  TreeBuilder builder(file, copy.data(), stream, diagnostics);
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, builder);
  if (result.IsError()) {
    const bool told = result.Code() == rapidjson::kParseErrorTermination;
    if (!told) report_syntax(file, result.Code(), result.Offset(), diagnostics);
    return std::nullopt;
  }
  const std::size_t before = diagnostics.error_count();
  for (const Member& twin : builder.take_twins()) {
    diagnostics.error("D015", twin.key_at, {Message{"toml.duplicate_key", {twin.key}}});
  }
  if (diagnostics.error_count() > before) return std::nullopt;
  return Document{std::move(file), builder.take()};
}

}  // namespace aci

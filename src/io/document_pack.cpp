#include "io/document_pack.h"

#include <cstring>

namespace aci {
namespace {

class Packer {
 public:
  explicit Packer(std::uint32_t base) : base_(base) {}

  std::string take() { return std::move(out_); }

  void node(const Node& node) {
    word(static_cast<std::uint32_t>(node.kind));
    place(node.at);
    text(node.text);
    word(node.boolean ? 1 : 0);
    // A node that is no date holds none that could be counted in days.
    word(node.kind == NodeKind::date ? static_cast<std::uint32_t>(to_serial(node.date)) : 0);
    word(static_cast<std::uint32_t>(node.members.size()));
    for (const Member& member : node.members) {
      text(member.key);
      place(member.key_at);
      this->node(member.value);
    }
    word(static_cast<std::uint32_t>(node.items.size()));
    for (const Node& item : node.items) this->node(item);
  }

 private:
  void word(std::uint32_t value) { out_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  /// From the beginning of the file: where it lies in the source map is another matter each time.
  void place(const Place& place) {
    word(place.begin() - base_);
    word(place.end() - base_);
  }
  void text(std::string_view text) {
    word(static_cast<std::uint32_t>(text.size()));
    out_ += text;
  }

  std::uint32_t base_;  ///< Of the file, in the source map.
  std::string out_;
};

class Unpacker {
 public:
  Unpacker(std::string_view in, SourcePtr file) : in_(in), file_(file) {}

  Node node() {
    Node node = value();
    node.members.resize(word());
    for (Member& member : node.members) member = this->member();
    node.items.resize(word());
    for (Node& item : node.items) item = this->node();
    return node;
  }

  std::optional<Node> find(std::string_view key) {
    value();
    for (std::uint32_t left = word(); left > 0; --left) {
      Member found = member();
      if (found.key == key) return std::move(found.value);
    }
    return std::nullopt;
  }

 private:
  /// A node, but for its members and items.
  Node value() {
    Node node;
    node.kind = static_cast<NodeKind>(word());
    node.at = place();
    node.text = text();
    node.boolean = word() != 0;
    const auto serial = static_cast<std::int32_t>(word());
    if (node.kind == NodeKind::date) node.date = from_serial(serial).value_or(Date{});
    return node;
  }
  Member member() {
    Member member;
    member.key = text();
    member.key_at = place();
    member.value = node();
    return member;
  }
  std::uint32_t word() {
    std::uint32_t value = 0;
    std::memcpy(&value, in_.data(), sizeof value);
    in_.remove_prefix(sizeof value);
    return value;
  }
  Place place() {
    const std::uint32_t begin = word();
    return Place(file_, {begin, word()});
  }
  std::string text() {
    const std::uint32_t size = word();
    std::string text(in_.substr(0, size));
    in_.remove_prefix(size);
    return text;
  }

  std::string_view in_;
  SourcePtr file_;
};

}  // namespace

std::string pack(const Document& document) {
  Packer packer(document.file->base());
  packer.node(document.root);
  return packer.take();
}

Document unpack(std::string_view packed, SourcePtr file) {
  return {file, Unpacker(packed, file).node()};
}

std::optional<Node> unpack_member(std::string_view packed, std::string_view key) {
  return Unpacker(packed, nullptr).find(key);
}

}  // namespace aci

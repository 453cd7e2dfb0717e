#include "io/document_pack.h"

#include <cstring>

namespace aci {
namespace {

class Packer {
 public:
  std::string take() { return std::move(out_); }

  void node(const Node& node) {
    word(static_cast<std::uint32_t>(node.kind));
    span(node.at);
    text(node.text);
    word(node.boolean ? 1 : 0);
    // A node that is no date holds none that could be counted in days.
    word(node.kind == NodeKind::date ? static_cast<std::uint32_t>(to_serial(node.date)) : 0);
    word(static_cast<std::uint32_t>(node.members.size()));
    for (const Member& member : node.members) {
      text(member.key);
      span(member.key_at);
      this->node(member.value);
    }
    word(static_cast<std::uint32_t>(node.items.size()));
    for (const Node& item : node.items) this->node(item);
  }

 private:
  void word(std::uint32_t value) { out_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void span(Span span) {
    word(span.begin);
    word(span.end);
  }
  void text(std::string_view text) {
    word(static_cast<std::uint32_t>(text.size()));
    out_ += text;
  }

  std::string out_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view in) : in_(in) {}

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
    node.at = span();
    node.text = text();
    node.boolean = word() != 0;
    const auto serial = static_cast<std::int32_t>(word());
    if (node.kind == NodeKind::date) node.date = from_serial(serial).value_or(Date{});
    return node;
  }
  Member member() {
    Member member;
    member.key = text();
    member.key_at = span();
    member.value = node();
    return member;
  }
  std::uint32_t word() {
    std::uint32_t value = 0;
    std::memcpy(&value, in_.data(), sizeof value);
    in_.remove_prefix(sizeof value);
    return value;
  }
  Span span() {
    const std::uint32_t begin = word();
    return {begin, word()};
  }
  std::string text() {
    const std::uint32_t size = word();
    std::string text(in_.substr(0, size));
    in_.remove_prefix(size);
    return text;
  }

  std::string_view in_;
};

}  // namespace

std::string pack(const Document& document) {
  Packer packer;
  packer.node(document.root);
  return packer.take();
}

Document unpack(std::string_view packed, SourcePtr file) {
  return {std::move(file), Unpacker(packed).node()};
}

std::optional<Node> unpack_member(std::string_view packed, std::string_view key) {
  return Unpacker(packed).find(key);
}

}  // namespace aci

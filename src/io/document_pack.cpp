#include "io/document_pack.h"

#include <cstring>
#include <stdexcept>

namespace aci {
namespace {

/// Of a place's first word, the bits that say where in its file.
constexpr std::uint32_t kOffsetBits = 26;

class Packer {
 public:
  explicit Packer(std::span<const SourcePtr> files) : files_(files) {}

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
  /// From the beginning of its file: where that lies in the source map is another matter each time.
  void place(const Place& place) {
    for (std::uint32_t i = 0; i < files_.size(); ++i) {
      const std::uint32_t base = files_[i]->base();
      if (place.begin() < base || place.begin() - base > files_[i]->text().size()) continue;
      word((i << kOffsetBits) | (place.begin() - base));
      word(place.end() - place.begin());
      return;
    }
    throw std::logic_error("a place of no file");
  }
  void text(std::string_view text) {
    word(static_cast<std::uint32_t>(text.size()));
    out_ += text;
  }

  std::span<const SourcePtr> files_;
  std::string out_;
};

class Unpacker {
 public:
  Unpacker(std::string_view in, std::span<const SourcePtr> files) : in_(in), files_(files) {}

  /// Into a fresh node, where it stays: there are thousands.
  void read(Node& node) {
    read_value(node);
    node.members.resize(word());
    for (Member& member : node.members) read(member);
    node.items.resize(word());
    for (Node& item : node.items) read(item);
  }

  std::optional<Node> find(std::string_view key) {
    Node whole;
    read_value(whole);
    for (std::uint32_t left = word(); left > 0; --left) {
      Member found;
      read(found);
      if (found.key == key) return std::move(found.value);
    }
    return std::nullopt;
  }

 private:
  /// A node, but for its members and items.
  void read_value(Node& node) {
    node.kind = static_cast<NodeKind>(word());
    node.at = place();
    node.text = text();
    node.boolean = word() != 0;
    const auto serial = static_cast<std::int32_t>(word());
    if (node.kind == NodeKind::date) node.date = from_serial(serial).value_or(Date{});
  }
  void read(Member& member) {
    member.key = text();
    member.key_at = place();
    read(member.value);
  }
  std::uint32_t word() {
    std::uint32_t value = 0;
    std::memcpy(&value, in_.data(), sizeof value);
    in_.remove_prefix(sizeof value);
    return value;
  }
  Place place() {
    const std::uint32_t where = word();
    const std::uint32_t size = word();
    if (files_.empty()) return {};
    const std::uint32_t begin = where & ((1U << kOffsetBits) - 1);
    return Place(files_[where >> kOffsetBits], {begin, begin + size});
  }
  std::string_view text() {
    const std::uint32_t size = word();
    const std::string_view text = in_.substr(0, size);
    in_.remove_prefix(size);
    return text;
  }

  std::string_view in_;
  std::span<const SourcePtr> files_;
};

}  // namespace

std::string pack(const Document& document, std::span<const SourcePtr> files) {
  Packer packer(files);
  packer.node(document.root);
  return packer.take();
}

Document unpack(std::string_view packed, std::span<const SourcePtr> files) {
  Document document;
  document.file = files.front();
  Unpacker(packed, files).read(document.root);
  return document;
}

std::optional<Node> unpack_member(std::string_view packed, std::string_view key) {
  return Unpacker(packed, {}).find(key);
}

}  // namespace aci

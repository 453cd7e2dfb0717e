#pragma once
// A parsed TOML file, free of the library that parsed it: every value with its place, members in file order.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"

namespace aci {

enum class NodeKind : std::uint8_t { table, array, string, integer, decimal, boolean, date, other };

struct Member;

/// A TOML value.
struct Node {
  NodeKind kind = NodeKind::other;
  Place at;          ///< The value as written, quotes included; a header's brackets for a table.
  std::string text;  ///< string: decoded; integer, decimal, other: as written.
  bool boolean = false;
  Date date{};
  std::vector<Member> members;  ///< table: in file order.
  std::vector<Node> items;      ///< array.

  /// The member's value, or null when absent or when this is no table.
  const Node* find(std::string_view key) const;
  const Member* find_member(std::string_view key) const;
};

struct Member {
  std::string key;
  Place key_at;  ///< The key as written.
  Node value;
};

struct Document {
  SourcePtr file = nullptr;
  Node root;             ///< A table.
  bool partial = false;  ///< A line could not be read: told, and left out.
  bool sound = false;    ///< Known to hold no mistake: nothing is looked for.
};

}  // namespace aci

#include "base/document.h"

#include <algorithm>

namespace aci {

const Member* Node::find_member(std::string_view key) const {
  // Asked for some ten thousand times at each start: most keys differ in length or in their first letter.
  const auto is_called = [key](const Member& member) {
    return member.key.size() == key.size() && (key.empty() || member.key[0] == key[0]) && member.key == key;
  };
  const auto found = std::find_if(members.begin(), members.end(), is_called);
  return found == members.end() ? nullptr : &*found;
}

const Node* Node::find(std::string_view key) const {
  const Member* member = find_member(key);
  return member == nullptr ? nullptr : &member->value;
}

}  // namespace aci

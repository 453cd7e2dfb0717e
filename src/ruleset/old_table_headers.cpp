#include "ruleset/old_table_headers.h"

#include <algorithm>
#include <optional>
#include <string>

namespace aci {
namespace {

constexpr std::string_view kKinds[] = {"source",    "class",      "axis",      "input",
                                       "parameter", "definition", "indicator", "exemption",
                                       "amount",    "constraint", "note",      "deadline"};
constexpr std::string_view kPieces[] = {"requirement", "part", "reduction"};

struct OldHeader {
  Place at;
  std::string written;  ///< "indicator.part"
  std::string now;      ///< "indicator.x.part.y"
};

class OldHeaders {
 public:
  explicit OldHeaders(const Node& root) {
    for (const std::string_view kind : kKinds) {
      const Node* elements = root.find(kind);
      if (elements == nullptr) continue;
      const std::string path(kind);
      note_all(*elements, path, path);
      for (const Node& element : elements->items) {
        if (has_old_pieces(element)) pieces(element, path, path + "." + id_of(element));
      }
      std::string_view last = "id";
      for (const Member& element : elements->members) {
        if (is_old(element.value)) {  // [[indicator.part]] below [indicator.x].
          note_all(element.value, path + "." + element.key,
                   path + "." + std::string(last) + "." + element.key);
          continue;
        }
        last = element.key;
        if (has_old_pieces(element.value))
          pieces(element.value, path + "." + element.key, path + "." + element.key);
      }
    }
    std::ranges::sort(found_, {}, &OldHeader::at);
  }

  const std::vector<OldHeader>& found() const { return found_; }

 private:
  static bool is_old(const Node& node) {
    return node.kind == NodeKind::array && !node.items.empty() && node.items.front().kind == NodeKind::table;
  }

  /// Almost none has: words are put together for those only.
  static bool has_old_pieces(const Node& owner) {
    return std::ranges::any_of(owner.members, [](const Member& member) {
      return is_old(member.value) && std::ranges::count(kPieces, member.key) > 0;
    });
  }

  static std::string id_of(const Node& element) {
    const Node* id = element.find("id");
    return id != nullptr && id->kind == NodeKind::string ? id->text : "id";
  }

  void note_all(const Node& elements, const std::string& written, const std::string& now) {
    if (!is_old(elements)) return;
    for (const Node& each : elements.items) found_.push_back({each.at, written, now + "." + id_of(each)});
  }

  void pieces(const Node& owner, const std::string& written, const std::string& now) {
    for (const std::string_view kind : kPieces) {
      const std::string path = "." + std::string(kind);
      if (const Node* all = owner.find(kind)) note_all(*all, written + path, now + path);
    }
  }

  std::vector<OldHeader> found_;
};

}  // namespace

bool refuse_old_headers(const Node& root, Diagnostics& diagnostics) {
  const OldHeaders old(root);
  if (old.found().empty()) return false;
  const OldHeader& first = old.found().front();
  auto& mistake = diagnostics.error("R086", first.at, {first.written, first.now});
  const std::size_t others = old.found().size() - 1;
  if (others > 0) mistake.hint = Message{"hint.other_headers", {std::to_string(others)}};
  return true;
}

}  // namespace aci

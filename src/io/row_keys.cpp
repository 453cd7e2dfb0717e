#include "io/row_keys.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>

namespace aci {

RowKeys::RowKeys(KnownInputs& inputs, const SourceChoice& choice)
    : inputs_(inputs),
      kept_names_(choice.keep),
      ignored_(choice.ignore.begin(), choice.ignore.end()),
      ignore_unknown_(choice.ignore_unknown) {
  for (const auto& [id, input] : inputs.all()) {
    NamedKey& key = keys_[id];
    key.input = true;
    key.given = std::find(choice.given.begin(), choice.given.end(), id) != choice.given.end();
    if (key.given) continue;
    key.column = fields_.size();
    fields_.push_back(input.layout);
  }
  for (const std::string& name : choice.keep) {
    const std::string_view id = inputs.id_of(name);  // An input is one key, however it is called.
    NamedKey& key = keys_[id.empty() ? name : std::string(id)];
    if (!key.kept) {
      key.kept = fields_.size();
      fields_.push_back({FieldKind::text, 0});
    }
    kept_.push_back(*key.kept);
  }
}

const NamedKey* RowKeys::find(std::string_view key) const {
  const auto found = keys_.find(key);
  return found == keys_.end() ? nullptr : &found->second;
}

std::optional<std::size_t> RowKeys::column(std::string_view input) const {
  const NamedKey* const key = find(input);
  return key == nullptr ? std::nullopt : key->column;
}

namespace {

std::string json_string(std::string_view text) {
  rapidjson::StringBuffer out;
  rapidjson::Writer<rapidjson::StringBuffer> writer(out);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  return out.GetString();
}

/// A list or a table as JSON says it: that of a JSON line as it stands there.
std::string json_of(const Node& node, Repeated from) {
  if (from == Repeated::json) return std::string(node.at.text());
  std::string inside;
  const auto separate = [&] { inside += inside.empty() ? "" : ", "; };
  switch (node.kind) {
    case NodeKind::table:
      for (const Member& member : node.members) {
        separate();
        inside += json_string(member.key) + ": " + json_of(member.value, from);
      }
      return "{" + inside + "}";
    case NodeKind::array:
      for (const Node& item : node.items) {
        separate();
        inside += json_of(item, from);
      }
      return "[" + inside + "]";
    case NodeKind::boolean:
      return node.boolean ? "true" : "false";
    case NodeKind::integer:
    case NodeKind::decimal:
      if (is_json_number(node.text)) return node.text;
      break;
    case NodeKind::string:
    case NodeKind::date:
    case NodeKind::other:
      break;
  }
  return json_string(node.text);
}

}  // namespace

bool RowKeys::is_called(std::string_view written, const std::string& name) const {
  if (written == name) return true;
  const std::string_view id = inputs_.id_of(name);
  return !id.empty() && inputs_.id_of(written) == id;
}

const Node* RowKeys::named(const Node& table, const std::string& name) const {
  if (const Node* const exact = table.find(name)) return exact;
  const auto other =
      std::ranges::find_if(table.members, [&](const Member& member) { return is_called(member.key, name); });
  return other == table.members.end() ? nullptr : &other->value;
}

void RowKeys::keep(const Node& root, Repeated from, Subject& out) const {
  for (const std::string& name : kept_names_) {
    const Node* found = named(root, name);
    auto text = found == nullptr ? std::nullopt : text_of(*found);
    for (const Member& table : root.members) {
      const Node* const inside = text ? nullptr : named(table.value, name);
      if (inside == nullptr) continue;
      found = inside;
      text = text_of(*inside);
    }
    const bool whole = !text && found != nullptr;
    if (whole) text = json_of(*found, from);
    const bool bare = !text || whole || found->kind == NodeKind::boolean ||
                      (found->kind != NodeKind::string && is_json_number(*text));
    const auto row = std::find_if(out.fields.begin(), out.fields.end(),
                                  [&](const WrittenValue& field) { return is_called(field.id, name); });
    const bool in_form = row != out.fields.end();
    out.kept.push_back(in_form ? row->value : text.value_or(""));
    out.kept_bare.push_back(bare && !in_form);
  }
}

void RowKeys::drop_others(Node& root) const {
  std::erase_if(root.members, [&](Member& member) {
    const NamedKey* const key = find(member.key);
    if (member.value.kind != NodeKind::table || (key != nullptr && !key->input)) return is_other(member.key);
    const bool was_empty = member.value.members.empty();
    std::erase_if(member.value.members, [&](const Member& inside) { return is_other(inside.key); });
    // A table of nothing but others is no group of inputs.
    return member.value.members.empty() && (!was_empty || ignore_unknown_);
  });
}

bool RowKeys::is_other(std::string_view name) const {
  const NamedKey* const key = find(name);
  if (key != nullptr && key->input) return false;
  return key != nullptr || ignorable(name);
}

void RowKeys::drop_others(Subject& subject) const {
  drop_others(subject.document.root);
  std::erase_if(subject.fields, [&](const WrittenValue& field) {
    const NamedKey* const key = find(field.id);
    return is_other(field.id) || (key != nullptr && key->given);
  });
}

std::optional<std::string> text_of(const Node& node) {
  if (node.kind == NodeKind::table || node.kind == NodeKind::array) return std::nullopt;
  if (node.kind == NodeKind::boolean) return node.boolean ? "true" : "false";
  return node.text;
}

bool is_json_number(std::string_view text) {
  const auto digits = [&text] {
    const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(count);
    return count;
  };
  const auto skip = [&text](std::string_view one_of) {
    const bool there = !text.empty() && one_of.find(text.front()) != one_of.npos;
    if (there) text.remove_prefix(1);
    return there;
  };
  skip("-");
  const bool zero = text.starts_with('0');
  const std::size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (skip(".") && digits() == 0) return false;
  if (skip("eE")) {
    skip("+-");
    if (digits() == 0) return false;
  }
  return text.empty();
}

}  // namespace aci

#include "formula/expression_names.h"

#include <utility>

#include "base/hash.h"
#include "formula/operators_and_functions.h"

namespace aci {
namespace {

constexpr std::uint64_t kOpaqueBit = std::uint64_t{1} << 63U;

}  // namespace

std::size_t ExpressionNames::Hash::operator()(const ExpressionKey& key) const {
  std::size_t hash = static_cast<std::size_t>(key.op);
  for (const std::uint32_t part : {key.a, key.b, key.c, key.index}) mix(hash, part);
  mix(hash, key.value);
  return hash;
}

// Operands come before the operations that use them, and a slot's root before its uses.
ExpressionNames::ExpressionNames(const Program& program, const std::vector<SlotId>& opaque)
    : opaque_(program.slots.size(), false) {
  for (const SlotId slot : opaque) opaque_[slot] = true;
  names_.reserve(program.nodes.size());
  known_.reserve(program.nodes.size());
  for (NodeId id = 0; id < program.nodes.size(); ++id) name_node(program, id);
}

std::optional<ExpressionName> ExpressionNames::find(const ExpressionKey& key) const {
  const auto found = known_.find(key);
  return found == known_.end() ? std::nullopt : std::optional(found->second);
}

void ExpressionNames::name_node(const Program& program, NodeId id) {
  const OpNode& node = program.nodes[id];
  const auto name = [&](NodeId operand) { return operand == kNoNode ? kNoNode : names_[operand]; };
  if (node.op == Op::slot && !opaque_[node.index]) {
    names_.push_back(names_[program.slots[node.index]]);
    return;
  }
  const OpForm form = operation(node.op).form;
  const bool indexed = form != OpForm::lazy && form != OpForm::plain;
  ExpressionKey key{node.op, name(node.a), name(node.b), name(node.c), indexed ? node.index : 0, node.value};
  if (key.op == Op::greater || key.op == Op::greater_equal) {
    key.op = key.op == Op::greater ? Op::less : Op::less_equal;
    std::swap(key.a, key.b);
  }
  if ((key.op == Op::equal || key.op == Op::not_equal) && key.b < key.a) std::swap(key.a, key.b);
  const auto [known, fresh] = known_.emplace(key, static_cast<ExpressionName>(known_.size()));
  const ExpressionName found = known->second;
  if (fresh) {
    depends_.push_back(0);
    first_nodes_.push_back(id);
  }
  names_.push_back(found);
  Inputs depends = node.op == Op::slot ? kOpaqueBit : 0;
  if (node.op == Op::input || node.op == Op::known || node.op == Op::otherwise) {
    depends |= std::uint64_t{1} << (node.index % 63);
  }
  for (const NodeId operand : {node.a, node.b, node.c}) {
    if (operand != kNoNode) depends |= depends_[names_[operand]];
  }
  depends_[found] |= depends;
}

}  // namespace aci

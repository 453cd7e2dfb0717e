#include "formula/evaluation.h"

namespace aci {

const char* fault_code(FaultKind kind) {
  switch (kind) {
    case FaultKind::overflow:
      return "V001";
    case FaultKind::division_by_zero:
      return "V002";
    case FaultKind::no_such_date:
      return "V003";
    case FaultKind::not_whole:
      return "V004";
    case FaultKind::bad_step:
      return "V005";
    case FaultKind::amount_too_large:
      return "V007";
    case FaultKind::no_value_yet:
      return "V006";
    case FaultKind::negative:
      return "V008";
    case FaultKind::no_proportion:
      return "V009";
  }
  return "V001";
}

Evaluation::Evaluation(const Program& program, InputValues inputs, EvaluationObserver* observer)
    : program_(program),
      inputs_(inputs),
      observer_(observer),
      memo_(program.slots.size()),
      read_(inputs.size(), false) {}

const Rational* Evaluation::slot(SlotId id) {
  if (!memo_[id]) {
    auto value = run(program_.slots[id]);
    if (!value) return nullptr;
    memo_[id] = std::move(value);
  }
  return &*memo_[id];
}

bool Evaluation::flag(SlotId id) {
  const Rational* value = slot(id);
  return value != nullptr && !value->is_zero();
}

void Evaluation::forget(std::span<const SlotId> slots) {
  for (const SlotId id : slots) memo_[id].reset();
  doubtful_.clear();
  fault_.reset();
}

std::optional<Rational> Evaluation::fail(FaultKind kind, NodeId node) {
  if (!fault_) fault_ = Fault{kind, node};
  return std::nullopt;
}

std::optional<Rational> Evaluation::run(NodeId id) {
  const OpNode& node = program_.nodes[id];
  switch (operation(node.op).form) {
    case OpForm::constant:
      return node.value;
    case OpForm::input:
      read_[node.index] = true;
      return inputs_[node.index];  // Guarded: the compiler lets no absent input through.
    case OpForm::known:
      read_[node.index] = true;
      return Rational(inputs_[node.index] ? 1 : 0);
    case OpForm::otherwise:
      read_[node.index] = true;
      return inputs_[node.index] ? inputs_[node.index] : run(node.a);
    case OpForm::alternative:
      doubtful_.push_back(node.index);
      return run(reading_ == node.index ? node.b : node.a);
    case OpForm::slot: {
      const Rational* value = slot(node.index);
      return value != nullptr ? std::optional(*value) : std::nullopt;
    }
    case OpForm::dated: {
      const auto when = run(node.a);
      if (!when) return std::nullopt;
      const Rational* value = program_.dated[node.index].at(*when, program_.nodes[node.a].type);
      if (value == nullptr) return fail(FaultKind::no_value_yet, id);
      if (observer_ != nullptr) observer_->combined(id, *when, *value);
      return *value;
    }
    case OpForm::lazy: {
      const auto a = run(node.a);
      if (!a) return std::nullopt;
      if (observer_ != nullptr && node.op == Op::conditional) observer_->chose(id, !a->is_zero());
      const NodeId next = branch(node, !a->is_zero());
      return next == kNoNode ? a : run(next);
    }
    case OpForm::plain:
      return plain(id);
  }
  return std::nullopt;
}

std::optional<Rational> Evaluation::plain(NodeId id) {
  const OpNode& node = program_.nodes[id];
  const auto a = run(node.a);
  if (!a) return std::nullopt;
  const auto b = node.b == kNoNode ? Rational(0) : run(node.b);
  if (!b) return std::nullopt;
  const auto c = node.c == kNoNode ? Rational(0) : run(node.c);
  if (!c) return std::nullopt;
  if (observer_ != nullptr) observer_->combined(id, *a, *b);
  OpResult result = apply_op(node.op, *a, *b, *c);
  if (!result.value) return fail(result.fault, id);
  return result.value;
}

}  // namespace aci

#include "engine/attainment_pieces.h"

#include "engine/deciding_operand.h"

namespace aci {
namespace {

/// The input that a node reads and that is all there is to it.
std::optional<std::size_t> input_of(const OpNode& node) {
  const bool reads = node.op == Op::input || node.op == Op::otherwise;
  return reads ? std::optional<std::size_t>(node.index) : std::nullopt;
}

}  // namespace

std::optional<AttainmentPieces> attainment_pieces(const Assessment& assessment, SlotId attainment) {
  TakenPath path(assessment);
  const OpNode share = path.node(path.decider(path.root(attainment)));
  if (share.op != Op::divide) return std::nullopt;
  const auto asked = path.value(share.b);
  const auto got = path.value(share.a);
  if (!asked || !got || !(*got < *asked)) return std::nullopt;
  const OpNode number = path.node(path.decider(share.a));
  if (const auto count = input_of(number)) {
    return AttainmentPieces{*count, *got, std::nullopt, {}, {}, *asked};
  }
  if (number.op != Op::divide) return std::nullopt;
  const auto count = input_of(path.node(path.decider(number.a)));
  const auto base = input_of(path.node(path.decider(number.b)));
  const auto counted = path.value(number.a);
  const auto of = path.value(number.b);
  if (!count || !base || !counted || !of) return std::nullopt;
  return AttainmentPieces{*count, *counted, *base, *of, *got, *asked};
}

}  // namespace aci

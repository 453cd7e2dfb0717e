#include "columns/column_program.h"

#include <memory>
#include <utility>

#include "columns/column_compiler.h"

namespace aci {

std::optional<ColumnProgram> ColumnProgram::compile(const Program& program,
                                                    std::span<const ColumnInput> inputs,
                                                    std::span<const ColumnOutput> outputs,
                                                    std::span<const ColumnBound> bounds) {
  SimplifiedProgram reduction(program, inputs);
  // All of them: a slot that no figure needs may be the one for which a row has no result.
  std::vector<NodeId> nodes;
  for (SlotId slot = 0; slot < program.slots.size(); ++slot) {
    const auto node = reduction.slot(slot);
    if (!node) return std::nullopt;
    nodes.push_back(*node);
  }
  const auto range = [&](SlotId slot) -> const Range& { return reduction.nodes()[nodes[slot]].range; };
  for (const ColumnBound& bound : bounds) {
    const Range sure = bound.times ? product(range(bound.slot), range(*bound.times)) : range(bound.slot);
    if (!sure.fits() || most_units(sure, bound.unit) > kNarrowMost) return std::nullopt;
  }
  ColumnCompiler compiler(reduction, inputs);
  std::vector<RegisterId> registers;
  for (const ColumnOutput& output : outputs) {
    const NodeId node = nodes[output.slot];
    const auto id = output.unit ? compiler.units(node, *output.unit) : std::optional(compiler.as_it_is(node));
    if (!id) return std::nullopt;
    registers.push_back(*id);
  }
  for (NodeId node = 0; node < reduction.nodes().size(); ++node) {
    if (reduction.nodes()[node].may_fail) compiler.watch(node);
  }
  ColumnProgram out;
  out.code_ = std::make_shared<const ColumnCode>(std::move(compiler).finish(std::move(registers)));
  return out;
}

}  // namespace aci

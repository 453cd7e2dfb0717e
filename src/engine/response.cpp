#include "engine/response.h"

#include <utility>

namespace aci {
namespace {

constexpr std::size_t kWord = 64;

/// Which inputs each node is computed from, whichever way it goes.
class DependenceReader {
 public:
  DependenceReader(const Program& program, std::size_t inputs)
      : program_(program), out_(program.nodes.size(), inputs), done_(program.nodes.size()) {}

  Dependence all() {
    for (NodeId id = 0; id < done_.size(); ++id) read(id);
    return std::move(out_);
  }

 private:
  void read(NodeId id) {
    if (done_[id]) return;
    done_[id] = true;
    const OpNode& node = program_.nodes[id];
    const OpForm form = operation(node.op).form;
    if (form == OpForm::input || form == OpForm::known || form == OpForm::otherwise) out_.add(id, node.index);
    if (form == OpForm::slot) add(id, program_.slots[node.index]);
    for (const NodeId operand : {node.a, node.b, node.c}) {
      if (operand != kNoNode) add(id, operand);
    }
  }
  void add(NodeId id, NodeId other) {
    read(other);
    out_.add_all(id, other);
  }

  const Program& program_;
  Dependence out_;
  std::vector<bool> done_;
};

}  // namespace

Inputs with_changes(const Plan& plan, Inputs inputs, const std::vector<InputChange>& changes) {
  for (const InputChange& change : changes) {
    inputs.values[change.input] = change.value;
    inputs.origins[change.input] = InputOrigin::given;
  }
  const auto& stated = plan.rules->inputs;
  for (std::size_t i = 0; i < stated.size(); ++i) {
    if (inputs.origins[i] != InputOrigin::default_input) continue;
    const auto from = plan.input(stated[i].default_input);
    if (from) inputs.values[i] = inputs.values[*from];
  }
  return inputs;
}

void Response::Way::combined(NodeId node, const Rational& a, const Rational& b) {
  const Op op = response_.plan_.program.nodes[node].op;
  if (op == Op::dated) return note(node, static_cast<std::uint64_t>(b.num()) * 4 + 3);
  if (!is_comparison(op) && op != Op::minimum && op != Op::maximum) return;
  note(node, a < b ? 1 : a == b ? 2 : 3);
}

// The order in which slots are computed depends on the way, so what is summed must not; what does not follow
// the input is computed once, and is not part of it.
void Response::Way::note(NodeId node, std::uint64_t what) {
  if (!response_.turned_ || !response_.dependence_->of(node, *response_.turned_)) return;
  std::uint64_t mixed = (node + 1) * 0x9E3779B97F4A7C15U + what * 0xC2B2AE3D27D4EB4FU;
  mixed = (mixed ^ (mixed >> 31)) * 0x94D049BB133111EBU;
  taken_ += mixed ^ (mixed >> 29);
}

Dependence::Dependence(std::size_t nodes, std::size_t inputs)
    : words_((inputs + kWord - 1) / kWord), bits_(nodes * words_) {}

void Dependence::add(NodeId node, std::size_t input) {
  bits_[node * words_ + input / kWord] |= std::uint64_t{1} << (input % kWord);
}

void Dependence::add_all(NodeId node, NodeId of) {
  for (std::size_t i = 0; i < words_; ++i) bits_[node * words_ + i] |= bits_[of * words_ + i];
}

bool Dependence::of(NodeId node, std::size_t input) const {
  return ((bits_[node * words_ + input / kWord] >> (input % kWord)) & 1U) != 0;
}

/// Those of the program; an input follows the one that is its default.
static Dependence dependence_of(const Plan& plan, const Inputs& inputs) {
  Dependence out = DependenceReader(plan.program, inputs.values.size()).all();
  const auto& stated = plan.rules->inputs;
  for (std::size_t i = 0; i < stated.size(); ++i) {
    const auto from = plan.input(stated[i].default_input);
    if (inputs.origins[i] != InputOrigin::default_input || !from) continue;
    for (NodeId node = 0; node < plan.program.nodes.size(); ++node) {
      if (out.of(node, i)) out.add(node, *from);
    }
  }
  return out;
}

Response::Response(const Plan& plan, Inputs inputs, std::optional<std::uint32_t> reading)
    : plan_(plan),
      inputs_(std::move(inputs)),
      way_(*this),
      evaluation_(plan.program, inputs_.values, &way_),
      dependence_(std::make_shared<const Dependence>(dependence_of(plan, inputs_))) {
  if (reading) evaluation_.read_as(*reading);
  for (const Premise& premise : plan.premises) conditions_.push_back(premise.holds);
  for (std::size_t i = 0; i < plan.constraints.size(); ++i) {
    if (plan.rules->constraints[i].is_error) conditions_.push_back(plan.constraints[i]);
  }
}

Response::Response(const Response& like, Inputs inputs)
    : plan_(like.plan_),
      inputs_(std::move(inputs)),
      way_(*this),
      evaluation_(plan_.program, inputs_.values, &way_),
      dependence_(like.dependence_),
      conditions_(like.conditions_) {}

void Response::turn_to(std::size_t input) {
  if (turned_ == input) return;
  turned_ = input;
  followers_.clear();
  for (SlotId slot = 0; slot < plan_.program.slots.size(); ++slot) {
    if (follows(plan_.program.slots[slot], input)) followers_.push_back(slot);
  }
}

void Response::set(std::size_t input, std::optional<Rational> value) {
  inputs_.values[input] = value;
  const auto& stated = plan_.rules->inputs;
  for (std::size_t i = 0; i < stated.size(); ++i) {
    if (inputs_.origins[i] == InputOrigin::default_input && plan_.input(stated[i].default_input) == input) {
      inputs_.values[i] = value;
    }
  }
  evaluation_.forget(followers_);
  for (const auto& [slot, worth] : assumed_) evaluation_.assume(slot, worth);
}

void Response::assume(SlotId slot, const Rational& value) {
  assumed_.emplace_back(slot, value);
  evaluation_.assume(slot, value);
}

std::optional<Rational> Response::run(NodeId node) {
  for (const SlotId condition : conditions_) {
    if (!evaluation_.flag(condition)) return std::nullopt;
  }
  return evaluation_.value(node);
}

std::optional<Rational> Response::now(NodeId node) {
  auto value = run(node);
  if (!value) evaluation_.forget({});
  return value;
}

Response::Point Response::point(std::size_t input, const Rational& value, std::span<const NodeId> nodes) {
  turn_to(input);
  const auto before = inputs_.values[input];
  set(input, value);
  way_.reset();
  Point point;
  point.value = run(nodes.front());
  for (const NodeId node : nodes.subspan(1)) {
    if (point.value && !run(node)) point.value.reset();
  }
  point.way = way_.taken();
  set(input, before);
  return point;
}

std::optional<Rational> Response::at(std::size_t input, const Rational& value, NodeId node) {
  return point(input, value, std::span(&node, 1)).value;
}

bool Response::alike(std::size_t input, const Rational& a, const Rational& b, NodeId node) {
  const std::span nodes(&node, 1);
  const Point first = point(input, a, nodes);
  return first.alike(point(input, b, nodes));
}

/// The last place from `from` on that is alike: by steps that double, since most breaks are near the one
/// before, then by halves.
template <typename Alike>
std::int64_t last_alike(std::int64_t from, std::int64_t most, const Alike& alike) {
  if (from == most || alike(most)) return most;
  std::int64_t to = from;
  std::int64_t beyond = most;
  for (std::int64_t step = 1; to + step < beyond; step *= 2) {
    if (!alike(to + step)) {
      beyond = to + step;
      break;
    }
    to += step;
  }
  while (to + 1 < beyond) {
    const std::int64_t middle = to + (beyond - to) / 2;
    (alike(middle) ? to : beyond) = middle;
  }
  return to;
}

// Where both ends of some values are alike, so is all that lies between. What is compared first of all
// goes one way as the input grows, so it changes sides once and never back; then what is compared next is
// one law all along, and so on.
std::vector<Stretch> Response::stretches(std::size_t input, const InputGrid& grid,
                                         std::span<const NodeId> nodes, bool& complete) {
  std::vector<Stretch> found;
  const InputType type = plan_.rules->inputs[input].type;
  const bool one_by_one = type == InputType::boolean || type == InputType::choice;
  for (std::int64_t from = grid.least; from <= grid.most;) {
    if (found.size() == kMostStretches) {
      complete = false;
      break;
    }
    const Point first = point(input, grid.value(from), nodes);
    const auto alike = [&](std::int64_t place) {
      return first.alike(point(input, grid.value(place), nodes));
    };
    const std::int64_t to = one_by_one ? from : last_alike(from, grid.most, alike);
    found.push_back({from, to, !first.value.has_value()});
    from = to + 1;
  }
  return found;
}

}  // namespace aci

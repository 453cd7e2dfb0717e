#include "study/case_run.h"

#include <algorithm>
#include <numeric>

#include "io/toml_document.h"
#include "ruleset/read_ruleset.h"

namespace aci {
namespace {

/// The inputs that the mistakes of a structure are about: the first value of each message names it.
std::vector<std::string> refused_inputs(const Diagnostics& remarks) {
  std::vector<std::string> ids;
  for (const Diagnostic& remark : remarks.all()) {
    if (remark.severity != Severity::error || remark.message.args.empty()) continue;
    if (const auto* id = std::get_if<std::string>(&remark.message.args.front())) ids.push_back(*id);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::optional<Inputs> read_inputs(const Case& each, const Plan& plan, RuleLibrary& library,
                                  Diagnostics& remarks) {
  SchemeInputs others(library, plan.rules->scheme);
  return read_structure(*each.structure, each.set, plan, others, remarks);
}

CaseOutcome evaluate_case(const std::shared_ptr<const Plan>& plan, const Inputs& inputs,
                          bool with_point_value, Trace trace = Trace::no,
                          EvaluationObserver* observer = nullptr) {
  CaseOutcome out;
  out.year = inputs.year;
  out.outcome = evaluate(plan, inputs, trace, observer);
  if (with_point_value && plan->point_value) {
    Evaluation evaluation(plan->program, inputs.values);
    if (const Rational* value = evaluation.slot(*plan->point_value)) out.point_value = *value;
  }
  return out;
}

bool asks_point_value(const Case& each) {
  return std::any_of(each.expect.begin(), each.expect.end(), [](const Expectation& expected) {
    return expected.quantity == Quantity::variable_euros;
  });
}

/// A case as the slips are tried on it: how its structure reads does not change unless an input does.
struct Prepared {
  const Case* of;
  std::optional<Inputs> inputs;
  bool with_point_value;
};

bool still_as_expected(const Prepared& each, const std::shared_ptr<const Plan>& plan, bool of_input,
                       RuleLibrary& library) {
  if (!of_input) {
    if (!each.inputs) return true;
    return as_expected(each.of->expect, evaluate_case(plan, *each.inputs, each.with_point_value), *plan);
  }
  Diagnostics remarks;
  return as_expected(each.of->expect, run_case(*each.of, plan, library, remarks), *plan);
}

/// splitmix64: a fixed sequence for a seed, on every machine.
std::uint64_t next_random(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

std::vector<std::size_t> chosen(std::size_t count, const MutationChoice& choice) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (choice.sample == 0 || choice.sample >= count) return order;
  std::uint64_t state = choice.seed;
  for (std::size_t i = 0; i < choice.sample; ++i)
    std::swap(order[i], order[i + next_random(state) % (count - i)]);
  order.resize(choice.sample);
  std::sort(order.begin(), order.end());
  return order;
}

}  // namespace

bool check_ids(const Case& each, const Plan& plan, Diagnostics& diagnostics) {
  const RuleSet& rules = *plan.rules;
  bool good = true;
  const auto check = [&](const auto& elements, const char* element, const auto& expected) {
    std::vector<std::string_view> ids;
    for (const auto& known : elements) ids.push_back(known.id);
    if (std::find(ids.begin(), ids.end(), expected.id) != ids.end()) return;
    good = false;
    auto& mistake =
        diagnostics.error("C005", expected.at, {expected.what, Message{element, {}}, expected.id, rules.id});
    const std::string close = closest_match(expected.id, ids);
    if (!close.empty()) mistake.hint = Message{"hint.did_you_mean", {close}};
  };
  for (const Case::Mention& mention : each.mentioned) {
    const auto same = [&](const Expectation& expected) { return expected.id == mention.id; };
    const bool told = std::any_of(each.expect.begin(), each.expect.end(), same);
    if (!told) check(rules.indicators, "element.indicator", mention);
  }
  for (const Expectation& expected : each.expect) {
    if (expected.quantity <= Quantity::variable_euros) check(rules.indicators, "element.indicator", expected);
    if (expected.quantity == Quantity::class_points) check(rules.classes, "element.class", expected);
    if (expected.quantity == Quantity::deadline) check(rules.deadlines, "element.deadline", expected);
    const bool amount = expected.quantity == Quantity::amount || expected.quantity == Quantity::exact ||
                        expected.quantity == Quantity::due;
    if (amount) check(rules.amounts, "element.amount", expected);
  }
  return good;
}

CaseOutcome run_case(const Case& each, const std::shared_ptr<const Plan>& plan, RuleLibrary& library,
                     Diagnostics& remarks, Trace trace, EvaluationObserver* observer) {
  const auto inputs = read_inputs(each, *plan, library, remarks);
  if (inputs) return evaluate_case(plan, *inputs, asks_point_value(each), trace, observer);
  CaseOutcome out;
  out.refused = refused_inputs(remarks);
  return out;
}

CaseResult judge(const BoundCase& bound, const CaseOutcome& outcome, Diagnostics remarks) {
  CaseResult result;
  result.file = bound.of->file;
  result.at = bound.of->at;
  result.title = bound.of->title;
  result.page = bound.of->page;
  result.rules = bound.plan->rules->id;
  result.differences = compare(bound.of->expect, outcome, *bound.plan, bound.of->at);
  result.passed = result.differences.empty();
  if (!result.passed && !outcome.refused.empty()) result.diagnostics = std::move(remarks);
  return result;
}

MutationReport mutate(const std::shared_ptr<const Plan>& plan, const std::vector<const Case*>& cases,
                      RuleLibrary& library, const MutationChoice& choice,
                      const std::function<void(std::size_t, std::size_t)>& progress) {
  MutationReport report;
  report.plan = plan;
  Diagnostics ignored;
  const auto document = parse_toml(plan->rules->file, ignored);
  if (!document) return report;
  std::vector<Prepared> prepared;
  for (const Case* each : cases) {
    Diagnostics remarks;
    prepared.push_back({each, read_inputs(*each, *plan, library, remarks), asks_point_value(*each)});
  }
  Mutants mutants(*document);
  const std::vector<std::size_t> order = chosen(mutants.all().size(), choice);
  for (const std::size_t index : order) {
    progress(report.tried++, order.size());
    const Mutant& mutant = mutants.all()[index];
    Diagnostics mistakes;
    auto rules = std::make_shared<const RuleSet>(read_ruleset(mutants.with(index), "", mistakes));
    const auto changed = compile_plan(std::move(rules), mistakes, BoundsCheck::no);
    const bool compiles = changed && !mistakes.has_errors();
    const auto notices = [&](const Prepared& each) {
      return !still_as_expected(each, changed, mutant.of_input, library);
    };
    const auto found = compiles ? std::find_if(prepared.begin(), prepared.end(), notices) : prepared.end();
    if (!compiles || found != prepared.end()) {
      ++report.noticed;
      // Slips that stand close together are mostly noticed by the same case.
      if (compiles) std::rotate(prepared.begin(), found, found + 1);
    } else {
      (mutant.untested.empty() ? report.survivors : report.excused).push_back(mutant);
    }
  }
  const auto by_place = [](const Mutant& a, const Mutant& b) { return a.at.begin() < b.at.begin(); };
  std::stable_sort(report.survivors.begin(), report.survivors.end(), by_place);
  std::stable_sort(report.excused.begin(), report.excused.end(), by_place);
  return report;
}

}  // namespace aci

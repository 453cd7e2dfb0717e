#include "study/mutation.h"

#include <algorithm>
#include <numeric>

#include "io/toml_document.h"
#include "ruleset/read_ruleset.h"

namespace aci {
namespace {

/// A case as the slips are tried on it: how its structure reads does not change unless an input does.
struct Prepared {
  const Case* of;
  std::optional<Inputs> inputs;
};

bool still_as_expected(const Prepared& each, const std::shared_ptr<const Plan>& plan, bool of_input,
                       RuleLibrary& library) {
  Diagnostics remarks;
  if (of_input) return as_expected(each.of->expect, run_case(*each.of, plan, library, remarks), *plan);
  return !each.inputs || as_expected(each.of->expect, {{}, evaluate(plan, *each.inputs)}, *plan);
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

MutationReport mutate(const TestedRules& rules, RuleLibrary& library, const MutationChoice& choice,
                      const MutationProgress& progress) {
  MutationReport report;
  report.plan = rules.plan;
  report.failing = rules.failing;
  Diagnostics ignored;
  const auto document = rules.plan->rules->in_force;
  if (!document || rules.failing) return report;
  std::vector<Prepared> prepared;
  for (const Case* each : rules.cases) {
    Diagnostics remarks;
    prepared.push_back({each, case_inputs(*each, *rules.plan, library, remarks)});
  }
  Mutants mutants(*document);
  const std::vector<std::size_t> order = chosen(mutants.all().size(), choice);
  for (const std::size_t index : order) {
    progress(rules.plan->rules->id, report.tried++, order.size());
    const Mutant& mutant = mutants.all()[index];
    Diagnostics mistakes;
    auto read = std::make_shared<const RuleSet>(read_ruleset(mutants.with(index), mistakes));
    const auto changed = compile_plan(std::move(read), mistakes, BoundsCheck::no);
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

}  // namespace

bool all_noticed(const std::vector<MutationReport>& reports) {
  return std::ranges::all_of(reports, [](const MutationReport& each) { return each.survivors.empty(); });
}

std::vector<MutationReport> mutate(const CaseRun& run, RuleLibrary& library, const MutationChoice& choice,
                                   const MutationProgress& progress) {
  std::vector<MutationReport> reports;
  for (const TestedRules& each : run.rules) reports.push_back(mutate(each, library, choice, progress));
  return reports;
}

}  // namespace aci

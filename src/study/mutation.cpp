#include "study/mutation.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "io/toml_document.h"
#include "ruleset/read_ruleset.h"
#include "ruleset/readings.h"

namespace aci {
namespace {

/// A case as the slips are tried on it: how its structure reads does not change unless an input does.
struct Prepared {
  BoundCase bound;
  std::optional<Inputs> inputs;

  const std::vector<std::string>& readings() const { return bound.plan->rules->read_as; }
};

/// The rules with one slip, compiled once for each choice of readings.
class Slipped {
 public:
  explicit Slipped(const Document& document) : rules_(read_ruleset(document, mistakes_)) {}

  /// Null when they are wrong.
  std::shared_ptr<const Plan> under(const std::vector<std::string>& readings) {
    const auto known = plans_.find(readings);
    if (known != plans_.end()) return known->second;
    auto& plan = plans_[readings];
    if (mistakes_.has_errors()) return plan;
    auto rules = std::make_shared<RuleSet>(rules_);
    if (!apply_readings(*rules, readings).empty()) return plan;
    Diagnostics mistakes;
    plan = compile_plan(std::move(rules), mistakes, RuleChecks::all_stated);
    if (mistakes.has_errors()) plan.reset();
    return plan;
  }

 private:
  Diagnostics mistakes_;
  RuleSet rules_;
  std::map<std::vector<std::string>, std::shared_ptr<const Plan>> plans_;
};

bool still_as_expected(const Prepared& each, const std::shared_ptr<const Plan>& plan, bool of_input,
                       RuleLibrary& library) {
  const auto& expected = each.bound.of->expect;
  Diagnostics remarks;
  if (of_input) return as_expected(expected, run_case(*each.bound.of, plan, library, remarks), *plan);
  return !each.inputs || as_expected(expected, {{}, evaluate(plan, *each.inputs)}, *plan);
}

/// Whether the rules no longer compile, or a case of `prepared` gives something else; the case is then put
/// first, since slips that stand close together are mostly noticed by the same one. What a reading says is
/// seen by the cases that take it only.
bool noticed(const Mutant& mutant, const Document& changed, const RuleSet& stated,
             std::vector<Prepared>& prepared, RuleLibrary& library) {
  Slipped rules(changed);
  const auto concerned = [&](const Prepared& each) {
    return mutant.reading.empty() || std::ranges::count(each.readings(), mutant.reading) > 0;
  };
  const bool any = std::ranges::any_of(prepared, concerned);
  if ((mutant.reading.empty() || !any) && !rules.under(stated.read_as)) return true;
  const auto found = std::ranges::find_if(prepared, [&](const Prepared& each) {
    if (!concerned(each)) return false;
    const auto plan = rules.under(each.readings());
    return !plan || !still_as_expected(each, plan, mutant.of_input, library);
  });
  if (found == prepared.end()) return false;
  std::rotate(prepared.begin(), found, found + 1);
  return true;
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
                      const Progress& progress) {
  MutationReport report;
  report.plan = rules.plan;
  report.failing = rules.failing;
  const auto document = rules.plan->rules->in_force;
  if (!document || rules.failing) return report;
  std::vector<Prepared> prepared;
  for (const BoundCase& each : rules.cases) {
    Diagnostics remarks;
    prepared.push_back({each, case_inputs(*each.of, *each.plan, library, remarks)});
  }
  Mutants mutants(*document);
  const std::vector<std::size_t> order = chosen(mutants.all().size(), choice);
  for (const std::size_t index : order) {
    if (progress) {
      const Rational tried(static_cast<std::int64_t>(report.tried));
      progress(report.tried, order.size(), {"progress.slips", {tried, rules.plan->rules->id}});
    }
    ++report.tried;
    const Mutant& mutant = mutants.all()[index];
    if (noticed(mutant, mutants.with(index), *rules.plan->rules, prepared, library)) {
      ++report.noticed;
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
                                   const Progress& progress) {
  std::vector<MutationReport> reports;
  for (const TestedRules& each : run.rules) reports.push_back(mutate(each, library, choice, progress));
  return reports;
}

}  // namespace aci

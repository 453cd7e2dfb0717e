#include "study/run_cases.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/closest_match.h"
#include "io/files_under.h"
#include "io/text_file.h"
#include "study/rereadings.h"

namespace aci {
namespace {

/// The inputs that the mistakes of a structure are about: the first value of each message names it.
std::vector<std::string> refused_inputs(const Diagnostics& remarks) {
  std::set<std::string> ids;
  for (const Diagnostic& remark : remarks.all()) {
    if (remark.severity != Severity::error || remark.message.args.empty()) continue;
    if (const auto* id = std::get_if<std::string>(&remark.message.args.front())) ids.insert(*id);
  }
  return {ids.begin(), ids.end()};
}

class CaseLoader {
 public:
  CaseLoader(RuleLibrary& library, CaseSet& out) : library_(library), out_(out) {}

  void load_replacements(const std::vector<std::string>& rules) {
    library_.give(rules);
    for (const std::string& name : rules) {
      if (auto plan = library_.load(name, out_.mistakes)) replacements_.push_back({std::move(plan)});
    }
  }

  void read(const std::string& path) {
    if (!once_.is_new(path, out_.mistakes)) return;
    std::error_code problem;
    const bool folder = std::filesystem::is_directory(path, problem);
    const std::size_t told = out_.mistakes.error_count();
    bool found = false;
    for (const std::string& name : folder ? files_in(path) : std::vector<std::string>{path}) {
      if (folder && !once_.is_new(name, out_.mistakes)) {
        found = true;
        continue;
      }
      out_.read.push_back(name);
      Diagnostics unreadable;
      const auto file = read_text_file(name, unreadable);
      for (const Diagnostic& each : unreadable.all()) {
        if (!folder || may_hide_cases(each)) out_.mistakes.add(each);
      }
      if (!file) continue;
      if (!holds_cases(*file)) continue;
      found = true;
      for (Case& each : reader_.read(*file, out_.mistakes)) out_.cases.push_back(std::move(each));
    }
    if (!found && out_.mistakes.error_count() == told)
      out_.mistakes.error("C001", whole_file(add_text(path, "")));
  }

  /// Once all is read.
  void bind() {
    for (const Case& each : out_.cases) {
      for (const Case::RuleName& name : each.rules) {
        auto stated = rules_named(name);
        if (!stated || !check_ids(each, *stated, out_.mistakes)) continue;
        if (auto plan = as_read(each, stated)) out_.bound.push_back({&each, std::move(plan), stated});
      }
    }
    for (const Replacement& each : replacements_) {
      if (each.used) continue;
      out_.mistakes.warning("C009", whole_file(each.plan->rules->file), {each.plan->rules->id});
    }
    for (std::string& path : reader_.structure_paths()) out_.read.push_back(std::move(path));
  }

 private:
  struct Replacement {
    std::shared_ptr<const Plan> plan;
    bool used = false;
  };

  /// Of a file found in a folder: an empty one, and what is no text and no file of cases either, is none of
  /// our business.
  static bool may_hide_cases(const Diagnostic& unreadable) {
    const SourcePtr text = unreadable.place.file();
    return unreadable.code() != "F003" && unreadable.code() != "F014" &&
           (text == nullptr || holds_cases(text));
  }

  std::vector<std::string> files_in(const std::string& folder) {
    std::vector<std::string> files = files_under(folder, {".toml"}, out_.mistakes);
    for (std::string& file : files) file = std::filesystem::path(file).lexically_normal().string();
    return files;
  }

  /// Null when nothing takes its place.
  std::shared_ptr<const Plan> replacement_of(const std::string& id) {
    for (Replacement& each : replacements_) {
      if (each.plan->rules->id != id) continue;
      each.used = true;
      return each.plan;
    }
    return nullptr;
  }

  std::shared_ptr<const Plan> rules_named(const Case::RuleName& name) {
    if (auto other = replacement_of(name.name)) return other;
    Diagnostics remarks;
    if (library_.find(name.name) == nullptr) out_.read.push_back(name.name);
    auto plan = library_.load(name.name, remarks);
    const bool first = told_.insert(name.name).second;
    for (const Diagnostic& remark : remarks.all()) {
      if (!first) break;
      Diagnostic located = remark;
      if (remark.code() == "U006" || !remark.place.known()) located.place = name.at;
      out_.mistakes.add(std::move(located));
    }
    auto other = plan ? replacement_of(plan->rules->id) : nullptr;
    return other ? other : plan;
  }

  /// With the readings of the case; null when they cannot be taken.
  std::shared_ptr<const Plan> as_read(const Case& each, const std::shared_ptr<const Plan>& stated) {
    std::vector<std::string> ids;
    for (const Case::RuleName& reading : each.readings) ids.push_back(reading.name);
    std::vector<ReadingMistake> mistakes;
    auto plan = readings_.plan(stated, ids, mistakes, out_.mistakes);
    std::vector<std::string_view> known;
    for (const RuleReading& reading : stated->rules->readings) known.push_back(reading.id);
    for (const ReadingMistake& mistake : mistakes) {
      const auto said = std::ranges::find(each.readings, mistake.id, &Case::RuleName::name);
      if (mistake.other.empty()) {
        suggest(out_.mistakes.error("C012", said->at, {mistake.id, stated->rules->id}), mistake.id, known);
      } else {
        out_.mistakes.error("C013", said->at, {mistake.id, mistake.other});
      }
    }
    return plan;
  }

  RuleLibrary& library_;
  CaseSet& out_;
  CaseReader reader_;
  Rereadings readings_;
  std::vector<Replacement> replacements_;
  std::set<std::string> told_;  ///< The rule sets whose mistakes are told.
  OnceEach once_;
};

/// Of the rules, and of what each of their other readings says instead.
std::unique_ptr<Coverage> coverage_of(const std::shared_ptr<const Plan>& plan) {
  auto coverage = std::make_unique<Coverage>(plan);
  Rereadings readings;
  for (const RuleReading& each : plan->rules->readings) {
    std::vector<ReadingMistake> mistakes;
    Diagnostics told;
    if (const auto other = readings.plan(plan, {each.id}, mistakes, told)) coverage->under(other);
  }
  return coverage;
}

TestedRules& tested(CaseRun& run, const std::shared_ptr<const Plan>& plan) {
  for (TestedRules& each : run.rules) {
    if (each.plan == plan) return each;
  }
  TestedRules& added = run.rules.emplace_back();
  added.plan = plan;
  if (run.coverage.wanted) added.coverage = coverage_of(plan);
  return added;
}

void explain_failure(const BoundCase& bound, RuleLibrary& library, CaseResult& result) {
  Diagnostics ignored;
  CaseOutcome outcome = run_case(*bound.of, bound.plan, library, ignored, Trace::yes);
  if (!outcome.outcome.assessment) return;
  result.explained = std::make_shared<const Assessment>(*std::move(outcome.outcome.assessment));
  std::set<std::string> subjects;
  for (const Difference& each : result.differences) {
    if (each.subject.empty()) {
      if (auto sum = break_down(*result.explained, each)) result.explanations.emplace_back(*std::move(sum));
    } else if (subjects.insert(each.subject).second) {
      if (auto why = explain(*result.explained, each.subject))
        result.explanations.emplace_back(*std::move(why));
    }
  }
}

}  // namespace

CaseSet read_cases(const std::vector<std::string>& paths, const std::vector<std::string>& rules,
                   RuleLibrary& library) {
  CaseSet out;
  CaseLoader loader(library, out);
  loader.load_replacements(rules);
  if (out.mistakes.has_errors()) return out;
  for (const std::string& path : paths) loader.read(path);
  loader.bind();
  if (out.bound.empty() && !out.mistakes.has_errors()) out.mistakes.error("C011", Place{});
  return out;
}

std::optional<Inputs> case_inputs(const Case& each, const Plan& plan, RuleLibrary& library,
                                  Diagnostics& remarks) {
  SchemeInputs others(library, plan.rules->scheme);
  return read_structure(*each.structure, each.set, plan, others, remarks);
}

CaseOutcome run_case(const Case& each, const std::shared_ptr<const Plan>& plan, RuleLibrary& library,
                     Diagnostics& remarks, Trace trace, EvaluationObserver* observer) {
  const auto inputs = case_inputs(each, *plan, library, remarks);
  if (!inputs) return {refused_inputs(remarks), {}};
  return {{}, evaluate(plan, *inputs, trace, observer)};
}

bool check_ids(const Case& each, const Plan& plan, Diagnostics& diagnostics) {
  const RuleSet& rules = *plan.rules;
  bool good = true;
  const auto check = [&](const auto& elements, const char* element, const auto& expected) {
    std::vector<std::string_view> ids;
    for (const auto& known : elements) ids.push_back(known.id);
    if (std::find(ids.begin(), ids.end(), expected.id) != ids.end()) return;
    good = false;
    suggest(
        diagnostics.error("C005", expected.at, {expected.what, Message{element, {}}, expected.id, rules.id}),
        expected.id, ids);
  };
  for (const Case::Mention& mention : each.mentioned) {
    const bool told = std::ranges::count(each.expect, mention.id, &Expectation::id) > 0;
    if (!told) check(rules.indicators, "element.indicator", mention);
  }
  for (const Expectation& expected : each.expect) {
    const QuantityOf of = expected.quantity->of;
    if (of == QuantityOf::indicator) check(rules.indicators, "element.indicator", expected);
    if (of == QuantityOf::group_class) check(rules.classes, "element.class", expected);
    if (of == QuantityOf::amount) check(plan.amounts, "element.amount", expected);
    if (of == QuantityOf::deadline) check(rules.deadlines, "element.deadline", expected);
  }
  return good;
}

CaseResult judge(const BoundCase& bound, const CaseOutcome& outcome, Diagnostics remarks) {
  CaseResult result;
  result.file = bound.of->file;
  result.at = bound.of->at;
  result.title = bound.of->title;
  result.page = bound.of->page;
  result.rules = bound.plan->rules->id;
  for (const std::string& reading : bound.plan->rules->read_as) result.rules += "+" + reading;
  result.differences = compare(bound.of->expect, outcome, *bound.plan, bound.of->at);
  result.passed = result.differences.empty();
  if (!result.passed && !outcome.refused.empty()) result.diagnostics = std::move(remarks);
  return result;
}

std::size_t CaseRun::failed() const {
  return static_cast<std::size_t>(std::ranges::count(results, false, &CaseResult::passed));
}

bool CaseRun::passed() const {
  return failed() == 0 && std::ranges::none_of(rules, &TestedRules::below_limit);
}

CaseRun run_cases(const CaseSet& cases, RuleLibrary& library, const CoverageChoice& coverage,
                  const Progress& progress) {
  CaseRun run;
  run.coverage = coverage;
  for (const BoundCase& each : cases.bound) {
    Diagnostics remarks;
    TestedRules& of = tested(run, each.stated);
    of.cases.push_back(each);
    Coverage* const seen = of.coverage ? &of.coverage->under(each.plan) : nullptr;
    const CaseOutcome outcome = run_case(*each.of, each.plan, library, remarks, Trace::no, seen);
    if (seen != nullptr && outcome.outcome.assessment) seen->add(*outcome.outcome.assessment);
    run.results.push_back(judge(each, outcome, std::move(remarks)));
    of.failing = of.failing || !run.results.back().passed;
    if (!progress) continue;
    const Rational done(static_cast<std::int64_t>(run.results.size()));
    progress(run.results.size(), cases.bound.size(), {"progress.cases", {done}});
  }
  for (TestedRules& each : run.rules) {
    each.below_limit = each.coverage && coverage.limit && !each.coverage->reaches(*coverage.limit);
  }
  return run;
}

void explain_failures(CaseRun& run, const CaseSet& cases, RuleLibrary& library) {
  for (std::size_t i = 0; i < run.results.size(); ++i) {
    if (!run.results[i].passed) explain_failure(cases.bound[i], library, run.results[i]);
  }
}

}  // namespace aci

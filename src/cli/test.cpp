// aci test: do the rules still give what their cases expect, and what do the cases protect?

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <list>
#include <map>
#include <set>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "engine/explanation.h"
#include "io/text_file.h"
#include "report/explain_text.h"
#include "report/number_text.h"
#include "report/test_text.h"
#include "report/wording.h"
#include "study/case_run.h"
#include "study/case_update.h"

namespace aci {
namespace {

namespace fs = std::filesystem;

/// The *.toml of a folder and of those inside it, hidden ones aside, in the order of their names.
std::vector<std::string> files_under(const fs::path& folder) {
  std::vector<std::string> out;
  std::error_code problem;
  fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, problem);
  for (const auto end = fs::recursive_directory_iterator(); !problem && it != end; it.increment(problem)) {
    const std::string name = it->path().filename().string();
    if (name.starts_with('.') && it->is_directory(problem)) it.disable_recursion_pending();
    if (it->path().extension() == ".toml" && it->is_regular_file(problem)) {
      out.push_back(it->path().lexically_normal().string());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

class TestRun {
 public:
  TestRun(const TestOptions& options, Session& session) : options_(options), session_(session) {}

  int run() {
    load_replacements();
    // Without the rules to try, the cases would answer for others.
    if (!mistakes_.has_errors()) read_cases();
    if (would_lose_something()) {
      report_mistakes();
      return exit_code::bad_input;
    }
    judge_all();
    if (results_.empty() && !mistakes_.has_errors()) mistakes_.error("C011", Place{});
    if (options_.update) update();
    report_mistakes();
    std::string rules_text;
    if (options_.coverage) rules_text += coverage();
    if (options_.mutate) rules_text += mutation();
    return std::max(status_, print(rules_text));
  }

 private:
  struct Replacement {
    std::shared_ptr<const Plan> plan;
    bool used = false;
  };
  /// A rule set, its cases, and what they see of it.
  struct Tested {
    std::shared_ptr<const Plan> plan;
    std::vector<const Case*> cases;
    std::unique_ptr<Coverage> coverage;
    bool failing = false;
  };

  Language language() const { return session_.language(); }
  void worsen(int status) { status_ = std::max(status_, status); }
  void report_mistakes() {
    if (mistakes_.has_errors()) worsen(exit_code::bad_input);
    session_.report(mistakes_);
  }

  void read_cases() {
    for (const std::string& path : options_.paths) read_path(path);
    for (const Case& each : cases_) bind(each);
    for (const Replacement& each : replacements_) {
      if (!each.used) mistakes_.warning("C009", whole_file(each.plan->rules->file), {each.plan->rules->id});
    }
  }

  /// Everything is read by now, and nothing is written yet.
  bool would_lose_something() {
    for (std::string& path : reader_.structure_paths()) read_.push_back(std::move(path));
    return session_.would_overwrite(options_.output, read_);
  }

  void load_replacements() {
    for (const std::string& name : options_.rules) {
      if (auto plan = session_.library().load(name, mistakes_)) replacements_.push_back({std::move(plan)});
    }
  }

  void read_path(const std::string& path) {
    std::error_code problem;
    const bool folder = fs::is_directory(path, problem);
    bool found = false;
    for (const std::string& name : folder ? files_under(path) : std::vector<std::string>{path}) {
      Diagnostics unreadable;  // In a folder, what is no text at all is none of our business.
      const auto file = read_text_file(name, folder ? unreadable : mistakes_);
      if (!file) {
        found = found || !folder;  // Already told.
        continue;
      }
      read_.push_back(name);
      if (!holds_cases(*file)) continue;
      found = true;
      for (Case& each : reader_.read(*file, mistakes_)) cases_.push_back(std::move(each));
    }
    if (!found) mistakes_.error("C001", whole_file(std::make_shared<const SourceFile>(path, "")));
  }

  std::shared_ptr<const Plan> rules_named(const Case::RuleName& name, const Case& each) {
    for (Replacement& other : replacements_) {
      if (other.plan->rules->id != name.name) continue;
      other.used = true;
      return other.plan;
    }
    Diagnostics remarks;
    if (session_.library().find(name.name) == nullptr) read_.push_back(name.name);
    auto plan = session_.library().load(name.name, remarks);
    for (const Diagnostic& remark : remarks.all()) {
      Diagnostic located = remark;
      if (remark.code() == "U006") located.place = {each.file, name.at};
      if (told_.insert(name.name).second) mistakes_.add(std::move(located));
    }
    for (Replacement& other : replacements_) {
      if (!plan || other.plan->rules->id != plan->rules->id) continue;
      other.used = true;
      return other.plan;
    }
    return plan;
  }

  void bind(const Case& each) {
    for (const Case::RuleName& name : each.rules) {
      const auto plan = rules_named(name, each);
      if (!plan) worsen(exit_code::bad_input);
      if (!plan || !check_ids(each, *plan, mistakes_)) continue;
      bound_.push_back({&each, plan});
      tested(plan).cases.push_back(&each);
    }
  }

  Tested& tested(const std::shared_ptr<const Plan>& plan) {
    for (Tested& each : tested_) {
      if (each.plan == plan) return each;
    }
    tested_.push_back({plan, {}, options_.coverage ? std::make_unique<Coverage>(plan) : nullptr, false});
    return tested_.back();
  }

  void judge_all() {
    for (const BoundCase& each : bound_) {
      Diagnostics remarks;
      Tested& of = tested(each.plan);
      const CaseOutcome outcome =
          run_case(*each.of, each.plan, session_.library(), remarks, Trace::no, of.coverage.get());
      if (of.coverage && outcome.outcome.assessment) of.coverage->add(*outcome.outcome.assessment);
      results_.push_back(judge(each, outcome, std::move(remarks)));
      of.failing = of.failing || !results_.back().passed;
    }
  }

  /// The failing case once more, this time with every number of the way.
  std::string failure(std::size_t index) {
    const BoundCase& bound = bound_[index];
    const CaseResult& result = results_[index];
    const TextStyle style{language(), options_.output.empty() && session_.color_out(), options_.length};
    Diagnostics ignored;
    const CaseOutcome outcome = run_case(*bound.of, bound.plan, session_.library(), ignored, Trace::yes);
    std::vector<std::string> explanations;
    std::set<std::string> explained;
    for (const Difference& each : result.differences) {
      if (each.subject.empty() && outcome.outcome.assessment) {
        const std::string sum = sum_text(*outcome.outcome.assessment, each, language());
        if (!sum.empty()) explanations.push_back(sum);
      }
      if (each.subject.empty() || !outcome.outcome.assessment || !explained.insert(each.subject).second)
        continue;
      if (const auto why = explain(*outcome.outcome.assessment, each.subject)) {
        explanations.push_back(explanation_text(*outcome.outcome.assessment, *why, style));
      }
    }
    return failure_text(result, explanations, style);
  }

  void update() {
    std::map<const SourceFile*, std::vector<const CaseResult*>> by_file;
    for (const CaseResult& result : results_) by_file[result.file.get()].push_back(&result);
    std::map<std::string, std::string> texts;  // In the order of names, whatever the addresses.
    std::set<std::pair<const SourceFile*, std::uint32_t>> rewritten;
    for (const auto& [file, results] : by_file) {
      const auto edits = case_edits(results, mistakes_);
      if (edits.empty()) continue;
      Diagnostics written;
      if (!write_whole(file->name(), edited(file->text(), edits), written)) {
        for (const Diagnostic& each : written.all()) mistakes_.add(each);
        continue;
      }
      for (const CaseEdit& edit : edits) {
        rewritten.emplace(file, edit.at.begin);
        ++updated_;
        for (const CaseResult* result : results) {
          const auto of_edit = [&](const Difference& each) { return each.at.begin == edit.at.begin; };
          const auto found = std::find_if(result->differences.begin(), result->differences.end(), of_edit);
          if (found == result->differences.end()) continue;
          texts[file->name()] +=
              say(language(), "test.updated",
                  {file->name(), std::to_string(file->position(edit.at.begin).line), printable(found->what),
                   printable(edit.before), printable(edit.after)}) +
              "\n";
          break;
        }
      }
    }
    for (CaseResult& result : results_) {
      std::erase_if(result.differences, [&](const Difference& each) {
        return rewritten.contains({result.file.get(), each.at.begin});
      });
      result.passed = result.differences.empty();
    }
    for (const auto& [name, text] : texts) text_ += text;
    if (updated_ > 0) text_ += say(language(), "test.updated_count", {std::to_string(updated_)}) + "\n";
  }

  std::string coverage() {
    std::string out;
    for (const Tested& each : tested_) {
      out += coverage_text(*each.coverage, language());
      if (!options_.fail_under) continue;
      examined_.push_back(examined_of(*each.coverage, *options_.fail_under, language()));
      if (is_covered(*each.coverage, *options_.fail_under)) continue;
      out += say(language(), "coverage.below_limit", {std::to_string(*options_.fail_under)}) + "\n";
      worsen(exit_code::findings);
    }
    return out;
  }

  std::string mutation() {
    std::string out;
    const bool terminal = isatty(STDERR_FILENO) == 1;
    for (const Tested& each : tested_) {
      const std::string& id = each.plan->rules->id;
      if (each.failing) {
        out += say(language(), "mutation.not_run", {id}) + "\n";
        continue;
      }
      const auto progress = [&](std::size_t done, std::size_t all) {
        if (!terminal || done % 20 != 0) return;
        const std::string line =
            say(language(), "mutation.progress", {id, std::to_string(done), std::to_string(all)});
        std::fprintf(stderr, "\r%s", line.c_str());
      };
      const MutationReport report =
          mutate(each.plan, each.cases, session_.library(), options_.mutation, progress);
      if (terminal) std::fprintf(stderr, "\r\033[K");
      if (!report.survivors.empty()) worsen(exit_code::findings);
      out += mutation_text(report, language());
      examined_.push_back(examined_of(report, language()));
    }
    return out;
  }

  int print(const std::string& rules_text) {
    FindingReport report{"test", false, examined_of(mistakes_, language())};
    std::size_t failed = 0;
    for (std::size_t i = 0; i < results_.size(); ++i) {
      report.examined.push_back(examined_of(results_[i], language()));
      if (results_[i].passed) continue;
      ++failed;
      if (options_.format == FindingFormat::text) text_ += failure(i);
    }
    if (failed > 0) worsen(exit_code::findings);
    report.examined.insert(report.examined.end(), examined_.begin(), examined_.end());
    if (options_.format != FindingFormat::text) {
      std::fwrite(rules_text.data(), 1, rules_text.size(), stderr);
      return session_.write(options_.output, findings_in(options_.format, report, language()));
    }
    text_ += rules_text;
    text_ +=
        say(language(), "test.summary", {std::to_string(results_.size() - failed), std::to_string(failed)}) +
        "\n";
    return session_.write(options_.output, text_);
  }

  const TestOptions& options_;
  Session& session_;
  CaseReader reader_;
  Diagnostics mistakes_;
  std::vector<Replacement> replacements_;
  std::list<Case> cases_;  // They are pointed to.
  std::vector<BoundCase> bound_;
  std::list<Tested> tested_;
  std::vector<CaseResult> results_;
  std::vector<Examined> examined_;  ///< What was asked of the rule sets as such.
  std::vector<std::string> read_;   ///< Paths.
  std::set<std::string> told_;
  std::string text_;
  std::size_t updated_ = 0;
  int status_ = exit_code::ok;
};

}  // namespace

int run_test(const TestOptions& options, Session& session) {
  std::vector<std::string> read = options.paths;
  read.insert(read.end(), options.rules.begin(), options.rules.end());
  if (session.would_overwrite(options.output, read)) return exit_code::bad_input;
  return TestRun(options, session).run();
}

}  // namespace aci

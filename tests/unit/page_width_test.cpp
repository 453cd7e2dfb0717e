// The pages about one structure stand in a terminal of 80 columns, in both languages, at all their lengths.

#include <doctest/doctest.h>

#include <filesystem>

#include "engine/explanation.h"
#include "report/compute_page.h"
#include "report/explain_overview.h"
#include "report/explain_page.h"
#include "report/page_text.h"
#include "report/value_text.h"
#include "study/assess.h"
#include "support/loading.h"

namespace aci {
namespace {

void check_width(const Page& page, const TextStyle& style) {
  const std::string text = page_text(page, style);
  std::size_t from = 0;
  for (std::size_t to = text.find('\n'); to != std::string::npos; to = text.find('\n', from)) {
    const std::string line = text.substr(from, to - from);
    CAPTURE(line);
    // The path of a file is as long as it is.
    if (line.find(repository_path("examples")) == std::string::npos) CHECK(columns(line) <= kPageWidth);
    from = to + 1;
  }
}

Assessment computed(const std::string& path) {
  static RuleLibrary library;
  Diagnostics diagnostics;
  const auto subject = read_subject(path, diagnostics);
  REQUIRE(subject);
  const Assessed assessed = assess_file(*subject, {}, "", library, diagnostics);
  REQUIRE(assessed.assessment());
  return *assessed.assessment();
}

TEST_CASE("no line of a page about a structure is wider than 80 characters") {
  static_assert(kPageWidth == 80);
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(repository_path("examples"))) {
    if (entry.path().extension() != ".toml") continue;
    CAPTURE(entry.path().string());
    ++files;
    const Assessment assessment = computed(entry.path().string());
    std::vector<Explanation> explanations;
    for (const std::string& subject : all_subjects(assessment))
      explanations.push_back(*explain(assessment, subject));
    for (const Language language : {Language::fr, Language::en}) {
      for (const PageLength length : {PageLength::brief, PageLength::usual, PageLength::all}) {
        const TextStyle style{language, false, length};
        check_width(compute_page(language, assessment), style);
        check_width(explain_overview(language, assessment, explanations), style);
        check_width(explain_page(language, assessment, explanations), style);
      }
    }
  }
  CHECK(files >= 11);
}

}  // namespace
}  // namespace aci

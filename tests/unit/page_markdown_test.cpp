#include "report/page_markdown.h"

#include <doctest/doctest.h>

namespace aci {
namespace {

std::string markdown(const Page& page) {
  return page_markdown(page, {Language::en, false, PageLength::usual});
}
std::string line_of(std::string text) {
  Page page;
  page.section().line(Role::plain, 0, std::move(text));
  return markdown(page);
}

TEST_CASE("names, issues and addresses are kept from the services that look for them") {
  struct Row {
    const char* text;
    const char* markdown;
  };
  const Row rows[] = {
      {"by @name", "by @<!-- -->name"},
      {"by @ name", "by @ name"},
      {"ends with @", "ends with @"},
      {"see #0, #9 and !7", "see #<!-- -->0, #<!-- -->9 and !<!-- -->7"},
      {"see #/ #: #a ! 7 (7", "see #/ #: #a ! 7 (7"},
      {"GH-7 and gh-0", "GH-<!-- -->7 and gh-<!-- -->0"},
      {"GH-x, G-7, 2-7", "GH-x, G-7, 2-7"},
      {"http://a, a: //b, a:b", "http:<!-- -->//a, a: //b, a:b"},
      {"www.a and WWW.a", "www<!-- -->.a and WWW<!-- -->.a"},
      {"ww.a, wwx.a, WWX.a, www a", "ww.a, wwx.a, WWX.a, www a"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(line_of(row.text) == std::string(row.markdown) + "\n");
  }
}

TEST_CASE("what begins a line is no heading, no list and no line across") {
  struct Row {
    const char* text;
    const char* markdown;
  };
  const Row rows[] = {
      {"- one", "\\- one"},
      {"+ one", "\\+ one"},
      {"=====", "\\====="},
      {"# one", "\\# one"},
      {" \t- one", "\\- one"},
      {"1. one", "1\\. one"},
      {"12) one", "12\\) one"},
      {"12", "12"},
      {"12 one. two", "12 one. two"},
      {"one - 2. two", "one - 2. two"},
      {". one", ". one"},
      {"", ""},
      {"  ", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(line_of(row.text) == std::string(row.markdown) + "\n");
  }
}

TEST_CASE("a mistake stands in a block of code, as on a terminal") {
  Diagnostics diagnostics;
  diagnostics.error("C007", Place{});
  Page page;
  page.section().add(diagnostics.all().front());
  CHECK(markdown(page) == "```\nerror[C007]: nothing is expected of this case\n```\n");
}

}  // namespace
}  // namespace aci

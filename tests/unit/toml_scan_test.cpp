// The tokens of a TOML text, and the limits; what a document makes of them is in toml_document_test.cpp.
#include "io/toml_scan.h"

#include <doctest/doctest.h>

#include <string>

namespace {

/// "k:a =:= v:1": a letter a kind, and the words, each as the last one of a place.
std::string tokens(std::string_view text) {
  static constexpr std::string_view kKinds = "hk=oc,sv";
  std::string all;
  std::uint32_t end = 0;
  for (std::size_t place = 0; place <= text.size(); ++place) {
    const auto last = aci::scan_toml(text, place).last;
    if (!last || last->at.end == end) continue;
    end = last->at.end;
    all += all.empty() ? "" : " ";
    all += kKinds[static_cast<std::size_t>(last->kind)];
    all += ':';
    all += text.substr(last->at.begin, last->at.end - last->at.begin);
  }
  return all;
}

}  // namespace

TEST_CASE("tokens, of good texts and of bad ones") {
  struct Row {
    const char* text;
    const char* tokens;
  };
  const Row rows[] = {
      {"a = 1 # b", "k:a =:= v:1"},
      {"a.'b c' . d=\"x # y\"", "k:a.'b c' . d =:= s:\"x # y\""},
      {"[a]\n[[ b ]]", "h:[ k:a c:] h:[[ k:b c:]]"},
      {"a = [1, [\"x\"],\n # c\n 2]", "k:a =:= o:[ v:1 ,:, o:[ s:\"x\" c:] ,:, v:2 c:]"},
      {"a = { b = 1, c.d = {} }", "k:a =:= o:{ k:b =:= v:1 ,:, k:c.d =:= o:{ c:} c:}"},
      {"\xEF\xBB\xBF"
       "a = 1",
       "k:a =:= v:1"},
      {"[[a]\nb", "h:[[ k:a k:b"},
      {"= 1", "=:= v:1"},
      {"a = 8 000 €", "k:a =:= v:8 v:000 v:€"},
      {"a = \"x\nb = 1", "k:a =:= s:\"x k:b =:= v:1"},
      {"a = ]", "k:a =:= c:]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(tokens(row.text) == row.tokens);
  }
}

TEST_CASE("what exceeds a limit is named, where it does") {
  const auto arrays = [](std::size_t n) { return "a = " + std::string(n, '[') + std::string(n, ']'); };
  CHECK_FALSE(aci::scan_toml(arrays(aci::kTomlNesting.most)).excess);
  const auto excess = aci::scan_toml(arrays(aci::kTomlNesting.most + 1)).excess;
  REQUIRE(excess);
  CHECK(std::string(excess->limit.code) == "T002");
  CHECK(excess->at == aci::Span{68, 69});
  std::string key = "é";
  for (std::size_t i = 1; i < aci::kTomlKeySegments.most; ++i) key += ".a";
  CHECK_FALSE(aci::scan_toml("ab = 1\n" + key + " = 1").excess);
  const auto long_key = aci::scan_toml("ab = 1\n" + key + ".a = 1").excess;
  REQUIRE(long_key);
  CHECK(std::string(long_key->limit.code) == "T003");
  CHECK(long_key->at == aci::Span{7, 9});  // Its first character.
}

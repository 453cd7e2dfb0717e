// A JSON object as the program reads it: order, places, texts as written; and what is said of a text that is
// none.
#include "io/json_document.h"

#include <doctest/doctest.h>

#include <memory>

using aci::Node;
using aci::NodeKind;

namespace {

aci::SourcePtr source(std::string text) {
  return aci::add_text("t.jsonl", std::move(text));
}

aci::Document read(const std::string& text) {
  aci::Diagnostics diagnostics;
  auto document = aci::parse_json(source(text), diagnostics);
  CAPTURE(text);
  REQUIRE(document);
  REQUIRE(diagnostics.all().empty());
  return *document;
}

const Node& member(const aci::Document& document, const char* key) {
  const Node* const found = document.root.find(key);
  REQUIRE(found != nullptr);
  return *found;
}

/// "column what reason": the first mistake; the number of the others behind it.
std::string mistake(const std::string& text) {
  aci::Diagnostics diagnostics;
  const auto file = source(text);
  CHECK_FALSE(aci::parse_json(file, diagnostics));
  REQUIRE_FALSE(diagnostics.all().empty());
  const aci::Diagnostic& first = diagnostics.all().front();
  CHECK(first.code() == "D015");
  CHECK(first.place.file() == file);
  const aci::Span at = first.place.span();
  REQUIRE(at.begin <= at.end);
  REQUIRE(at.end <= text.size());
  const auto* const reason = std::get_if<aci::Message>(&first.message.args.at(0));
  REQUIRE(reason != nullptr);
  std::string told = std::to_string(file->position(at.begin).column) + " " +
                     text.substr(at.begin, at.end - at.begin) + " " + reason->id;
  if (first.hint) told += " (" + first.hint->id + ")";
  if (diagnostics.all().size() > 1) told += " +" + std::to_string(diagnostics.all().size() - 1);
  return told;
}

}  // namespace

TEST_CASE("a value has its kind, its text and its place") {
  struct Row {
    const char* value;
    NodeKind kind;
    const char* text;
  };
  const Row rows[] = {
      {"8000", NodeKind::integer, "8000"},
      {"-5", NodeKind::integer, "-5"},
      {"12345678901234567890123", NodeKind::integer, "12345678901234567890123"},  // No double on the way.
      {"0.0920", NodeKind::decimal, "0.0920"},
      {"1e3", NodeKind::decimal, "1e3"},
      {"2.5E-2", NodeKind::decimal, "2.5E-2"},
      {"\"9.2 %\"", NodeKind::string, "9.2 %"},
      {"\"2023-12-31\"", NodeKind::string, "2023-12-31"},
      {"\"\"", NodeKind::string, ""},
      {R"("\u00c9t\u00E9 \"\\\/\" \ud83d\ude00")", NodeKind::string, "\u00c9t\u00e9 \"\\/\" \U0001F600"},
      {"\"Santé\"", NodeKind::string, "Santé"},
      {"true", NodeKind::boolean, "true"},
      {"false", NodeKind::boolean, "false"},
      {"[1, [null], {}]", NodeKind::array, ""},
      {"{ \"b\": 1 }", NodeKind::table, ""},
  };
  for (const Row& row : rows) {
    for (const char* space : {"", " ", "\t\r\n "}) {
      CAPTURE(row.value);
      const std::string before = std::string(space) + "{" + space + "\"a\"" + space + ":" + space;
      const auto document = read(before + row.value + space + "}" + space);
      const Node& node = member(document, "a");
      CHECK(node.kind == row.kind);
      CHECK(node.text == row.text);
      CHECK(node.boolean == (std::string(row.value) == "true"));
      CHECK(node.at.span().begin == before.size());
      CHECK(node.at.span().end == before.size() + std::string(row.value).size());
    }
  }
}

TEST_CASE("members keep their order, keys their place; null is as good as absent") {
  const auto document = read(R"({"z": 1, "\u0061": null, "b": {"d": true, "c": null}, "a b": 2})");
  const auto& members = document.root.members;
  REQUIRE(members.size() == 3);
  CHECK(members[0].key == "z");
  CHECK(members[0].key_at.span() == aci::Span{1, 4});
  CHECK(members[1].key == "b");
  REQUIRE(members[1].value.members.size() == 1);
  CHECK(members[1].value.members[0].key == "d");
  CHECK(members[2].key == "a b");
  CHECK(document.root.find("a") == nullptr);
  CHECK(read("{}").root.members.empty());
}

TEST_CASE("a text that is no JSON object says where and why") {
  struct Row {
    const char* text;
    const char* told;
  };
  const Row rows[] = {
      {"", "1  json.no_object (hint.json_lines)"},
      {"[1]", "1 [ json.no_object (hint.json_lines)"},
      {" 12", "2 12 json.no_object (hint.json_lines)"},
      {"null", "1 null json.no_object (hint.json_lines)"},
      {"\"a\"", "1 \"a\" json.no_object (hint.json_lines)"},
      {"{", "2  json.missing_key (hint.json_lines)"},
      {"{\"a\": 1,", "9  json.missing_key (hint.json_lines)"},
      {"{\"a\": 1, }", "10 } json.missing_key"},
      {"{'a': 1}", "2 ' json.missing_key"},
      {"{é: 1}", "2 é json.missing_key"},
      {"{\"a\" 1}", "6 1 json.missing_colon"},
      {"{\"a\": }", "7 } json.missing_value"},
      {"{\"a\": vrai}", "7 v json.missing_value"},
      {"{\"a\": .5}", "7 . json.missing_value"},
      {"{\"a\": 1.}", "9 } json.bad_number"},
      {"{\"a\": 1e}", "9 } json.bad_number"},
      {"{\"a\": 1e400}", "7 1 json.bad_number"},
      {"{\"a\": 007}", "8 0 json.missing_brace"},
      {"{\"a\": 7,5}", "9 5 json.missing_key"},
      {"{\"a\": 1 \"b\": 2}", "9 \" json.missing_brace"},
      {"{\"a\": [1 2]}", "10 2 json.missing_bracket"},
      {"{\"a\": 1} // fin", "10 / json.trailing"},
      {"{\"a\": 1}{\"b\": 1}", "9 { json.trailing"},
      {"{\"é\\\"\": \"b}", "9 \" json.open_string"},
      {"{\"a\": \"\tb\"}", "8 \t json.bad_character"},
      {"{\"a\": \"\\x\"}", "8 \\ json.bad_character"},
      {"{\"a\": \"\\u12G4\"}", "8 \\ json.bad_character"},
      {"{\"a\": \"\\ud800\"}", "8 \\ json.bad_character"},
      {"{\"a\": \"\\udc00\"}", "7 \"\\udc00\" json.bad_character"},
      {"{\"a\": \"\\u0000\"}", "7 \"\\u0000\" json.bad_character"},
      {"{\"a\\u0000\": 1}", "2 \"a\\u0000\" json.bad_character"},
      {"{\"a\": 1, \"b\": 2, \"\\u0061\": 1}", "18 \"\\u0061\" toml.duplicate_key"},
      {"{\"a\": null, \"a\": 1, \"b\": {\"c\": 1, \"c\": 1}}", "13 \"a\" toml.duplicate_key +1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(mistake(row.text) == row.told);
  }
}

TEST_CASE("what would exhaust the reader is refused") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK(read("{\"a\":" + nested(aci::kJsonNesting - 1) + "}").root.members.size() == 1);
  CHECK(mistake("{\"a\":" + nested(aci::kJsonNesting) + "}") == "69 [ json.nesting");
  CHECK(mistake("{\"a\":" + std::string(100'000, '[')) == "69 [ json.nesting");
  std::string objects;
  for (int i = 0; i < 10'000; ++i) objects += "{\"a\":";
  CHECK(mistake(objects) == "321 { json.nesting");

  std::string items = "[0";
  for (std::size_t i = 2; i < aci::kJsonEntries; ++i) items += ",0";
  std::string fewer = "[0";
  for (std::size_t i = 3; i < aci::kJsonEntries; ++i) fewer += ",0";
  CHECK(member(read("{\"a\":" + fewer + "]}"), "a").items.size() == aci::kJsonEntries - 2);
  // The items, the list, and the object.
  CHECK(mistake("{\"a\":" + items + "]}").ends_with("json.entries"));
  CHECK(mistake("{\"a\":" + items + ",0,0]}").ends_with("json.entries"));
}

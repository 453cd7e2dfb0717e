// What others say that TOML, JSON and CSV mean: their suites, kept outside the repository. CMake is told
// where by ACI_SUITES; without it nothing is tried, and that is said.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/iso_date.h"
#include "io/json_document.h"
#include "io/row_source.h"
#include "io/text_file.h"
#include "io/toml_document.h"
#include "report/batch_fields.h"
#include "study/batch.h"
#include "support/folder.h"
#include "support/small_rules.h"

namespace aci {
namespace {

namespace fs = std::filesystem;

/// The files of a suite, sorted; none when the suites are not here.
std::vector<fs::path> files_of(const std::string& folder, const char* extension) {
  std::vector<fs::path> found;
  const fs::path root = fs::path(ACI_SUITES) / folder;
  if (std::string_view(ACI_SUITES).empty() || !fs::is_directory(root)) {
    MESSAGE(folder << ": not tried, ACI_SUITES says nothing of where this suite is");
    return found;
  }
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() == extension) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  CHECK(!found.empty());
  return found;
}

/// Names of files, in order.
struct Names {
  std::string all;
  void add(const fs::path& path) { all += (all.empty() ? "" : " ") + path.filename().string(); }
};

std::optional<Document> read_toml(const fs::path& path) {
  Diagnostics diagnostics;
  const auto file = read_text_file(path.string(), diagnostics);
  return file ? parse_toml(*file, diagnostics) : std::nullopt;
}

std::optional<Document> read_json(const std::string& text) {
  Diagnostics diagnostics;
  return is_clean_text(text) ? parse_json(add_text("t.json", text), diagnostics) : std::nullopt;
}

/// "0xff", "1_000" as the number that the suite writes in decimal.
std::string in_decimal(std::string text) {
  std::erase(text, '_');
  const bool based = text.size() > 2 && text[0] == '0';
  const int base = !based ? 10 : text[1] == 'x' ? 16 : text[1] == 'o' ? 8 : text[1] == 'b' ? 2 : 10;
  return std::to_string(std::strtoll(text.c_str() + (base == 10 ? 0 : 2), nullptr, base));
}

/// Whether a leaf says what the suite writes beside it: { type, value }.
bool same_leaf(const Node& node, const std::string& type, const std::string& value) {
  switch (node.kind) {
    case NodeKind::string:
      return type == "string" && node.text == value;
    case NodeKind::integer:
      return type == "integer" && in_decimal(node.text) == value;
    case NodeKind::decimal: {
      std::string text = node.text;
      std::erase(text, '_');
      return type == "float" && std::strtod(text.c_str(), nullptr) == std::strtod(value.c_str(), nullptr);
    }
    case NodeKind::boolean:
      return type == "bool" && (node.boolean ? "true" : "false") == value;
    case NodeKind::date:
      return type == "date-local" && to_iso(node.date) == value;
    case NodeKind::other:  // Of which rules and structures have no use: infinities, times.
      return type == "float" || type.find("time") != std::string::npos;
    case NodeKind::table:
    case NodeKind::array:
      return false;
  }
  return false;
}

bool same_meaning(const Node& node, const Node& expected) {
  if (node.kind == NodeKind::table) {
    return expected.kind == NodeKind::table && node.members.size() == expected.members.size() &&
           std::all_of(node.members.begin(), node.members.end(), [&](const Member& member) {
             const Node* const other = expected.find(member.key);
             return other != nullptr && same_meaning(member.value, *other);
           });
  }
  if (node.kind == NodeKind::array) {
    return expected.kind == NodeKind::array &&
           std::equal(node.items.begin(), node.items.end(), expected.items.begin(), expected.items.end(),
                      same_meaning);
  }
  const Node* const type = expected.find("type");
  const Node* const value = expected.find("value");
  return type != nullptr && value != nullptr && same_leaf(node, type->text, value->text);
}

TEST_CASE("TOML: what is valid is read for what it means") {
  Names unread;
  Names untold;  ///< What the suite says of their meaning is no JSON that is read here.
  const auto files = files_of("toml/valid", ".toml");
  for (fs::path path : files) {
    const auto document = read_toml(path);
    CAPTURE(path.filename().string());
    if (!document) {
      unread.add(path);
      continue;
    }
    const auto expected = read_json(content(path.replace_extension(".json").string()));
    if (!expected) untold.add(path);
    if (expected) CHECK(same_meaning(document->root, expected->root));
  }
  if (files.empty()) return;
  // Years before 1900 and after 2200; nothing at all, which is no structure and no rules.
  CHECK(unread.all == "edge.toml empty-nothing.toml");
  // They hold NUL.
  CHECK(untold.all == "quoted-unicode.json quoted-unicode.json unicode-escape.json");
}

TEST_CASE("TOML: what is invalid is refused") {
  Names read;
  const auto files = files_of("toml/invalid", ".toml");
  for (const fs::path& path : files) {
    if (read_toml(path)) read.add(path);
  }
  // Two byte order marks: one is left out as that of the file, the other as that of the text.
  if (!files.empty()) CHECK(read.all == "bom-not-at-start-02.toml bom-not-at-start-03.toml");
}

/// Whether the reader of JSON lines takes a line, as columns or with care.
bool is_line_read(const std::string& line) {
  static KnownInputs known(std::vector<std::shared_ptr<const Plan>>{});
  const Folder folder;
  Diagnostics diagnostics;
  auto blocks = TextBlocks::open(folder.write("t.jsonl", line + "\n"), diagnostics);
  REQUIRE(blocks);
  SourceChoice choice;
  choice.ignore_unknown = true;
  const auto source = open_json_lines(std::move(blocks), "t.jsonl", known, choice);
  TextBlock block;
  RowColumns rows;
  REQUIRE(source->next(block));
  source->read(block, rows);
  REQUIRE(rows.rows == 1);
  source->careful(block, rows, 0, diagnostics);
  const bool careful = std::none_of(diagnostics.all().begin(), diagnostics.all().end(),
                                    [](const Diagnostic& each) { return each.code().starts_with('D'); });
  CHECK((rows.unusual[0] != 0 || careful));  // Nothing is taken at once that care refuses.
  return careful;
}

TEST_CASE("JSON: y_ is read, n_ is refused, i_ is one or the other") {
  Names wrong;
  const auto files = files_of("json", ".json");
  for (const fs::path& path : files) {
    const std::string name = path.filename().string();
    CAPTURE(name);
    // A line is an object: what is tried is a member of it.
    std::string text = content(path.string());
    const bool read = read_json("{\"v\": " + text + "}").has_value();
    if (name[0] != 'i' && read != (name[0] == 'y')) wrong.add(path);
    if (name[0] == 'y') std::replace(text.begin(), text.end(), '\n', ' ');
    // What is no UTF-8 is read as Windows-1252 in a file of lines.
    const bool other_encoding = name[0] == 'i' && !is_clean_text(text);
    if (text.find('\n') != std::string::npos || other_encoding) continue;
    CHECK(is_line_read("{\"v\": " + text + "}") == read);
  }
  // What is given twice is a mistake here, and no text holds NUL.
  if (files.empty()) return;
  CHECK(wrong.all ==
        "y_object_duplicated_key.json y_object_duplicated_key_and_value.json "
        "y_object_escaped_null_in_key.json y_string_null_escape.json");
}

class Kept final : public BatchSink {
 public:
  void begin(const std::string&, std::uint64_t) override {}
  void stop() override {}
  bool take(std::uint64_t, std::uint64_t, BatchResult& result, bool) override {
    rows += result.rows;
    result.clear();
    return true;
  }
  std::string rows;
};

/// The columns of a table that are kept, each row as a line of JSON.
std::string kept_rows(const std::string& text, const std::vector<std::string>& columns) {
  const Folder folder;
  RuleLibrary library;
  BatchRequest request;
  request.inputs = {folder.write("t.csv", text)};
  request.rules = folder.write("small.toml", std::string(test::kSmallRules));
  request.constants = {{"annee", "2024", {}, {}}, {"hours", "8", {}, {}}};
  request.keep = columns;
  request.ignore_unknown = true;
  request.jobs = 1;
  Diagnostics diagnostics;
  const auto batch = Batch::prepare(std::move(request), library, diagnostics);
  REQUIRE(batch);
  const auto writer = batch_json(batch->header());
  Kept sink;
  CHECK(batch->run(writer.get(), nullptr, sink, [](Diagnostics&) {}));
  CHECK(batch->rejected() == 0);
  return sink.rows;
}

TEST_CASE("CSV: fields are what they are meant to be") {
  for (const fs::path& path : files_of("csv/csvs", ".csv")) {
    const std::string name = path.stem().string();
    CAPTURE(name);
    if (name == "location_coordinates") continue;  // What stands beside it is another number.
    const std::string meant =
        content((path.parent_path().parent_path() / "json" / (name + ".json")).string());
    const auto expected = read_json("{\"rows\": " + meant + "}");
    REQUIRE(expected);
    const std::vector<Node>& rows = expected->root.find("rows")->items;
    std::vector<std::string> columns;
    for (const Member& member : rows.at(0).members) columns.push_back(member.key);
    std::string table = content(path.string());
    if (name.ends_with("_crlf") &&
        table.find('\r') == std::string::npos) {  // Lost on its way to some copies.
      for (std::size_t at = 0; (at = table.find('\n', at)) != std::string::npos; at += 2)
        table.insert(at, "\r");
    }
    std::string text = kept_rows(table, columns);
    for (const Node& row : rows) {
      const std::size_t end = text.find('\n');
      REQUIRE(end != std::string::npos);
      const auto got = read_json(text.substr(0, end));
      text.erase(0, end + 1);
      REQUIRE(got);
      for (const Member& member : row.members) {
        const Node* const field = got->root.find(member.key);
        REQUIRE(field != nullptr);
        CHECK(field->text == member.value.text);
      }
    }
    CHECK(text.empty());
  }
}

}  // namespace
}  // namespace aci

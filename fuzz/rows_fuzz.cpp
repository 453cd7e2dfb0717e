// Any bytes as a table: the rows are the same wherever it is cut into blocks, and where the quick reader of
// columns gives a value, the careful one gives the same. The first byte picks the dialect and the longest
// row, the second the size of a block.

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>

#include "fuzz_support.h"
#include "io/accepted_value.h"
#include "io/csv_syntax.h"
#include "io/quick_csv_rows.h"
#include "io/text_blocks.h"
#include "io/text_file.h"

namespace {

using namespace aci;

/// A file in memory.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : descriptor_(::memfd_create("rows", 0)) {
    demand(::write(descriptor_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(descriptor_); }
  std::string path() const { return "/dev/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

/// Each kind of column, and the input that the careful reader takes it for.
struct Kind {
  FieldLayout layout;
  InputType type;
  int decimals;
};
constexpr Kind kKinds[] = {
    {{FieldKind::text, 0}, InputType::text, 0},       {{FieldKind::number, 0}, InputType::count, 0},
    {{FieldKind::boolean, 0}, InputType::boolean, 0}, {{FieldKind::number, 2}, InputType::decimal, 2},
    {{FieldKind::share, 4}, InputType::share, 2},     {{FieldKind::date, 0}, InputType::date, 0},
    {{FieldKind::ignored, 0}, InputType::text, 0},    {{FieldKind::number, 9}, InputType::decimal, 9},
};

std::string part(std::string_view text, Span at) {
  demand(at.begin <= at.end && at.end <= text.size());
  return std::string(text.substr(at.begin, at.end - at.begin));
}

/// What the careful reader makes of a field, in the units of the column.
std::int64_t careful_value(const Kind& kind, const std::string& text) {
  Input input;
  input.type = kind.type;
  input.decimals = kind.decimals;
  Diagnostics diagnostics;
  auto value = read_text_value(input, text, {}, diagnostics);
  demand(value.has_value());
  for (int i = 0; i < kind.layout.decimals; ++i) value = multiply(*value, Rational(10));
  demand(value->is_integer());
  return value->to_int64().value();
}

/// A row of columns, checked against its text, in words.
std::string row_text(std::string_view block, const RowColumns& columns, std::size_t row,
                     const TableLayout& layout) {
  const std::string text = part(block, columns.row[row]);
  std::string result = text + (columns.unusual[row] != 0 ? " unusual" : " plain");
  const std::vector<CsvField> fields = split_csv_row(text, layout.separator);
  demand(fields.back().closed && fields.back().at.end == text.size());
  if (columns.unusual[row] == 0) demand(fields.size() == layout.fields.size());
  for (std::size_t k = 0; k < layout.fields.size(); ++k) {
    const RowColumn& column = columns.columns[k];
    const FieldKind kind = layout.fields[k].kind;
    if (kind == FieldKind::ignored) continue;
    const bool given = column.given[row] != 0;
    if (kind != FieldKind::text)
      result += " " + std::to_string(given) + " " + std::to_string(column.value[row]);
    if (!given && kind != FieldKind::text) demand(column.value[row] == 0);
    if (columns.unusual[row] != 0) {
      demand(!given);
      continue;
    }
    demand(given == !fields[k].text.empty());
    if (kind == FieldKind::text) {
      const std::string said = part(block, column.text[row]);
      demand((column.escaped[row] != 0 ? unquoted(said) : said) == fields[k].text);
      demand(is_clean_text(said));
    } else if (given) {
      demand(column.value[row] == careful_value(kKinds[k % std::size(kKinds)], fields[k].text));
    }
  }
  return result;
}

/// Rows in words, each behind its line.
std::vector<std::string> rows_of(std::string_view text, RowEnd ends, TableLayout layout, BlockLimits limits) {
  const MemoryFile file(text);
  Diagnostics diagnostics;
  const auto blocks = TextBlocks::open(file.path(), diagnostics, limits);
  demand(blocks != nullptr || diagnostics.has_errors());
  if (!blocks) return {};
  std::string expected(blocks->peek());
  if (!expected.ends_with('\n')) expected += '\n';
  blocks->set_rows(ends, layout.separator);

  std::vector<std::string> rows;
  std::string all;
  bool broken = false;
  TextBlock block;
  RowColumns columns;
  std::uint64_t line = 1;
  for (std::uint64_t number = 0; blocks->next(block); ++number) {
    demand(block.number == number && block.first_line == line);
    demand(block.text.empty() ? block.broken.has_value() : block.text.ends_with('\n'));
    const char ends_line = ends == RowEnd::element ? '\r' : '\n';
    line += static_cast<std::uint64_t>(std::ranges::count(block.text, ends_line));
    all += block.text;
    if (ends == RowEnd::line_feed_outside_quotes) {
      if (layout.fields.empty()) {
        std::size_t at = 0;
        const std::size_t width = take_csv_row(block.text, at, layout.separator).size();
        for (std::size_t k = 0; k < std::min<std::size_t>(width, 32); ++k) {
          layout.fields.push_back(kKinds[k % std::size(kKinds)].layout);
        }
      }
      read_rows(block.text, layout, columns);
      for (std::size_t row = 0; row < columns.rows; ++row) {
        rows.push_back(std::to_string(block.first_line + columns.line[row]) + ": " +
                       row_text(block.text, columns, row, layout));
      }
    }
    if (block.broken) {
      demand(block.broken->line == line++);
      demand(is_clean_text(block.broken->start));
      rows.push_back(std::to_string(block.broken->line) + "! " + block.broken->code + block.broken->start);
      broken = true;
    }
  }
  demand(!blocks->failed(diagnostics));
  if (!broken && ends != RowEnd::element) demand(all == expected);
  if (ends != RowEnd::line_feed_outside_quotes) rows.push_back(all);
  return rows;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  TransientTexts texts;
  const TransientTexts::Collect collecting(texts);
  if (size < 2 || size > 20'000) return 0;
  const unsigned dialect = data[0];
  const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
  TableLayout layout;
  layout.separator = (dialect & 1U) != 0 ? ';' : ',';
  layout.decimal_comma = (dialect & 2U) != 0 && layout.separator != ',';
  layout.french_dates = (dialect & 2U) != 0;
  const RowEnd lines = (data[1] & 1U) != 0 ? RowEnd::line_feed : RowEnd::element;
  const RowEnd ends = (dialect & 4U) != 0 ? lines : RowEnd::line_feed_outside_quotes;
  const std::size_t longest = (dialect & 8U) != 0 ? dialect / 16 * 4 + 1 : kLongestRow;

  const auto rows = rows_of(text, ends, layout, {4096, longest});
  demand(rows == rows_of(text, ends, layout, {data[1] + std::size_t{1}, longest}));
  if (text.size() < 1000) demand(rows == rows_of(text, ends, layout, {1, longest}));
  return 0;
}

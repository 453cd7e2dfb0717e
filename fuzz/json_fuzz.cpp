// Any bytes as lines of JSON: what the quick reader of columns gives, the careful one gives too, with the
// same value; what is no JSON object is never a row. The first byte chooses how unknown keys are taken.

#include <sys/mman.h>
#include <unistd.h>

#include "fuzz_support.h"
#include "io/accepted_value.h"
#include "io/row_source.h"
#include "io/rule_library.h"
#include "ruleset/plan_bounds.h"

namespace {

using namespace aci;

struct Setup {
  std::vector<std::shared_ptr<const Plan>> plans;
  std::unique_ptr<KnownInputs> known;
  std::vector<std::unique_ptr<RowSource>> sources;  ///< By first byte.

  Setup() {
    static RuleLibrary library;
    Diagnostics diagnostics;
    for (const auto& header : library.shipped()) plans.push_back(library.load(header, diagnostics));
    known = std::make_unique<KnownInputs>(plans);
    for (const bool ignore : {false, true}) {
      for (const bool some : {false, true}) {
        SourceChoice choice;
        choice.ignore_unknown = ignore;
        if (some) choice.keep = {"region", "ipa", "nom"};
        if (some) choice.given = {"protocoles"};
        sources.push_back(open_json_lines(some_text(), "fuzz.jsonl", *known, choice));
      }
    }
  }

  /// Blocks are made by hand; a source wants a file all the same.
  static std::unique_ptr<TextBlocks> some_text() {
    const int descriptor = ::memfd_create("lines", 0);
    demand(::write(descriptor, "{}\n", 3) == 3);
    Diagnostics diagnostics;
    auto text = TextBlocks::open("/dev/fd/" + std::to_string(descriptor), diagnostics);
    ::close(descriptor);
    return text;
  }
};

const Setup& setup() {
  static const Setup made;
  return made;
}

/// The input as the rules of the most decimals have it, without bounds.
Input widest(const std::string& id, const FieldLayout& layout) {
  for (const auto& plan : setup().plans) {
    const auto index = plan->input(id);
    if (!index) continue;
    Input input = plan->rules->inputs[*index];
    if (layout.kind != FieldKind::text && input_decimals(input) != layout.decimals &&
        (layout.kind == FieldKind::number || layout.kind == FieldKind::share)) {
      continue;
    }
    input.min = input.max = std::nullopt;
    return input;
  }
  __builtin_trap();
}

std::string_view part(std::string_view text, Span at) {
  demand(at.begin <= at.end && at.end <= text.size());
  return text.substr(at.begin, at.end - at.begin);
}

void compare(const RowSource& source, const std::string& text, const RowColumns& rows, std::size_t row,
             const Subject& careful) {
  demand(careful.fields.size() <= source.fields().size());
  for (const WrittenValue& field : careful.fields) {
    const auto column = source.column(field.id);
    demand(column.has_value());
    const RowColumn& values = rows.columns[*column];
    const FieldLayout& layout = source.fields()[*column];
    if (layout.kind == FieldKind::text) {
      demand((values.given[row] != 0) == !field.value.empty());
      demand(part(text, values.text[row]) == field.value);
      continue;
    }
    demand(values.given[row] != 0);
    Diagnostics diagnostics;
    const auto value = read_text_value(widest(field.id, layout), field.value, field.value_at, diagnostics);
    demand(value.has_value());
    std::int64_t units = 1;
    for (int k = 0; k < layout.decimals; ++k) units *= 10;
    demand(multiply(*value, Rational(units)) == Rational(values.value[row]));
  }
  std::size_t given = 0;
  for (const auto& [id, input] : setup().known->all()) {
    const auto column = source.column(id);
    if (column && rows.columns[*column].given[row] != 0) ++given;
  }
  demand(given <= careful.fields.size());
  demand(careful.kept.size() == source.kept().size());
  for (std::size_t k = 0; k < careful.kept.size(); ++k) {
    demand(part(text, rows.columns[source.kept()[k]].text[row]) == careful.kept[k]);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const RowSource& source = *setup().sources[data[0] % setup().sources.size()];
  TransientTexts texts;  // Of this input: those of the rules stay.
  const TransientTexts::Collect collecting(texts);
  TextBlock block;
  block.text.assign(reinterpret_cast<const char*>(data + 1), size - 1);
  block.text += '\n';
  RowColumns rows;
  source.read(block, rows);
  for (std::size_t row = 0; row < rows.rows; ++row) {
    const std::string text(part(block.text, rows.row[row]));
    Diagnostics diagnostics;
    const auto careful = source.careful(block, rows, row, diagnostics);
    demand(careful.has_value() == !diagnostics.has_errors());
    if (rows.unusual[row] == 0) {
      demand(careful.has_value());
      demand(careful->document.root.members.empty());
      compare(source, block.text, rows, row, *careful);
    }
    if (careful) {
      const auto year = read_year(careful->document, careful->fields, diagnostics);
      if (year)
        read_structure(careful->document, careful->fields, *setup().plans.back(), *setup().known,
                       diagnostics);
    }
    render(diagnostics);
  }
  return 0;
}

// The first byte chooses a rule set, the second a header, the rest is a form: read, evaluated, put into
// words.

#include "engine/evaluate.h"
#include "fuzz_support.h"
#include "io/form_source.h"
#include "io/known_inputs.h"
#include "io/rule_library.h"

namespace {

using namespace aci;

constexpr std::string_view kHeaders[] = {"Libellé;Valeur;Id\n", "label,value,id,help\r\n",
                                         "sep=\t\nid\tvalue\n", "Id;Valeur;Libellé;Valeur\n", ""};

RuleLibrary& library() {
  static RuleLibrary shipped;
  return shipped;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const auto& headers = library().shipped();
  Diagnostics diagnostics;
  const auto plan = library().load(headers[data[0] % headers.size()], diagnostics);
  demand(plan != nullptr);
  TransientTexts texts;  // Of this input: those of the rules stay.
  const TransientTexts::Collect collecting(texts);
  const std::string_view header = kHeaders[data[1] % std::size(kHeaders)];
  std::string text(header);
  text.append(reinterpret_cast<const char*>(data) + 2, size - 2);
  if (!header.empty()) demand(is_form(text));
  if (!is_form(text)) return 0;
  const SourcePtr file = add_text("fuzz.csv", text);
  if (auto form = parse_form(file, diagnostics)) {
    for (const WrittenValue& field : form->fields) {
      demand_inside(*file, field.id_at);
      demand_inside(*file, field.value_at);
      demand(!field.value.empty());
    }
    const std::vector<std::shared_ptr<const Plan>> plans = {plan};
    KnownInputs known(plans);
    known.rename(*form);
    read_year(form->document, form->fields, diagnostics);
    if (const auto inputs =
            read_structure(form->document, form->fields, *plan, known, diagnostics, form->empty)) {
      evaluate(plan, *inputs);
    }
  } else {
    demand(diagnostics.has_errors());
  }
  render(diagnostics);
  return 0;
}

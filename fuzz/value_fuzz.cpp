// Any text as the value of an input of each type (an option, a field of a CSV), and as an override.

#include "base/date.h"
#include "base/decimal.h"
#include "base/iso_date.h"
#include "base/money.h"
#include "fuzz_support.h"
#include "io/accepted_value.h"
#include "io/structure_file.h"

namespace {

using namespace aci;

constexpr InputType kTypes[] = {InputType::text,  InputType::integer, InputType::count,   InputType::decimal,
                                InputType::share, InputType::euros,   InputType::boolean, InputType::date};

void try_type(InputType type, SourcePtr file, Diagnostics& diagnostics) {
  Input input;
  input.id = "essai";
  input.type = type;
  const bool whole = type == InputType::integer || type == InputType::count;
  const bool number = type != InputType::text && type != InputType::boolean && type != InputType::date;
  if (number) {
    input.min = Rational(type == InputType::share || type == InputType::count ? 0 : -1000);
    input.max = Rational(type == InputType::share ? 1 : 1'000'000);
    input.decimals = whole ? 0 : 2;
  }
  const Place place{file, {0, static_cast<std::uint32_t>(file->text().size())}};
  const std::size_t errors = diagnostics.error_count();
  const auto value = read_text_value(input, file->text(), place, diagnostics);
  demand(value.has_value() == (diagnostics.error_count() == errors));
  if (!value) return;
  if (number) demand(*input.min <= *value && *value <= *input.max);
  if (whole) demand(value->is_integer());
  if (type == InputType::boolean) demand(value->is_zero() || *value == Rational(1));
  if (type == InputType::date) {
    const auto date = from_serial(value->to_int64().value());
    demand(date && parse_iso_date(to_iso(*date)) == date);
  }
  if (type == InputType::euros) demand(Money::from_exact(*value).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  TransientTexts texts;
  const TransientTexts::Collect collecting(texts);
  const SourcePtr file = source_of(data, size);
  Diagnostics diagnostics;
  for (const InputType type : kTypes) try_type(type, file, diagnostics);
  if (const auto change = parse_written_value(std::string(file->text()), diagnostics)) {
    demand(change->id + "=" + change->value == file->text());
  }
  if (const auto number = parse_decimal(file->text())) {
    // What is printed in full reads back the same.
    const Decimal printed = to_decimal(*number, 0, 18);
    if (printed.exact) demand(parse_decimal(printed.text) == number);
  }
  render(diagnostics);
  return 0;
}

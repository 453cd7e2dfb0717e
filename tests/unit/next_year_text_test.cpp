#include "report/next_year_text.h"

#include <doctest/doctest.h>

#include "support/loading.h"

namespace aci {
namespace {

Input input_of(InputType type) {
  Input input;
  input.type = type;
  return input;
}
CarriedInput kept(const char* value) {
  CarriedInput carried;
  carried.kind = CarriedInput::Kind::kept;
  carried.value = exact(value);
  return carried;
}
std::string in_form(Language language, InputType type, const char* value) {
  std::string out;
  append_csv(csv_dialect(language, false), out,
             [&](CsvLine& line) { put_carried(line, language, input_of(type), kept(value)); });
  return out;
}

TEST_CASE("what is no longer asked for is one sentence") {
  NextYear next;
  next.from = 2023;
  CHECK(next_year_texts(Language::en, next).size() == 1);
  next.removed = {{"Un", "One"}};
  CHECK(next_year_texts(Language::en, next).back() == "These rules no longer ask for: \"One\".");
  next.removed.push_back({"Deux", "Two"});
  CHECK(next_year_texts(Language::en, next).back() == "These rules no longer ask for: \"One\", \"Two\".");
}

TEST_CASE("a share is carried as a percentage, which has one meaning") {
  CHECK(carried_toml(input_of(InputType::share), kept("0.092")) == "\"9.2 %\"");
  CHECK(carried_toml(input_of(InputType::share), kept("1")) == "\"100 %\"");
  CHECK(in_form(Language::en, InputType::share, "0.092") == "9.2 %");
}

TEST_CASE("other values are carried as they are written") {
  CHECK(carried_toml(input_of(InputType::count), kept("1200")) == "1200");
  CHECK(carried_toml(input_of(InputType::boolean), kept("1")) == "true");
  CHECK(carried_toml(input_of(InputType::date), kept("19723")) == "2024-01-01");
  CHECK(in_form(Language::en, InputType::boolean, "1") == "yes");
  CHECK(in_form(Language::fr, InputType::date, "19723") == "01/01/2024");
  CHECK(in_form(Language::en, InputType::date, "19723") == "2024-01-01");
}

}  // namespace
}  // namespace aci

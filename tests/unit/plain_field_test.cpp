// The fast way of fields written plainly: it takes every plain form, and says of the others that they are
// none. (That it reads them right, whatever stands around them: quick_csv_rows_test.)

#include "io/plain_field.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace aci {
namespace {

using Texts = std::vector<std::string>;

/// What each field of a column is worth, in order: "15 - odd".
template <class Put, class Read>
std::string read_all(const Texts& texts, const Put& put, const Read& read) {
  std::string column = "12345678;";  // What stands before a field is none of its business.
  for (const std::string& text : texts) column += text + ";";
  ShortFields fields;
  std::size_t begin = 9;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    put(fields, i, PlainField{column.data(), begin, begin + texts[i].size()});
    begin += texts[i].size() + 1;
  }
  const bool any_odd = read(fields, texts.size());
  std::string said;
  bool odd = false;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    odd = odd || fields.odd[i] != 0;
    said += (i > 0 ? " " : "") + (fields.odd[i] != 0     ? std::string("odd")
                                  : fields.given[i] == 0 ? std::string("-")
                                                         : std::to_string(fields.value[i]));
  }
  CHECK(any_odd == odd);
  return said;
}

void put_number(ShortFields& fields, std::size_t i, PlainField field) {
  fields.put(i, field, '0');
}

std::string numbers(const Texts& texts) {
  return read_all(texts, put_number, read_short_numbers);
}
std::string decimals(const Texts& texts, const NumberForm& form) {
  return read_all(texts, put_number, [&](ShortFields& fields, std::size_t count) {
    return read_short_decimals(fields, count, form);
  });
}
std::string booleans(const Texts& texts) {
  return read_all(
      texts, [](ShortFields& fields, std::size_t i, PlainField field) { fields.put(i, field, '\0'); },
      read_short_booleans);
}
std::string dates(const Texts& texts) {
  return read_all(
      texts, [](ShortFields& fields, std::size_t i, PlainField field) { fields.put_date(i, field); },
      read_short_dates);
}

TEST_CASE("whole numbers of up to eight digits are read at once") {
  CHECK(numbers({"0", "7", "42", "4730", "12345678", "", "00000001", "99999999"}) ==
        "0 7 42 4730 12345678 - 1 99999999");
  CHECK(numbers({"123456789", "-1", "1.0", " 1", "x", "1:", "/1", "12345678x"}) ==
        "odd odd odd odd odd odd odd odd");
  CHECK(numbers({"5", "x", "6"}) == "5 odd 6");
  CHECK(numbers({}).empty());
}

TEST_CASE("decimals too, with either mark, up to those that the input has") {
  const NumberForm point{2, '.', false};
  CHECK(decimals({"0", "12", "12.5", "12.55", "0.05", "", "11.", ".5", "1.555"}, point) ==
        "0 1200 1250 1255 5 - odd odd odd");
  CHECK(decimals({"12,5", "1.5.5"}, point) == "odd odd");
  const NumberForm comma{2, ',', false};
  CHECK(decimals({"12,5", "12.5", "0,05", "1;5"}, comma) == "1250 1250 5 odd");
  const NumberForm fraction{6, '.', true, 0, 300'000};
  CHECK(decimals({"0.092", "0.3", "0.300001", "0", "9.2 %", "0.000001"}, fraction) ==
        "92000 300000 odd 0 odd 1");
}

TEST_CASE("one by one: any length, a sign, a percentage; what is out of range is for the careful reader") {
  struct Row {
    const char* text;
    NumberForm form;
    const char* said;
  };
  const NumberForm whole{0, '.', false};
  const NumberForm cents{2, ',', false};
  const NumberForm share{4, '.', true, 0, 600};
  const Row rows[] = {
      {"", whole, "-"},
      {"0", whole, "0"},
      {"-7", whole, "-7"},
      {"--7", whole, "odd"},
      {"-", whole, "odd"},
      {"7-", whole, "odd"},
      {"7.0", whole, "odd"},
      {"123456789012345678", whole, "123456789012345678"},
      {"1234567890123456789", whole, "odd"},
      {"1234567890123456", cents, "123456789012345600"},
      {"12345678901234567", cents, "odd"},
      {"-1234567890123456,78", cents, "-123456789012345678"},
      {"12,5", cents, "1250"},
      {"12.05", cents, "1205"},
      {"12,555", cents, "odd"},
      {"12,", cents, "odd"},
      {",5", cents, "odd"},
      {"12,5,", cents, "odd"},
      {"12;5", cents, "odd"},
      {"12 %", cents, "odd"},
      {"0.06", share, "600"},
      {"0.0601", share, "odd"},
      {"-0.01", share, "odd"},
      {"6 %", share, "600"},
      {"60%", share, "6000"},
      {"60.25 %", share, "6025"},
      {"60.255 %", share, "odd"},
      {"60  %", share, "odd"},
      {"60 %%", share, "odd"},
      {"-5 %", share, "-500"},
      {"5 %", {1, '.', true}, "odd"},
      {"5 %", {2, '.', true}, "5"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const PlainValue value = read_plain_number(row.text, row.form);
    CHECK((!value.plain ? "odd" : value.given ? std::to_string(value.value) : "-") == row.said);
  }
  const auto date = [](const char* text, bool french) {
    const PlainValue value = read_plain_date(text, french);
    return !value.plain ? "odd" : value.given ? std::to_string(value.value) : "-";
  };
  CHECK(date("1970-01-03", false) == "2");
  CHECK(date("03/01/1970", false) == "odd");
  CHECK(date("03/01/1970", true) == "2");
  CHECK(date("31/02/1970", true) == "odd");
  CHECK(date("", true) == "-");
  const auto boolean = [](const char* text) {
    const PlainValue value = read_plain_boolean(text);
    return !value.plain ? "odd" : value.given ? std::to_string(value.value) : "-";
  };
  CHECK(boolean("oui") == "1");
  CHECK(boolean("NON") == "0");
  CHECK(boolean("Oui") == "odd");
  CHECK(boolean("") == "-");
  std::vector<Choice> zones(2);
  zones[0].id = "ville";
  zones[1].id = "bourg";
  const auto choice = [&](const char* text) {
    const PlainValue value = read_plain_choice(text, zones);
    return !value.plain ? "odd" : value.given ? std::to_string(value.value) : "-";
  };
  CHECK(choice("bourg") == "1");
  CHECK(choice("Bourg") == "odd");
  CHECK(choice("") == "-");
}

TEST_CASE("true and false too") {
  CHECK(booleans({"true", "false", "", "oui", "True", "true ", "tru", "falsee"}) ==
        "1 0 - odd odd odd odd odd");
}

TEST_CASE("dates too, those that exist") {
  CHECK(dates({"1970-01-01", "1970-01-02", "2024-02-29", "", "2023-12-31"}) == "0 1 19782 - 19722");
  CHECK(dates({"1900-01-01", "2200-12-31", "2000-02-29", "1999-12-31", "2023-01-31"}) ==
        "-25567 84370 11016 10956 19388");
  CHECK(dates({"2201-01-01", "1900-02-29", "2200-02-29", "2023-04-31", "2023-01-32", "2023x12-31",
               "2023-12x31", "2023-12-31x"}) == "odd odd odd odd odd odd odd odd");
  CHECK(dates({"2023-02-29", "2023-13-01", "2023-00-10", "2023-01-00", "1899-01-01", "31/12/2023",
               "2023/12/31", "2023-12-3", "x023-12-31"}) == "odd odd odd odd odd odd odd odd odd");
}

TEST_CASE("a clean field is UTF-8 without control bytes, wherever it begins and however long it is") {
  const std::string clean = "MSP du Lac, 12 rue des Prés";
  for (std::size_t begin = 0; begin < 12; ++begin) {
    for (std::size_t size = 0; size <= clean.size(); ++size) {
      // What stands around it is not looked at, or a field would be taken for what its neighbours are.
      const std::string text = std::string(16 + begin, 'x') + clean.substr(0, size) + std::string(16, '\xff');
      const bool cut = clean.substr(0, size).ends_with('\xc3');  // Half of "é".
      CAPTURE(begin);
      CAPTURE(size);
      CHECK(is_clean_field({text.data() + 16, begin, begin + size}) == !cut);
      for (std::size_t at = 0; at < size; ++at) {
        for (const char odd : {'\0', '\xff'}) {
          std::string damaged = text;
          damaged[16 + begin + at] = odd;
          if (is_clean_field({damaged.data() + 16, begin, begin + size})) FAIL_CHECK("taken: ", at);
        }
      }
    }
  }
}

}  // namespace
}  // namespace aci

// What people write, by the input that it is written for; and that it means the same wherever it stands.
#include "io/written_value.h"

#include <doctest/doctest.h>

#include <random>

#include "base/decimal.h"
#include "base/iso_date.h"
#include "io/accepted_value.h"
#include "io/json_document.h"
#include "io/toml_document.h"

using aci::Input;
using aci::InputType;
using aci::Rational;

namespace {

Input input_of(InputType type, int decimals = 0, std::int64_t max = 1'000'000) {
  Input input;
  input.id = "essai";
  input.type = type;
  input.decimals = decimals;
  input.optional = true;
  if (type == InputType::text || type == InputType::boolean || type == InputType::date) return input;
  input.min = Rational(0);
  input.max = Rational(type == InputType::share ? 1 : max);
  return input;
}

Input hours() {
  Input input = input_of(InputType::decimal, 2, 24);
  input.in_hours = true;
  return input;
}

/// Of the AME, in percent.
Input small_share() {
  Input input = input_of(InputType::share, 6);
  input.plausible_from = Rational(0);
  input.plausible_to = Rational::make(6, 100);
  return input;
}

/// The value, both of them, "-" for none, "absent", or the codes of the mistakes.
std::string said(const Input& input, std::string_view text) {
  if (is_absent(input, text)) return "absent";
  aci::Diagnostics diagnostics;
  const auto value = aci::read_text_value(input, text, {}, diagnostics);
  if (value) {
    const auto serial = input.type == InputType::date ? value->to_int64() : std::nullopt;
    return serial ? aci::to_iso(*aci::from_serial(*serial)) : aci::to_fraction(*value);
  }
  std::string codes;
  for (const auto& each : diagnostics.all()) codes += each.code();
  return codes;
}

}  // namespace

TEST_CASE("one meaning is read, two are not") {
  struct Row {
    Input input;
    const char* text;
    const char* said;
  };
  Input patients = input_of(InputType::count);
  patients.unit = {"patients", "patients"};
  Input files = input_of(InputType::count);
  files.unit = {"dossiers", "files"};
  Input at_least_100 = input_of(InputType::count);
  at_least_100.min = Rational(100);
  const Input euros = input_of(InputType::euros, 2);
  const Input thousandths = input_of(InputType::decimal, 3);
  const Input share = input_of(InputType::share, 6);
  const Input date = input_of(InputType::date);
  const Input yes = input_of(InputType::boolean);
  Input from_two_percents = small_share();
  from_two_percents.plausible_from = Rational::make(2, 100);
  Input from_half_percent = small_share();
  from_half_percent.plausible_from = Rational::make(1, 200);
  const Row rows[] = {
      {patients, "5200", "5200"},
      {patients, "5 200", "5200"},
      {patients, "5\u00A0200", "5200"},
      {patients, "5\u202F200", "5200"},
      {patients, "5\u2009200", "5200"},
      {patients, " 5200 ;", "5200"},
      {patients, "1.234.567", "I006"},
      {patients, "123,456.0", "123456"},
      {patients, "5 20", "I005"},
      {patients, "4.000", "I016"},
      {patients, "4,000", "I016"},
      {patients, "4.500", "I016"},
      {patients, "4000.000", "4000"},
      // Three decimals that the input may have are decimals.
      {thousandths, "4.500", "9/2"},
      {thousandths, "4,500", "9/2"},
      {euros, "4.500", "I016"},
      {patients, "0.000", "0"},
      {patients, "4,5", "I005"},
      {patients, "8000 patients", "8000"},
      {patients, "8 000 Patients", "8000"},
      {patients, "1 patient", "1"},
      {files, "8 dossiers", "8"},
      {files, "8 files", "8"},
      {files, "8 lits", "I005"},
      {at_least_100, "4.000", "I006"},
      {at_least_100, "100.000", "I016"},
      {patients, "8000 malades", "I005"},
      {euros, "8000 patients", "I005"},
      {patients, "4'730", "4730"},
      {patients, "1\u2019234\u2019567", "I006"},
      {patients, "4'73", "I005"},
      {euros, "35'700,50", "71401/2"},
      {patients, "5200.00000001", "5200"},
      // What a program left behind is less than a millionth of the last decimal.
      {patients, "5200.0000009", "5200"},
      {patients, "5200.000001", "I005"},
      {patients, "5200.0000015", "I005"},
      {patients, "5199.9999991", "5200"},
      {patients, "5199.999999", "I005"},
      {patients, "5200.001", "I005"},
      {patients, "?", "I010"},
      {patients, "35 %", "I005"},
      // At most 24: 4000 is no meaning of it.
      {hours(), "4.000", "4"},
      {hours(), "9,5", "19/2"},
      {hours(), "9.50 h", "19/2"},
      {hours(), "9h30", "19/2"},
      {hours(), "9 h 30", "19/2"},
      {hours(), "9H30 min", "19/2"},
      {hours(), "9 h 5 min", "109/12"},
      {hours(), "9 heures 30", "19/2"},
      {hours(), "9h60", "I005"},
      {hours(), "9h30min", "19/2"},
      {hours(), "9:20", "28/3"},
      {hours(), "09:30:00", "19/2"},
      {hours(), "9h5", "I005"},
      {hours(), "9:60", "I005"},
      {hours(), "9:30:", "I005"},
      {hours(), "25:00", "I006"},
      {hours(), "24", "24"},
      {hours(), "24.01", "I006"},
      {hours(), "0", "0"},
      {hours(), "-0.01", "I006"},
      {hours(), "9.333", "I007"},
      {input_of(InputType::decimal, 2, 24), "9h30", "I005"},
      {euros, "35 700 €", "35700"},
      {euros, "35\u202F700,50\u00A0€", "71401/2"},
      {euros, "€ 35,700.00", "35700"},
      {euros, "35.700", "I016"},
      {euros, "35.700 €", "I016"},
      {euros, "35 700 euros", "35700"},
      {euros, "35.70", "357/10"},
      {euros, "1234.5670", "I007"},
      {share, "11,2 %", "14/125"},
      {share, "11.2\u202F%", "14/125"},
      {share, "0,092", "23/250"},
      {share, "9,2", "I006"},
      {share, "0.7", "7/10"},
      {share, "0.046800000000000001", "117/2500"},
      {share, "0.0468000001", "I007"},
      {small_share(), "0,7", "I016"},
      {small_share(), "0.7 %", "7/1000"},
      {small_share(), "70 %", "7/10"},
      {small_share(), "0.006", "3/500"},
      {small_share(), "0", "0"},
      {small_share(), "0.06", "3/50"},
      {small_share(), "1", "I016"},
      {from_two_percents, "2", "I006"},
      {from_two_percents, "0.03", "3/100"},
      {from_two_percents, "0.7", "7/10"},
      {from_half_percent, "0.7", "I016"},
      {date, "2022-06-01", "2022-06-01"},
      {date, "01/06/2022", "2022-06-01"},
      {date, "1.6.2022", "2022-06-01"},
      {date, "1er juin 2022", "2022-06-01"},
      {date, "1ER JUIN 2022", "2022-06-01"},
      {date, "31 D\u00C9CEMBRE 2022", "2022-12-31"},
      {date, "15 ao\u00FBt 2022", "2022-08-15"},
      {date, "15 aout  2022", "2022-08-15"},
      {date, "2022-06-01T00:00:00", "2022-06-01"},
      {date, "2022-06-01 00:00:00", "2022-06-01"},
      {date, "2022-06-01T08:00:00", "I005"},
      {date, "01/06/22", "I005"},
      {date, "29/02/2023", "I005"},
      {date, "06/2022", "I005"},
      {date, "00:00", "I005"},
      {yes, "Oui", "1"},
      {yes, "VRAI", "1"},
      {yes, "x", "1"},
      {yes, "faux", "0"},
      {yes, "peut-être", "I005"},
      {yes, "", "absent"},
      {patients, " ", "absent"},
      {patients, "\u00A0", "absent"},
      {euros, "NA", "absent"},
      {euros, "#N/A", "absent"},
      {date, "n/a", "absent"},
      {share, "null", "absent"},
      {input_of(InputType::text), "NA", "0"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(said(row.input, row.text) == row.said);
  }
}

TEST_CASE("a share beyond what it may be lacks its sign where it may be a percentage") {
  const auto lacks_sign = [](const Input& input, std::string_view text) {
    aci::Diagnostics diagnostics;
    CHECK_FALSE(aci::read_text_value(input, text, {}, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all().front().code() == "I006");
    const auto& hint = diagnostics.all().front().hint;
    return hint && hint->id == "hint.percent";
  };
  const Input share = input_of(InputType::share, 6);
  for (const char* text : {"1.01", "1,5", "50", "100"}) {
    CAPTURE(text);
    CHECK(lacks_sign(share, text));
  }
  for (const char* text : {"101", "100.5", "-1", "-50", "150 %", "101 %", "-1 %"}) {
    CAPTURE(text);
    CHECK_FALSE(lacks_sign(share, text));
  }
  CHECK_FALSE(lacks_sign(input_of(InputType::count, 0, 40), "50"));
}

TEST_CASE("dates as people and spreadsheets write them") {
  const Input date = input_of(InputType::date);
  for (const char* text : {"2022-06-01", "2022/06/01", "2022.6.1", "01/06/2022", "1-6-2022", "01.06.2022",
                           "1 juin 2022", "01 Juin 2022", "1er\u00A0juin\u202F2022", " 1  juin  2022 ",
                           "2022-06-01T00:00:00", "2022-06-01T00:00:00Z", "2022-06-01T00:00:00.000Z",
                           "2022-06-01 00:00:00.000", "01/06/2022 00:00", "01/06/2022\u00A000:00:00"}) {
    CAPTURE(text);
    CHECK(said(date, text) == "2022-06-01");
  }
  for (const char* text :
       {"001/06/2022",      "01/006/2022",     "2022-006-01",   "2022-06-001",    "01/06/02022",
        "1 juin 02022",     "123/06/2022",     "1/123/2022",    "1/6/20222",      "1/6/222",
        "/06/2022",         "1//2022",         "1/6/",          "20222-6-1",      "222-06-01",
        "2022-06-123",      "2022-06-0100:00", "1/6-2022",      "a1/06/2022",     "01/0a/2022",
        "01/06/202a",       "1er juin 22",     "001 juin 2022", "1 er juin 2022", "1e juin 2022",
        "32 mai 2022",      "1 juin",          "juin 2022",     "1 juni 2022",    "1 juin 2022 bis",
        "2022-06-01T00:01", "00:00:00"}) {
    CAPTURE(text);
    CHECK(said(date, text) == "I005");
  }
  const char* const months[] = {"janvier",   "f\u00E9vrier", "mars",     "avril",
                                "mai",       "juin",         "juillet",  "ao\u00FBt",
                                "septembre", "octobre",      "novembre", "d\u00E9cembre"};
  for (int month = 1; month <= 12; ++month) {
    const std::string number = (month < 10 ? "0" : "") + std::to_string(month);
    CHECK(said(date, "9 " + std::string(months[month - 1]) + " 2022") == "2022-" + number + "-09");
  }
}

TEST_CASE("a range has two bounds, which are numbers, dates, shares or hours") {
  using Bounds = std::pair<std::string, std::string>;
  CHECK(aci::range_bounds("8..12") == Bounds{"8", "12"});
  CHECK(aci::range_bounds(" -1 .. 2,5 ;") == Bounds{"-1", "2,5"});
  CHECK(aci::range_bounds("9h30..12H") == Bounds{"9h30", "12H"});
  CHECK(aci::range_bounds("2022-01-01..2022-12-31") == Bounds{"2022-01-01", "2022-12-31"});
  CHECK(aci::range_bounds("5 %..7 %") == Bounds{"5 %", "7 %"});
  for (const char* text : {"8", "8..", "..12", "-..12", "a..b", "8a..12", "8..12z", "1er..12", "8..10..12",
                           "8...12", "9:30..12", "/..12", ":..12"}) {
    CAPTURE(text);
    CHECK(!aci::range_bounds(text));
  }
}

TEST_CASE("a value means the same in TOML, bare or in quotes, in JSON and alone") {
  const Input inputs[] = {input_of(InputType::count),
                          input_of(InputType::euros, 2),
                          input_of(InputType::boolean),
                          input_of(InputType::date),
                          input_of(InputType::integer),
                          small_share(),
                          hours()};
  const char* const pieces[] = {"0",  "1",   "9", "12",   "345", "000", ".", ",",      "-",    "%",
                                " %", "oui", "/", "h",    ":",   " ",   "€", "\u202f", "2022", "x",
                                "NA", "6",   "?", "juin", ";",   "e",   "_", "+",      "30",   "T00:00:00"};
  std::mt19937 random(7);
  std::size_t read = 0;
  for (int turn = 0; turn < 20'000; ++turn) {
    std::string text;
    for (std::size_t i = 1 + random() % 5; i > 0; --i) text += pieces[random() % std::size(pieces)];
    const Input& input = inputs[random() % std::size(inputs)];
    CAPTURE(text);
    const std::string alone = said(input, text);
    const auto in = [&](std::string_view kind, const std::string& line, bool json) {
      CAPTURE(kind);
      const auto file = aci::add_text("essai", line);
      aci::Diagnostics diagnostics;
      const auto document =
          json ? aci::parse_json(file, diagnostics) : aci::parse_structure_toml(file, diagnostics);
      REQUIRE(document);
      const auto written = aci::written_text(*document->root.find("a"));
      REQUIRE(written);
      CHECK(said(input, *written) == alone);
    };
    in("quoted", "a = \"" + text + "\"", false);
    in("json", "{\"a\": \"" + text + "\"}", true);
    if (text.find_first_not_of(" \u202f;") != text.npos)
      in("bare", "b = oui\na = " + text + "  # dit", false);
    read += alone[0] != 'I' ? 1 : 0;
  }
  CHECK(read > 1'000);
}

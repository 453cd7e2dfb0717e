// A structure gives the same figures whichever way it comes, its values written as people write them: a
// structure file, a table in both dialects, JSON lines, options, the form for a spreadsheet.

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <random>
#include <string>

#include "base/decimal.h"
#include "base/iso_date.h"
#include "io/csv_syntax.h"
#include "io/form_source.h"
#include "io/open_sources.h"
#include "io/toml_document.h"
#include "report/compute_csv.h"
#include "report/structure_form.h"
#include "study/assess.h"
#include "support/batch_rows.h"
#include "support/loading.h"
#include "support/random_structures.h"

namespace aci {
namespace {

constexpr int kStructures = 40;  // A rule set.

/// Writes values in one of the ways that have one meaning.
class Writer {
 public:
  explicit Writer(std::uint32_t seed) : random_(seed) {}

  std::string write(const Input& input, const Rational& value) {
    switch (input.type) {
      case InputType::text:
        return "MSP";
      case InputType::boolean:
        return value.is_zero() ? one_of({"non", "Faux", "false", "no", "0", "NON"})
                               : one_of({"oui", "VRAI", "true", "x", "1", "Oui"});
      case InputType::date:
        return date(*from_serial(*value.to_int64()));
      case InputType::share:
        return share(input, value);
      case InputType::integer:
        return to_decimal(value, 0, 0).text;
      case InputType::choice:
        return choice(input.choices[static_cast<std::size_t>(*value.to_int64())]);
      case InputType::count:
      case InputType::decimal:
      case InputType::euros:
        break;
    }
    const auto minutes = multiply(value, Rational(60));
    if (input.in_hours && minutes && minutes->is_integer() && random_() % 2 == 0) {
      return clock(*minutes->to_int64());
    }
    const std::string text = number(to_decimal(value, 0, 18).text, input.decimals < 3);
    return input.type == InputType::euros ? text + one_of({"", " €", "\u00A0€", " euros"}) : text;
  }

 private:
  std::string one_of(std::initializer_list<const char*> all) { return all.begin()[random_() % all.size()]; }

  /// A decimal comma or a point; thousands apart, or not.
  std::string number(std::string text, bool grouped) {
    const std::size_t point = text.find('.');
    std::size_t at = std::min(point, text.size());
    if (point != text.npos && random_() % 2 == 0) text[point] = ',';
    const std::string blank = one_of({"", " ", "\u00A0", "\u202F"});
    for (; grouped && at > 3; at -= 3) text.insert(at - 3, blank);
    return text;
  }

  std::string share(const Input& input, const Rational& value) {
    // Out of what is plausible a fraction might be a percentage.
    if (input.is_plausible(value) && random_() % 2 == 0) return number(to_decimal(value, 0, 18).text, false);
    return number(to_decimal(*multiply(value, Rational(100)), 0, 18).text, false) +
           one_of({"%", " %", "\u202F%"});
  }

  /// The id or a label, accents, signs and case aside.
  std::string choice(const Choice& choice) {
    std::string spaced = choice.id;
    std::replace(spaced.begin(), spaced.end(), '_', ' ');
    spaced.front() = static_cast<char>(spaced.front() - 'a' + 'A');
    return one_of({choice.id.c_str(), choice.id.c_str(), choice.label.fr.c_str(), choice.label.en.c_str(),
                   spaced.c_str()});
  }

  std::string clock(std::int64_t minutes) {
    const auto two = [](std::int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    const std::string mark = one_of({"h", " h ", ":"});
    return std::to_string(minutes / 60) + mark + two(minutes % 60);
  }

  std::string date(Date date) {
    static constexpr std::array kMonths = {"janvier",   "février", "mars",     "avril",
                                           "mai",       "juin",    "juillet",  "août",
                                           "septembre", "octobre", "novembre", "décembre"};
    const std::string iso = to_iso(date);
    const std::string year = iso.substr(0, 4);
    const std::string month = iso.substr(5, 2);
    const std::string day = iso.substr(8);
    switch (random_() % 4) {
      case 0:
        return iso + one_of({"", "T00:00:00"});
      case 1:
        return day + "/" + month + "/" + year;
      case 2:
        return std::to_string(std::stoi(day)) + "." + std::to_string(std::stoi(month)) + "." + year;
      default:
        break;
    }
    const std::string name = kMonths.at(static_cast<std::size_t>(std::stoi(month) - 1));
    return (day == "01" ? "1er" : day) + " " + name + " " + year;
  }

  std::mt19937 random_;
};

/// What somebody says of a structure: input and text; of the others, nothing.
using Said = std::vector<std::pair<std::string, std::string>>;

Said said_of(const RuleSet& rules, const Inputs& structure, Writer& writer) {
  Said said;
  for (std::size_t i = 0; i < rules.inputs.size(); ++i) {
    const Input& input = rules.inputs[i];
    if (structure.origins[i] != InputOrigin::given) continue;
    const bool name = input.id == kNameInput;
    const bool key = input.id == kKeyInput;
    said.emplace_back(input.id, name  ? structure.name
                                : key ? structure.key.value_or("")
                                      : writer.write(input, *structure.values[i]));
  }
  return said;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

/// As spreadsheets do: quotes where they are needed.
std::string cell(const std::string& text, char separator) {
  return text.find(separator) == text.npos && text.find('"') == text.npos ? text : quoted(text);
}

std::string table_of(const RuleSet& rules, const std::vector<Said>& structures, bool french) {
  const char separator = french ? ';' : ',';
  std::string text = french ? "\uFEFF" : "";
  for (const Input& input : rules.inputs)
    text += (&input == &rules.inputs[0] ? "" : std::string(1, separator)) + input.id;
  for (const Said& said : structures) {
    text += french ? "\r\n" : "\n";
    for (const Input& input : rules.inputs) {
      if (&input != &rules.inputs[0]) text += separator;
      for (const auto& [id, value] : said) text += id == input.id ? cell(value, separator) : "";
    }
  }
  return text + (french ? "\r\n" : "\n");
}

std::string json_of(const std::vector<Said>& structures) {
  std::string text;
  for (const Said& said : structures) {
    std::string row;
    for (const auto& [id, value] : said) row += (row.empty() ? "{\"" : ", \"") + id + "\": \"" + value + "\"";
    text += row + "}\n";
  }
  return text;
}

/// Nothing in quotes, nothing in a table.
std::string toml_of(const Said& said) {
  std::string text;
  for (const auto& [id, value] : said) text += id + " = " + value + "\n";
  return text;
}

/// What `aci new` writes, its second column filled in.
std::string form_of(const Plan& plan, const Said& said, Language language) {
  const char separator = language == Language::fr ? ';' : ',';
  std::string form = structure_form(language, plan, std::nullopt);
  if (form.starts_with("\uFEFF")) form.erase(0, 3);
  std::string out;
  for (std::size_t at = 0; at < form.size();) {
    auto row = take_csv_row(form, at, separator);
    REQUIRE(row.size() == 4);
    if (!out.empty()) row[1].text.clear();
    for (const auto& [id, value] : said) {
      if (row[3].text == id) row[1].text = value;
    }
    for (const CsvField& field : row)
      out += (&field == &row[0] ? "" : std::string(1, separator)) + cell(field.text, separator);
    out += "\n";
  }
  return out;
}

class Nothing final : public OtherInputs {
 public:
  bool knows(std::string_view) override { return false; }
};

/// The row of `compute`; empty when there are no figures.
std::string row_of(BatchSetup& setup, const Subject& subject, const std::vector<WrittenValue>& options = {}) {
  Diagnostics diagnostics;
  Nothing nothing;
  std::vector<WrittenValue> written = subject.fields;
  written.insert(written.end(), options.begin(), options.end());
  const Assessed assessed = assess(subject, written, setup.choice, nothing, diagnostics);
  CHECK_MESSAGE(assessed.inputs, codes(diagnostics));
  CsvOptions csv;
  csv.detail = true;
  return assessed.assessment() ? csv_row(Language::en, *assessed.assessment(), setup.layout, csv) : "";
}

void check_one(BatchSetup& setup, const Said& said, const std::string& expected) {
  Diagnostics diagnostics;
  const std::string toml = toml_of(said);
  CAPTURE(toml);
  const auto file = parse_subject(add_text("msp.toml", toml), diagnostics);
  REQUIRE_MESSAGE(file, codes(diagnostics));
  CHECK(row_of(setup, *file) == expected);

  std::vector<WrittenValue> options;
  for (const auto& [id, value] : said) options.push_back(*parse_written_value(id + "=" + value, diagnostics));
  const auto none = parse_subject(add_text("none.toml", "# rien\n"), diagnostics);
  REQUIRE(none);
  CHECK(row_of(setup, *none, options) == expected);

  for (const Language language : {Language::fr, Language::en}) {
    const auto form =
        parse_subject(add_text("form.csv", form_of(*setup.plans[0], said, language)), diagnostics);
    REQUIRE_MESSAGE(form, codes(diagnostics));
    CHECK_FALSE(form->is_line);
    CHECK(form->fields.size() == said.size());
    CHECK(row_of(setup, *form) == expected);
  }
}

/// Every row of a table, with and without the accelerator.
void check_rows(BatchSetup& setup, const std::string& path, const std::string& text, bool french,
                const std::string& expected, std::uint64_t refused) {
  std::ofstream(path) << text;
  for (const Accelerator accelerator : {Accelerator::off, Accelerator::on}) {
    Diagnostics diagnostics;
    SourceChoice choice;
    choice.french = french;
    const auto sources = open_sources({path}, setup.known, choice, diagnostics);
    REQUIRE_MESSAGE(sources.size() == 1, codes(diagnostics));
    const WrittenBatch kept = batch_rows(setup, *sources[0], accelerator);
    CHECK(kept.rows == expected);
    CHECK(kept.rejected == refused);
  }
  std::remove(path.c_str());
}

TEST_CASE("a structure gives the same figures through all the ways it may come") {
  const std::string path = "ways_agree_" + std::to_string(::getpid());
  for (const std::string& name : all_rule_sets()) {
    CAPTURE(name);
    const auto plan = plan_of(name);
    if (!plan->input(kNameInput) || !plan->input(kYearInput)) continue;
    BatchSetup setup(plan);
    RandomStructures random(plan, 5);
    Writer writer(11);
    std::vector<Said> structures;
    std::string expected;
    std::uint64_t refused = 0;
    for (int i = 0; i < kStructures; ++i) {
      Inputs inputs = random.next();
      inputs.name = "MSP n° " + std::to_string(i) + ", Les Érables";
      const auto key = plan->input(kKeyInput);
      if (key && inputs.origins[*key] == InputOrigin::given) inputs.key = "07600" + std::to_string(1000 + i);
      const Outcome outcome = evaluate(plan, inputs);
      CsvOptions csv;
      csv.detail = true;
      const std::string row =
          outcome.assessment ? csv_row(Language::en, *outcome.assessment, setup.layout, csv) : "";
      structures.push_back(said_of(*plan->rules, inputs, writer));
      check_one(setup, structures.back(), row);
      expected += row;
      refused += outcome.assessment ? 0 : 1;
    }
    CHECK(expected != "");
    check_rows(setup, path + ".csv", table_of(*plan->rules, structures, false), false, expected, refused);
    check_rows(setup, path + ".csv", table_of(*plan->rules, structures, true), true, expected, refused);
    check_rows(setup, path + ".jsonl", json_of(structures), false, expected, refused);
  }
}

}  // namespace
}  // namespace aci

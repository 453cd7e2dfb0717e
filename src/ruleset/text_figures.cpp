#include "ruleset/text_figures.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "base/closest_match.h"
#include "base/decimal.h"
#include "base/localized_number.h"
#include "base/place_in_string.h"
#include "formula/evaluation.h"
#include "ruleset/part_nature_and_full.h"

namespace aci {
namespace {

/// The keys of texts that take figures.
constexpr std::array<std::string_view, 8> kTextKeys = {"evidence", "help",   "label", "message",
                                                       "note",     "reason", "text",  "taken_back"};

/// Most texts do not.
bool names_figures(std::string_view text) {
  return text.find('{') != text.npos;
}

/// Calls `piece` with what stands before each brace, and the name in it, empty for "{{"; then with the rest.
/// A brace that names nothing is `bad`.
void split(std::string_view text,
           const std::function<void(std::string_view before, std::string_view name)>& piece,
           const std::function<void(std::size_t at)>& bad) {
  std::size_t done = 0;
  for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', done)) {
    const std::string_view before = text.substr(done, at - done);
    if (text.substr(at).starts_with("{{")) {
      piece(text.substr(done, at + 1 - done), {});
      done = at + 2;
      continue;
    }
    const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_", at + 1);
    if (end == text.npos || text[end] != '}' || end == at + 1) {
      bad(at);
      done = at + 1;
      continue;
    }
    piece(before, text.substr(at + 1, end - at - 1));
    done = end + 1;
  }
  piece(text.substr(done), {});
}

using Figures = std::map<std::string, LocalizedText, std::less<>>;

std::string in_words(Language language, const Rational& value, Type type, bool percent) {
  if (type.kind == Kind::date) {
    const auto serial = value.to_int64();
    const auto date = serial ? from_serial(*serial) : std::nullopt;
    return date ? date_text(language, *date) : "?";
  }
  constexpr int kDecimals = 6;
  const auto written = [&](const Rational& number, int least) {
    const Decimal decimal = to_decimal(number, least, kDecimals);
    return (decimal.exact ? "" : "≈\u00a0") + localized_number(language, decimal.text);
  };
  const auto hundredfold = multiply(value, Rational(100));
  if (percent && hundredfold) return with_percent(language, written(*hundredfold, 0));
  const bool euros = type.unit == Unit::euros || type.unit == Unit::euros_per_point;
  std::string number = written(value, euros && !value.is_integer() ? 2 : 0);
  if (euros) return with_euro(language, std::move(number));
  if (type.unit != Unit::points) return number;
  const bool one = value == Rational(1) || (language == Language::fr && value < Rational(2));
  return number + "\u00a0" + (one ? "point" : "points");
}

/// What each name says in an exercise.
Figures figures_of(const Plan& plan, int year) {
  const RuleSet& rules = *plan.stated;
  std::vector<std::optional<Rational>> inputs(rules.inputs.size());
  if (const auto index = plan.input(kYearInput)) inputs[*index] = Rational(year);
  Evaluation evaluation(plan.program, inputs);
  Figures out;
  for (const TextFigure& figure : rules.text_figures) {
    const auto entry = plan.names.find(figure.name);
    if (entry == plan.names.end() || out.contains(figure.name)) continue;
    const auto slot = plan.slot(entry->second, 0);
    const Rational* const value = slot ? evaluation.slot(*slot) : nullptr;
    if (value == nullptr) continue;
    const bool parameter = entry->second.kind == NameKind::parameter;
    const bool percent =
        parameter && rules.parameters[entry->second.index].values.front().formula.formula.text.ends_with('%');
    const Type type = plan.program.root(*slot).type;
    out[figure.name] = {in_words(Language::fr, *value, type, percent),
                        in_words(Language::en, *value, type, percent)};
  }
  return out;
}

std::string filled(std::string_view text, Language language, const Figures& figures) {
  std::string out;
  const auto piece = [&](std::string_view before, std::string_view name) {
    out += before;
    if (name.empty()) return;
    const auto figure = figures.find(name);
    out += figure != figures.end() ? figure->second.in(language) : "{" + std::string(name) + "}";
  };
  split(text, piece, [](std::size_t) {});
  return out;
}

void fill(LocalizedText& text, const Figures& figures) {
  if (!names_figures(text.fr) && !names_figures(text.en)) return;
  text = {filled(text.fr, Language::fr, figures), filled(text.en, Language::en, figures)};
}

void fill(RuleSet& rules, const Figures& figures) {
  const auto one = [&](Element& element) {
    fill(element.label, figures);
    fill(element.note, figures);
  };
  const auto all = [&](auto& elements) {
    for (auto& each : elements) one(each);
  };
  all(rules.parameters);
  all(rules.inputs);
  for (Input& input : rules.inputs) {
    fill(input.help, figures);
    for (Choice& choice : input.choices) fill(choice.label, figures);
  }
  all(rules.classes);
  all(rules.axes);
  all(rules.definitions);
  all(rules.indicators);
  for (Indicator& indicator : rules.indicators) {
    fill(indicator.evidence, figures);
    all(indicator.requirements);
    all(indicator.parts);
    all(indicator.reductions);
  }
  if (rules.gate) {
    for (LocalizedText* text : {&rules.gate->label, &rules.gate->taken_back, &rules.gate->note})
      fill(*text, figures);
  }
  all(rules.exemptions);
  all(rules.amounts);
  for (Amount& amount : rules.amounts) one(amount.computed);
  all(rules.constraints);
  all(rules.notes);
  all(rules.deadlines);
  for (RuleReading& reading : rules.readings) fill(reading.label, figures);
  fill(rules.rounding_provenance.note, figures);
}

/// The rules of a plan, and what points into them, as `figures` have it.
void put(Plan& plan, const Figures& figures) {
  const RuleSet& stated = *plan.stated;
  auto rules = std::make_shared<RuleSet>(stated);
  fill(*rules, figures);
  for (AmountSlots& line : plan.amounts) {
    fill(line.label, figures);
    if (line.stated != nullptr) {
      line.stated = &rules->amounts[*element_index(line.stated->id, stated.amounts)];
      line.provenance = line.stated;
    } else {
      line.provenance = &*rules->gate;
    }
  }
  plan.rules = std::move(rules);
}

/// The exercises, after the first, that read another value of a dated parameter.
std::set<int> years_of_change(const RuleSet& rules) {
  std::set<int> years;
  for (const Parameter& parameter : rules.parameters) {
    for (const Parameter::Value& value : parameter.values) {
      const int year =
          static_cast<int>(value.from.year()) + (value.from == value.from.year() / 1 / 1 ? 0 : 1);
      if (parameter.values.size() > 1 && year > rules.first_year) years.insert(year);
    }
  }
  return years;
}

/// The texts that name figures.
void visit(const Node& node, const std::function<void(const Node& text)>& take) {
  for (const Member& member : node.members) {
    if (member.value.kind == NodeKind::table && std::ranges::count(kTextKeys, member.key) > 0) {
      for (const char* language : {"fr", "en"}) {
        const Node* const text = member.value.find(language);
        if (text != nullptr && text->kind == NodeKind::string && names_figures(text->text)) take(*text);
      }
    }
    visit(member.value, take);
  }
}

}  // namespace

std::vector<TextFigure> read_text_figures(const Node& root, Diagnostics& diagnostics) {
  std::vector<TextFigure> out;
  visit(root, [&](const Node& node) {
    const auto place = [&](std::size_t begin, std::size_t end) {
      return place_in_string(*node.at.file(), node, begin, end);
    };
    const std::string_view text = node.text;
    const auto piece = [&](std::string_view before, std::string_view name) {
      if (!name.empty()) {
        out.push_back({std::string(name), node.at});
      } else if (before.ends_with('{')) {
        out.push_back({});
      }
    };
    split(text, piece, [&](std::size_t at) { diagnostics.error("R116", place(at, at + 1)); });
  });
  return out;
}

/// Where the name stands in its text.
static Place place_of(const TextFigure& figure) {
  const std::size_t found = figure.at.text().find("{" + figure.name + "}");
  if (found == std::string_view::npos) return figure.at;
  const auto begin = figure.at.span().begin + static_cast<std::uint32_t>(found) + 1;
  return {figure.at.file(), {begin, begin + static_cast<std::uint32_t>(figure.name.size())}};
}

void check_text_figures(const Plan& plan, std::set<std::string>& used, Diagnostics& diagnostics) {
  const RuleSet& rules = *plan.rules;
  std::vector<std::string_view> known;
  for (const Parameter& each : rules.parameters) known.push_back(each.id);
  for (const Definition& each : rules.definitions) known.push_back(each.id);
  for (const TextFigure& figure : rules.text_figures) {
    if (figure.name.empty()) continue;
    used.insert(figure.name);
    const auto entry = plan.names.find(figure.name);
    const auto definition = element_index(figure.name, rules.definitions);
    if (element_index(figure.name, rules.inputs) ||
        (definition && depends_on_structure(rules, rules.definitions[*definition]))) {
      diagnostics.error("R115", place_of(figure), {figure.name});
    } else if (entry == plan.names.end() || entry->second.kind == NameKind::amount) {
      suggest(diagnostics.error("R114", place_of(figure), {figure.name}), figure.name, known);
    } else if (const auto slot = plan.slot(entry->second, 0);
               slot && plan.program.root(*slot).type == kBoolean) {
      diagnostics.error("R117", place_of(figure), {figure.name});
    }
  }
}

void put_text_figures(Plan& plan) {
  Figures said = figures_of(plan, plan.stated->first_year);
  std::vector<std::pair<int, Figures>> others;
  for (const int year : years_of_change(*plan.stated)) {
    Figures then = figures_of(plan, year);
    const Figures& before = others.empty() ? said : others.back().second;
    if (then != before) others.emplace_back(year, std::move(then));
  }
  for (const auto& [year, figures] : others) {
    auto later = std::make_shared<Plan>(plan);
    later->later.clear();
    put(*later, figures);
    plan.later.emplace_back(year, std::move(later));
  }
  put(plan, said);
}

bool names_figures(const LocalizedText& text) {
  return names_figures(text.fr) || names_figures(text.en);
}

LocalizedText with_figures(const Plan& plan, const LocalizedText& text) {
  if (!names_figures(text)) return text;
  Figures figures = figures_of(plan, plan.stated->first_year);
  LocalizedText out = text;
  fill(out, figures);
  return out;
}

}  // namespace aci

#include "support/formula_bench.h"

#include <array>
#include <chrono>

#include "base/decimal.h"
#include "base/iso_date.h"

namespace aci {
namespace {

using std::chrono::year;

struct BenchInput {
  const char* name;
  Type type;
  bool optional;
};

constexpr std::array kInputs = {
    BenchInput{"n", kNumber, false}, BenchInput{"m", kNumber, false},        BenchInput{"p", kPoints, false},
    BenchInput{"e", kEuros, false},  BenchInput{"v", kEurosPerPoint, false}, BenchInput{"d", kDate, false},
    BenchInput{"d2", kDate, false},  BenchInput{"b", kBoolean, false},       BenchInput{"on", kNumber, true},
    BenchInput{"op", kPoints, true}, BenchInput{"od", kDate, true},          BenchInput{"ob", kBoolean, true},
};

BenchValues with_defaults(const BenchValues& values) {
  BenchValues all = {{"n", Rational(7)},
                     {"m", Rational(0)},
                     {"p", Rational(100)},
                     {"e", Rational(20)},
                     {"v", Rational(7)},
                     {"d", Date(year(2023) / 8 / 3)},
                     {"d2", Date(year(2024) / 2 / 29)},
                     {"b", true}};
  for (const auto& [name, value] : values) all[name] = value;
  return all;
}

Rational travelling(const plain::Value& value) {
  if (const bool* flag = std::get_if<bool>(&value)) return Rational(*flag ? 1 : 0);
  if (const Date* date = std::get_if<Date>(&value)) return Rational(to_serial(*date));
  return std::get<Rational>(value);
}

class BenchScope final : public Scope {
 public:
  BenchScope(Program& program, bool aggregates) : aggregates_(aggregates) {
    half_ = program.push_slot(program.constant(*Rational::make(1, 2), kNumber));
    OpNode gone;
    gone.op = Op::otherwise;
    gone.type = kNumber;
    gone.index = 8;
    gone.a = program.constant(Rational(0), kNumber);
    gone_ = program.push_slot(program.push(gone));
    earned_ = program.push_slot(program.constant(Rational(10), kPoints));
    open_ = program.push_slot(program.constant(Rational(1), kBoolean));
  }

  Resolved name(const std::string& id, Span) override {
    for (std::size_t i = 0; i < kInputs.size(); ++i) {
      if (id == kInputs[i].name) {
        return {Resolved::Status::found, Op::input, static_cast<std::uint32_t>(i), kInputs[i].type,
                kInputs[i].optional};
      }
    }
    if (id == "half") return {Resolved::Status::found, Op::slot, half_, kNumber, false};
    if (id == "gone") return {Resolved::Status::found, Op::slot, gone_, kNumber, false};
    return {};
  }

  Resolved aggregate(const std::string& function, const std::string& id, Span) override {
    if (!aggregates_) return {};
    if (function == "gate_open") return {Resolved::Status::found, Op::slot, open_, kBoolean, false};
    if (function == "earned" && id == "a")
      return {Resolved::Status::found, Op::slot, earned_, kPoints, false};
    return {Resolved::Status::failed, Op::slot, 0, kPoints, false};
  }

  std::vector<std::string_view> names() const override {
    std::vector<std::string_view> names = {"half", "gone"};
    for (const BenchInput& input : kInputs) names.push_back(input.name);
    return names;
  }

 private:
  bool aggregates_;
  SlotId half_, gone_, earned_, open_;
};

class BenchWorld final : public plain::World {
 public:
  explicit BenchWorld(BenchValues values) : values_(std::move(values)) {}
  std::optional<plain::Value> name(const std::string& id) override {
    if (id == "half") return *Rational::make(1, 2);
    const auto found = values_.find(id == "gone" ? "on" : id);
    if (found != values_.end()) return found->second;
    return id == "gone" ? std::optional<plain::Value>(Rational(0)) : std::nullopt;
  }
  plain::Value aggregate(const std::string& function, const std::string&) override {
    if (function == "gate_open") return true;
    return Rational(10);
  }

 private:
  BenchValues values_;
};

std::string slice(const SourceFile& file, Span span) {
  return std::string(file.text().substr(span.begin, span.end - span.begin));
}

std::string shown(const Rational& value, Type type) {
  if (type == kBoolean) return value.is_zero() ? "false" : "true";
  if (type == kDate) return to_iso(*from_serial(*value.to_int64()));
  return to_fraction(value);
}

void show_mistakes(BenchResult& result, const SourceFile& file) {
  for (const Diagnostic& diagnostic : result.diagnostics.all()) {
    result.shown += (result.shown.empty() ? "" : " ") + diagnostic.code();
  }
  if (!result.diagnostics.all().empty())
    result.marked = slice(file, result.diagnostics.all()[0].place.span());
}

}  // namespace

std::string shown(const plain::Value& value) {
  if (const bool* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const Date* date = std::get_if<Date>(&value)) return to_iso(*date);
  return to_fraction(std::get<Rational>(value));
}

BenchResult run_formula(const std::string& text, const BenchValues& values, bool aggregates) {
  BenchResult result;
  const auto file = add_text("formula", text);
  FormulaReporter reporter{result.diagnostics, [&](Span span) { return Place{file, span}; }};
  Program program;
  BenchScope scope(program, aggregates);
  const auto formula = parse_formula(text, reporter);
  const auto root = formula ? compile_formula(*formula, scope, program, reporter) : std::nullopt;
  if (!root) {
    show_mistakes(result, *file);
    return result;
  }
  const SlotId slot = program.push_slot(*root);
  result.type = program.nodes[*root].type;
  std::vector<std::optional<Rational>> inputs(kInputs.size());
  const BenchValues all = with_defaults(values);
  for (std::size_t i = 0; i < kInputs.size(); ++i) {
    const auto given = all.find(kInputs[i].name);
    if (given != all.end()) inputs[i] = travelling(given->second);
  }
  Evaluation evaluation(program, inputs);
  const Rational* value = evaluation.slot(slot);
  if (value != nullptr) {
    result.shown = shown(*value, result.type);
  } else if (evaluation.fault()) {
    result.shown = fault_code(evaluation.fault()->kind);
    const Place& place = program.nodes[evaluation.fault()->node].place;
    if (place.file()) result.marked = slice(*place.file(), place.span());
  }
  return result;
}

std::string run_plainly(const std::string& text, const BenchValues& values) {
  Diagnostics diagnostics;
  FormulaReporter reporter{diagnostics, [](Span span) { return Place{nullptr, span}; }};
  const auto formula = parse_formula(text, reporter);
  if (!formula) return "not a formula";
  BenchWorld world(with_defaults(values));
  try {
    return shown(plain::compute(*formula, world));
  } catch (const plain::NoResult&) {
    return "no result";
  }
}

}  // namespace aci

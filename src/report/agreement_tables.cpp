#include "report/agreement_tables.h"

#include <algorithm>
#include <ranges>

#include "base/iso_date.h"
#include "report/input_text.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

/// Without the blanks that stand for its sign.
std::string bound_text(const TableRow& row) {
  const std::string& text = row.bound.formula.text;
  return text.substr(text.find_first_not_of(' '));
}

}  // namespace

std::string AgreementTables::word(std::string_view id, std::vector<MessageArg> args) const {
  return say(language_, id, std::move(args));
}

void AgreementTables::add_to(Page& page) const {
  definitions(page);
  parameters(page);
  inputs(page);
  documents(page);
}

std::vector<Line> AgreementTables::origin(const Provenance& element, bool cited) const {
  std::vector<Line> lines;
  if (cited) {
    lines.push_back({Role::heading, 0, word("agreement_page.cited", {element.source})});
  }
  const std::string& note = element.note.in(language_);
  if (!element.verified) {
    lines.push_back({Role::plain, 0, note.empty() ? "" : " " + note, word("agreement_page.doubt")});
  } else if (!note.empty()) {
    lines.push_back({Role::plain, 0, note});
  }
  return lines;
}

void AgreementTables::add_origin(Section& section, const Provenance& element, int indent) const {
  for (Line& line : origin(element, !element.source.empty())) {
    line.indent = indent;
    section.add(std::move(line));
  }
}

void AgreementTables::add_readings(Section& section, std::string_view path) const {
  for (const RuleReading& each : rules_.readings) {
    const bool own = each.of == path;
    const bool piece = each.of.starts_with(path) && each.of.substr(path.size()).starts_with(".");
    if (!own && !piece) continue;
    section.line(Role::remark, 1, word("agreement_page.other_reading", {each.label, each.id}));
  }
}

void AgreementTables::definitions(Page& page) const {
  static const std::string kKinds[] = {"definition.", "table.", "scale."};  // As DefinitionKind has them.
  if (rules_.definitions.empty()) return;
  Section& section = page.section();
  section.title(word("agreement_page.definitions"));
  for (const Definition& each : rules_.definitions) {
    const std::string& label = each.label.in(language_);
    section.add(Line{Role::title, 1, label.empty() ? "" : " — " + label, each.id});
    if (each.kind == DefinitionKind::formula) {
      section.line(Role::formula, 1, each.formula.formula.text);
    } else {
      rows(section, each);
    }
    add_origin(section, each, 0);
    add_readings(section, kKinds[static_cast<std::size_t>(each.kind)] + each.id);
  }
}

/// "à partir de 40000", the label of a choice.
std::string AgreementTables::start(const Definition& definition, std::size_t axis,
                                   const TableRow& row) const {
  switch (row.start) {
    case RowStart::least:
      return word("agreement_page.least");
    case RowStart::at_least:
      return word("agreement_page.at_least", {bound_text(row)});
    case RowStart::above:
      return word("agreement_page.above", {bound_text(row)});
    case RowStart::choice:
      break;
  }
  const Formula& by = definition.by[axis].formula;
  const auto input = element_index(by[by.root()].name, rules_.inputs);  // Whatever brackets it stands in.
  if (!input) return row.key;
  const auto choice = element_index(row.key, rules_.inputs[*input].choices);
  return choice ? rules_.inputs[*input].choices[*choice].label.in(language_) : row.key;
}

void AgreementTables::rows(Section& section, const Definition& definition) const {
  std::string axes;
  for (const RuleFormula& each : definition.by) axes += (axes.empty() ? "" : ", ") + each.formula.text;
  const bool scale = definition.kind == DefinitionKind::scale;
  section.line(Role::plain, 0, word(scale ? "agreement_page.scale" : "agreement_page.table", {axes}));
  for (const DatedRows& dated : definition.dated) {
    if (dated.dated()) section.line(Role::heading, 0, word("agreement_page.from", {dated.from}));
    Table table;
    const auto put = [&](int indent, const std::string& label, const TableRow& row) {
      const std::string& refused = row.refused.in(language_);
      const Cell cell = !row.rows.empty() ? Cell("")
                        : refused.empty() ? Cell::code(row.cell.formula.text)
                                          : Cell(word("agreement_page.refused", {refused}));
      table.row(indent, {label, cell});
    };
    for (const TableRow& row : dated.rows) {
      put(0, start(definition, 0, row), row);
      for (const TableRow& inner : row.rows) put(1, start(definition, 1, inner), inner);
    }
    section.add(std::move(table));
    if (!dated.source.empty()) {
      section.line(Role::heading, 0, word("agreement_page.cited", {dated.source}));
    }
  }
}

void AgreementTables::parameters(Page& page) const {
  if (rules_.parameters.empty()) return;
  Section& section = page.section();
  section.title(word("agreement_page.parameters"));
  Table table;
  table.head({word("agreement_page.parameter"), word("agreement_page.value")});
  for (const Parameter& each : rules_.parameters) {
    const std::string& label = each.label.in(language_);
    bool first = true;
    // The source of the parameter is that of the values which have none of their own.
    const auto of_parameter =
        std::ranges::find(each.values | std::views::reverse, "", &Parameter::Value::source);
    for (const Parameter::Value& value : each.values) {
      const std::string name = label.empty() ? each.id : word("agreement_page.named", {label, each.id});
      const std::string dated = value.dated() ? word("agreement_page.from", {value.from}) : "";
      Row row{Role::plain, 0, {first ? name : dated, Cell::code(value.formula.formula.text)}};
      if (first && !dated.empty()) row.notes.push_back({Role::plain, 2, dated});
      if (!value.source.empty()) {
        row.notes.push_back({Role::heading, 2, word("agreement_page.cited", {value.source})});
      }
      if (of_parameter != each.values.rend() && &value == &*of_parameter && !each.source.empty()) {
        row.notes.push_back({Role::heading, 2, word("agreement_page.cited", {each.source})});
      }
      if (&value == &each.values.back()) {
        for (Line& line : origin(each, false)) {
          line.indent = 2;
          row.notes.push_back(std::move(line));
        }
      }
      table.rows.push_back(std::move(row));
      first = false;
    }
  }
  section.add(std::move(table));
}

void AgreementTables::inputs(Page& page) const {
  Section& section = page.section();
  section.title(word("agreement_page.inputs"));
  Table table;
  table.head({word("agreement_page.input"), word("agreement_page.accepted")});
  for (const Input& each : rules_.inputs) {
    Row row{Role::plain,
            0,
            {word("agreement_page.named", {each.label, each.id}), accepted_text(language_, each)}};
    if (!each.help.empty()) row.notes.push_back({Role::plain, 2, each.help.in(language_)});
    if (each.default_value) {
      const std::string value = input_value_text(language_, each, each.default_value);
      row.notes.push_back({Role::heading, 2, word("agreement_page.default", {value})});
    } else if (!each.default_input.empty()) {
      row.notes.push_back({Role::heading, 2, word("agreement_page.default", {each.default_input})});
    } else if (each.required_when) {
      row.notes.push_back(
          {Role::heading, 2, word("agreement_page.required_when", {each.required_when->formula.text})});
    } else if (each.optional) {
      row.notes.push_back({Role::heading, 2, word("agreement_page.optional")});
    }
    table.rows.push_back(std::move(row));
  }
  section.add(std::move(table));
}

void AgreementTables::documents(Page& page) const {
  if (rules_.sources.empty()) return;
  Section& section = page.section();
  section.title(word("agreement_page.documents"));
  Table table;
  for (const RuleSource& each : rules_.sources) {
    Row row{Role::plain, 0, {each.id, each.title.in(language_)}};
    if (!each.url.empty()) row.notes.push_back({Role::plain, 2, each.url});
    table.rows.push_back(std::move(row));
  }
  section.add(std::move(table));
}

}  // namespace aci

#include "ruleset/read_readings.h"

#include <algorithm>
#include <array>

#include "ruleset/canonical_text.h"

namespace aci {
namespace {

/// What decides of figures and dates, and may be read otherwise.
constexpr std::array<std::string_view, 19> kReplaceable = {
    "attainment", "by", "due",    "euros",    "formula", "from", "full",  "given",  "met", "missing",
    "mode",       "of", "points", "pro_rata", "rows",    "step", "value", "values", "when"};

/// Without the readings of the element and of its pieces: an alternative has none.
void strip_readings(Node& node) {
  std::erase_if(node.members, [](const Member& each) { return each.key == "reading"; });
  for (Member& each : node.members) strip_readings(each.value);
}

void replace(Node& element, const Member& by) {
  const auto either = [](std::string_view key, std::string_view one, std::string_view other) {
    return key == one || key == other;
  };
  std::erase_if(element.members, [&](const Member& each) {
    return each.key == by.key || (either(by.key, "value", "values") && either(each.key, "value", "values")) ||
           (either(by.key, "rows", "from") && either(each.key, "rows", "from"));
  });
  element.members.insert(element.members.begin(), by);
}

}  // namespace

std::vector<StatedReading> stated_readings(TableReader& table, bool verified, const RuleSet& rules) {
  std::vector<StatedReading> all;
  table.expect("reading");
  if (!table.has("reading")) return all;
  for (TableReader& reader : table.elements("reading", table.name() + ".reading")) {
    StatedReading stated;
    stated.reading.id = read_id(reader, stated.reading.id_at);
    stated.reading.label = require_localized(reader, "label");
    stated.reading.of = table.name();
    stated.reading.of_at = table.at();
    stated.extent = reader.extent();
    stated.element = table.node();
    strip_readings(stated.element);
    if (verified) reader.diagnostics().error("R098", stated.reading.id_at, {table.name()});
    std::size_t replaced = 0;
    for (const Member& each : reader.node().members) {
      if (each.key == "label" || each.key == "untested") {
        reader.expect(each.key);
        continue;
      }
      const bool known = std::ranges::count(kReplaceable, each.key) > 0;
      if (!known) reader.diagnostics().error("R097", each.key_at, {each.key});
      reader.expect(each.key);
      replace(stated.element, each);
      stated.reading.text += (stated.reading.text.empty() ? "" : ", ") + each.key + " = " +
                             canonical_value(each.key, each.value);
      ++replaced;
    }
    if (replaced == 0) reader.missing("formula");
    reader.finish();
    const auto same = [&](const RuleReading& each) { return each.id == stated.reading.id; };
    const bool twice =
        std::ranges::any_of(rules.readings, same) ||
        std::ranges::any_of(all, [&](const StatedReading& each) { return same(each.reading); });
    if (twice) reader.diagnostics().error("R099", stated.reading.id_at, {stated.reading.id});
    all.push_back(std::move(stated));
  }
  return all;
}

}  // namespace aci

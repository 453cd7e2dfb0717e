#include "ruleset/merge_rows.h"

#include <algorithm>

#include "base/decimal.h"
#include "base/iso_date.h"
#include "ruleset/canonical_text.h"
#include "ruleset/words.h"

namespace aci {
namespace {

Node row_of(const Member& member) {
  Node rows;
  rows.kind = NodeKind::table;
  rows.members.push_back(member);
  return rows;
}

/// Of two bounds that are figures, or two dates; of others nothing is known before they are computed.
bool begins_before(std::string_view row, std::string_view other) {
  const auto figure = [](std::string_view key) {
    const std::size_t at = key.find_first_not_of("<>= ");
    return at == key.npos ? std::nullopt : parse_decimal(key.substr(at));
  };
  const auto date = parse_iso_date(row);
  const auto other_date = parse_iso_date(other);
  if (date && other_date) return *date < *other_date;
  const auto one = figure(row);
  const auto two = figure(other);
  return one && two && (*one < *two || (*one == *two && row.starts_with(">=") && !other.starts_with(">=")));
}

}  // namespace

void merge_rows(Node& old, const Node& by, const std::string& path, Diagnostics& diagnostics) {
  for (const Member& each : by.members) {
    const auto known = std::ranges::find(old.members, each.key, &Member::key);
    if (known == old.members.end()) {
      const auto later = [&](const Member& other) { return begins_before(each.key, other.key); };
      old.members.insert(std::find_if(old.members.begin(), old.members.end(), later), each);
      continue;
    }
    const std::string here = path + "." + each.key;
    const auto holds_rows = [](const Node& node) {
      return node.kind == NodeKind::table && node.find("refused") == nullptr;
    };
    if (holds_rows(known->value) && holds_rows(each.value)) {
      merge_rows(known->value, each.value, here, diagnostics);
    } else {
      const Node one = row_of(*known);
      if (canonical_value(kRowsKey, one) == canonical_value(kRowsKey, row_of(each))) {
        diagnostics.warning("R094", each.key_at, {here});
      }
      *known = each;
    }
  }
}

}  // namespace aci

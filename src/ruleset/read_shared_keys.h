#pragma once
// What the elements of a rule file have in common: an id, texts in two languages, where they come from.

#include <string>
#include <string_view>

#include "ruleset/key_reader.h"

namespace aci {

std::string read_id(TableReader& table, Place& at);
std::string read_group(TableReader& table);  ///< An id too, since it names a TOML table; empty when absent.
LocalizedText read_localized(TableReader& table, std::string_view key);
LocalizedText require_localized(TableReader& table, std::string_view key);
/// `allow = [{ code, reason }]`: the remarks that are not to be made of this table.
void read_allowances(TableReader& table);
/// source, verified, note, untested, allow.
void read_provenance(TableReader& table, Provenance& out);
/// id, label, and the provenance.
void read_element(TableReader& table, Element& out, std::string_view label_key = "label");

}  // namespace aci

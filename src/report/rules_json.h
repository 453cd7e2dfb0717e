#pragma once
// What the JSON of several commands says of the rules that were used.

#include "report/json_writer.h"
#include "ruleset/ruleset.h"

namespace aci {

/// The members of an object: id, title, hash, files. Of rules that are not those shipped under their id, "id"
/// says which: RuleSet::name.
inline void write_rules(JsonWriter& json, Language language, const RuleSet& rules) {
  json.member("id", rules.name);
  json.member("title", rules.title.in(language));
  json.member("hash", rules.hash);
  json.objects("files", rules.files, [&](const RuleFile& file) {
    json.member("name", file.name);
    json.member("hash", file.hash);
  });
}

}  // namespace aci

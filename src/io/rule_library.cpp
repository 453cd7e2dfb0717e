#include "io/rule_library.h"

#include <algorithm>

#include "base/closest_match.h"
#include "base/decimal.h"
#include "base/sha256.h"
#include "io/document_pack.h"
#include "io/files_under.h"
#include "io/text_file.h"
#include "ruleset/canonical_text.h"
#include "ruleset/input_names.h"
#include "ruleset/read_ruleset.h"
#include "ruleset/readings.h"
#include "ruleset/reform.h"

namespace aci {
namespace {

ShippedHeader header_of(const Node& agreement) {
  const auto text = [](const Node* node) { return node != nullptr ? node->text : std::string(); };
  const auto year = [](const Node* node, int otherwise) {
    const auto number = node != nullptr ? parse_decimal(node->text) : std::nullopt;
    return number ? static_cast<int>(number->to_int64().value_or(otherwise)) : otherwise;
  };
  ShippedHeader header;
  header.id = text(agreement.find("id"));
  header.scheme = text(agreement.find("scheme"));
  if (const Node* title = agreement.find("title"))
    header.title = {text(title->find("fr")), text(title->find("en"))};
  if (const Node* years = agreement.find("in_force")) {
    header.first_year = year(years->find("from"), kFirstYear);
    header.last_year = year(years->find("to"), kLastYear);
    header.open_ended = years->find("to") == nullptr;
  }
  return header;
}

std::optional<ShippedHeader> read_header(const ShippedFile& file) {
  const auto agreement = unpack_member(file.packed, "agreement");
  if (!agreement) return std::nullopt;
  ShippedHeader header = header_of(*agreement);
  header.file = &file;
  return header;
}

/// Nothing when it cannot be read; whoever loads it is told why.
std::optional<ShippedHeader> read_header(const std::string& path, AmendedFiles& files) {
  Diagnostics ignored;
  const auto source = read_text_file(path, ignored);
  const auto read = source ? files.read(*source, ignored) : std::nullopt;
  const Node* agreement = read ? read->document.root.find("agreement") : nullptr;
  if (agreement == nullptr) return std::nullopt;
  ShippedHeader header = header_of(*agreement);
  header.path = path;
  return header;
}

/// The first year of an amendment ends what it amends the year before.
void close_amended_years(std::vector<ShippedHeader>& headers) {
  for (const ShippedHeader& amendment : headers) {
    if (amendment.file == nullptr) continue;
    const std::string_view chain = amendment.file->chain;
    const std::size_t second = chain.find(' ');
    if (second == chain.npos) continue;
    for (ShippedHeader& base : headers) {
      if (base.file == nullptr || !chain.substr(second + 1).starts_with(base.file->file_name)) continue;
      if (base.last_year < amendment.first_year) continue;
      base.last_year = amendment.first_year - 1;
      base.open_ended = false;
    }
  }
}

void report_errors(const Diagnostics& from, Diagnostics& to) {
  for (const Diagnostic& mistake : from.all()) {
    if (mistake.severity == Severity::error) to.add(mistake);
  }
}

/// Of the bytes of a file; those inside the program are known.
std::string hash_of(SourcePtr file) {
  for (const ShippedFile& shipped : shipped_files()) {
    const bool same = shipped.file_name == file->name() && shipped_text(shipped.file_name) == file;
    if (same) return std::string(shipped.sha256_hex);
  }
  return sha256_hex(file->text());
}

/// Which rules these are: whoever changes a copy of a set shipped may forget to change its id.
std::string name_of(const std::string& id, std::string_view rules_hash) {
  for (const ShippedFile& file : shipped_files()) {
    const auto header = read_header(file);
    if (header && header->id == id && file.rules_hex != rules_hash) {
      return id + "@" + std::string(rules_hash.substr(0, 8));
    }
  }
  return id;
}

bool is_input(std::string_view written, const RuleSet& rules) {
  return element_index(written, rules.inputs) || !InputNames(rules).id_of(written).empty();
}

RuleSet read_rules(AmendedFile from, const std::vector<std::string>& readings, Diagnostics& diagnostics) {
  const ShippedFile* const shipped = from.shipped;
  const std::string rules_hex =
      shipped == nullptr ? sha256_hex(canonical_text(from.document)) : std::string(shipped->rules_hex);
  RuleSet rules = read_ruleset(from.document, diagnostics);
  if (shipped == nullptr) {
    rules.in_force =
        Lazy<Document>([document = std::move(from.document)]() mutable { return std::move(document); });
  } else {  // Most often nobody asks for it again, and it is large.
    rules.in_force = Lazy<Document>([shipped] { return text_as_built(*shipped); });
    from.document = Document();
  }
  rules.amends = std::move(from.amends);
  rules.hash = "sha256:" + rules_hex;
  for (const SourcePtr file : from.files) rules.files.push_back({file->name(), "sha256:" + hash_of(file)});
  rules.name = shipped == nullptr ? name_of(rules.id, rules_hex) : rules.id;
  tell_reading_mistakes(apply_readings(rules, readings), rules, diagnostics);
  return rules;
}

CheckedRules compile_document(AmendedFile from, const std::vector<std::string>& readings,
                              Diagnostics& diagnostics) {
  // What the program was built with is proved by its tests.
  const RuleChecks checks = from.shipped == nullptr ? RuleChecks::bounds : RuleChecks::all_stated;
  const std::size_t errors_before = diagnostics.error_count();
  CheckedRules checked;
  checked.rules = std::make_shared<const RuleSet>(read_rules(std::move(from), readings, diagnostics));
  checked.plan = compile_plan(checked.rules, diagnostics, checks);
  if (diagnostics.error_count() != errors_before) checked.plan.reset();
  return checked;
}

/// As the program was built with them: nothing is wrong with them, as its tests prove.
LoadedRules load_as_built(AmendedFile from) {
  Diagnostics none;
  from.document.sound = true;
  auto rules = std::make_shared<const RuleSet>(read_rules(std::move(from), {}, none));
  return {rules, [rules] {
            Diagnostics mistakes;
            return compile_plan(rules, mistakes, RuleChecks::compiles);
          }};
}

}  // namespace

bool is_built_on(const ShippedHeader& set, const ShippedHeader& base) {
  // The first name is its own.
  return (std::string(set.file->chain) + " ").find(" " + std::string(base.file->file_name) + " ") !=
         std::string::npos;
}

bool is_path(std::string_view word) {
  return word == "-" || word.find('/') != std::string_view::npos || has_extension(word, {".toml"});
}

CheckedRules check_file(SourcePtr file, Diagnostics& diagnostics, AmendedFiles files) {
  auto amended = files.read(file, diagnostics);
  return amended ? compile_document(std::move(*amended), {}, diagnostics) : CheckedRules();
}

CheckedRules check_file(const ShippedFile& file, Diagnostics& diagnostics, AmendedFiles files) {
  auto amended = files.read(file, diagnostics);
  return amended ? compile_document(std::move(*amended), {}, diagnostics) : CheckedRules();
}

std::shared_ptr<const Plan> compile_file(SourcePtr file, Diagnostics& diagnostics) {
  return check_file(file, diagnostics).plan;
}

const std::vector<ShippedHeader>& RuleLibrary::shipped() {
  if (headers_.empty()) {
    for (const ShippedFile& file : shipped_files()) {
      if (auto header = read_header(file)) headers_.push_back(std::move(*header));
    }
    for (const std::string& path : more_) {
      if (auto header = read_header(path, files_)) headers_.push_back(std::move(*header));
    }
    close_amended_years(headers_);
    std::sort(headers_.begin(), headers_.end(), [](const ShippedHeader& a, const ShippedHeader& b) {
      return std::tie(a.scheme, a.first_year, a.id) < std::tie(b.scheme, b.first_year, b.id);
    });
  }
  return headers_;
}

const ShippedHeader* RuleLibrary::find(std::string_view id) {
  for (const ShippedHeader& header : shipped()) {
    if (header.id == id) return &header;
  }
  return nullptr;
}

bool RuleLibrary::is_scheme(std::string_view word) {
  return std::ranges::any_of(shipped(), [&](const ShippedHeader& header) { return header.scheme == word; });
}

const ShippedHeader* RuleLibrary::find_or_report(const std::string& id, const char* option,
                                                 Diagnostics& diagnostics) {
  if (const ShippedHeader* header = find(id)) return header;
  std::vector<std::string_view> ids;
  for (const ShippedHeader& header : shipped()) {
    ids.push_back(header.id);
    ids.push_back(header.scheme);
  }
  auto& mistake = diagnostics.error("U006", all_of(add_text(option, id)), {id});
  if (suggest(mistake, id, ids).empty()) mistake.hint = Message{"hint.list_rules", {id}};
  return nullptr;
}

LoadedRules RuleLibrary::read_stated(const ShippedHeader& header, Diagnostics& diagnostics) {
  const auto known = loaded_.find(header.id);
  if (known != loaded_.end()) return known->second;
  LoadedRules rules;
  if (header.file == nullptr) {
    rules = load_path(header.path, diagnostics);
  } else {
    Diagnostics remarks;  // Warnings are `check`'s business.
    if (auto read = files_.read(*header.file, remarks)) {
      const bool as_built = read->shipped != nullptr && readings_.empty();
      rules = as_built ? load_as_built(std::move(*read))
                       : compile_document(std::move(*read), readings_, remarks).plan;
    }
    report_errors(remarks, diagnostics);
  }
  loaded_.emplace(header.id, rules);
  return rules;
}

std::shared_ptr<const Plan> RuleLibrary::load_stated(const ShippedHeader& header, Diagnostics& diagnostics) {
  return read_stated(header, diagnostics).plan();
}

std::shared_ptr<const Plan> RuleLibrary::load_stated(const std::string& name, Diagnostics& diagnostics,
                                                     const char* option) {
  if (const ShippedHeader* header = find(name)) return load_stated(*header, diagnostics);
  const auto known = loaded_.find(name);
  if (known != loaded_.end()) return known->second.plan();
  if (!is_path(name)) {
    find_or_report(name, option, diagnostics);
    return nullptr;
  }
  auto plan = load_path(name, diagnostics);
  loaded_.emplace(name, plan);
  return plan;
}

std::shared_ptr<const Plan> RuleLibrary::load_path(const std::string& path, Diagnostics& diagnostics) {
  std::shared_ptr<const Plan> plan;
  Diagnostics remarks;
  if (const auto source = read_text_file(path, remarks)) {
    if (auto read = files_.read(*source, remarks))
      plan = compile_document(std::move(*read), readings_, remarks).plan;
  }
  report_errors(remarks, diagnostics);
  return plan;
}

std::shared_ptr<const Plan> RuleLibrary::load(const ShippedHeader& header, Diagnostics& diagnostics) {
  return reformed(load_stated(header, diagnostics), header.id, diagnostics);
}

LoadedRules RuleLibrary::load_lazily(const ShippedHeader& header, Diagnostics& diagnostics) {
  return given_.empty() ? read_stated(header, diagnostics) : load(header, diagnostics);
}

std::shared_ptr<const Plan> RuleLibrary::load(const std::string& name, Diagnostics& diagnostics,
                                              const char* option) {
  return reformed(load_stated(name, diagnostics, option), name, diagnostics);
}

void RuleLibrary::reform(std::vector<WrittenValue> values) {
  for (WrittenValue& value : values) given_.push_back({std::move(value)});
}

std::shared_ptr<const Plan> RuleLibrary::reformed(const std::shared_ptr<const Plan>& stated,
                                                  const std::string& name, Diagnostics& diagnostics) {
  if (!stated || given_.empty()) return stated;
  const auto known = reformed_.find(name);
  if (known != reformed_.end()) return known->second;
  const RuleSet& rules = *stated->rules;
  Diagnostics found;
  std::map<std::size_t, ParameterValue> values;  // Of one parameter the last counts.
  for (Given& given : given_) {
    const auto index = parameter_called(rules, given.written.id);
    if (!index && is_input(given.written.id, rules)) continue;
    (index ? given.had_by : given.lacked_by).push_back(rules.name);
    given.elsewhere = given.elsewhere || (!index && is_of_parameter(given.written, rules));
    if (!index) continue;
    if (auto formula = parse_value(given.written.value, given.written.value_at, found))
      values.insert_or_assign(*index, ParameterValue{rules.parameters[*index].id, std::move(*formula)});
  }
  std::vector<ParameterValue> all;
  for (auto& [index, value] : values) all.push_back(std::move(value));
  auto plan = aci::reform(stated, all, found);
  if (found.has_errors()) plan.reset();
  for (Given& given : given_) {
    const auto index = parameter_called(rules, given.written.id);
    for (std::size_t i = rules.changed.size(); index && plan && i < plan->rules->changed.size(); ++i)
      given.changed = given.changed || plan->rules->changed[i].parameter == *index;
  }
  // What is wrong with a value is so under every rule set.
  for (Diagnostic& mistake : found.take()) {
    if (!told_.emplace(mistake.code(), mistake.place).second) continue;
    diagnostics.add(std::move(mistake));
  }
  reformed_.emplace(name, plan);
  return plan;
}

bool RuleLibrary::is_of_parameter(const WrittenValue& value, const RuleSet& rules) {
  if (is_input(value.id, rules)) return false;
  return parameter_called(rules, value.id) || parameter_ids(rules.scheme).contains(value.id);
}

void RuleLibrary::tell_idle(Diagnostics& diagnostics) {
  const auto list = [](const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
  };
  for (const Given& given : given_) {
    const std::string& id = given.written.id;
    if (given.had_by.empty()) {
      if (given.elsewhere) diagnostics.error("U036", given.written.id_at, {id, list(given.lacked_by)});
    } else if (!given.changed) {
      diagnostics.warning("U037", given.written.value_at, {id, list(given.had_by)});
    } else if (!given.lacked_by.empty()) {
      diagnostics.note("I031", given.written.id_at, {id, list(given.lacked_by)});
    }
  }
}

std::set<std::string, std::less<>> RuleLibrary::ids(std::string_view kind, std::string_view scheme) {
  std::set<std::string, std::less<>> ids;
  for (const ShippedHeader& header : shipped()) {
    if (header.scheme != scheme) continue;
    if (header.file == nullptr) {
      Diagnostics told;  // By whoever uses it.
      const auto plan = load_stated(header, told);
      const Node* read = plan ? plan->rules->in_force->root.find(kind) : nullptr;
      for (const Member& element : read != nullptr ? read->members : std::vector<Member>())
        ids.insert(element.key);
      continue;
    }
    const auto elements = unpack_member(header.file->packed, kind);
    if (!elements) continue;
    for (const Member& element : elements->members) ids.insert(element.key);
  }
  return ids;
}

bool SchemeInputs::knows(std::string_view id) {
  if (!ids_) ids_ = library_.input_ids(scheme_);
  return ids_->contains(id);
}

}  // namespace aci

#include "io/amended_file.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <tuple>

#include "base/closest_match.h"
#include "io/document_pack.h"
#include "io/files_under.h"
#include "io/rule_library.h"
#include "io/text_file.h"
#include "io/toml_document.h"
#include "ruleset/amend.h"
#include "ruleset/shipped.h"

namespace aci {
namespace {

constexpr std::size_t kDeepest = 16;

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string(".") : path.substr(0, std::max<std::size_t>(slash, 1));
}

std::string id_of(const Node* agreement) {
  const Node* id = agreement != nullptr ? agreement->find("id") : nullptr;
  return id != nullptr ? id->text : std::string();
}

/// Whether both paths lead to one file.
bool is_one_file(const std::string& a, const std::string& b) {
  std::error_code failure;
  return std::filesystem::equivalent(a, b, failure);
}

/// The id that a rule file bears. Every amendment asks all the files given and those beside it: each is read
/// once as long as it stays as it is, and its text goes.
const std::string& id_in(const std::string& path) {
  static std::mutex mutex;
  static std::map<std::tuple<std::string, std::uintmax_t, std::filesystem::file_time_type>, std::string>
      known;
  std::error_code failure;
  const auto size = std::filesystem::file_size(path, failure);
  const auto [entry, fresh] = [&] {
    const std::lock_guard lock(mutex);
    return known.try_emplace({path, size, std::filesystem::last_write_time(path, failure)});
  }();
  if (!fresh) return entry->second;
  TransientTexts texts;
  const TransientTexts::Collect collect(texts);
  Diagnostics ignored;
  const auto file = read_text_file(path, ignored);
  const auto document = file ? parse_toml(*file, ignored) : std::nullopt;
  std::string id = document ? id_of(document->root.find("agreement")) : std::string();
  const std::lock_guard lock(mutex);
  return entry->second = std::move(id);
}

/// Whether the file is a rule set of that id. What cannot be read is not the one: if it is meant, its own
/// check tells why.
bool bears_id(const std::string& path, const std::string& id) {
  return id_in(path) == id;
}

std::vector<std::string> rule_files_of(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code failure;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".toml") && name.front() != '.' && entry.is_regular_file(failure)) {
      paths.push_back(folder == "." ? name : folder + "/" + name);
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string id_of(const ShippedFile& file) {
  const auto agreement = unpack_member(file.packed, "agreement");
  return id_of(agreement ? &*agreement : nullptr);
}

const ShippedFile* shipped_file(std::string_view id) {
  for (const ShippedFile& file : shipped_files()) {
    if (id_of(file) == id) return &file;
  }
  return nullptr;
}

/// Of a shipped file's chain.
std::vector<std::string_view> file_names(std::string_view chain) {
  std::vector<std::string_view> names;
  while (!chain.empty()) {
    const std::size_t end = std::min(chain.find(' '), chain.size());
    names.push_back(chain.substr(0, end));
    chain.remove_prefix(std::min(end + 1, chain.size()));
  }
  return names;
}

const ShippedFile& shipped_named(std::string_view file_name) {
  return *std::ranges::find(shipped_files(), file_name, &ShippedFile::file_name);
}

bool is_shipped(SourcePtr file) {
  const auto files = shipped_files();
  const bool named = std::ranges::count(files, file->name(), &ShippedFile::file_name) > 0;
  return named && shipped_text(file->name()) == file;
}

AmendedFile as_built(const ShippedFile& file) {
  AmendedFile out;
  const auto names = file_names(file.chain);
  for (const std::string_view name : names) out.files.push_back(shipped_text(name));
  if (names.size() > 1) out.amends = id_of(shipped_named(names[1]));
  out.document = unpack(file.packed, out.files);
  out.rules_hex = file.rules_hex;
  return out;
}

}  // namespace

SourcePtr shipped_text(std::string_view file_name) {
  static std::mutex mutex;
  static std::map<std::string_view, SourcePtr> texts;
  const std::lock_guard lock(mutex);
  SourcePtr& text = texts[file_name];
  if (text != nullptr) return text;
  text = add_text(std::string(file_name), std::string(shipped_named(file_name).text));
  return text;
}

std::optional<std::string> AmendedFiles::find_path(const std::string& id, SourcePtr amending) const {
  const auto is_it = [&](const std::string& path) {
    return path != "-" && !is_one_file(path, amending->name()) && bears_id(path, id);
  };
  const auto given = std::find_if(given_.begin(), given_.end(), is_it);
  if (given != given_.end()) return *given;
  if (amending->name() == "-" || is_shipped(amending)) return std::nullopt;
  const auto beside = rule_files_of(folder_of(amending->name()));
  const auto found = std::find_if(beside.begin(), beside.end(), is_it);
  return found != beside.end() ? std::optional(*found) : std::nullopt;
}

std::optional<AmendedFile> AmendedFiles::base_of(SourcePtr file, const Node& amends,
                                                 std::vector<std::string>& chain, Diagnostics& diagnostics) {
  const std::string& word = amends.text;
  std::optional<std::string> path;
  if (is_path(word)) {
    path = word.starts_with('/') ? word : folder_of(file->name()) + "/" + word;
    if (path->starts_with("./")) path->erase(0, 2);
  } else {
    path = find_path(word, file);
  }
  if (path) {
    const auto circle = std::find_if(chain.begin(), chain.end(),
                                     [&](const std::string& each) { return is_one_file(each, *path); });
    if (circle != chain.end()) {
      diagnostics.error("R091", amends.at, {*path});
      return std::nullopt;
    }
    const std::size_t errors = diagnostics.error_count();
    const auto text = read_text_file(*path, diagnostics);
    if (!text) return std::nullopt;
    auto base = read(*text, chain, diagnostics);
    if (!base && diagnostics.error_count() == errors) diagnostics.error("R093", amends.at, {word});
    return base;
  }
  if (const ShippedFile* shipped = shipped_file(word)) {
    return is_shipped(file) ? read(shipped_text(shipped->file_name), chain, diagnostics)
                            : read(*shipped, diagnostics);
  }
  auto& mistake = diagnostics.error("R093", amends.at, {word});
  std::vector<std::string> ids;
  for (const ShippedFile& each : shipped_files()) ids.push_back(id_of(each));
  suggest(mistake, word, {ids.begin(), ids.end()});
  return std::nullopt;
}

std::optional<AmendedFile> AmendedFiles::read(SourcePtr file, std::vector<std::string>& chain,
                                              Diagnostics& diagnostics) {
  auto document = parse_toml(file, diagnostics);
  if (!document) return std::nullopt;
  const Node* amends = amended_by(*document);
  if (amends != nullptr && amends->kind != NodeKind::string) {
    diagnostics.error("R004", amends->at, {std::string("amends"), Message{"kind.string", {}}});
    return std::nullopt;
  }
  if (amends == nullptr) return AmendedFile{std::move(*document), {file}, {}, {}};
  if (chain.size() >= kDeepest) {
    diagnostics.error("R092", amends->at, {std::to_string(kDeepest)});
    return std::nullopt;
  }
  chain.push_back(file->name());
  auto base = base_of(file, *amends, chain, diagnostics);
  chain.pop_back();
  if (!base) return std::nullopt;
  const std::size_t errors = diagnostics.error_count();
  AmendedFile out;
  out.files = {file};
  out.amends = id_of(base->document.root.find("agreement"));
  out.document = amended(std::move(base->document), *document, diagnostics);
  if (diagnostics.error_count() != errors) return std::nullopt;
  out.files.insert(out.files.end(), base->files.begin(), base->files.end());
  return out;
}

std::optional<AmendedFile> AmendedFiles::read(SourcePtr file, Diagnostics& diagnostics) {
  std::vector<std::string> chain;
  return read(file, chain, diagnostics);
}

std::optional<AmendedFile> AmendedFiles::read(const ShippedFile& file, Diagnostics& diagnostics) {
  const auto names = file_names(file.chain);
  const bool replaced = std::any_of(names.begin() + 1, names.end(), [&](std::string_view name) {
    const std::string id = id_of(shipped_named(name));
    return std::any_of(given_.begin(), given_.end(),
                       [&](const std::string& path) { return path != "-" && bears_id(path, id); });
  });
  if (!replaced) return as_built(file);
  return read(shipped_text(file.file_name), diagnostics);
}

}  // namespace aci

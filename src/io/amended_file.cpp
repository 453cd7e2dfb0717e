#include "io/amended_file.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "base/closest_match.h"
#include "io/amended_file_search.h"
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

std::string id_of(const ShippedFile& file) {
  const auto agreement = unpack_member(file.packed, "agreement");
  return id_of_agreement(agreement ? &*agreement : nullptr);
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

/// All that its text comes from.
std::vector<SourcePtr> files_of(const ShippedFile& file) {
  std::vector<SourcePtr> files;
  for (const std::string_view name : file_names(file.chain)) files.push_back(shipped_text(name));
  return files;
}

AmendedFile as_built(const ShippedFile& file) {
  AmendedFile out;
  const auto names = file_names(file.chain);
  out.files = files_of(file);
  if (names.size() > 1) out.amends = id_of(shipped_named(names[1]));
  out.document = text_as_built(file);
  out.shipped = &file;
  return out;
}

}  // namespace

Document text_as_built(const ShippedFile& file) {
  return unpack(file.packed, files_of(file));
}

SourcePtr shipped_text(std::string_view file_name) {
  static std::mutex mutex;
  static std::map<std::string_view, SourcePtr> texts;
  const std::lock_guard lock(mutex);
  SourcePtr& text = texts[file_name];
  if (text != nullptr) return text;
  text = add_text(std::string(file_name), SourceText::inside_the_program(shipped_named(file_name).text));
  return text;
}

std::optional<AmendedFile> AmendedFiles::base_of(SourcePtr file, const Node& amends,
                                                 std::vector<std::string>& chain, Diagnostics& diagnostics) {
  const std::string& word = amends.text;
  std::optional<std::string> path;
  if (is_path(word)) {
    path = word.starts_with('/') ? word : folder_of(file->name()) + "/" + word;
    if (path->starts_with("./")) path->erase(0, 2);
  } else {
    const bool alone = file->name() == "-" || is_shipped(file);
    const std::size_t errors = diagnostics.error_count();
    path = find_rule_file(word, is_shipped(file) ? "" : file->name(), given_,
                          alone ? Beside::no : Beside::yes, amends.at, diagnostics);
    if (diagnostics.error_count() != errors) return std::nullopt;
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
  if (!is_shipped(file)) read_paths_->push_back(file->name());
  auto document = parse_toml(file, diagnostics);
  if (!document) return std::nullopt;
  const Node* amends = amended_by(*document);
  if (amends != nullptr && amends->kind != NodeKind::string) {
    diagnostics.error("R004", amends->at, {std::string("amends"), Message{"kind.string", {}}});
    return std::nullopt;
  }
  if (amends == nullptr) return AmendedFile{std::move(*document), {file}, {}};
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
  out.amends = id_of_agreement(base->document.root.find("agreement"));
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
    Diagnostics twice;
    return find_rule_file(id_of(shipped_named(name)), "", given_, Beside::no, Place(), twice) ||
           twice.has_errors();
  });
  if (!replaced) return as_built(file);
  return read(shipped_text(file.file_name), diagnostics);
}

}  // namespace aci

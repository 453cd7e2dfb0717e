#include "io/amended_file_search.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <tuple>

#include "base/shell_word.h"
#include "io/files_under.h"
#include "io/text_file.h"
#include "io/toml_document.h"
#include "io/written_number.h"

namespace aci {
namespace {

/// The id that a rule file bears; nothing when it cannot be read. Every amendment asks all the files given
/// and those beside it: each is read once as long as it stays as it is, and its text goes.
const std::optional<std::string>& id_in(const std::string& path) {
  static std::mutex mutex;
  static std::map<std::tuple<std::string, std::uintmax_t, std::filesystem::file_time_type>,
                  std::optional<std::string>>
      known;
  const std::lock_guard lock(mutex);
  std::error_code failure;
  const auto size = std::filesystem::file_size(path, failure);
  const auto [entry, fresh] =
      known.try_emplace({path, size, std::filesystem::last_write_time(path, failure)});
  if (!fresh) return entry->second;
  TransientTexts texts;
  const TransientTexts::Collect collecting(texts);
  Diagnostics ignored;
  const auto file = read_text_file(path, ignored);
  const auto document = file ? parse_toml(*file, ignored) : std::nullopt;
  if (document) entry->second = id_of_agreement(document->root.find("agreement"));
  return entry->second;
}

/// Whether a text says `id = "ID"` somewhere.
bool states_id(std::string_view text, const std::string& id) {
  for (std::size_t at = text.find(id); at != text.npos; at = text.find(id, at + 1)) {
    const std::size_t end = at + id.size();
    const bool quoted = at > 0 && end < text.size() && (text[at - 1] == '"' || text[at - 1] == '\'') &&
                        text[end] == text[at - 1];
    if (!quoted) continue;
    const std::string_view before = without_blanks_around(text.substr(0, at - 1));
    if (before.ends_with('=') && without_blanks_around(before.substr(0, before.size() - 1)).ends_with("id"))
      return true;
  }
  return false;
}

/// Whether a file that cannot be read as TOML may be the rule set of that id: its bytes state the id, in
/// whatever encoding; or nobody can see them.
bool may_bear_id(const std::string& path, const std::string& id) {
  if (id_in(path)) return false;
  std::ifstream file(path, std::ios::binary);
  std::string bytes(kLargestTextFile, '\0');
  if (!file) return true;
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  std::erase(bytes, '\0');
  return bytes.find("agreement") != bytes.npos && states_id(bytes, id);
}

std::vector<std::string> rule_files_of(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code failure;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
    const std::string name = entry.path().filename().string();
    if (!has_extension(name, {".toml"}) || name.front() == '.') continue;
    // A link to nothing may have led to what is looked for.
    const bool dangles = entry.is_symlink(failure) && !entry.exists(failure);
    if (dangles || entry.is_regular_file(failure)) {
      paths.push_back(folder == "." ? name : folder + "/" + name);
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string(".") : path.substr(0, std::max<std::size_t>(slash, 1));
}

std::string id_of_agreement(const Node* agreement) {
  const Node* id = agreement != nullptr ? agreement->find("id") : nullptr;
  return id != nullptr ? id->text : std::string();
}

bool is_one_file(const std::string& a, const std::string& b) {
  std::error_code failure;
  return std::filesystem::equivalent(a, b, failure);
}

std::optional<std::string> find_rule_file(const std::string& id, const std::string& asking,
                                          const std::vector<std::string>& given, Beside beside,
                                          const Place& at, Diagnostics& diagnostics) {
  const auto is_other = [&](const std::string& path) { return path != "-" && !is_one_file(path, asking); };
  const auto bearing = [&](const std::vector<std::string>& among) {
    std::vector<std::string> out;
    for (const std::string& path : among) {
      const auto same = [&](const std::string& other) { return is_one_file(path, other); };
      if (is_other(path) && id_in(path) == id && std::ranges::none_of(out, same)) out.push_back(path);
    }
    return out;
  };
  const auto only = [&](const std::vector<std::string>& found) -> std::optional<std::string> {
    if (found.size() == 1) return found.front();
    diagnostics.error("R150", at, {id, found[0], found[1]}).hint = Message{"hint.amends_one", {}};
    return std::nullopt;
  };
  const auto among_given = bearing(given);
  if (!among_given.empty()) return only(among_given);
  if (beside == Beside::no) return std::nullopt;
  const auto files = rule_files_of(folder_of(asking));
  const auto found = bearing(files);
  if (!found.empty()) return only(found);
  const auto doubtful = std::ranges::find_if(
      files, [&](const std::string& path) { return is_other(path) && may_bear_id(path, id); });
  if (doubtful != files.end()) {
    diagnostics.error("R151", at, {id, *doubtful}).hint =
        Message{"hint.amends_unread", {shell_path(*doubtful)}};
  }
  return std::nullopt;
}

}  // namespace aci

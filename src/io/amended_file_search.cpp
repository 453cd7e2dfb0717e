#include "io/amended_file_search.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <tuple>

#include "io/text_file.h"
#include "io/toml_document.h"

namespace aci {
namespace {

/// The id that a rule file bears. Every amendment asks all the files given and those beside it: each is read
/// once as long as it stays as it is, and its text goes.
const std::string& id_in(const std::string& path) {
  static std::mutex mutex;
  static std::map<std::tuple<std::string, std::uintmax_t, std::filesystem::file_time_type>, std::string>
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
  entry->second = document ? id_of_agreement(document->root.find("agreement")) : std::string();
  return entry->second;
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
                                          const std::vector<std::string>& given, Beside beside) {
  const auto is_it = [&](const std::string& path) {
    return path != "-" && !is_one_file(path, asking) && bears_id(path, id);
  };
  const auto among_given = std::find_if(given.begin(), given.end(), is_it);
  if (among_given != given.end()) return *among_given;
  if (beside == Beside::no) return std::nullopt;
  const auto files = rule_files_of(folder_of(asking));
  const auto found = std::find_if(files.begin(), files.end(), is_it);
  return found != files.end() ? std::optional(*found) : std::nullopt;
}

}  // namespace aci

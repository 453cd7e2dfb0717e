#include "io/open_sources.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "io/descriptor.h"
#include "io/files_under.h"
#include "io/form_source.h"
#include "io/text_file.h"
#include "io/text_input.h"
#include "io/toml_document.h"

namespace aci {
namespace {

namespace fs = std::filesystem;

/// Every file asked for; folders replaced by what they hold.
std::vector<std::string> files_of(const std::vector<std::string>& paths, Diagnostics& diagnostics) {
  std::vector<std::string> files;
  OnceEach once;
  for (const std::string& path : paths) {
    if (!once.is_new(path, diagnostics)) continue;
    std::error_code failure;
    if (!fs::is_directory(path, failure)) {
      // Structure files are opened as their rows come; what cannot be is better said now.
      if (has_extension(path, {".toml"}) && ::access(path.c_str(), R_OK) != 0) {
        report_unreadable(path, errno, diagnostics);
      } else {
        files.push_back(path);
      }
      continue;
    }
    const std::size_t told = diagnostics.error_count();
    const auto inside = files_under(path, {".csv", ".jsonl", ".ndjson", ".toml"}, diagnostics, Others::told);
    if (inside.empty() && diagnostics.error_count() == told) diagnostics.error("D016", Place{}, {path});
    for (const std::string& file : inside) {
      if (once.is_new(file, diagnostics)) files.push_back(file);
    }
  }
  return files;
}

bool says_json(const std::string& path) {
  return has_extension(path, {".jsonl", ".ndjson", ".json"});
}

bool holds_json(const std::string& path, std::string_view start) {
  if (has_extension(path, {".csv"})) return false;
  if (says_json(path)) return true;
  const std::size_t first = start.find_first_not_of(" \t\r\n");
  return first != start.npos && (start[first] == '{' || start[first] == '[');
}

/// Of a form in a .csv file; the header of a table may be longer.
constexpr std::size_t kLongestHeader = 4096;
/// Where an agreement is looked for, or what a file of another name holds: in so many bytes…
constexpr std::size_t kBytesLookedAt = 65536;
/// …and an agreement in so many files.
constexpr std::size_t kFilesLookedAt = 1000;

std::string start_of(const std::string& path, Encoding encoding, std::size_t size) {
  TextInput input(open_to_read(path), encoding);
  std::string start(size, '\0');
  const ssize_t got = input.failed() ? 0 : input.read(start.data(), start.size());
  start.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  return start;
}

/// Whether a text describes one structure, as a form or as TOML.
bool holds_structure(const std::string& path, std::string_view start) {
  if (says_json(path)) return false;
  return is_form(start) || (!has_extension(path, {".csv"}) && is_meant_as_toml(start));
}

/// The same of a file. What is none is looked at when it is opened: it can be read once only.
bool is_structure_file(const std::string& path, TextEncodings* encodings) {
  if (has_extension(path, {".toml"})) return true;
  if (says_json(path) || !is_existing_file(path)) return false;
  const Encoding encoding = encodings != nullptr ? encodings->imposed() : Encoding::automatic;
  const std::size_t size = has_extension(path, {".csv"}) ? kLongestHeader : kBytesLookedAt;
  return holds_structure(path, start_of(path, encoding, size));
}

/// All of a text that holds one structure; nothing when it cannot be read, reported.
std::optional<std::string> whole_text(TextBlocks& text, const std::string& path, Diagnostics& diagnostics) {
  DecodedText whole;
  TextBlock block;
  while (whole.text.size() <= kLargestTextFile && text.next(block)) {
    whole.text += block.text;
    if (!block.broken) continue;
    report_broken(path, *block.broken, diagnostics);
    return std::nullopt;
  }
  if (text.failed(diagnostics)) return std::nullopt;
  whole.encoding = text.encoding();
  const auto file = add_structure_text(path, std::move(whole), diagnostics);
  if (!file) return std::nullopt;
  return std::string((*file)->text());
}

std::unique_ptr<RowSource> open_table(const std::string& path, KnownInputs& inputs,
                                      const SourceChoice& choice, Diagnostics& diagnostics) {
  auto text = TextBlocks::open(path, diagnostics, {}, choice.encodings);
  if (!text) return nullptr;
  if (!is_existing_file(path) && holds_structure(path, text->peek())) {
    auto whole = whole_text(*text, path, diagnostics);
    return whole ? open_read_file(path, *std::move(whole), inputs, choice) : nullptr;
  }
  if (holds_json(path, text->peek())) return open_json_lines(std::move(text), path, inputs, choice);
  return open_csv(std::move(text), path, inputs, choice, diagnostics);
}

}  // namespace

bool may_name_agreements(const std::vector<std::string>& paths, Encoding encoding) {
  Diagnostics told;  // By open_sources.
  const std::vector<std::string> files = files_of(paths, told);
  const auto names = [encoding](const std::string& path) {
    if (!is_existing_file(path)) return true;
    std::string start = start_of(path, encoding, kBytesLookedAt);
    std::ranges::transform(start, start.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return start.find(kAgreementKey) != start.npos || start.find("agreement") != start.npos;
  };
  return std::any_of(files.begin(), files.begin() + std::min(files.size(), kFilesLookedAt), names);
}

std::vector<std::unique_ptr<RowSource>> open_sources(const std::vector<std::string>& paths,
                                                     KnownInputs& inputs, const SourceChoice& choice,
                                                     Diagnostics& diagnostics) {
  const std::vector<std::string> files = files_of(paths, diagnostics);
  const auto is_structure = [&](const std::string& path) {
    return is_structure_file(path, choice.encodings);
  };
  std::vector<std::unique_ptr<RowSource>> sources;
  const auto structures = std::count_if(files.begin(), files.end(), is_structure);
  if (files.size() - static_cast<std::size_t>(structures) > kMostTables) {
    diagnostics.error("D020", Place{}, {Rational(static_cast<std::int64_t>(kMostTables))});
    return sources;
  }
  for (auto file = files.begin(); file != files.end();) {
    const auto end = std::find_if_not(file, files.end(), is_structure);
    if (end != file) {
      sources.push_back(open_files({file, end}, inputs, choice));
      file = end;
    } else if (auto source = open_table(*file++, inputs, choice, diagnostics)) {
      sources.push_back(std::move(source));
    }
  }
  return sources;
}

}  // namespace aci

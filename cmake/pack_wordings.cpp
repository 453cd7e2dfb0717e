// pack_wordings OUTPUT.cpp FILE…: writes the definitions of what src/report/wording.h declares of the
// sentences, in the order of the files of wording/. They are one text and where each begins in it: a pointer
// to each would have to be made right every time the program starts.

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "io/toml_library.h"
#include "literal.h"

namespace {

struct Entry {
  toml::source_position place;
  std::string id;
  std::string fr;
  std::string en;
};

/// Reads one file; what is wrong with it is told on the standard error.
class WordingFile {
 public:
  explicit WordingFile(std::string path) : path_(std::move(path)) {}

  bool read() {
    const toml::parse_result parsed = toml::parse_file(path_);
    if (!parsed) {
      refuse(parsed.error().source().begin, std::string(parsed.error().description()));
      return false;
    }
    read_table("", parsed.table());
    // A table of toml++ is sorted by key.
    const auto before = [](const Entry& a, const Entry& b) { return a.place < b.place; };
    std::sort(entries_.begin(), entries_.end(), before);
    return sound_;
  }

  const std::vector<Entry>& entries() const { return entries_; }

  void refuse(toml::source_position place, const std::string& why) {
    std::cerr << path_ << ":" << place.line << ": " << why << "\n";
    sound_ = false;
  }

 private:
  /// [hint.quotes] is a table inside [hint], which may be an entry too, or merely hold others.
  void read_table(const std::string& id, const toml::table& table) {
    Entry entry{table.source().begin, id, {}, {}};
    bool is_entry = table.empty();
    for (const auto& [key, value] : table) {
      const std::string name(key.str());
      if (const toml::table* inner = value.as_table()) {
        read_table(id.empty() ? name : id + "." + name, *inner);
        continue;
      }
      is_entry = true;
      if (name != "fr" && name != "en") {
        refuse(key.source().begin, id + ": unknown key " + name);
      } else if (!value.is_string()) {
        refuse(key.source().begin, id + ": " + name + " is not a text");
      } else {
        (name == "fr" ? entry.fr : entry.en) = value.as_string()->get();
        entry.place = key.source().begin;
      }
    }
    if (!is_entry) return;
    if (id.empty()) return refuse(entry.place, "texts stand under an id");
    if (entry.fr.empty()) refuse(entry.place, id + ": fr says nothing");
    if (entry.en.empty()) refuse(entry.place, id + ": en says nothing");
    entries_.push_back(std::move(entry));
  }

  std::string path_;
  std::vector<Entry> entries_;
  bool sound_ = true;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  bool sound = true;
  struct Seen {
    std::string file;
    std::size_t place;
  };
  std::map<std::string, Seen> ids;
  std::string text;
  std::string places = "0";
  std::size_t size = 0;
  const auto put = [&](const std::string& piece) {
    text += "    " + literal(piece) + "\n";
    size += piece.size();
    places += ", " + std::to_string(size);
  };
  for (int i = 2; i < argc; ++i) {
    WordingFile file(argv[i]);
    sound = file.read() && sound;
    for (const Entry& entry : file.entries()) {
      const auto [known, is_new] = ids.try_emplace(entry.id, Seen{argv[i], ids.size()});
      if (!is_new) {
        file.refuse(entry.place, entry.id + ": is in " + known->second.file + " already");
        sound = false;
      }
      put(entry.id);
      put(entry.fr);
      put(entry.en);
    }
  }
  if (!sound) return 1;
  std::string by_id;
  for (const auto& [id, seen] : ids) by_id += "    " + std::to_string(seen.place) + ",\n";
  std::ofstream out(argv[1]);
  out << "// Generated from wording/*.toml: do not edit.\n#include \"report/wording.h\"\n\n"
      << "namespace aci {\nnamespace {\n\nconstexpr char text[] =\n"
      << text << ";\n\nconstexpr std::uint32_t places[] = {" << places
      << "};\n\nconstexpr std::uint16_t by_id[] = {\n"
      << by_id << "};\n\nstd::string_view piece(std::size_t at) {\n"
      << "  return {text + places[at], places[at + 1] - places[at]};\n}\n\n}  // namespace\n\n"
      << "std::size_t wording_count() { return " << ids.size() << "; }\n"
      << "Wording wording_at(std::size_t place) {\n"
      << "  return {piece(3 * place), piece(3 * place + 1), piece(3 * place + 2)};\n}\n"
      << "std::span<const std::uint16_t> wordings_by_id() { return by_id; }\n\n}  // namespace aci\n";
  return out.good() ? 0 : 1;
}

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <set>

#include "report/batch_fields.h"
#include "report/text_appender.h"
#include "report/unseen_characters.h"
#include "report/value_text.h"

namespace aci {
namespace {

/// The text in quotes.
std::string json_string(std::string_view text) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  return json_without_unseen({buffer.GetString(), buffer.GetSize()});
}

/// Or may need some: the accented letters of Latin-1 never do.
bool needs_escapes(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || c == '"' || c == '\\' || byte == 0x7F || byte == 0xC2 || byte > 0xC3;
  });
}

/// Writes the members of one object after another; their keys are the same in all.
class JsonLine {
 public:
  JsonLine(const std::vector<std::string>& keys, TextAppender& to) : keys_(keys), to_(to) {}

  void text(std::string_view text) {
    key();
    if (needs_escapes(text)) return to_.text(json_string(text));
    to_.character('"');
    to_.text(text);
    to_.character('"');
  }
  /// Of what was JSON already.
  void repeated(std::string_view value) {
    needs_escapes(value) ? raw(json_without_unseen(std::string(value))) : raw(value);
  }
  void raw(std::string_view value) {
    key();
    to_.text(value);
  }
  void truth(bool yes) { raw(yes ? "true" : "false"); }
  void integer(std::int64_t number) {
    key();
    to_.integer(number);
  }
  void figure(FigureKind kind, std::int64_t value) {
    if (value == kNoFigure) return raw("null");
    key();
    kind == FigureKind::euros ? to_.euros(value, '.') : to_.points(value, '.');
  }
  void end() {
    to_.text("}\n");
    next_ = 0;
  }

 private:
  void key() { to_.text(keys_[next_++]); }

  const std::vector<std::string>& keys_;
  TextAppender& to_;
  std::size_t next_ = 0;
};

class BatchJson final : public BatchWriter {
 public:
  explicit BatchJson(BatchHeader header) : columns_(std::move(header)) {
    std::vector<std::string> names = columns_.names();
    const auto& extra = columns_.header().extra;
    names.insert(names.end(), extra.begin(), extra.end());
    std::set<std::string> used;
    for (const std::string& name : names) {
      std::string key = name;
      for (int count = 2; !used.insert(key).second; ++count) key = name + " (" + std::to_string(count) + ")";
      keys_.push_back((keys_.empty() ? "{" : ",") + json_string(key) + ":");
    }
  }

  std::string header() const override { return ""; }

  // Flattened, so that where the text ends stays in a register: a fifth of the time.
  [[gnu::flatten]] void append(const BatchRows& rows, std::string& out) const override {
    const BatchHeader& header = columns_.header();
    TextBuffer buffer;
    TextAppender text(out, buffer);
    JsonLine line(keys_, text);
    for (std::size_t row = 0; row < rows.rows; ++row) {
      if (!columns_.is_computed(rows, row)) continue;
      line.text(rows.names[row]);
      rows.keys[row].empty() ? line.raw("null") : line.text(rows.keys[row]);
      line.integer(rows.years[row]);
      line.text(header.rule_names[rows.rules[row]]);
      line.truth(rows.figures->eligible[row] != 0);
      for (const auto& column : columns_.figures()) {
        line.figure(column.kind, rows.figures->values[column.index][row]);
      }
      if (header.against) against(line, rows, row);
      for (std::size_t i = 0; i < header.extra.size(); ++i) {
        const std::string_view value = rows.extra[i][row];
        const bool bare = columns_.is_kept(i)
                              ? i < rows.bare.size() && rows.bare[i][row] != 0
                              : value == "true" || value == "false" || is_plain_number(value, '.');
        !bare ? line.text(value) : line.repeated(value.empty() ? "null" : value);
      }
      line.end();
    }
    text.flush();
  }

 private:
  void against(JsonLine& line, const BatchRows& rows, std::size_t row) const {
    line.text(columns_.header().rule_names[rows.against_rules[row]]);
    line.truth(rows.against->eligible[row] != 0);
    for (const auto& column : columns_.compared()) {
      line.figure(column.kind, rows.against->values[column.index][row]);
    }
    for (const auto& column : columns_.compared()) {
      line.figure(column.kind, BatchColumns::difference(rows, column, row));
    }
  }

  BatchColumns columns_;
  std::vector<std::string> keys_;  ///< `{"nom":`, then `,"identifiant":`…
};

}  // namespace

std::unique_ptr<BatchWriter> batch_json(BatchHeader header) {
  return std::make_unique<BatchJson>(std::move(header));
}

}  // namespace aci

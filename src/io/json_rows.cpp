#include "io/json_rows.h"

#include <rapidjson/reader.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "io/plain_field.h"
#include "io/text_file.h"

namespace aci {
namespace {

constexpr unsigned kFlags = rapidjson::kParseInsituFlag | rapidjson::kParseNumbersAsStringsFlag;

/// Different keys to ignore that a block may hold before its rows are left to the careful reader.
constexpr std::size_t kMostIgnored = 1000;

/// Reads one line after another into the columns, from a copy in which the library decodes strings in their
/// place: offsets in the one are offsets in the other.
class LineReader : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, LineReader> {
 public:
  LineReader(std::string_view text, const RowKeys& columns, RowColumns& out)
      : text_(text), columns_(columns) {
    add({});  // What stands before the first key of a row.
    for (const auto& [name, named] : columns.keys()) {
      KeySlot slot;
      slot.text = name;
      slot.column = named.column ? &out.columns[*named.column] : nullptr;
      if (named.column) slot.layout = columns.fields()[*named.column];
      slot.kept = named.kept ? &out.columns[*named.kept] : nullptr;
      slots_by_text_.emplace(name, add(slot));
    }
  }

  /// False for a row that is not plain.
  bool read(Span at, std::size_t row) {
    begin_ = at.begin;
    row_ = row;
    last_ = 0;
    opened_ = false;
    copy_.assign(text_, at.begin, at.end - at.begin);
    rapidjson::InsituStringStream stream(copy_.data());
    stream_ = &stream;
    const bool sound = !reader_.Parse<kFlags>(stream, *this).IsError();
    return sound && stream.Tell() == copy_.size();  // A NUL ends what the library reads.
  }

  // What the library calls.
  bool Default() { return false; }  // Arrays among it.
  bool StartObject() { return !std::exchange(opened_, true); }
  bool EndObject(rapidjson::SizeType) { return true; }
  bool Key(const char* bytes, rapidjson::SizeType size, bool) {
    const std::string_view key(bytes, size);
    // Rows are alike: what came behind the last key is where to look first.
    std::size_t slot = slots_[last_].next;
    if (slots_[slot].text != key) {
      slot = find(key);
      if (slot == 0) return false;
      slots_[last_].next = slot;
    }
    last_ = slot;
    return std::exchange(slots_[slot].seen, row_ + 1) != row_ + 1;
  }
  bool Null() { return last_ != 0; }
  bool Bool(bool value) {
    const std::size_t end = stream_->Tell();
    return read_value({copy_.data(), end - (value ? 4 : 5), end});
  }
  bool RawNumber(const char* bytes, rapidjson::SizeType size, bool) { return String(bytes, size, false); }
  bool String(const char* bytes, rapidjson::SizeType size, bool) {
    const auto begin = static_cast<std::size_t>(bytes - copy_.data());
    return read_value({copy_.data(), begin, begin + size});
  }

 private:
  struct KeySlot {
    std::string_view text;
    RowColumn* column = nullptr;  ///< Null when it is no input, or one that options give.
    FieldLayout layout;
    RowColumn* kept = nullptr;
    std::size_t next = 0;  ///< The key that came behind it last time.
    std::size_t seen = 0;  ///< The last row that has it, from 1.
  };

  std::size_t add(const KeySlot& slot) {
    slots_.push_back(slot);
    return slots_.size() - 1;
  }

  /// 0 for a key that is a mistake, or may be one.
  std::size_t find(std::string_view key) {
    const auto found = slots_by_text_.find(key);
    if (found != slots_by_text_.end()) return found->second;
    if (!is_clean_text(key)) return 0;
    const std::string_view id = columns_.id_of(key);
    const auto input = id.empty() ? slots_by_text_.end() : slots_by_text_.find(id);
    if (input != slots_by_text_.end() && ignored_.size() < kMostIgnored) {
      return slots_by_text_.emplace(ignored_.emplace_back(key), input->second).first->second;
    }
    if (ignored_.size() == kMostIgnored || !columns_.ignorable(key)) return 0;
    KeySlot slot;
    slot.text = ignored_.emplace_back(key);
    return slots_by_text_.emplace(slot.text, add(slot)).first->second;
  }

  bool read_value(PlainField field) {
    if (last_ == 0) return false;  // No object.
    const KeySlot& slot = slots_[last_];
    if (slot.column == nullptr && slot.kept == nullptr) return is_clean_field(field);
    if (slot.kept != nullptr && !read_text(field, *slot.kept)) return false;
    if (slot.column == nullptr) return true;
    if (slot.layout.kind == FieldKind::text) return read_text(field, *slot.column);
    const PlainValue value = read_plain(field.view(), slot.layout);
    slot.column->value[row_] = value.value;
    slot.column->given[row_] = value.given;
    return value.plain && value.given;
  }

  static PlainValue read_plain(std::string_view text, const FieldLayout& layout) {
    const NumberForm form{static_cast<std::size_t>(std::clamp(layout.decimals, 0, 9)), '.',
                          layout.kind == FieldKind::share, layout.least_fraction, layout.most_fraction};
    switch (layout.kind) {
      case FieldKind::boolean:
        return read_plain_boolean(text);
      case FieldKind::date:
        return read_plain_date(text, false);
      case FieldKind::choice:
        return read_plain_choice(text, *layout.choices);
      case FieldKind::ignored:
      case FieldKind::nameless:
      case FieldKind::text:
      case FieldKind::number:
      case FieldKind::share:
        break;
    }
    return read_plain_number(text, form);
  }

  bool read_text(PlainField field, RowColumn& column) {
    const Span at{begin_ + static_cast<std::uint32_t>(field.begin),
                  begin_ + static_cast<std::uint32_t>(field.end)};
    column.text[row_] = at;
    column.given[row_] = !field.empty();
    // An escape leaves the text longer than what it says: its backslash is among as many bytes.
    const bool escaped = std::memchr(text_.data() + at.begin, '\\', field.size()) != nullptr;
    return !escaped && is_clean_field(field);
  }

  const std::string_view text_;
  const RowKeys& columns_;
  std::vector<KeySlot> slots_;
  std::map<std::string_view, std::size_t> slots_by_text_;
  std::deque<std::string> ignored_;
  rapidjson::Reader reader_;
  // The row at work.
  std::string copy_;
  rapidjson::InsituStringStream* stream_ = nullptr;
  std::uint32_t begin_ = 0;
  std::size_t row_ = 0;
  std::size_t last_ = 0;  ///< The slot of the last key.
  bool opened_ = false;
};

}  // namespace

void read_json_rows(std::string_view block_text, const RowKeys& columns, RowColumns& out, RowEnd ends) {
  const std::string_view text = block_text.substr(0, block_text.rfind('\n') + 1);
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  resize_rows(columns.fields(), 0, out);  // Whatever a row does not name is not given.
  resize_rows(columns.fields(), lines, out);
  LineReader reader(text, columns, out);
  std::size_t row = 0;
  std::uint32_t line = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t next = text.find('\n', begin) + 1;
    std::size_t end = next - 1;
    std::uint32_t taken = 1;
    if (ends == RowEnd::element) {
      const std::size_t first = std::min(text.find_first_not_of(" \t\r", begin), end);
      line += static_cast<std::uint32_t>(std::count(text.begin() + begin, text.begin() + first, '\r'));
      taken = static_cast<std::uint32_t>(std::count(text.begin() + first, text.begin() + end, '\r'));
      while (begin < first) {  // Columns count from where its line begins.
        const std::size_t feed = text.find('\r', begin);
        if (feed >= first) break;
        begin = feed + 1;
      }
    }
    if (end > begin && text[end - 1] == '\r') --end;
    const Span at{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    const std::uint32_t begins_on = std::exchange(line, line + taken);
    begin = next;
    if (text.substr(at.begin, at.end - at.begin).find_first_not_of(" \t\r") == text.npos) continue;
    out.row[row] = at;
    out.line[row] = begins_on;
    out.unusual[row] = !reader.read(at, row);
    if (out.unusual[row] != 0) clear_row(out, row);
    ++row;
  }
  resize_rows(columns.fields(), row, out);
}

}  // namespace aci

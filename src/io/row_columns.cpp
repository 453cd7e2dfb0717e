#include "io/row_columns.h"

#include <emmintrin.h>
#include <algorithm>
#include <bit>

#include "io/csv_field.h"
#include "io/plain_field.h"

namespace aci {
namespace {

/// Rows cut before their columns are read: few enough for their fields to stay in the processor's first
/// cache.
constexpr std::size_t kRowsAtOnce = 32;

/// Where fields may end, found 64 bytes at a time: separators and line feeds, those inside quotes included.
class Stops {
 public:
  Stops(std::string_view text, char separator) : text_(text), separator_(separator) { move_to(0); }

  /// The next one from where it stands, which moves behind it. There must be one.
  std::size_t take() {
    while (marks_ == 0) look_at(base_ + 64);
    const std::size_t stop = base_ + static_cast<std::size_t>(std::countr_zero(marks_));
    marks_ &= marks_ - 1;
    return stop;
  }

  void move_to(std::size_t at) {
    look_at(at / 64 * 64);
    marks_ &= ~word::Word{0} << at % 64;
  }

 private:
  void look_at(std::size_t base) {
    base_ = base;
    if (base + 64 <= text_.size()) {
      marks_ = marks_in(text_.data() + base);
    } else {
      char last[64] = {};
      text_.copy(last, 64, std::min(base, text_.size()));
      marks_ = marks_in(last);
    }
  }

  /// Bit i for byte i.
  word::Word marks_in(const char* bytes) const {
    word::Word marks = 0;
#ifdef __SSE2__
    for (unsigned i = 0; i < 64; i += 16) {
      const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
      const __m128i found = _mm_or_si128(_mm_cmpeq_epi8(part, _mm_set1_epi8(separator_)),
                                         _mm_cmpeq_epi8(part, _mm_set1_epi8('\n')));
      marks |= word::Word{static_cast<unsigned>(_mm_movemask_epi8(found))} << i;
    }
    return marks;
#else
    for (unsigned i = 0; i < 64; i += 8) {
      const word::Word word = word::load(bytes + i);
      const word::Word found = word::equal(word, separator_) | word::equal(word, '\n');
      marks |= ((found >> 7U) * 0x0102040810204080 >> 56U) << i;
    }
    return marks;
#endif
  }

  std::string_view text_;
  char separator_;
  std::size_t base_ = 0;
  word::Word marks_ = 0;  ///< Bit i: a stop at base_ + i.
};

/// Cuts a text into rows, and rows into fields.
class RowCutter {
 public:
  RowCutter(std::string_view text, char separator)
      : text_(text), separator_(separator), stops_(text, separator) {}

  /// Moves to the next row; false at the end of the text.
  bool find_row() {
    for (; at_ < text_.size(); ++line_) {
      const bool crlf = text_[at_] == '\r' && text_[at_ + 1] == '\n';  // A line feed ends the text.
      if (!crlf && text_[at_] != '\n') return true;
      at_ = stops_.take() + 1;
    }
    return false;
  }
  std::uint32_t line() const { return line_; }

  /// Takes a row and its line end; where it lies. `fields` becomes its fields, quotes included, if there are
  /// `count` of them; empty ones and false otherwise.
  bool take_row(Span* fields, std::size_t count, Span& row) {
    const std::size_t begin = at_;
    const std::uint32_t line = line_;
    if (cut(fields, count)) {
      row = {fields[0].begin, fields[count - 1].end};
      return true;
    }
    std::fill_n(fields, count, Span{});
    row = skip(begin, line);
    return false;
  }

 private:
  bool cut(Span* fields, std::size_t count) {
    if (count == 0) return false;
    std::size_t begin = at_;
    Stops stops = stops_;  // A copy can stay in registers.
    for (std::size_t k = 0; k < count; ++k) {
      std::size_t stop = stops.take();
      if (text_[begin] == '"') {
        const std::size_t end = end_of_field(text_, begin, separator_);
        if (end == text_.npos) return false;
        line_ += line_feeds(begin, end);
        stops.move_to(end);
        stop = stops.take();
      }
      if ((text_[stop] == '\n') != (k + 1 == count)) return false;
      fields[k] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(stop)};
      begin = stop + 1;
    }
    Span& last = fields[count - 1];
    if (last.begin < last.end && text_[last.end - 1] == '\r') --last.end;
    at_ = begin;
    stops_ = stops;
    ++line_;
    return true;
  }

  /// A row of any number of fields. A quote that does not close takes the rest of the text.
  Span skip(std::size_t begin, std::uint32_t line) {
    std::size_t end = end_of_field(text_, begin, separator_);
    while (end < text_.size() && text_[end] == separator_) end = end_of_field(text_, end + 1, separator_);
    end = std::min(end, text_.size());
    at_ = std::min(text_.find('\n', end), text_.size() - 1) + 1;
    line_ = line + line_feeds(begin, at_);
    stops_.move_to(at_);
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  std::uint32_t line_feeds(std::size_t begin, std::size_t end) const {
    const auto part = text_.substr(begin, end - begin);
    return static_cast<std::uint32_t>(std::count(part.begin(), part.end(), '\n'));
  }

  std::string_view text_;
  char separator_;
  Stops stops_;
  std::size_t at_ = 0;      ///< Between two rows.
  std::uint32_t line_ = 0;  ///< Counted from 0.
};

/// Consecutive rows, cut.
struct Rows {
  std::string_view text;
  const Span* fields;  ///< The column's in the first of them…
  std::size_t width;   ///< …and how many further on it is in the next.
  std::size_t first;   ///< Their place in the columns.
  std::size_t count;
  std::uint8_t* unusual;  ///< By their place.
};

template <class Read>
void read_values(const Rows& rows, RowColumn& column, const Read& read) {
  // Copies, which no store can change.
  const char* text = rows.text.data();
  const Span* at = rows.fields;
  const std::size_t width = rows.width;
  const std::size_t count = rows.count;
  std::int64_t* values = column.value.data() + rows.first;
  std::uint8_t* given = column.given.data() + rows.first;
  std::uint8_t* unusual = rows.unusual + rows.first;
  for (std::size_t i = 0; i < count; ++i, at += width) {
    const PlainValue value = read(PlainField{text, at->begin, at->end});
    values[i] = value.value;
    given[i] = value.given;
    if (!value.plain) [[unlikely]]
      unusual[i] = 1;
  }
}

void read_texts(const Rows& rows, RowColumn& column) {
  const Span* at = rows.fields;
  for (std::size_t row = rows.first; row < rows.first + rows.count; ++row, at += rows.width) {
    Span text = *at;
    if (!is_clean_field({rows.text.data(), text.begin, text.end})) rows.unusual[row] = 1;
    bool escaped = false;
    if (text.begin < text.end && rows.text[text.begin] == '"') {
      escaped = rows.text[text.end - 1] != '"' || rows.text.find('"', text.begin + 1) != text.end - 1;
      if (!escaped) ++text.begin, --text.end;
    }
    column.text[row] = text;
    column.given[row] = text.begin != text.end;
    column.escaped[row] = escaped;
  }
}

void read_column(const Rows& rows, const TableLayout& layout, const FieldLayout& field, RowColumn& column) {
  const NumberForm form{static_cast<std::size_t>(std::clamp(field.decimals, 0, 9)),
                        layout.decimal_comma && layout.separator != ',' ? ',' : '.',
                        field.kind == FieldKind::share};
  switch (field.kind) {
    case FieldKind::ignored:
      break;
    case FieldKind::number:
    case FieldKind::share:
      if (form.decimals == 0) {
        read_values(rows, column, [form](PlainField at) { return read_whole_number(at, form); });
      } else {
        read_values(rows, column, [form](PlainField at) { return read_decimal_number(at, form); });
      }
      break;
    case FieldKind::boolean:
      read_values(rows, column, [](PlainField at) { return read_boolean(at); });
      break;
    case FieldKind::date:
      read_values(rows, column,
                  [french = layout.french_dates](PlainField at) { return read_plain_date(at, french); });
      break;
    case FieldKind::text:
      read_texts(rows, column);
      break;
  }
}

/// An unusual row keeps nothing of what was read of it.
void clear_row(RowColumns& out, std::size_t row) {
  for (RowColumn& column : out.columns) {
    if (!column.value.empty()) column.value[row] = 0;
    if (!column.given.empty()) column.given[row] = 0;
    if (!column.text.empty()) column.text[row] = {};
    if (!column.escaped.empty()) column.escaped[row] = 0;
  }
}

void resize(const TableLayout& layout, std::size_t rows, RowColumns& out) {
  out.rows = rows;
  out.columns.resize(layout.fields.size());
  out.row.resize(rows);
  out.line.resize(rows);
  out.unusual.resize(rows);
  for (std::size_t k = 0; k < layout.fields.size(); ++k) {
    const FieldKind kind = layout.fields[k].kind;
    const bool text = kind == FieldKind::text;
    const bool value = kind != FieldKind::ignored && !text;
    RowColumn& column = out.columns[k];
    column.value.resize(value ? rows : 0);
    column.given.resize(value || text ? rows : 0);
    column.text.resize(text ? rows : 0);
    column.escaped.resize(text ? rows : 0);
  }
}

}  // namespace

void read_rows(std::string_view block_text, const TableLayout& layout, RowColumns& out) {
  const std::string_view text = block_text.substr(0, block_text.rfind('\n') + 1);
  const std::size_t width = layout.fields.size();
  std::vector<Span> fields(kRowsAtOnce * width);
  RowCutter cutter(text, layout.separator);
  std::size_t done = 0;
  for (;;) {
    if (out.row.size() < done + kRowsAtOnce) resize(layout, done + done / 4 + kRowsAtOnce, out);
    std::size_t count = 0;
    for (; count < kRowsAtOnce && cutter.find_row(); ++count) {
      const std::size_t row = done + count;
      out.line[row] = cutter.line();
      out.unusual[row] = !cutter.take_row(&fields[count * width], width, out.row[row]);
    }
    if (count == 0) break;
    for (std::size_t k = 0; k < width; ++k) {
      read_column({text, &fields[k], width, done, count, out.unusual.data()}, layout, layout.fields[k],
                  out.columns[k]);
    }
    for (const std::size_t end = done + count; done < end; ++done) {
      if (out.unusual[done] != 0) clear_row(out, done);
    }
  }
  resize(layout, done, out);  // The storage stays.
}

}  // namespace aci

#include "io/quick_csv_rows.h"

#include <algorithm>

#include "io/field_stops.h"
#include "io/plain_field.h"

namespace aci {
namespace {

/// Consecutive rows of as many fields as there are columns.
struct Run {
  const char* text;
  const std::uint32_t* stops;  ///< From the one before the first row.
  std::size_t width;           ///< Fields of a row.
  std::size_t row;             ///< Of the first, in the columns.
  std::size_t count;           ///< At most ShortFields::kMost.

  /// Field k of row i of the run.
  PlainField field(std::size_t i, std::size_t k) const {
    const std::uint32_t* stop = stops + i * width + k;
    const PlainField field{text, stop[0] + 1, stop[1]};  // Behind kBeforeText comes 0.
    return k + 1 < width ? field : without_return(field);
  }

  // Apart, so that the other fields, which may be empty or not, are not asked.
  [[gnu::noinline]] static PlainField without_return(PlainField field) {
    if (!field.empty() && field.text[field.end - 1] == '\r') --field.end;
    return field;
  }
};

/// A number in quotes is a number.
std::string_view without_quotes(std::string_view field) {
  const bool quoted = field.size() >= 2 && field.find('"') == 0 && field.find('"', 1) == field.size() - 1;
  return quoted ? field.substr(1, field.size() - 2) : field;
}

/// The fields of a column: all at once with `read_short`, then the odd ones with `read_one`.
template <class Put, class ReadShort, class ReadOne>
void read_values(const Run& run, std::size_t k, RowColumns& out, const Put& put, const ReadShort& read_short,
                 const ReadOne& read_one) {
  RowColumn& column = out.columns[k];
  ShortFields fields;
  for (std::size_t i = 0; i < run.count; ++i) put(fields, i, run.field(i, k));
  const bool odd = read_short(fields, run.count);
  std::copy_n(fields.value.begin(), run.count, column.value.begin() + run.row);
  std::copy_n(fields.given.begin(), run.count, column.given.begin() + run.row);
  for (std::size_t i = 0; odd && i < run.count; ++i) {
    if (fields.odd[i] == 0) continue;
    const std::string_view text = without_quotes(run.field(i, k).view());
    const PlainValue value = text.empty() ? PlainValue{0, false, true} : read_one(text);
    column.value[run.row + i] = value.value;
    column.given[run.row + i] = value.given;
    if (!value.plain) out.unusual[run.row + i] = 1;
  }
}

void read_choices(const Run& run, std::size_t k, const std::vector<Choice>& choices, RowColumns& out) {
  RowColumn& column = out.columns[k];
  for (std::size_t i = 0; i < run.count; ++i) {
    const PlainValue value = read_plain_choice(without_quotes(run.field(i, k).view()), choices);
    column.value[run.row + i] = value.value;
    column.given[run.row + i] = value.given;
    if (!value.plain) out.unusual[run.row + i] = 1;
  }
}

void read_texts(const Run& run, std::size_t k, RowColumns& out) {
  RowColumn& column = out.columns[k];
  for (std::size_t i = 0; i < run.count; ++i) {
    PlainField field = run.field(i, k);
    if (!is_clean_field(field)) out.unusual[run.row + i] = 1;
    const bool quoted = field.view().starts_with('"');
    // The only quotes are the outer ones.
    const bool plain = quoted && field.view().find('"', 1) == field.size() - 1;
    if (plain) ++field.begin, --field.end;
    column.text[run.row + i] = {static_cast<std::uint32_t>(field.begin),
                                static_cast<std::uint32_t>(field.end)};
    column.given[run.row + i] = !field.empty();
    column.escaped[run.row + i] = quoted && !plain;
  }
}

void read_column(const Run& run, std::size_t k, const TableLayout& layout, RowColumns& out) {
  const FieldLayout& field = layout.fields[k];
  const NumberForm form{static_cast<std::size_t>(std::clamp(field.decimals, 0, 9)),
                        layout.decimal_comma && layout.separator != ',' ? ',' : '.',
                        field.kind == FieldKind::share, field.least_fraction, field.most_fraction};
  const auto put_number = [](ShortFields& to, std::size_t i, PlainField from) { to.put(i, from, '0'); };
  const auto put_boolean = [](ShortFields& to, std::size_t i, PlainField from) { to.put(i, from, '\0'); };
  const auto put_date = [](ShortFields& to, std::size_t i, PlainField from) { to.put_date(i, from); };
  const auto decimals = [&](ShortFields& fields, std::size_t count) {
    return read_short_decimals(fields, count, form);
  };
  const auto number = [&](std::string_view text) { return read_plain_number(text, form); };
  const auto date = [&](std::string_view text) { return read_plain_date(text, layout.french_dates); };
  switch (field.kind) {
    case FieldKind::ignored:
      break;
    case FieldKind::nameless:
      for (std::size_t i = 0; i < run.count; ++i) {
        if (!without_quotes(run.field(i, k).view()).empty()) out.unusual[run.row + i] = 1;
      }
      break;
    case FieldKind::number:
    case FieldKind::share:
      if (form.decimals == 0) {
        read_values(run, k, out, put_number, read_short_numbers, number);
      } else {
        read_values(run, k, out, put_number, decimals, number);
      }
      break;
    case FieldKind::boolean:
      read_values(run, k, out, put_boolean, read_short_booleans, read_plain_boolean);
      break;
    case FieldKind::date:
      read_values(run, k, out, put_date, read_short_dates, date);
      break;
    case FieldKind::choice:
      read_choices(run, k, *field.choices, out);
      break;
    case FieldKind::text:
      break;
  }
  if (field.has_text()) read_texts(run, k, out);
}

/// Reads the columns of a run, which is empty afterwards.
void finish(Run& run, const TableLayout& layout, RowColumns& out) {
  if (run.count == 0) return;
  for (std::size_t k = 0; k < run.width; ++k) read_column(run, k, layout, out);
  for (std::size_t row = run.row; row < run.row + run.count; ++row) {
    if (out.unusual[row] != 0) clear_row(out, row);
  }
  run.count = 0;
}

}  // namespace

void resize_rows(const std::vector<FieldLayout>& fields, std::size_t rows, RowColumns& out) {
  out.rows = rows;
  out.columns.resize(fields.size());
  out.row.resize(rows);
  out.line.resize(rows);
  out.unusual.resize(rows);
  for (std::size_t k = 0; k < fields.size(); ++k) {
    const bool text = fields[k].has_text();
    const bool value = fields[k].has_value();
    RowColumn& column = out.columns[k];
    column.value.resize(value ? rows : 0);
    column.given.resize(value || text ? rows : 0);
    column.text.resize(text ? rows : 0);
    column.escaped.resize(text ? rows : 0);
  }
}

void clear_row(RowColumns& out, std::size_t row) {
  for (RowColumn& column : out.columns) {
    if (!column.value.empty()) column.value[row] = 0;
    if (!column.given.empty()) column.given[row] = 0;
    if (!column.text.empty()) column.text[row] = {};
    if (!column.escaped.empty()) column.escaped[row] = 0;
  }
}

void read_rows(std::string_view block_text, const TableLayout& layout, RowColumns& out) {
  const std::string_view text = block_text.substr(0, block_text.rfind('\n') + 1);
  const auto [stops, open_quote] = find_stops(text, layout.separator, out.stops);
  resize_rows(layout.fields, out.row.size(), out);  // Those of another layout may have been there.
  Run run{text.data(), nullptr, layout.fields.size(), 0, 0};
  std::size_t row = 0;
  std::uint32_t line = 0;
  for (std::size_t first = 1; first < stops.size();) {
    const std::size_t begin = std::uint32_t{stops[first - 1] + 1};
    // The row's last stop: that of the first line feed, unless quotes hold it.
    const std::size_t feed = text.find('\n', begin);
    std::size_t last = first + std::max<std::size_t>(run.width, 1) - 1;
    std::uint32_t lines = 1;
    if (last >= stops.size() || stops[last] != feed) {
      last = first;
      while (text[stops[last]] != '\n') ++last;
      const auto inside = text.substr(begin, stops[last] - begin);
      lines += static_cast<std::uint32_t>(std::count(inside.begin(), inside.end(), '\n'));
    }
    const std::size_t end = stops[last] - (stops[last] > begin && text[stops[last] - 1] == '\r' ? 1 : 0);
    const bool empty = begin == end;
    const bool shaped = !empty && last - first + 1 == run.width && end <= open_quote;
    if (!shaped || run.count == ShortFields::kMost) finish(run, layout, out);
    if (shaped && run.count == 0) {
      run.stops = &stops[first - 1];
      run.row = row;
    }
    if (!empty) {
      if (out.row.size() <= row) resize_rows(layout.fields, row + row / 16 + 32, out);
      out.row[row] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
      out.line[row] = line;
      out.unusual[row] = !shaped;
      if (shaped) {
        ++run.count;
      } else {
        clear_row(out, row);
      }
      ++row;
    }
    line += lines;
    first = last + 1;
  }
  finish(run, layout, out);
  resize_rows(layout.fields, row, out);  // The storage stays.
}

}  // namespace aci

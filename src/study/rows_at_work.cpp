#include "study/rows_at_work.h"

#include <algorithm>
#include <cstring>

#include "base/decimal.h"
#include "io/csv_syntax.h"

namespace aci {

RowsAtWork::RowsAtWork(const RowSource& source, const Scenarios& scenarios)
    : source_(source), options_(scenarios), scenarios_(scenarios.count()), rule_sets_(scenarios.rule_sets()) {
  for (std::size_t i = 0; i < options_.variations.size(); ++i) {
    if (options_.variations[i].id == kYearInput) varied_year_ = i;
  }
  const auto place = [&](std::string_view id, std::optional<std::size_t>& column) -> std::string {
    if (const WrittenValue* change = options_.constant(id)) return change->value;
    column = source.column(id);
    return "";
  };
  const auto year = parse_decimal(place(kYearInput, year_column_));
  constant_year_ = year ? static_cast<int>(year->to_int64().value_or(0)) : 0;
  constant_name_ = place(kNameInput, name_column_);
  constant_key_ = place(kKeyInput, key_column_);
  extra_.resize(source.kept().size() + options_.variations.size());
  bare_.resize(source.kept().size());
}

void RowsAtWork::read(const TextBlock& block) {
  block_ = &block;
  subject_base_.reset();
  source_.read(block, table_);
  complete_.clear();
  for (const RowColumn& column : table_.columns) {
    const auto& given = column.given;
    complete_.push_back(given.empty() || std::memchr(given.data(), 0, given.size()) == nullptr);
  }
}

void RowsAtWork::select(std::size_t begin, std::size_t count) {
  begin_ = begin;
  count_ = count;
  kept_texts_.clear();
  careful_.assign(count, 0);
  read_years();
  read_texts();
}

void RowsAtWork::read_years() {
  years_.assign(count_, constant_year_);
  for (std::size_t i = 0; i < count_; ++i) {
    const std::size_t base = base_of(i);
    std::int64_t year = years_[i];
    if (varied_year_) {
      year = options_.varied[*varied_year_][options_.value(*varied_year_, scenario_of(i))];
    } else if (year_column_ && !table_.columns[*year_column_].value.empty()) {
      year = table_.columns[*year_column_].value[base];
    }
    const bool sound = year >= kFirstYear && year <= kLastYear;
    years_[i] = sound ? static_cast<std::int32_t>(year) : 0;
    careful_[i] = !sound || table_.unusual[base] != 0 ? 1 : 0;
  }
}

std::string_view RowsAtWork::text_at(std::size_t column, std::size_t base) {
  const RowColumn& texts = table_.columns[column];
  const Span at = texts.text[base];
  const auto text = std::string_view(block_->text).substr(at.begin, at.end - at.begin);
  return texts.escaped[base] != 0 ? std::string_view(kept_texts_.emplace_back(unquoted(text))) : text;
}

std::optional<std::size_t> RowsAtWork::said_agreements() const {
  const auto column = source_.column(kAgreementKey);
  if (!column) return std::nullopt;
  const auto& given = table_.columns[*column].given;
  return given.empty() || std::memchr(given.data(), 1, given.size()) == nullptr ? std::nullopt : column;
}

void RowsAtWork::read_texts() {
  names_.assign(count_, constant_name_);
  keys_.assign(count_, constant_key_);
  const auto fill = [&](std::size_t column, std::vector<std::string_view>& out) {
    out.resize(count_);
    if (table_.columns[column].text.empty()) return;
    for (std::size_t i = 0; i < count_; ++i) out[i] = text_at(column, base_of(i));
  };
  if (name_column_) fill(*name_column_, names_);
  if (key_column_) fill(*key_column_, keys_);
  const auto& kept = source_.kept();
  for (std::size_t k = 0; k < kept.size(); ++k) {
    fill(kept[k], extra_[k]);
    bare_[k].assign(count_, 0);
    for (std::size_t i = 0; source_.has_types() && i < count_; ++i) {
      const std::uint32_t begin = table_.columns[kept[k]].text[base_of(i)].begin;
      bare_[k][i] = begin == 0 || block_->text[begin - 1] != '"' ? 1 : 0;
    }
  }
  for (std::size_t v = 0; v < options_.variations.size(); ++v) {
    auto& out = extra_[kept.size() + v];
    out.resize(count_);
    for (std::size_t i = 0; i < count_; ++i) out[i] = options_.text(v, scenario_of(i));
  }
}

const Subject* RowsAtWork::subject(std::size_t row, Diagnostics& diagnostics) {
  const std::size_t base = base_of(row);
  if (subject_base_ != base) {
    Diagnostics found;
    subject_texts_ = std::make_shared<TransientTexts>();
    const TransientTexts::Collect collecting(*subject_texts_);
    subject_ = source_.careful(*block_, table_, base, found);
    subject_mistakes_ = found.take();
    subject_base_ = base;
  }
  for (const Diagnostic& mistake : subject_mistakes_) diagnostics.add(mistake);
  return subject_ ? &*subject_ : nullptr;
}

std::vector<WrittenValue> RowsAtWork::written(const Subject& subject, std::size_t row) const {
  std::vector<WrittenValue> all = subject.fields;
  all.insert(all.end(), options_.constants.begin(), options_.constants.end());
  const Place nowhere(subject.document.file, {0, 0});
  for (std::size_t v = 0; v < options_.variations.size(); ++v) {
    const Variation& variation = options_.variations[v];
    if (variation.of_parameter()) continue;  // The rules have it.
    all.push_back({variation.id, variation.written(options_.value(v, scenario_of(row))), nowhere, nowhere});
  }
  return all;
}

std::string RowsAtWork::scenario_text(std::size_t row) const {
  std::string text;
  for (std::size_t v = 0; v < options_.variations.size(); ++v) {
    text += (text.empty() ? "" : ", ") + options_.variations[v].id + "=" + options_.text(v, scenario_of(row));
  }
  return text;
}

void RowsAtWork::tell(std::size_t row, int year, const Inputs& inputs, const Subject& subject) {
  years_[row] = year;
  names_[row] = kept_texts_.emplace_back(inputs.name);
  keys_[row] = kept_texts_.emplace_back(inputs.key.value_or(""));
  for (std::size_t k = 0; k < subject.kept.size(); ++k) {
    extra_[k][row] = kept_texts_.emplace_back(subject.kept[k]);
    bare_[k][row] = k < subject.kept_bare.size() && subject.kept_bare[k] ? 1 : 0;
  }
}

}  // namespace aci

#pragma once
// Writes JSON, two spaces a level. Numbers come as decimals already written: no amount passes through a
// double.

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/decimal.h"
#include "base/money.h"
#include "base/rational.h"
#include "report/unseen_characters.h"
#include "report/value_text.h"

namespace aci {

class JsonWriter {
 public:
  JsonWriter() { writer_.SetIndent(' ', 2); }

  void begin_object() { writer_.StartObject(); }
  void end_object() { writer_.EndObject(); }
  void begin_array() { writer_.StartArray(); }
  void end_array() { writer_.EndArray(); }
  void begin_object(std::string_view name) {
    key(name);
    begin_object();
  }
  void begin_array(std::string_view name) {
    key(name);
    begin_array();
  }
  /// An array of objects: `write(item)` writes the members of each.
  template <typename Items, typename Write>
  void objects(std::string_view name, const Items& items, Write write) {
    begin_array(name);
    for (const auto& item : items) {
      begin_object();
      write(item);
      end_object();
    }
    end_array();
  }
  void key(std::string_view name) {
    const std::string text = in_utf8(name);
    writer_.Key(text.data(), length(text));
  }

  void value(std::string_view text) {
    const std::string sound = in_utf8(text);
    writer_.String(sound.data(), length(sound));
  }
  void value(const char* text) { value(std::string_view(text)); }
  void value(bool flag) { writer_.Bool(flag); }
  void value(int number) { writer_.Int(number); }
  void value(std::nullopt_t) { writer_.Null(); }
  void value(const Decimal& number) { raw(number.text); }
  void value(Money euros) { raw(to_decimal(euros)); }
  /// Exact when it terminates within kShownDecimals, else rounded to them.
  void value(const Rational& number) { raw(shown_decimal(number, 0).text); }
  template <typename T>
  void value(const std::optional<T>& maybe) {
    maybe ? value(*maybe) : value(std::nullopt);
  }

  template <typename T>
  void member(std::string_view name, const T& content) {
    key(name);
    value(content);
  }

  /// Null for an empty one.
  void text_or_null(std::string_view name, std::string_view text) {
    member(name, text.empty() ? std::nullopt : std::optional(text));
  }

  /// What is written so far, which is no longer here.
  std::string take() {
    std::string text(buffer_.GetString(), buffer_.GetSize());
    buffer_.Clear();
    return json_without_unseen(std::move(text));
  }
  std::size_t size() const { return buffer_.GetSize(); }
  /// The document, and a line end.
  std::string text() const { return json_without_unseen({buffer_.GetString(), buffer_.GetSize()}) + "\n"; }

 private:
  static rapidjson::SizeType length(std::string_view text) {
    return static_cast<rapidjson::SizeType>(text.size());
  }
  void raw(const std::string& decimal) {
    writer_.RawValue(decimal.data(), decimal.size(), rapidjson::kNumberType);
  }

  rapidjson::StringBuffer buffer_;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer_{buffer_};
};

}  // namespace aci

#pragma once
// Writes JSON, two spaces a level. Numbers come as decimals already written: no amount passes through a
// double.

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "base/money.h"
#include "base/rational.h"
#include "report/number_text.h"

namespace aci {

class JsonWriter {
 public:
  JsonWriter() { writer_.SetIndent(' ', 2); }

  void begin_object() { writer_.StartObject(); }
  void end_object() { writer_.EndObject(); }
  void begin_array() { writer_.StartArray(); }
  void end_array() { writer_.EndArray(); }
  void key(std::string_view name) { writer_.Key(name.data(), length(name)); }

  void value(std::string_view text) { writer_.String(text.data(), length(text)); }
  void value(const char* text) { value(std::string_view(text)); }
  void value(bool flag) { writer_.Bool(flag); }
  void value(int number) { writer_.Int(number); }
  void value(std::nullopt_t) { writer_.Null(); }
  void value(const Decimal& number) { raw(number.text); }
  void value(Money euros) { raw(to_decimal(euros)); }
  /// Exact when it terminates within kShownDecimals, else rounded to them.
  void value(const Rational& number) { raw(to_decimal(number, 0, kShownDecimals).text); }
  template <typename T>
  void value(const std::optional<T>& maybe) {
    if (maybe) {
      value(*maybe);
    } else {
      value(std::nullopt);
    }
  }

  template <typename T>
  void member(std::string_view name, const T& content) {
    key(name);
    value(content);
  }

  /// The document, and a line end.
  std::string text() const { return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n"; }

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

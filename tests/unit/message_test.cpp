#include "base/message.h"

#include <doctest/doctest.h>

namespace aci {
namespace {

TEST_CASE("a text is empty when it is so in both languages") {
  CHECK(LocalizedText{}.empty());
  CHECK_FALSE(LocalizedText{"a", ""}.empty());
  CHECK_FALSE(LocalizedText{"", "a"}.empty());
  CHECK(LocalizedText{"f", "e"}.in(Language::fr) == "f");
  CHECK(LocalizedText{"f", "e"}.in(Language::en) == "e");
}

TEST_CASE("messages are equal when they say the same of the same values, however deep") {
  const auto message = [](const char* id, const char* inner) {
    return Message{id, {Rational(1), Message{"inner", {std::string(inner)}}}};
  };
  CHECK(message("a", "x") == message("a", "x"));
  CHECK_FALSE(message("a", "x") == message("b", "x"));
  CHECK_FALSE(message("a", "x") == message("a", "y"));
  CHECK_FALSE(Message{"a", {}} == message("a", "x"));
}

}  // namespace
}  // namespace aci

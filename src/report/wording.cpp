#include "report/wording.h"

#include <fmt/args.h>
#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>
#include <unordered_map>

#include "report/number_text.h"

namespace aci {
namespace {

const Wording& find(std::string_view id) {
  static const auto by_id = [] {
    std::unordered_map<std::string_view, const Wording*> map;
    for (const Wording& each : all_wordings()) map.emplace(each.id, &each);
    return map;
  }();
  const auto found = by_id.find(id);
  if (found == by_id.end()) throw std::logic_error("no wording for " + std::string(id));
  return *found->second;
}

std::string say_arg(Language language, const MessageArg& arg) {
  struct Visitor {
    Language language;
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const LocalizedText& text) const { return text.in(language); }
    std::string operator()(const Rational& number) const { return number_text(language, number); }
    std::string operator()(Date date) const { return date_text(language, date); }
    std::string operator()(const Message& message) const { return say(language, message); }
  };
  using Base = std::variant<std::string, LocalizedText, Rational, Date, Message>;
  return std::visit(Visitor{language}, static_cast<const Base&>(arg));
}

}  // namespace

std::string say(Language language, const Message& message) {
  const Wording& wording = find(message.id);
  fmt::dynamic_format_arg_store<fmt::format_context> values;
  for (const MessageArg& arg : message.args) values.push_back(say_arg(language, arg));
  return fmt::vformat(language == Language::fr ? wording.fr : wording.en, values);
}

std::string say(Language language, std::string_view id, std::vector<MessageArg> args) {
  return say(language, Message{std::string(id), std::move(args)});
}

}  // namespace aci

#include "report/wording.h"

#include <fmt/args.h>
#include <fmt/core.h>

#include <array>
#include <stdexcept>

#include "report/number_text.h"

namespace aci {
namespace {

std::array<std::span<const Wording>, 10> tables() {
  return {file_wordings(),   rule_wordings(),    lint_wordings(), case_wordings(),  input_wordings(),
          report_wordings(), machine_wordings(), diff_wordings(), batch_wordings(), help_wordings()};
}

const Wording& find(std::string_view id) {
  for (const auto table : tables()) {
    for (const Wording& wording : table) {
      if (wording.id == id) return wording;
    }
  }
  throw std::logic_error("no wording for " + std::string(id));
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

std::vector<Wording> all_wordings() {
  std::vector<Wording> all;
  for (const auto table : tables()) {
    all.insert(all.end(), table.begin(), table.end());
  }
  return all;
}

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

#include "report/wording.h"

#include <fmt/args.h>
#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "report/value_text.h"

namespace aci {
namespace {

Wording find(std::string_view id) {
  const auto sorted = wordings_by_id();
  const auto id_of = [](std::uint16_t place) { return wording_at(place).id; };
  const auto found = std::ranges::lower_bound(sorted, id, {}, id_of);
  if (found == sorted.end() || id_of(*found) != id)
    throw std::logic_error("no wording for " + std::string(id));
  return wording_at(*found);
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

/// French says 0, 1 and 1,5 in the singular; English, 1 alone.
bool is_singular(Language language, std::string_view number) {
  constexpr std::string_view kAbout = "≈\u00a0";
  if (number.starts_with(kAbout)) number.remove_prefix(kAbout.size());
  if (number.starts_with('-')) number.remove_prefix(1);
  if (language == Language::en) return number == "1";
  const std::string_view whole = number.substr(0, number.find(','));
  return whole == "0" || whole == "1";
}

/// "{0?point|points}" is what goes with the number {0}.
std::string agreed(Language language, std::string_view wording, const std::vector<std::string>& said) {
  std::string out;
  std::size_t mark = 0;
  while ((mark = wording.find('?', mark)) != wording.npos) {
    if (mark < 2 || wording[mark - 2] != '{') {
      ++mark;
      continue;
    }
    const std::size_t bar = wording.find('|', mark);
    const std::size_t end = wording.find('}', bar);
    const bool one = is_singular(language, said.at(static_cast<std::size_t>(wording[mark - 1] - '0')));
    out += wording.substr(0, mark - 2);
    out += one ? wording.substr(mark + 1, bar - mark - 1) : wording.substr(bar + 1, end - bar - 1);
    wording.remove_prefix(end + 1);
    mark = 0;
  }
  return out.append(wording);
}

}  // namespace

std::string say(Language language, const Message& message) {
  const Wording wording = find(message.id);
  std::vector<std::string> said;
  for (const MessageArg& arg : message.args) said.push_back(say_arg(language, arg));
  fmt::dynamic_format_arg_store<fmt::format_context> values;
  for (const std::string& each : said) values.push_back(each);
  return fmt::vformat(agreed(language, language == Language::fr ? wording.fr : wording.en, said), values);
}

std::string say(Language language, std::string_view id, std::vector<MessageArg> args) {
  return say(language, Message{std::string(id), std::move(args)});
}

}  // namespace aci

#include "cli/shared_options.h"

#include <algorithm>

#include "base/closest_match.h"
#include "base/decimal.h"
#include "base/iso_date.h"

namespace aci {

OptionValue text(std::string& out, std::string_view placeholder, Completion completion) {
  OptionValue value{placeholder, completion};
  value.read = [&out](const std::string& text) {
    out = text;
    return true;
  };
  return value;
}

OptionValue texts(std::vector<std::string>& out, std::string_view placeholder, Completion completion) {
  OptionValue value{placeholder, completion};
  value.repeatable = true;
  value.read = [&out](const std::string& text) {
    out.push_back(text);
    return true;
  };
  return value;
}

OptionValue date(std::optional<Date>& out) {
  OptionValue value{"help.date_placeholder"};
  value.read = [&out](const std::string& text) { return (out = parse_iso_date(text)).has_value(); };
  return value;
}

OptionValue implies(bool& out, OptionValue value) {
  value.read = [&out, read = std::move(value.read)](const std::string& text) {
    out = true;
    return read(text);
  };
  return value;
}

std::optional<std::int64_t> whole_between(const std::string& text, std::int64_t least, std::int64_t most) {
  const auto number = parse_decimal(text);
  const auto whole = number ? number->to_int64() : std::nullopt;
  return whole && *whole >= least && *whole <= most ? whole : std::nullopt;
}

Option strict_option(bool& out) {
  return {"--strict", "help.opt.strict", flag(out)};
}

Option set_option(std::vector<std::string>& out) {
  return {"--set", "help.opt.set", texts(out, "help.set_placeholder", Completion::assignment)};
}

Option rules_option(std::string& out) {
  return {"--rules", "help.opt.rules", text(out, "help.rules_placeholder", Completion::rules)};
}

Option reading_option(std::vector<std::string>& out) {
  return {"--reading", "help.opt.reading", texts(out, "help.reading_placeholder", Completion::reading)};
}

Option output_option(std::string& out) {
  OptionValue value = text(out, "help.file_placeholder", Completion::file);
  // Standard output by its name is what it is without one: no file that has to be whole.
  value.read = [&out](const std::string& name) {
    out = name == "-" ? "" : name;
    return true;
  };
  return {"-o,--output", "help.opt.output", std::move(value)};
}

Option encoding_option(Encoding& out) {
  return {"--encoding", "help.opt.encoding",
          choice(out,
                 {{"utf-8", Encoding::utf8},
                  {"utf-16", Encoding::utf16_little},
                  {"windows-1252", Encoding::windows_1252}},
                 "help.encoding_placeholder")};
}

Option findings_format_option(FindingFormat& out) {
  return {"--format", "help.opt.findings",
          choice(out,
                 {{"text", FindingFormat::text},
                  {"json", FindingFormat::json},
                  {"github", FindingFormat::github},
                  {"junit", FindingFormat::junit},
                  {"sarif", FindingFormat::sarif}},
                 "help.format_placeholder")};
}

void add_lengths(std::vector<Option>& options, PageLength& out) {
  std::vector<std::string_view> pages = {"text"};
  const Option* const format = find_option(options, "--format");
  const bool html =
      format != nullptr && std::ranges::find(format->value.choices, "html") != format->value.choices.end();
  if (html) pages.emplace_back("html");
  options.push_back({"--all", "help.opt.all", flag(out, PageLength::all), pages});
  options.push_back({"--brief", "help.opt.brief", flag(out, PageLength::brief), pages, "", "--all"});
}

std::vector<Option> all_options(const CommandForm* form, SharedOptions& shared) {
  std::vector<Option> all{{"-h,--help", "help.help", {}}};
  if (form != nullptr) {
    all.insert(all.end(), form->options.begin(), form->options.end());
  } else {
    all.push_back({"--version", "help.version", {}});
  }
  all.push_back(
      {"--lang", "help.lang", choice(shared.language, {{"fr", Language::fr}, {"en", Language::en}})});
  all.push_back({"--color", "help.color",
                 choice(shared.color, {{"auto", ColorChoice::automatic},
                                       {"always", ColorChoice::always},
                                       {"never", ColorChoice::never}})});
  return all;
}

std::vector<std::string_view> names_of(const Option& option) {
  const std::size_t comma = option.names.find(',');
  if (comma == std::string_view::npos) return {option.names};
  return {option.names.substr(0, comma), option.names.substr(comma + 1)};
}

const Option* find_option(const std::vector<Option>& options, std::string_view word) {
  const std::string_view name = word.starts_with("--") ? word.substr(0, word.find('=')) : word;
  for (const Option& option : options) {
    const auto names = names_of(option);
    if (std::find(names.begin(), names.end(), name) != names.end()) return &option;
  }
  return nullptr;
}

std::string told_name(const Option& option, Language language) {
  const auto names = names_of(option);
  const bool first = language == Language::fr && names.front().starts_with("--");
  return std::string(first ? names.front() : names.back());
}

std::string choices_text(const std::vector<std::string_view>& choices, const char* between) {
  std::string out;
  for (const auto choice : choices) out += (out.empty() ? "" : between) + std::string(choice);
  return out;
}

Message one_of(std::vector<std::string_view> choices) {
  const std::string last(choices.back());
  choices.pop_back();
  return {"help.or", {choices_text(choices, ", "), last}};
}

Place on_command_line(const std::string& word) {
  return all_of(add_text("aci", word));
}

void refuse_value(const std::string& name, const std::string& text, const OptionValue& value,
                  Diagnostics& diagnostics) {
  MessageArg takes = value.range;
  if (value.range.empty()) takes = Message{std::string(value.placeholder), {}};
  if (!value.choices.empty()) takes = choices_text(value.choices, ", ");
  suggest(diagnostics.error("U007", on_command_line(name + " " + text), {name, takes}), text, value.choices);
}

}  // namespace aci

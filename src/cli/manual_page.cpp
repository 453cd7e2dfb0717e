#include "cli/manual_page.h"

#include "cli/help_page.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

/// That of the version: pages do not depend on the day they are made.
constexpr const char* kReleased = "2026-11-27";

/// As roff reads it: a space that must not break, a hyphen that is one, no request at the beginning of a
/// line.
std::string escaped(std::string_view text) {
  static const std::pair<std::string_view, std::string_view> kSigns[] = {
      {"\u00a0", "\\ "}, {"\u202f", "\\ "}, {"\\", "\\e"}, {"-", "\\-"}, {"’", "\\(cq"}};
  std::string out;
  bool fresh = true;
  while (!text.empty()) {
    if (fresh && (text.front() == '.' || text.front() == '\'')) out += "\\&";
    std::string_view sign = text.substr(0, 1);
    std::string_view written = sign;
    for (const auto& [from, to] : kSigns) {
      if (!text.starts_with(from)) continue;
      sign = from;
      written = to;
    }
    fresh = sign == "\n";
    out += written;
    text.remove_prefix(sign.size());
  }
  return out;
}

/// On lines of at most 80 bytes, as readers of roff count them: a letter beyond ASCII becomes an escape of 8.
std::string filled(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  std::string out;
  std::size_t length = 0;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(' ', from), text.size());
    const std::string word = escaped(text.substr(from, end - from));
    std::size_t wide = 0;
    for (const char byte : word) {
      const auto code = static_cast<unsigned char>(byte);
      wide += code < 0x80 ? 1U : code >= 0xC0 ? 8U : 0U;
    }
    if (length + 1 + wide > kLongest && length > 0) {
      out += '\n';
      length = 0;
    }
    if (length > 0) out += ' ';
    length += (length > 0 ? 1 : 0) + wide;
    out += word;
    from = end + 1;
  }
  return out + "\n";
}

/// A command that is wider than a page of 80 columns goes on on the next line, as a shell reads it.
std::string on_page(const std::string& command) {
  constexpr std::size_t kWidest = 71;
  std::size_t cut = 0;
  bool quoted = false;
  for (std::size_t i = 4; i < command.size() && i < kWidest - 2; ++i) {
    if (command[i] == '"') quoted = !quoted;
    if (command[i] == ' ' && !quoted) cut = i;
  }
  if (columns(command) <= kWidest || cut == 0) return command + "\n";
  return command.substr(0, cut) + " \\\n" + on_page("    " + command.substr(cut + 1));
}

/// With a capital, and a full stop.
std::string sentence(std::string text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (text.front() >= 'a' && text.front() <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  if (byte(0) == 0xC3 && byte(1) >= 0xA0) text[1] = static_cast<char>(byte(1) - 0x20);  // é
  return text.ends_with('.') ? text : text + ".";
}

class ManualPage {
 public:
  explicit ManualPage(Language language) : language_(language) {}

  void begin(const std::string& name, std::string_view summary) {
    std::string title = name;
    for (char& letter : title) {
      if (letter >= 'a') letter = static_cast<char>(letter - 'a' + 'A');
    }
    out_ = ".TH " + escaped(title) + " 1 " + kReleased + " \"aci " ACI_VERSION "\" \"" + word("man.volume") +
           "\"\n";
    section("man.name");
    out_ += escaped(name) + " \\-\n" + filled(word(summary));
  }
  void section(std::string_view title) { out_ += ".SH " + word(title) + "\n"; }
  void paragraph(const std::string& text) { out_ += ".PP\n" + filled(text); }
  void row(const std::string& left, const std::string& text) {
    out_ += ".TP\n\\fB" + escaped(left) + "\\fR\n" + filled(text);
  }
  /// As it is: commands.
  void lines(const std::string& text) { out_ += ".EX\n" + escaped(text) + ".EE\n"; }
  void line(const std::string& text) { out_ += filled(text); }

  std::string word(std::string_view id) const { return say(language_, id); }
  const std::string& text() const { return out_; }

 private:
  Language language_;
  std::string out_;
};

/// A text of the help, whose first line is a title: what is indented are commands, the rest is told of them.
struct Examples {
  std::string commands;
  std::vector<std::string> remarks;
};

Examples examples_of(const std::string& text) {
  Examples out;
  std::size_t from = text.find('\n') + 1;
  bool blank = true;
  while (from < text.size()) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const std::string line = text.substr(from, end - from);
    if (line.starts_with("  ")) {
      out.commands += on_page(line.substr(2));
    } else if (!line.empty()) {
      if (blank) out.remarks.emplace_back();
      out.remarks.back() += (blank ? "" : " ") + line;
    }
    blank = line.empty();
    from = end + 1;
  }
  return out;
}

void add_references(const Command* command, ManualPage& page) {
  page.section("man.see_also");
  std::string list = command != nullptr ? "aci(1)" : "";
  for (const Command& each : commands()) {
    if (&each == command) continue;
    list += (list.empty() ? "" : ", ") + ("aci-" + std::string(each.name)) + "(1)";
  }
  page.line(list);
}

}  // namespace

std::string manual_page(const Command* command, Language language) {
  SharedOptions shared;
  const CommandForm form = command != nullptr ? command->form() : CommandForm{};
  const bool whole = command == nullptr;
  ManualPage page(language);
  page.begin(whole ? "aci" : "aci-" + std::string(command->name), whole ? "man.aci" : command->summary);
  page.section("man.synopsis");
  page.line(usage_text(command, form, language));

  const Examples examples = examples_of(page.word(whole ? "help.to_begin" : command->examples));
  page.section("man.description");
  page.line(sentence(page.word(whole ? "help.description" : command->summary)));
  if (whole) page.paragraph(page.word("man.estimate"));
  for (const std::string& remark : examples.remarks) page.paragraph(remark);
  if (form.operands.most > 0) {
    page.row(placeholder_text(form.operands.value, language), page.word(form.operands.help));
  }
  if (whole) {
    page.section("man.commands");
    for (const Command& each : commands()) page.row(std::string(each.name), page.word(each.summary));
  }
  page.section("man.options");
  for (const Option& option : all_options(whole ? nullptr : &form, shared)) {
    const auto [left, right] = option_row(option, language);
    page.row(left, right);
  }
  page.section("man.exit_status");
  page.line(sentence(page.word(exit_status_of(command))));
  if (whole) {
    page.section("man.environment");
    page.row("LANGUAGE, LC_ALL, LC_MESSAGES, LANG", page.word("man.locale"));
    page.row("NO_COLOR", page.word("man.no_color"));
  }
  page.section("man.examples");
  page.lines(examples.commands);
  add_references(command, page);
  return page.text();
}

}  // namespace aci

#include "cli/session.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "cli/exit_code.h"
#include "io/descriptor.h"
#include "io/output_file.h"
#include "io/text_file.h"
#include "report/value_text.h"
#include "ruleset/input_names.h"

namespace aci {
namespace {

bool wants_color(ColorChoice choice, int descriptor) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
  return (no_color == nullptr || *no_color == '\0') && !dumb && isatty(descriptor) == 1;
}

}  // namespace

Session::Session(Language language, ColorChoice color)
    : language_(language),
      color_out_(wants_color(color, STDOUT_FILENO)),
      color_err_(wants_color(color, STDERR_FILENO)) {}

bool Session::report(Diagnostics& diagnostics) {
  diagnostics.sort();
  bool finding = false;
  std::string text;
  std::string before;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    // What was looked at twice, as with ranges for its least and its most, is told once.
    std::string told = diagnostic_text(diagnostic, {language_, color_err_});
    if (!diagnostic.place.known() || told != before) text += told;
    before = std::move(told);
    finding = finding || diagnostic.severity != Severity::note;
  }
  std::fwrite(text.data(), 1, text.size(), stderr);
  return finding;
}

std::optional<std::vector<WrittenValue>> Session::overrides(const std::vector<std::string>& options) {
  Diagnostics diagnostics;
  std::vector<WrittenValue> out;
  for (const std::string& option : options) {
    auto change = parse_written_value(option, diagnostics);
    if (change && is_agreement_key(change->id)) {
      diagnostics.error("U043", change->id_at, {change->id}).hint = Message{"hint.rules_option", {}};
    } else if (change) {
      out.push_back(std::move(*change));
    }
  }
  report(diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  library_.reform(out);
  return out;
}

int Session::tell_idle() {
  Diagnostics diagnostics;
  library_.tell_idle(diagnostics);
  const bool finding = report(diagnostics);
  return diagnostics.has_errors() ? exit_code::bad_input : finding ? exit_code::findings : exit_code::ok;
}

Computed Session::compute(const std::string& path, const std::string& rules,
                          const std::vector<WrittenValue>& written, Encoding encoding, Unknowns unknowns) {
  Diagnostics diagnostics;
  Computed computed;
  TextEncodings encodings(encoding);
  const auto subject = read_subject(path, diagnostics, &encodings);
  encodings.tell(diagnostics);
  std::vector<WrittenRange> unknown;
  if (subject && unknowns == Unknowns::allowed) unknown = written_ranges(*subject, written, diagnostics);
  if (diagnostics.has_errors() && !unknown.empty()) {
    // Too many unknown values: the structure is not looked at.
  } else if (!unknown.empty()) {
    computed.ranges = assess_ranges(*subject, written, unknown, rules, library_, diagnostics);
  } else if (subject) {
    computed.assessment = assess_file(*subject, written, rules, library_, diagnostics).outcome.assessment;
  }
  computed.warned = report(diagnostics);
  return computed;
}

bool Session::would_overwrite(const std::string& output, const std::vector<std::string>& read) {
  Diagnostics diagnostics;
  for (const std::string& path : read) {
    if (!would_replace(output, path) || diagnostics.has_errors()) continue;
    const bool standard = output.empty() || output == "-";
    diagnostics.error("U012", Place{}, {shown_name(standard ? path : output, "file.standard_input")});
  }
  report(diagnostics);
  return diagnostics.has_errors();
}

bool Session::cannot_begin(const std::string& output, const std::vector<std::string>& read) {
  if (std::ranges::count(read, "-") < 2) return would_overwrite(output, read);
  Diagnostics diagnostics;
  diagnostics.error("U021", Place{});
  report(diagnostics);
  return true;
}

bool Session::already_there(const std::string& output) {
  if (output.empty() || !is_existing_file(output)) return false;
  Diagnostics diagnostics;
  diagnostics.error("U011", Place{}, {output});
  report(diagnostics);
  return true;
}

bool Session::is_screen(const std::string& output) {
  return (output.empty() || output == "-") && isatty(STDOUT_FILENO) == 1;
}

std::string Session::for_screen(const std::string& output, std::string text) {
  if (!is_screen(output)) return text;
  constexpr std::string_view kMark = "\uFEFF";
  std::string_view left = text;
  std::string shown;
  if (left.starts_with(kMark)) {
    shown = kMark;
    left.remove_prefix(kMark.size());
  }
  while (true) {
    const std::size_t tab = left.find('\t');
    shown += printable_lines(left.substr(0, tab));
    if (tab == left.npos) return shown;
    shown += '\t';
    left.remove_prefix(tab + 1);
  }
}

int Session::write(const std::string& output, std::string_view data) {
  return write_pieces(output, [&](const PutText& put) { put(data); });
}

int Session::write(const std::string& output, const Workbook& workbook) {
  if (would_overwrite(output, library_.read_paths())) return exit_code::bad_input;
  Diagnostics diagnostics;
  const auto file = OutputFile::open(output, diagnostics);
  const auto put = [&file](std::string_view bytes) { file->write(bytes); };
  const bool written =
      file && write_workbook(language_, workbook, put, diagnostics) && file->commit(diagnostics);
  report(diagnostics);
  return written ? exit_code::ok : exit_code::bad_input;
}

int Session::write_pieces(const std::string& output, const std::function<void(const PutText&)>& make) {
  if (would_overwrite(output, library_.read_paths())) return exit_code::bad_input;
  Diagnostics diagnostics;
  const auto file = OutputFile::open(output, diagnostics);
  if (file) make([&](std::string_view text) { file->write(text); });
  const bool written = file && file->commit(diagnostics);
  report(diagnostics);
  return written ? exit_code::ok : exit_code::bad_input;
}

}  // namespace aci

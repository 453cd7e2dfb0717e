// aci batch: many structures.

#include "study/batch.h"

#include "cli/batch_sink.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "report/batch_fields.h"
#include "report/batch_rejects_csv.h"
#include "report/batch_summary.h"
#include "report/batch_xlsx.h"
#include "report/page_html.h"
#include "report/page_text.h"

namespace aci {
namespace {

/// Rows as CSV, as one JSON object a line or as a workbook; text and HTML are the summary alone.
enum class BatchFormat : std::uint8_t { csv, json, text, html, xlsx };

struct BatchOptions {
  BatchRequest request;
  BatchFormat format = BatchFormat::csv;
  bool strict = false;
  std::vector<std::string> overrides;  ///< `--set`
  std::string rejects;                 ///< A path.
  std::vector<std::string> readings;   ///< Other ones than those that the rules keep.
  std::string output;
  PageLength length = PageLength::usual;
};

std::unique_ptr<BatchWriter> writer_of(const BatchOptions& options, Language language, BatchHeader header) {
  if (options.request.summary) return nullptr;
  if (options.format == BatchFormat::json) return batch_json(std::move(header));
  if (options.format == BatchFormat::xlsx) return batch_cells(language, std::move(header));
  return batch_csv(language, options.request.french, std::move(header));
}

void report_too_many(Diagnostics& diagnostics) {
  diagnostics.error("U086", Place{}, {whole_number(kSheetRows)}).hint = Message{"hint.too_many_rows", {}};
}

bool wants_workbook(const BatchOptions& options) {
  return options.format == BatchFormat::xlsx && !options.request.summary;
}

/// Reports what can be known before anything is read.
void check_outputs(const Batch& batch, const BatchOptions& options, Diagnostics& diagnostics) {
  const std::string output = options.output.empty() ? "-" : options.output;
  if (!options.rejects.empty() && is_one_target(output, options.rejects)) {
    diagnostics.error("U020", Place{}, {options.rejects});
  }
  if (wants_workbook(options) && batch.scenarios().count() >= kSheetRows) report_too_many(diagnostics);
}

bool write_summary(const Batch& batch, const BatchOptions& options, const Session& session, OutputFile& to,
                   Diagnostics& diagnostics) {
  const Language language = session.language();
  const std::vector<std::string> rule_names = batch.header().rule_names;
  const Scenarios& scenarios = batch.scenarios();
  const auto& [own, against, readings] = batch.summaries();
  BatchSummaries all;
  for (std::size_t i = 0; i < own.size(); ++i) {
    all.push_back({own[i], against.empty() ? nullptr : &against[i], rule_names, {}, {}});
    if (options.request.readings) all.back().readings = ranked(batch.readings(), readings[i]);
    for (std::size_t v = 0; v < scenarios.variations.size(); ++v) {
      all.back().varied.emplace_back(scenarios.variations[v].id, scenarios.text(v, i));
    }
  }
  const TextStyle style = session.style(options.output, options.length);
  switch (options.format) {
    case BatchFormat::json:
      to.write(batch_summary_json(language, all));
      return true;
    case BatchFormat::csv:
      to.write(Session::for_screen(options.output, batch_summary_csv(language, options.request.french, all)));
      return true;
    case BatchFormat::xlsx: {
      Workbook workbook = batch_summary_workbook(language, all);
      add_sources(workbook, language, batch.plans());
      return write_workbook(
          language, workbook, [&to](std::string_view bytes) { to.write(bytes); }, diagnostics);
    }
    case BatchFormat::html:
      to.write(page_html(batch_summary_page(language, all), style));
      return true;
    case BatchFormat::text:
      break;
  }
  to.write(page_text(batch_summary_page(language, all), style.wide()));
  return true;
}

/// What comes once everything is computed; false, reported, when it cannot be written.
bool write_end(const Batch& batch, const BatchOptions& options, const Session& session,
               BatchWorkbook* workbook, OutputFile& to, Diagnostics& diagnostics) {
  if (options.request.summary) return write_summary(batch, options, session, to, diagnostics);
  if (workbook == nullptr) return true;
  if (workbook->full()) {
    report_too_many(diagnostics);
    return false;
  }
  return workbook->finish(
      batch.plans(), [&to](std::string_view bytes) { to.write(bytes); }, diagnostics);
}

/// D010: more rows were rejected than are shown.
void tell_unshown(std::uint64_t rejected, bool written, Diagnostics& diagnostics) {
  if (rejected <= kShownRejects) return;
  auto& note = diagnostics.note("D010", Place{}, {std::to_string(rejected), std::to_string(kShownRejects)});
  if (!written) note.hint = Message{"hint.rejects", {}};
}

int run_batch(const BatchOptions& options, Session& session) {
  session.library().read_as(options.readings);
  auto constants = session.overrides(options.overrides);
  if (!constants) return exit_code::bad_input;
  BatchRequest request = options.request;
  request.constants = *std::move(constants);
  Diagnostics diagnostics;
  const auto batch = Batch::prepare(std::move(request), session.library(), diagnostics);
  if (batch) check_outputs(*batch, options, diagnostics);
  const bool warned = session.report(diagnostics);
  if (!batch || diagnostics.has_errors()) return exit_code::bad_input;
  diagnostics.take();  // Told.
  for (const auto& read : {batch->files(), session.library().read_paths()}) {
    if (session.would_overwrite(options.output, read) || session.would_overwrite(options.rejects, read)) {
      return exit_code::bad_input;
    }
  }
  const auto rows = OutputFile::open(options.output, diagnostics);
  const bool wants_rejects = !options.rejects.empty();
  const auto rejects = rows && wants_rejects ? OutputFile::open(options.rejects, diagnostics) : nullptr;
  const auto workbook = rows && wants_workbook(options)
                            ? BatchWorkbook::open(session.language(), batch->header(), diagnostics)
                            : nullptr;
  if (!rows || (wants_rejects && !rejects) || (wants_workbook(options) && !workbook)) {
    session.report(diagnostics);
    return exit_code::bad_input;
  }
  const auto writer = writer_of(options, session.language(), batch->header());
  const auto reject_writer =
      wants_rejects ? rejects_csv(session.language(), options.request.french) : nullptr;
  if (rejects) rejects->write(reject_writer->header());

  OrderedSink::TakeRows take;
  if (writer) {
    const bool screen = Session::is_screen(options.output);
    take = [&, screen](std::string_view text) {
      if (workbook) return workbook->write(text);
      return rows->write(screen ? Session::for_screen(options.output, std::string(text)) : text);
    };
  }
  OrderedSink sink(std::move(take), rejects.get(), {session.language(), session.color_err()});
  if (writer) sink.before_rows(writer->header());
  const bool sound = batch->run(writer.get(), reject_writer.get(), sink, [&](Diagnostics& found) {
    sink.end_progress();
    session.report(found);
  });
  sink.end_progress();
  if (!sound) return exit_code::bad_input;
  std::vector<OutputFile*> written = {rows.get()};
  if (rejects) written.insert(written.begin(), rejects.get());
  const bool kept = write_end(*batch, options, session, workbook.get(), *rows, diagnostics) &&
                    OutputFile::commit_together(written, diagnostics);
  tell_unshown(batch->rejected(), wants_rejects, diagnostics);
  session.report(diagnostics);
  if (!kept) return exit_code::bad_input;
  const bool findings = batch->rejected() > 0 || (options.strict && (warned || batch->warned()));
  return findings ? exit_code::findings : exit_code::ok;
}

}  // namespace

CommandForm batch_form() {
  return bound_form(run_batch, [](BatchOptions& out, CommandForm& form) {
    BatchRequest& request = out.request;
    form.operands = {texts(request.inputs, "help.inputs_placeholder", Completion::path), "help.batch.inputs",
                     1, kMany, "help.a_file"};
    form.json_lines = true;
    const std::vector<std::string_view> rows = {"csv", "json", "xlsx"};
    form.options = {
        {"--format", "help.batch.format",
         choice(out.format, {{"csv", BatchFormat::csv},
                             {"json", BatchFormat::json},
                             {"text", BatchFormat::text},
                             {"html", BatchFormat::html},
                             {"xlsx", BatchFormat::xlsx}})},
        {"--detail", "help.batch.detail", flag(request.detail), rows, "", "--summary"},
        {"--summary", "help.batch.summary", flag(request.summary), {}, "", "", "text"},
        {"--readings", "help.batch.readings", flag(request.readings), {}, "--summary"},
        {"--keep", "help.batch.keep", texts(request.keep, "help.column_placeholder", Completion::column),
         rows, "", "--summary"},
        {"--vary", "help.batch.vary",
         texts(request.variations, "help.vary_placeholder", Completion::assignment)},
        {"--against", "help.batch.against",
         text(request.against, "help.rules_placeholder", Completion::rules)},
        {"--ignore", "help.batch.ignore",
         texts(request.ignore, "help.column_placeholder", Completion::column)},
        {"--ignore-unknown", "help.batch.ignore_unknown", flag(request.ignore_unknown)},
        {"--rejects", "help.batch.rejects", text(out.rejects, "help.file_placeholder", Completion::file)},
        {"--csv-dialect", "help.batch.dialect", choice(request.french, {{"standard", false}, {"fr", true}})},
        {"--jobs", "help.batch.jobs", count(request.jobs, 1, 256)},
        strict_option(out.strict),
        set_option(out.overrides),
        rules_option(request.rules),
        reading_option(out.readings),
        encoding_option(request.encoding),
        output_option(out.output),
    };
    add_lengths(form.options, out.length);
    form.settle = [&](Diagnostics&) {
      request.summary = request.summary || out.format == BatchFormat::text || out.format == BatchFormat::html;
    };
  });
}

}  // namespace aci

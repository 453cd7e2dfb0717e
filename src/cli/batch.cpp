// aci batch: many structures.

#include "study/batch.h"

#include <unistd.h>

#include <filesystem>

#include "cli/batch_sink.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "report/batch_rejects.h"
#include "report/batch_rows.h"
#include "report/batch_summary.h"
#include "report/page_text.h"

namespace aci {
namespace {

/// Whether two outputs, which need not exist, are one; an empty name is standard output.
bool is_one_target(const std::string& a, const std::string& b) {
  const auto target = [](const std::string& name) {
    std::error_code failure;
    return name.empty() || name == "-"
               ? std::filesystem::path("-")
               : std::filesystem::weakly_canonical(std::filesystem::absolute(name, failure), failure);
  };
  return target(a) == target(b);
}

BatchRequest request_of(const BatchOptions& options, std::vector<WrittenValue> constants) {
  BatchRequest request;
  request.inputs = options.inputs;
  request.rules = options.rules;
  request.against = options.against;
  request.constants = std::move(constants);
  request.variations = options.variations;
  request.keep = options.keep;
  request.ignore_unknown = options.ignore_unknown;
  request.french = options.french_csv;
  request.detail = options.detail;
  request.summary = options.summary;
  request.jobs = options.jobs;
  return request;
}

std::unique_ptr<BatchWriter> writer_of(const BatchOptions& options, Language language, BatchHeader header) {
  if (options.summary) return nullptr;
  return options.format == BatchFormat::json ? batch_json(std::move(header))
                                             : batch_csv(language, options.french_csv, std::move(header));
}

std::string summary_of(const Batch& batch, const BatchOptions& options, const Session& session) {
  const Language language = session.language();
  const std::vector<std::string> rule_ids = batch.header().rule_ids;
  const BatchSummary summary{batch.own_summary(), batch.against_summary(), rule_ids};
  if (options.format == BatchFormat::json) return batch_summary_json(summary);
  if (options.format == BatchFormat::csv) return batch_summary_csv(language, options.french_csv, summary);
  return page_text(batch_summary_page(language, summary),
                   {language, options.output.empty() && session.color_out(), options.length});
}

}  // namespace

int run_batch(const BatchOptions& options, Session& session) {
  const auto constants = session.overrides(options.overrides);
  if (!constants) return exit_code::bad_input;
  Diagnostics diagnostics;
  const auto batch = Batch::prepare(request_of(options, *constants), session.library(), diagnostics);
  if (batch && !options.rejects.empty() && is_one_target(options.output, options.rejects)) {
    diagnostics.error("U020", Place{}, {options.rejects});
  }
  session.report(diagnostics);
  if (!batch || diagnostics.has_errors()) return exit_code::bad_input;
  if (session.would_overwrite(options.output, batch->files()) ||
      session.would_overwrite(options.rejects, batch->files())) {
    return exit_code::bad_input;
  }
  const auto rows = OutputFile::open(options.output, diagnostics);
  const bool wants_rejects = !options.rejects.empty();
  const auto rejects = rows && wants_rejects ? OutputFile::open(options.rejects, diagnostics) : nullptr;
  if (!rows || (wants_rejects && !rejects)) {
    session.report(diagnostics);
    return exit_code::bad_input;
  }
  const auto writer = writer_of(options, session.language(), batch->header());
  const auto reject_writer = wants_rejects ? rejects_csv(session.language(), options.french_csv) : nullptr;
  if (rejects) rejects->write(reject_writer->header());

  OrderedSink sink(writer ? rows.get() : nullptr, rejects.get(), {session.language(), session.color_err()},
                   isatty(STDERR_FILENO) == 1);
  if (writer) sink.before_rows(writer->header());
  const bool sound = batch->run(writer.get(), reject_writer.get(), sink, [&](Diagnostics& found) {
    sink.end_progress();
    session.report(found);
  });
  sink.end_progress();
  if (!sound) return exit_code::bad_input;
  if (options.summary) rows->write(summary_of(*batch, options, session));
  const bool rows_kept = rows->commit(diagnostics);
  const bool rejects_kept = rejects == nullptr || rejects->commit(diagnostics);
  if (batch->rejected() > kShownRejects) {
    auto& note =
        diagnostics.note("D010", Place{}, {std::to_string(batch->rejected()), std::to_string(kShownRejects)});
    if (!rejects) note.hint = Message{"hint.rejects", {}};
  }
  session.report(diagnostics);
  if (!rows_kept || !rejects_kept) return exit_code::bad_input;
  const bool findings = batch->rejected() > 0 || (options.strict && batch->warned());
  return findings ? exit_code::findings : exit_code::ok;
}

}  // namespace aci

#pragma once
// The workbook of a batch's rows: those of its CSV, under headers in words; another sheet says which column
// of the CSV each is. Rows go to it as they are computed: memory does not grow with them.

#include <memory>

#include "report/workbook_cells.h"
#include "study/batch_output.h"

namespace aci {

/// Writes rows for BatchWorkbook::write.
std::unique_ptr<BatchWriter> batch_cells(Language language, BatchHeader header);

class BatchWorkbook {
 public:
  /// Null, reported, where WorkbookFile::open is.
  static std::unique_ptr<BatchWorkbook> open(Language language, const BatchHeader& header,
                                             Diagnostics& diagnostics);

  /// What a writer of batch_cells has written; false when a sheet holds no more rows.
  bool write(std::string_view rows);
  bool full() const { return full_; }
  /// With the sources of the rules.
  bool finish(std::span<const std::shared_ptr<const Plan>> plans, const WorkbookFile::Put& put,
              Diagnostics& diagnostics);

 private:
  BatchWorkbook(Language language, std::unique_ptr<WorkbookFile> file)
      : language_(language), file_(std::move(file)) {}

  Language language_;
  std::unique_ptr<WorkbookFile> file_;
  Sheet columns_{language_, "sheet.columns", {"column.column", "column.csv"}};
  bool full_ = false;
};

}  // namespace aci

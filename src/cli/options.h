#pragma once
// What the command line asks for.

#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "report/finding.h"
#include "report/text_style.h"
#include "study/mutation.h"

namespace aci {

enum class OutputFormat : std::uint8_t { text, json, csv };
enum class ColorChoice : std::uint8_t { automatic, always, never };

struct ComputeOptions {
  std::vector<std::string> files;
  OutputFormat format = OutputFormat::text;
  bool detail = false;      ///< CSV: a column an indicator.
  bool french_csv = false;  ///< CSV for a French spreadsheet.
  bool strict = false;      ///< Warnings are findings.
  std::string rules;        ///< An id or a path; empty: by the year.
  std::vector<std::string> overrides;
  std::string output;  ///< A path; empty: standard output.
  PageLength length = PageLength::usual;
};

struct ExplainOptions {
  std::string file;
  std::vector<std::string> ids;
  std::string rules;
  std::vector<std::string> overrides;
  std::string output;
  PageLength length = PageLength::usual;
};

/// Rows as CSV or as one JSON object a line; text is the summary alone.
enum class BatchFormat : std::uint8_t { csv, json, text };

struct BatchOptions {
  std::vector<std::string> inputs;  ///< Files, folders, "-".
  BatchFormat format = BatchFormat::csv;
  bool format_given = true;  ///< Always: a summary without `--format` is text.
  bool detail = false;
  bool summary = false;
  bool strict = false;
  bool ignore_unknown = false;
  bool french_csv = false;
  std::vector<std::string> keep;        ///< Columns of the input to repeat.
  std::string rules;                    ///< An id or a path; empty: by the year of each row.
  std::vector<std::string> overrides;   ///< `--set`
  std::vector<std::string> variations;  ///< `--vary`, as typed: id=from..to:step.
  std::string against;                  ///< Other rules: an id or a path.
  std::string rejects;                  ///< A path.
  int jobs = 0;                         ///< 0: as many as there are cores.
  std::string output;
  PageLength length = PageLength::usual;
};

struct CheckOptions {
  std::vector<std::string> files;
  bool strict = false;
  FindingFormat format = FindingFormat::text;
  std::optional<Date> as_of;
  std::string output;
};

struct TestOptions {
  std::vector<std::string> paths;  ///< Files and folders of cases.
  std::vector<std::string> rules;  ///< Each takes the place of the rule set whose id it declares.
  bool update = false;             ///< Rewrite the expected values.
  bool coverage = false;
  std::optional<int> fail_under;  ///< Per cent of coverage.
  bool mutate = false;
  MutationChoice mutation;
  FindingFormat format = FindingFormat::text;
  std::string output;
  PageLength length = PageLength::usual;
};

enum class DiffFormat : std::uint8_t { text, json, markdown };

struct DiffOptions {
  std::string before;  ///< An id or a path, as is the next.
  std::string after;
  std::vector<std::string> structures;  ///< Files, and folders of them.
  DiffFormat format = DiffFormat::text;
  std::string output;
  PageLength length = PageLength::usual;
};

/// What is made of a rule set, for contributors.
enum class RuleDump : std::uint8_t { none, plan, program, columns };

struct RulesOptions {
  std::string id;
  RuleDump dump = RuleDump::none;
  std::string output;
};

struct NewOptions {
  std::optional<int> year;
  std::string rules;
  std::string output;
};

struct SchemaOptions {
  bool of_compute = false;  ///< Of the JSON of `compute`, instead of a structure file.
  std::string rules;
  std::string output;
};

}  // namespace aci

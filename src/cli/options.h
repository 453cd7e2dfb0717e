#pragma once
// What the command line asks for.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/message.h"

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
};

struct ExplainOptions {
  std::string file;
  std::vector<std::string> ids;
  std::string rules;
  std::vector<std::string> overrides;
  std::string output;
};

struct CheckOptions {
  std::vector<std::string> files;
  bool strict = false;
};

struct RulesOptions {
  std::string id;
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

using CommandOptions =
    std::variant<ComputeOptions, ExplainOptions, CheckOptions, RulesOptions, NewOptions, SchemaOptions>;

struct CommandLine {
  Language language = Language::en;
  ColorChoice color = ColorChoice::automatic;
  CommandOptions command;
};

}  // namespace aci

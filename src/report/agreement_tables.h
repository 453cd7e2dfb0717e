#pragma once
// The part of an agreement's page that its formulas refer to: tables and scales, definitions, parameters,
// inputs, documents; and what each element says of where it comes from.

#include <string_view>
#include <vector>

#include "report/page.h"
#include "ruleset/ruleset.h"

namespace aci {

class AgreementTables {
 public:
  AgreementTables(Language language, const RuleSet& rules) : language_(language), rules_(rules) {}

  void add_to(Page& page) const;

  /// The documents cited, if asked for, and what is uncertain.
  std::vector<Line> origin(const Provenance& element, bool cited) const;
  void add_origin(Section& section, const Provenance& element, int indent) const;
  /// Other readings of the element of that path, "definition.x", and of its pieces.
  void add_readings(Section& section, std::string_view path) const;

 private:
  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const;
  void definitions(Page& page) const;
  void rows(Section& section, const Definition& definition) const;
  std::string start(const Definition& definition, std::size_t axis, const TableRow& row) const;
  void parameters(Page& page) const;
  void inputs(Page& page) const;
  void documents(Page& page) const;

  Language language_;
  const RuleSet& rules_;
};

}  // namespace aci

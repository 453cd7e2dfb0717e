#pragma once
// Rule files with one slip each: a number one step off, a comparison turned into its neighbour. What no case
// notices, no case protects.

#include <cstddef>
#include <string>
#include <vector>

#include "base/document.h"
#include "ruleset/ruleset.h"

namespace aci {

struct Mutant {
  Place at;            ///< In the rule file.
  std::string before;  ///< "7.5 %", "<=".
  std::string after;
  std::string untested;      ///< The reason that the rule file gives why nobody can notice; may be empty.
  bool of_input = false;     ///< Concerns how a structure is read, before any formula.
  std::string reading = {};  ///< The id of the reading that says it; empty in the text itself.
};

/// All the slips of a document, made and taken back one at a time.
class Mutants {
 public:
  explicit Mutants(Document document);

  const std::vector<Mutant>& all() const { return all_; }
  /// The document with that slip; good until the next call.
  const Document& with(std::size_t index);

 private:
  struct Change {
    Node* node;
    Member* key;   ///< Set when it is the beginning of a row that changes, not a value.
    Node changed;  ///< Its text is that of the key.
  };
  friend class MutantFinder;

  Document document_;
  std::vector<Mutant> all_;
  std::vector<Change> changes_;
  Node* changed_ = nullptr;
  Node original_;
  Member* changed_key_ = nullptr;
  std::string original_key_;
};

}  // namespace aci

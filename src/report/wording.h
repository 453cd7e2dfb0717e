#pragma once
// The catalogue: every sentence a person reads, in both languages. {0}, {1}... stand for the values;
// {0?structure|structures} is the word that agrees with a number {0}.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace aci {

struct Wording {
  std::string_view id;
  std::string_view fr;
  std::string_view en;
};

/// Those of wording/*.toml, in their order; a test demands that each be used, and that each id used be there.
std::size_t wording_count();
Wording wording_at(std::size_t place);
/// Where each stands, in the order of their ids; sorted when the program is built.
std::span<const std::uint16_t> wordings_by_id();

/// The sentence in a language; an unknown id is a bug of ours (std::logic_error).
std::string say(Language language, const Message& message);
std::string say(Language language, std::string_view id, std::vector<MessageArg> args = {});

}  // namespace aci

#pragma once
// How each language writes decimals, euros and dates.

#include <string>
#include <string_view>

#include "base/date.h"
#include "base/message.h"

namespace aci {

/// Groups the whole part of a decimal by three and puts the language's decimal mark.
std::string localized_number(Language language, std::string_view decimal);
/// "7 €" or "€7", of a number that is localized already.
std::string with_euro(Language language, std::string number);
/// "5 %" or "5%", of the same.
std::string with_percent(Language language, std::string number);
/// "31/12/2023" or "31 Dec 2023".
std::string date_text(Language language, Date date);

}  // namespace aci

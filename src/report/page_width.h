#pragma once
// How wide texts are.

#include <cstddef>

namespace aci {

/// No line of a page is wider, where words allow it.
inline constexpr std::size_t kPageWidth = 80;
/// The same of pages whose tables have many columns, of the help, and of files that people edit.
inline constexpr std::size_t kWideWidth = 100;

}  // namespace aci

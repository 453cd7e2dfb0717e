#pragma once
// What the program tells the shell.

namespace aci::exit_code {

inline constexpr int ok = 0;         ///< Done, warnings included.
inline constexpr int findings = 1;   ///< Done, with something to look at.
inline constexpr int bad_input = 2;  ///< Bad usage, input or output.
inline constexpr int bug = 3;        ///< A bug of ours.

}  // namespace aci::exit_code

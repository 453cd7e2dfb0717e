#pragma once
// Work that threads share. What one of them throws comes out once all have ended.

#include <cstddef>
#include <functional>

namespace aci {

/// As many threads as the machine runs at a time.
std::size_t core_count();

/// Runs work(0), work(1)… at the same time, or as far as the system has no threads for them, one after
/// another.
void in_threads(std::size_t threads, const std::function<void(std::size_t)>& work);

/// Pieces of work whose results are taken in order, for any number of threads: `make(piece, thread)` for as
/// many pieces at a time as there are threads, then `take(piece, thread)` for each of them, in this thread.
using PieceWork = std::function<void(std::size_t piece, std::size_t thread)>;
void work_in_order(std::size_t pieces, std::size_t threads, const PieceWork& make, const PieceWork& take);

}  // namespace aci

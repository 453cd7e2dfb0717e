#pragma once
// Marks a function whose loops gain from wider vector registers than every processor has: it is compiled for
// several, and the program takes the best one that it finds where it runs. Results are the same: integers
// only.

// (Not under the sanitizers, where it would be three times the code to build.)
#if !defined(__SANITIZE_ADDRESS__) && defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && \
    defined(__gnu_linux__)
#define ACI_VECTORIZED __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define ACI_VECTORIZED
#endif

# How everything of ours is compiled and linked.

add_library(aci_flags INTERFACE)
target_compile_options(aci_flags INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual)
# Narrowing is where money gets lost, so the core is stricter than its tests.
set(ACI_STRICT_WARNINGS -Wconversion -Wno-sign-conversion)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees overlapping copies and uninitialised values inside std::string, optional and variant
  # where there are none; the sanitizers of the suite look for the real ones.
  target_compile_options(aci_flags INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(ACI_WERROR)
  target_compile_options(aci_flags INTERFACE -Werror)
endif()

if(ACI_SANITIZE OR ACI_FUZZ)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  if(ACI_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
      message(FATAL_ERROR "ACI_FUZZ needs clang: configure with -DCMAKE_CXX_COMPILER=clang++")
    endif()
    list(APPEND sanitizers -fsanitize=fuzzer-no-link -fsanitize-ignorelist=${CMAKE_SOURCE_DIR}/fuzz/ignore.txt)
  endif()
  # -O1 after the build type's own level: three times quicker than -O0 to run, stacks still readable.
  target_compile_options(aci_flags INTERFACE ${sanitizers} -O1 -g1 -UNDEBUG)
  target_link_options(aci_flags INTERFACE ${sanitizers})
  target_compile_definitions(aci_flags INTERFACE _GLIBCXX_ASSERTIONS)
  # Almost all library code, and a quarter of the sanitized build when optimised.
  set_source_files_properties(src/cli/sorted_arguments.cpp tests/unit/main.cpp PROPERTIES COMPILE_OPTIONS -O0)
else()
  # Loading libstdc++ costs as much as the rest of the start-up: 1.1 ms against 0.6 ms for an empty
  # program. Linked in, it also leaves the C library as the only run-time dependency.
  target_compile_options(aci_flags INTERFACE -ffunction-sections -fdata-sections)
  target_link_options(aci_flags INTERFACE -static-libstdc++ -static-libgcc -Wl,--gc-sections)
  # No library that nothing is used of (libm), and one segment for text and constants: 0.2 ms of 4.
  target_link_options(aci_flags INTERFACE -Wl,--as-needed -Wl,-z,noseparate-code)
endif()

if(ACI_LTO)
  include(CheckIPOSupported)
  check_ipo_supported()
  set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
endif()

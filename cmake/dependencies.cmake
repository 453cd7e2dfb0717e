# The libraries, all from Debian's packages: libcli11-dev libfmt-dev libtomlplusplus-dev rapidjson-dev libmd-dev
# libxlsxwriter-dev.

find_package(CLI11 2.1 REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(RapidJSON REQUIRED)
find_package(tomlplusplus 3.3 REQUIRED)

# Header-only. The packaged toml++ target is a shared library, which would add to the start-up: only its
# headers are used, and the one source file that includes them defines TOML_HEADER_ONLY.
add_library(aci_headers INTERFACE)
target_link_libraries(aci_headers INTERFACE CLI11::CLI11)
target_compile_definitions(aci_headers INTERFACE RAPIDJSON_HAS_STDSTRING=1)

# fmt is packaged as a shared library only, whose loading brings libstdc++ back in; its header-only mode
# costs 3 s a file. So its definitions are compiled once here, and used as an ordinary static library.
add_library(aci_fmt STATIC ${CMAKE_SOURCE_DIR}/cmake/fmt_definitions.cpp)
# Without aci_flags: its warnings and its undefined behaviour are fmt's own, and the sanitizers triple its build.
target_compile_options(aci_fmt PRIVATE -ffunction-sections -fdata-sections)

# SHA-256 of a rule file. The archive comes first: nothing to load at start-up.
find_library(LIBMD_LIBRARY NAMES libmd.a md REQUIRED)
find_path(LIBMD_INCLUDE_DIR sha2.h REQUIRED)
add_library(libmd INTERFACE)
target_link_libraries(libmd INTERFACE ${LIBMD_LIBRARY})

# Workbooks. Its headers only: the program loads it when a workbook is asked for (io/workbook_writer.cpp says why).
find_path(XLSXWRITER_INCLUDE_DIR xlsxwriter.h REQUIRED)

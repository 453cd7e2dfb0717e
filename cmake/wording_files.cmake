# The sentences of wording/*.toml become a table of the core when it is built: nothing is read at start-up.

# The order is that of the codes in SARIF.
set(wording_files files rules cases inputs diagnostics pages html agreement_page compute explain new diff advise reconcile ranges csv_and_json_rows batch calendar
    compare workbook workbook_columns pictures command_line)
list(TRANSFORM wording_files PREPEND ${CMAKE_SOURCE_DIR}/wording/)
list(TRANSFORM wording_files APPEND .toml)

file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/generated)
# Not linked to the core, which needs what it writes.
add_executable(pack_wordings ${CMAKE_SOURCE_DIR}/cmake/pack_wordings.cpp)
target_include_directories(pack_wordings PRIVATE ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(pack_wordings PRIVATE aci_flags)
# It runs once, for a moment, and everything waits for it.
set_source_files_properties(${CMAKE_SOURCE_DIR}/cmake/pack_wordings.cpp PROPERTIES COMPILE_OPTIONS -O0)

set(wordings_source ${CMAKE_BINARY_DIR}/generated/wordings.cpp)
add_custom_command(
  OUTPUT ${wordings_source}
  COMMAND pack_wordings ${wordings_source} ${wording_files}
  DEPENDS pack_wordings ${wording_files}
  COMMENT "Embedding wording/*.toml"
  VERBATIM)
target_sources(aci_core PRIVATE ${wordings_source})

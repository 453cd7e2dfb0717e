# The rule files go inside the program, with their hashes: it needs no path, and hashes nothing at start-up.

file(GLOB ACI_RULE_FILES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/rules/*.toml)

set(shipped_source ${CMAKE_BINARY_DIR}/generated/shipped.cpp)
add_custom_command(
  OUTPUT ${shipped_source}
  COMMAND ${CMAKE_COMMAND} "-DFILES=${ACI_RULE_FILES}" -DOUTPUT=${shipped_source}
          -P ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
  DEPENDS ${ACI_RULE_FILES} ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
  COMMENT "Embedding rules/*.toml"
  VERBATIM)
# An object library: the list of files, when one is added or removed, is part of its command line, which
# both generators compare.
add_library(aci_rules OBJECT ${shipped_source})
target_include_directories(aci_rules PRIVATE ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(aci_rules PRIVATE aci_flags)

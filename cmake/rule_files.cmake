# The rule files go inside the program, parsed and hashed when it is built: it needs no path, and spends no time
# on them at start-up.

file(GLOB ACI_RULE_FILES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/rules/*.toml)

add_executable(pack_rule_files ${CMAKE_SOURCE_DIR}/cmake/pack_rule_files.cpp)
target_link_libraries(pack_rule_files PRIVATE aci_core)

set(shipped_source ${CMAKE_BINARY_DIR}/generated/shipped.cpp)
add_custom_command(
  OUTPUT ${shipped_source}
  COMMAND pack_rule_files ${shipped_source} ${ACI_RULE_FILES}
  DEPENDS pack_rule_files ${ACI_RULE_FILES}
  COMMENT "Embedding rules/*.toml"
  VERBATIM)
add_library(aci_rules STATIC ${shipped_source})
target_include_directories(aci_rules PRIVATE ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(aci_rules PRIVATE aci_flags)

# The core and its rule files: what programs link to.
add_library(aci_all INTERFACE)
target_link_libraries(aci_all INTERFACE aci_core aci_rules)

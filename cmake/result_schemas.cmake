# The schemas that `aci schema COMMAND` writes go inside the core, byte for byte: schemas/COMMAND.schema.json.

file(GLOB schema_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/schemas/*.schema.json)
set(schema_rows "")
foreach(schema_file ${schema_files})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${schema_file})
  get_filename_component(schema_command ${schema_file} NAME_WE)
  file(READ ${schema_file} schema_text)
  string(APPEND schema_rows "      {\"${schema_command}\", R\"json(${schema_text})json\"},\n")
endforeach()
set(schema_source ${CMAKE_BINARY_DIR}/generated/result_schemas.cpp)
configure_file(${CMAKE_SOURCE_DIR}/cmake/result_schemas.cpp.in ${schema_source} @ONLY)
target_sources(aci_core PRIVATE ${schema_source})

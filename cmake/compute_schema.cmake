# The schema that `aci schema compute` writes goes inside the core, byte for byte.

set(schema_file ${CMAKE_SOURCE_DIR}/schemas/compute.schema.json)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${schema_file})
file(READ ${schema_file} compute_schema)
set(schema_source ${CMAKE_BINARY_DIR}/generated/compute_schema.cpp)
configure_file(${CMAKE_SOURCE_DIR}/cmake/compute_schema.cpp.in ${schema_source} @ONLY)
target_sources(aci_core PRIVATE ${schema_source})

# The look of HTML pages goes inside the core: pages/*.css.

set(style_files colours style pictures)
list(TRANSFORM style_files PREPEND ${CMAKE_SOURCE_DIR}/pages/)
list(TRANSFORM style_files APPEND .css)
set(style_text "")
foreach(style_file ${style_files})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${style_file})
  file(READ ${style_file} style_piece)
  string(APPEND style_text "${style_piece}")
endforeach()
set(style_source ${CMAKE_BINARY_DIR}/generated/page_style.cpp)
configure_file(${CMAKE_SOURCE_DIR}/cmake/page_style.cpp.in ${style_source} @ONLY)
target_sources(aci_core PRIVATE ${style_source})

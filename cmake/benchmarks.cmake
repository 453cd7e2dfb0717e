# What the program's speed is measured against, and the structures it is measured on: see bench/batch.py.

foreach(name IN ITEMS generate_structures hard_coded)
  add_executable(${name} ${CMAKE_SOURCE_DIR}/bench/${name}.cpp)
  target_link_libraries(${name} PRIVATE aci_flags)
  target_compile_options(${name} PRIVATE ${ACI_STRICT_WARNINGS})
endforeach()

# What the program's speed is measured against, and the structures it is measured on: see bench/batch.py.

foreach(name IN ITEMS generate_structures hard_coded)
  add_executable(${name} ${CMAKE_SOURCE_DIR}/bench/${name}.cpp)
  target_link_libraries(${name} PRIVATE aci_flags)
  target_compile_options(${name} PRIVATE ${ACI_STRICT_WARNINGS})
endforeach()

# What a batch does to a row, step by step (Debian: libbenchmark-dev).
find_package(benchmark QUIET)
if(benchmark_FOUND)
  add_executable(kernels ${CMAKE_SOURCE_DIR}/bench/kernels.cpp)
  target_link_libraries(kernels PRIVATE aci_all benchmark::benchmark)
else()
  message(STATUS "libbenchmark-dev is not installed: no bench/kernels")
endif()

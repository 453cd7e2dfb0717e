# fuzz/<name>_fuzz.cpp holds a LLVMFuzzerTestOneInput, fuzz/corpus/<name>/ its corpus. With ACI_FUZZ it
# becomes the fuzzer `fuzz_<name>`; otherwise `replay_<name>`, which any compiler builds and the suite runs.

file(GLOB harness_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/fuzz/*_fuzz.cpp)

function(aci_add_fuzzers)
  foreach(source IN LISTS harness_sources)
    get_filename_component(name ${source} NAME_WE)
    string(REGEX REPLACE "_fuzz$" "" name ${name})
    add_executable(fuzz_${name} ${source})
    target_link_libraries(fuzz_${name} PRIVATE aci_all)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  endforeach()
endfunction()

function(aci_add_replays)
  foreach(source IN LISTS harness_sources)
    get_filename_component(name ${source} NAME_WE)
    string(REGEX REPLACE "_fuzz$" "" name ${name})
    add_executable(replay_${name} ${source} ${CMAKE_SOURCE_DIR}/tests/support/replay_main.cpp)
    target_link_libraries(replay_${name} PRIVATE aci_all)
  endforeach()
endfunction()

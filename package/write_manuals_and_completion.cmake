# Run by `cmake --install`, with `program`, and the folders `written`, `manuals` and `completions`.

function(write_help file)
  execute_process(COMMAND ${program} help ${ARGN} OUTPUT_FILE ${file} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE ${written})
file(MAKE_DIRECTORY ${written}/en ${written}/fr)
execute_process(COMMAND ${program} help --lang en OUTPUT_VARIABLE page COMMAND_ERROR_IS_FATAL ANY)
string(REGEX REPLACE ".*\nCommands:\n(.*)\n\nOptions:.*" "\\1" page "${page}")
string(REGEX MATCHALL "(^|\n)  [a-z]+" commands "${page}")
foreach(language IN ITEMS en fr)
  write_help(${written}/${language}/aci.1 --format man --lang ${language})
  foreach(command IN LISTS commands)
    string(STRIP ${command} command)
    write_help(${written}/${language}/aci-${command}.1 --format man --lang ${language} ${command})
  endforeach()
endforeach()
write_help(${written}/aci --format bash)

file(INSTALL ${written}/en/ DESTINATION ${manuals}/man1)
file(INSTALL ${written}/fr/ DESTINATION ${manuals}/fr/man1)
file(INSTALL ${written}/aci DESTINATION ${completions})

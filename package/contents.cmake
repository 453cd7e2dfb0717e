# What is installed, by hand or by a package.

install(TARGETS aci)
install(FILES ${ACI_RULE_FILES} DESTINATION ${CMAKE_INSTALL_DATADIR}/aci/rules)
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
install(FILES rules/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR}/rules OPTIONAL)
install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DOCDIR})

# What the program writes of itself is written when it is installed: its manual, in English and in French, and what
# bash completes.

install(CODE "
  set(program \"$<TARGET_FILE:aci>\")
  set(written \"${CMAKE_BINARY_DIR}/manuals\")
  set(manuals \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_MANDIR}\")
  set(completions \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}/bash-completion/completions\")")
install(SCRIPT ${CMAKE_CURRENT_LIST_DIR}/write_manuals_and_completion.cmake)

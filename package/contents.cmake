# What is installed, by hand or by a package.

install(TARGETS aci)
install(FILES ${ACI_RULE_FILES} DESTINATION ${CMAKE_INSTALL_DATADIR}/aci/rules)
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
install(FILES rules/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR}/rules OPTIONAL)
install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DOCDIR})
include(${CMAKE_CURRENT_LIST_DIR}/manuals.cmake)  # the pages of the manual and the completion of bash, written by the program

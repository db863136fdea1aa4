# Tests that run the real program: golden cases, live pipes, any bytes, the docs' examples, consumer
# projects; and the checks of the tree. Included by tests/CMakeLists.txt.
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)

# vigie_script_test(NAME SCRIPT LABEL TIMEOUT [ARGUMENT...])
function(vigie_script_test name script label timeout)
  add_test(NAME ${name} COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_SOURCE_DIR}/${script} ${ARGN}
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES LABELS ${label} TIMEOUT ${timeout})
endfunction()

set(vigie_under_test --vigie $<TARGET_FILE:vigie_program>)
file(GLOB case_commands RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}/cases CONFIGURE_DEPENDS cases/*/*/cmd)
list(TRANSFORM case_commands REPLACE "/.*" "" OUTPUT_VARIABLE case_areas)
list(REMOVE_DUPLICATES case_areas)
foreach(area ${case_areas})
  vigie_script_test("cases: ${area}" cases/run_cases.py cases 1800 ${vigie_under_test}
    --filter ${area}/ --timeout $<IF:$<CONFIG:Release>,60,600>)
endforeach()
vigie_script_test("cases: every format has one" cases/formats_covered.py cases 60 ${vigie_under_test})
vigie_script_test("cases: live pipe" cases/live_pipe.py cases 120 ${vigie_under_test})
vigie_script_test("cases: threads" cases/threads.py cases 1800 ${vigie_under_test})
vigie_script_test("cases: any bytes" cases/any_bytes.py cases 900 ${vigie_under_test})
vigie_script_test("cases: bad lines" cases/bad_lines.py cases 600 ${vigie_under_test})
vigie_script_test("cases: encodings" cases/encodings.py cases 1800 ${vigie_under_test})
vigie_script_test("cases: eval agrees with the judge" cases/eval_agrees.py cases 900 ${vigie_under_test})
vigie_script_test("cases: accuracy" cases/accuracy.py cases 300 ${vigie_under_test})
vigie_script_test("bench: arithmetic of B-cubed" bench/entities.py cases 60 --self-test)
vigie_script_test("cases: values" values/run_values.py cases 120 ${vigie_under_test})
vigie_script_test("values: times" times/run_times.py cases 300 ${vigie_under_test})
vigie_script_test("readers: every format" readers/read_back.py readers 1800 ${vigie_under_test})
vigie_script_test("readers: pages in a browser" readers/page.py readers 1800 ${vigie_under_test})
vigie_script_test("readers: the notebook" notebooks/run_notebook.py readers 900 ${vigie_under_test})
set_tests_properties("readers: every format" "readers: pages in a browser" "readers: the notebook"
  PROPERTIES RESOURCE_LOCK readers_venv SKIP_RETURN_CODE 77)
vigie_script_test("spark: a worker killed in mid-run" spark/killed_worker.py slow 1800 ${vigie_under_test})
set_tests_properties("spark: a worker killed in mid-run" PROPERTIES SKIP_RETURN_CODE 77 RUN_SERIAL ON)
vigie_script_test("docs: examples" docs/run_docs.py docs 600 ${vigie_under_test})
vigie_script_test("lint: tree" lint/check_tree.py lint 60)

set(consumer_flags "")
if(VIGIE_SANITIZE)
  string(APPEND consumer_flags " -fsanitize=${VIGIE_SANITIZE}")
endif()
if(VIGIE_COVERAGE)
  string(APPEND consumer_flags " --coverage")
endif()
foreach(kind add_subdirectory find_package)
  add_test(NAME "consumer: ${kind}" COMMAND ${CMAKE_COMMAND}
    -D KIND=${kind} -D SOURCE=${PROJECT_SOURCE_DIR} -D BUILD=${PROJECT_BINARY_DIR}
    -D WORK=${CMAKE_CURRENT_BINARY_DIR}/consumer_${kind} -D RESOURCE=${PROJECT_BINARY_DIR}/fr.vigie
    -D "GENERATOR=${CMAKE_GENERATOR}" -D COMPILER=${CMAKE_CXX_COMPILER} -D CONFIG=$<CONFIG>
    -D "FLAGS=${consumer_flags}"
    -P ${CMAKE_CURRENT_SOURCE_DIR}/consumers/run.cmake)
  set_tests_properties("consumer: ${kind}" PROPERTIES LABELS slow TIMEOUT 1800)
endforeach()

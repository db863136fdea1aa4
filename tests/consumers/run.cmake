# Configures, builds and runs one consumer project:
#   cmake -D KIND=add_subdirectory|find_package -D SOURCE=... -D BUILD=... -D WORK=... -D RESOURCE=...
#         [-D GENERATOR=...] [-D COMPILER=...] [-D FLAGS=...] [-D CONFIG=...] -P run.cmake
# SOURCE is the root of the sources, BUILD a finished build of them, WORK a folder to work in.
# With find_package the build is installed below WORK first; WORK is kept, so that a second run of
# add_subdirectory compiles only what has changed.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(NOT code EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\nended with ${code}:\n${out}")
  endif()
  set(output "${out}" PARENT_SCOPE)
endfunction()

set(options -D CMAKE_BUILD_TYPE=${CONFIG} -D "CMAKE_CXX_FLAGS=${FLAGS}")
if(GENERATOR)
  list(APPEND options -G ${GENERATOR})
endif()
if(COMPILER)
  list(APPEND options -D CMAKE_CXX_COMPILER=${COMPILER})
endif()
if(KIND STREQUAL "find_package")
  file(REMOVE_RECURSE ${WORK})
  run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/installed)
  list(APPEND options -D CMAKE_PREFIX_PATH=${WORK}/installed)
else()
  list(APPEND options -D VIGIE_SOURCE=${SOURCE})
endif()
run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/${KIND} -B ${WORK}/build ${options})
# Only the consumer and what it links: neither the command nor the resource.
run(${CMAKE_COMMAND} --build ${WORK}/build --target consumer --parallel 1)
foreach(program consumer vigie/consumer)
  if(EXISTS ${WORK}/build/${program})
    run(${WORK}/build/${program} ${RESOURCE})
    if(NOT output MATCHES "LOC Bagdad")
      message(FATAL_ERROR "the consumer did not find Bagdad:\n${output}")
    endif()
    message(STATUS "${output}")
    return()
  endif()
endforeach()
message(FATAL_ERROR "no consumer in ${WORK}/build")

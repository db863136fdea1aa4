# Arrow C++ with Parquet, if it is there: as installed with its CMake packages, or from a wheel of pyarrow,
# which carries libraries and headers: -D VIGIE_PYARROW=.../site-packages/pyarrow. Sets VIGIE_ARROW, what to
# link with; empty when there is none.
set(VIGIE_PYARROW "" CACHE PATH "folder of pyarrow, for its libraries; empty: Arrow's CMake packages")
set(VIGIE_ARROW "")

# The libraries in a folder of pyarrow, in `out`.
function(vigie_pyarrow_libraries folder out)
  file(GLOB libraries ${folder}/libarrow.so.* ${folder}/libparquet.so.*)
  list(LENGTH libraries count)
  if(NOT count EQUAL 2 OR NOT EXISTS ${folder}/include/parquet/stream_writer.h)
    message(FATAL_ERROR "pyarrow: no libarrow.so, libparquet.so and headers in ${folder}")
  endif()
  set(${out} ${libraries} PARENT_SCOPE)
endfunction()

if(VIGIE_PYARROW)
  vigie_pyarrow_libraries(${VIGIE_PYARROW} VIGIE_ARROW)
else()
  find_package(Arrow QUIET CONFIG)
  find_package(Parquet QUIET CONFIG)
  if(TARGET Parquet::parquet_shared)
    set(VIGIE_ARROW Parquet::parquet_shared Arrow::arrow_shared)
  endif()
endif()

# Arrow C++ with Parquet, if it is there: as installed with its CMake packages, or from a wheel of pyarrow,
# which carries libraries and headers: -D VIGIE_PYARROW=.../site-packages/pyarrow. Sets VIGIE_ARROW, what to
# link with; empty when there is none.
set(VIGIE_PYARROW "" CACHE PATH "folder of pyarrow, for its libraries; empty: Arrow's CMake packages")
set(VIGIE_ARROW "")
if(VIGIE_PYARROW)
  file(GLOB VIGIE_ARROW ${VIGIE_PYARROW}/libarrow.so.* ${VIGIE_PYARROW}/libparquet.so.*)
  list(LENGTH VIGIE_ARROW count)
  if(NOT count EQUAL 2 OR NOT EXISTS ${VIGIE_PYARROW}/include/parquet/stream_writer.h)
    message(FATAL_ERROR "VIGIE_PYARROW: no libarrow.so, libparquet.so and headers in ${VIGIE_PYARROW}")
  endif()
else()
  find_package(Arrow QUIET CONFIG)
  find_package(Parquet QUIET CONFIG)
  if(TARGET Parquet::parquet_shared)
    set(VIGIE_ARROW Parquet::parquet_shared Arrow::arrow_shared)
  endif()
endif()

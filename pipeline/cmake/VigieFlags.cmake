# One INTERFACE target carries the strict flags, so that they never leak to users of the library.
add_library(vigie_flags INTERFACE)
target_compile_options(vigie_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wold-style-cast -Wundef -Wunused $<$<BOOL:${VIGIE_WERROR}>:-Werror>
  # g++ 12 sees uninitialised strings in std::vector<struct>::push_back where there are none.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
if(VIGIE_SANITIZE)
  target_compile_options(vigie_flags INTERFACE -fsanitize=${VIGIE_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(vigie_flags INTERFACE -fsanitize=${VIGIE_SANITIZE})
endif()
if(VIGIE_COVERAGE)
  target_compile_options(vigie_flags INTERFACE --coverage)
  target_link_options(vigie_flags INTERFACE --coverage)
endif()

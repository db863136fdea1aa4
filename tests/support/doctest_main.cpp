// The main of vigie_tests and vigie_properties. Its last line gives the counts.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

# Debian's libphonenumber has neither a CMake config nor a pkg-config file. Its headers need protobuf's.
pkg_check_modules(protobuf REQUIRED IMPORTED_TARGET protobuf)
find_path(PHONENUMBER_INCLUDE_DIR phonenumbers/phonenumberutil.h)
find_library(PHONENUMBER_LIBRARY phonenumber)
if(NOT PHONENUMBER_INCLUDE_DIR OR NOT PHONENUMBER_LIBRARY)
  message(FATAL_ERROR "libphonenumber is missing, expected its library and headers; install libphonenumber-dev")
endif()
if(NOT TARGET PhoneNumber::phonenumber)
  add_library(PhoneNumber::phonenumber UNKNOWN IMPORTED)
  set_target_properties(PhoneNumber::phonenumber PROPERTIES
    IMPORTED_LOCATION ${PHONENUMBER_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${PHONENUMBER_INCLUDE_DIR}
    INTERFACE_LINK_LIBRARIES PkgConfig::protobuf)
endif()

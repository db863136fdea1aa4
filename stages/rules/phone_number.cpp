// Telephone numbers: the one identifier that needs a library.
#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumberutil.h>

#include <memory>

#include "pipeline/characters.h"
#include "stages/rules/identifiers.h"

namespace vigie {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// The library's one instance, made and silenced at the first call.
const PhoneNumberUtil& util() {
  static const PhoneNumberUtil& instance = []() -> const PhoneNumberUtil& {
    PhoneNumberUtil& made = *PhoneNumberUtil::GetInstance();
    // Its own logger writes to standard output, which belongs to the results.
    made.SetLogger(std::make_unique<i18n::phonenumbers::NullLogger>().release());
    return made;
  }();
  return instance;
}

}  // namespace

Identifier check_phone(std::string_view text) {
  // Blanks of all kinds as the library knows them.
  std::string plain;
  fold_marks_append(text, plain);
  PhoneNumber number;
  if (util().Parse(plain, "FR", &number) != PhoneNumberUtil::NO_PARSING_ERROR ||
      !util().IsValidNumber(number)) {
    return {{}, Reason::bad_number};
  }
  std::string normal;
  util().Format(number, PhoneNumberUtil::E164, &normal);
  return {std::move(normal), Reason::none};
}

}  // namespace vigie

// Text within XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

/// Appends `text` (valid UTF-8) escaped, so that an XML reader gives it back: & < > " and carriage
/// returns always, tabs and line feeds too in an attribute, where a reader would make blanks of
/// them. Characters that XML forbids become U+FFFD.
void append_xml(std::string_view text, bool attribute, std::string& out);

/// Appends ` name="value"`, with a blank before it; nothing when `value` is empty.
void append_xml_attribute(std::string_view name, std::string_view value, std::string& out);

}  // namespace vigie

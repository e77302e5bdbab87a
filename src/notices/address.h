// An address as it may go into a header: stricter than what a form takes (base/contact.h). What
// passes here cannot end a line, open a bracket or name two people.
#pragma once

#include <string_view>

namespace langnghe::notices {

// One "local@domain.part" of printable ASCII or UTF-8, at most 254 bytes.
bool is_mail_address(std::string_view text);

}  // namespace langnghe::notices

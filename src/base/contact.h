// Whether what a person typed can be a telephone number, an address of e-mail, an identity
// number. Lenient: a form may not turn people away because they write it their way.
#pragma once

#include <string_view>

namespace langnghe {

bool is_phone(std::string_view text);      // 8 to 15 digits, with + - . ( ) and blanks
bool is_email(std::string_view text);      // one @, a dot behind it, no blank
bool is_id_number(std::string_view text);  // 8 to 12 letters and digits: căn cước, số định danh, hộ chiếu

}  // namespace langnghe

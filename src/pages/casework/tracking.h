// Who may see a case as its petitioner: a signed cookie, given for the right code and secret,
// bound to the path of that one case.
#pragma once

#include <string>
#include <string_view>

#include "pages/services.h"

namespace langnghe::pages {

web::Cookie tracking_cookie(const Services& services, std::string_view code);
bool is_petitioner(const Services& services, const web::Request& request, std::string_view code);

}  // namespace langnghe::pages

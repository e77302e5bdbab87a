// Shared by the administrator's pages on officers.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pages/staff.h"

namespace langnghe::pages {

// The units where this officer holds the right, as a select shows them: code and full name.
std::vector<web::Option> unit_options(const Services& services, const Staff& staff,
                                      std::string_view action, web::Language language);
// The day typed in a field: nothing when it is empty; a refusal when it is no day.
Result<std::optional<Date>> day_of(const web::Request& request, std::string_view field);
directory::Actor directory_actor(const Staff& staff);
// A password that is said once. Never in an address, a log or a cookie.
web::Response password_page(const Services& services, const web::Request& request,
                            const Staff& staff, const directory::Officer& officer,
                            std::string_view password);

}  // namespace langnghe::pages

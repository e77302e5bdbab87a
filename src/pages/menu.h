// Where everything is: the one list of the pages that stand in a menu. A new page that people
// should find gets one line in menu.cc. An officer sees what their grants open; nobody sees a
// link that would answer 403.
#pragma once

#include "pages/staff.h"

namespace langnghe::pages {

// The menu of the citizens' side, most wanted first.
void fill_public_menu(const Services& services, const web::Words& words, web::Frame& frame);
// Areas on top, and below them the pages of the area where frame.path is.
void fill_staff_menu(const Services& services, const Staff& staff, const web::Words& words,
                     web::Frame& frame);
// The first page in the menu that this officer may open: where signing in leads.
std::string first_page(const Services& services, const Staff& staff);

}  // namespace langnghe::pages

// The matters of a case: shown on its page, joined and left there.
#pragma once

#include "casework/casework.h"
#include "pages/staff.h"

namespace langnghe::pages {

// Fills the MATTER sections of the case page, and the form to join another case.
void show_matters(const Services& services, const web::Request& request, const Staff& staff,
                  const web::Words& words, const casework::Case& one, web::View& view, web::FormView& form,
                  bool open);
// POST /staff/case/{code}/join and …/leave.
void register_case_matter(web::Router& router, const Services& services);

}  // namespace langnghe::pages

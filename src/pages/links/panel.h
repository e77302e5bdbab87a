// What a thing is tied to, as a part of an officer's page (templates/parts/links_panel.tpl): the
// ties with what they lead to, a way to the whole chain, and the forms to add or undo one.
#pragma once

#include <string>

#include "links/names.h"
#include "pages/staff.h"

namespace langnghe::pages {

links::Viewer public_viewer(const Services& services, const web::Request& request);
links::Viewer viewer_of(const Services& services, const web::Request& request, const Staff& staff);

// Fills the part; `back` is the page the forms lead back to. After a refusal, `refused` is the form
// with the errors, and what was typed is shown again.
void fill_links_panel(const Services& services, const web::Request& request, const Staff& staff,
                      web::View& view, const links::Subject& subject, const std::string& back,
                      web::FormView* refused = nullptr);

// Each room's pages say how its things are called; called once at start.
void name_cases(const Services& services);
void name_directives(const Services& services);
void name_joint_work(const Services& services);

}  // namespace langnghe::pages

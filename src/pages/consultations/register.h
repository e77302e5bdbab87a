// The pages of this room besides the votes: one file of handlers each.
#pragma once

#include "pages/services.h"

namespace langnghe::pages {

void register_consultations(web::Router& router, const Services& services);
void register_staff_consultations(web::Router& router, const Services& services);
void register_publications(web::Router& router, const Services& services);
void register_works(web::Router& router, const Services& services);
void register_boards(web::Router& router, const Services& services);
// How links show a consultation.
void name_consultations(const Services& services);
void register_proposals(web::Router& router, const Services& services);

}  // namespace langnghe::pages

// What the pages of joint work have in common.
#pragma once

#include "directives/joint.h"
#include "pages/staff.h"

namespace langnghe::pages {

// Kind, subject, bodies, days, state and the terms of law of a round.
void fill_round_head(const Services& services, const web::Request& request, web::View& view,
                     const directives::Supervision& round);
void fill_recommendation(const Services& services, const web::Request& request, web::View& view,
                         const directives::Recommendation& one);
void register_rounds(web::Router& router, const Services& services);

}  // namespace langnghe::pages

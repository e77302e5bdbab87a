// What the pages on commitments stand on: what every page has, and the lifecycle of a commitment
// with the kinds of links. Made by `langnghe serve`; lives as long as the router.
#pragma once

#include "meetings/commitment.h"
#include "pages/services.h"

namespace langnghe::pages {

struct PromiseServices : Services {
  const meetings::Promises& promises;
};

// Every page below /commitments and /staff/commitments.
void register_commitments(web::Router& router, const PromiseServices& services);

void register_public_commitments(web::Router& router, const PromiseServices& services);
void register_staff_commitments(web::Router& router, const PromiseServices& services);

}  // namespace langnghe::pages

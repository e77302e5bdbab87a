// What the search pages stand on: what every page has, and the indexes. Made by `langnghe serve`;
// lives as long as the router.
#pragma once

#include "pages/search/look_alike_desk.h"

namespace langnghe::pages {

struct SearchServices : Services {
  const LookAlikeDesk& desk;
};

// /search for everybody, /staff/search for officers.
void register_search(web::Router& router, const SearchServices& services);

}  // namespace langnghe::pages

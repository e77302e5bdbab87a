// What the pages of hot spots stand on: what every page has, and the room. Made by `langnghe
// serve`; lives as long as the router.
#pragma once

#include "insight/hotspots/hotspots.h"
#include "pages/services.h"

namespace langnghe::pages {

struct HotspotServices : Services {
  const insight::hotspots::Room& hotspots;
};

// /staff/hotspots and below, /hotspots for everybody.
void register_hotspots(web::Router& router, const HotspotServices& services);

}  // namespace langnghe::pages

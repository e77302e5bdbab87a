// What stands beside the clocks of a case: the terms the law sets besides, dates that a change of
// the calendar or of a rule has moved, who was urged and when.
#pragma once

#include <vector>

#include "casework/casework.h"
#include "pages/page.h"

namespace langnghe::pages {

// For officers (templates/parts/watch.tpl).
void show_watch(const Services& services, const web::Words& words, web::View& view,
                const casework::Case& one, const std::vector<casework::RunningClock>& clocks);
// For everybody who may see the case (templates/parts/redated.tpl).
void show_redated(const Services& services, const web::Words& words, web::View& view,
                  const casework::Case& one);

}  // namespace langnghe::pages

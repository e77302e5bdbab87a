// One pass over the views of casework. Private to the room.
#pragma once

#include "insight/hotspots/hotspots.h"

namespace langnghe::insight::hotspots {

// Everything the statistics need up to the end of `day`. O(cases of the look-back + all open).
Data read_data(storage::Session& session, const Room& room, Date day);

}  // namespace langnghe::insight::hotspots

// What a step does to the clocks of its case.
#pragma once

#include "casework/casework.h"

namespace langnghe::casework {

// Stops, pauses, resumes, extends and starts what the action says, and sets the due date of the
// case. `facts` are those of the case with what this step adds. Refuses what the rules refuse,
// naming the field that carries the number or paper.
Result<void> move_clocks(const Room& room, storage::Transaction& tx, Case& one, const Action& action,
                         const Facts& facts, Millis at);

}  // namespace langnghe::casework

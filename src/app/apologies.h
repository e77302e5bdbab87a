// What the house does by itself about being late: drafts apologies, tells the body above of second
// misses, and learns from the cases of casework whether their second date was kept. Rooms of one
// floor do not know each other, so this is done here.
#pragma once

#include "casework/casework.h"
#include "procedures/apology.h"

namespace langnghe::app {

// Every minute; a few indexed questions when nothing is due.
void tend_apologies(const procedures::Room& room, storage::Database& database, Millis now);

}  // namespace langnghe::app

// Dialogues and commitments of a pack, to try the pages with.
#pragma once

#include <string>

#include "meetings/commitment.h"
#include "meetings/dialogue.h"

namespace langnghe::meetings {

// PACK/sample/meetings.toml, written down as "imported"; days count from `at`. Does nothing when
// there is a dialogue already; gives how many dialogues. Throws SetupError: file, line, what.
int load_sample(const Room& room, const links::Kinds& links, storage::Transaction& tx, const std::string& pack_directory, Millis at);

}  // namespace langnghe::meetings

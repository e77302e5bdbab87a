// A lively desk for trying out: PACK/sample/dossiers.toml, every person invented.
#pragma once

#include <string>

#include "procedures/room.h"

namespace langnghe::procedures {

// Dossiers of the last days, some done, some late, some to check; tickets of today. By the sample
// officers; does nothing where there are dossiers already or those officers are not. Gives how
// many dossiers. Throws SetupError: file, line, what is wrong.
int load_sample(const Room& room, storage::Transaction& tx, const std::string& pack_directory, Millis at);

}  // namespace langnghe::procedures

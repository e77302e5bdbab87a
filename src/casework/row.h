// A row of `cases` as a Case.
#pragma once

#include <optional>

#include "casework/casework.h"

namespace langnghe::casework {

std::optional<Case> case_by_id(storage::Session& session, std::int64_t id);
std::optional<Case> case_by_code(storage::Session& session, std::string_view code);

}  // namespace langnghe::casework

// What is wrong with the facts of a document, all at once; trims them. Private.
#pragma once

#include "directives/directives.h"

namespace langnghe::directives {

Errors check_facts(const Room& room, storage::Session& session, Facts& facts, std::int64_t but, Millis at);

}  // namespace langnghe::directives

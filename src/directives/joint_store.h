// The SQL of joint work. Private.
#pragma once

#include <string>

#include "directives/joint.h"

namespace langnghe::directives {

// Locks the row and everything below it against others' changes until the transaction ends.
void touch_programme(storage::Transaction& tx, std::int64_t programme);
void touch_supervision(storage::Transaction& tx, std::int64_t round);
std::int64_t insert_programme(storage::Transaction& tx, const Programme& programme);
std::int64_t insert_supervision(storage::Transaction& tx, const Supervision& round);
void update_supervision(storage::Transaction& tx, const Supervision& round);
std::int64_t insert_recommendation(storage::Transaction& tx, const Recommendation& one);
std::string digest_of_programme(storage::Session& session, std::int64_t programme);
std::string digest_of_supervision(storage::Session& session, std::int64_t round);

}  // namespace langnghe::directives

// The SQL of edges. Private to the room.
#pragma once

#include <string>

#include "links/links.h"

namespace langnghe::links {

std::int64_t insert_edge(storage::Transaction& tx, const Edge& edge);
// False when it was undone already.
bool end_edge(storage::Transaction& tx, const Edge& edge);
// One line a column; what fsck compares.
std::string digest_of(const Edge& edge);
// "link/17"
std::string subject_of(const Edge& edge);

}  // namespace langnghe::links

// SQL of publications. Private to the room.
#pragma once

#include "consultations/common.h"
#include "consultations/publications.h"

namespace langnghe::consultations {

extern const Kept kPublications, kPostings;
std::optional<Posting> posting_by_id(storage::Session& session, std::int64_t id);
std::optional<Publication> publication_by_id(storage::Session& session, std::int64_t id);

}  // namespace langnghe::consultations

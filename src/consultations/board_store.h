// SQL of boards of supervision. Private to the room.
#pragma once

#include "consultations/boards.h"
#include "consultations/common.h"

namespace langnghe::consultations {

extern const Kept kBoards, kVisits, kRecommendations;
Result<Board> board_for(const Room& room, storage::Transaction& tx, const Actor& who, std::string_view code, Millis at);
std::optional<Board> board_by_id(storage::Session& session, std::int64_t id);
std::optional<Recommendation> recommendation_by_id(storage::Session& session, std::int64_t id);

}  // namespace langnghe::consultations

#include "base/text.h"
#include "consultations/board_store.h"

namespace langnghe::consultations {

Result<Recommendation> recommend(const Room& room, storage::Transaction& tx, const Actor& who, const std::string& code,
                                 const std::string& words, Millis at) {
  const auto board = board_for(room, tx, who, code, at);
  if (!board) return tl::unexpected<Errors>(board.error());
  if (board->dissolved_at) return refuse(Fault::kConflict, "consultations.refused.board_over");
  Errors errors;
  check_text(errors, words, "recommendation", 8000);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  const auto id = tx.value<std::int64_t>(
      "INSERT INTO board_recommendation (board, words, sent_at, answer) VALUES (:board, :words, :at, '') RETURNING id",
      board->id, trim(words), at);
  kRecommendations.record(tx, *id, "sent", board->commune, at);
  return *recommendation_by_id(tx, *id);
}

}  // namespace langnghe::consultations

#include "base/text.h"
#include "consultations/board_store.h"

namespace langnghe::consultations {

Result<Recommendation> answer_recommendation(const Room& room, storage::Transaction& tx, const Actor& who,
                                             std::int64_t id, const std::string& words, Millis at) {
  const auto one = recommendation_by_id(tx, id);
  const auto board = one ? board_by_id(tx, one->board) : std::nullopt;
  if (!board) return unknown();
  if (auto fine = check_may(room, who, "supervision.answer", board->commune, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  if (one->answered_at) return wrong_state();
  Errors errors;
  check_text(errors, words, "board_answer", 8000);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  tx.run("UPDATE board_recommendation SET answer = :words, answered_at = :at WHERE id = :id", trim(words), at, id);
  kRecommendations.record(tx, id, "answered", board->commune, at);
  return *recommendation_by_id(tx, id);
}

}  // namespace langnghe::consultations

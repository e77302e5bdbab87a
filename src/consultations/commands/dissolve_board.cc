#include "consultations/board_store.h"

namespace langnghe::consultations {

Result<Board> dissolve_board(const Room& room, storage::Transaction& tx, const Actor& who, const std::string& code,
                             Millis at) {
  auto board = board_for(room, tx, who, code, at);
  if (!board) return board;
  if (board->dissolved_at) return wrong_state();
  board->dissolved_at = at;
  tx.run("UPDATE board SET dissolved_at = :at WHERE id = :id", at, board->id);
  kBoards.record(tx, board->id, "dissolved", board->commune, at);
  return board;
}

}  // namespace langnghe::consultations

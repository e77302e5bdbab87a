#include "base/text.h"
#include "consultations/board_store.h"

namespace langnghe::consultations {

Result<Visit> record_visit(const Room& room, storage::Transaction& tx, const Actor& who, const std::string& code,
                           const Visit& input, const std::vector<std::string>& files, Millis at) {
  const auto board = board_for(room, tx, who, code, at);
  if (!board) return tl::unexpected<Errors>(board.error());
  if (board->dissolved_at || input.on >= board->to_at) return refuse(Fault::kConflict, "consultations.refused.board_over");
  Errors errors;
  if (input.on <= 0 || input.on > at) errors.push_back({Fault::kInvalid, "on", "consultations.refused.issued"});
  check_text(errors, input.place, "place", 300);
  check_text(errors, input.findings, "findings", 8000);
  if (input.percent < -1 || input.percent > 100)
    errors.push_back({Fault::kInvalid, "percent", "consultations.refused.percent"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  Visit out = input;
  out.board = board->id;
  out.id = *tx.value<std::int64_t>(
      "INSERT INTO board_visit (board, on_at, place, work, findings, percent) VALUES (:board, :on, :place, :work, "
      ":findings, :percent) RETURNING id",
      board->id, input.on, trim(input.place), input.work, trim(input.findings), input.percent);
  if (!files.empty())
    if (auto claimed = room.attachments.claim(tx, files, {"visit", out.id, "finding"}, at); !claimed)
      return tl::unexpected<Errors>(claimed.error());
  kVisits.record(tx, out.id, "recorded", board->commune, at);
  return out;
}

}  // namespace langnghe::consultations

#include "base/text.h"
#include "consultations/board_store.h"

namespace langnghe::consultations {

Result<Board> form_board(const Room& room, storage::Transaction& tx, const Actor& who, const Board& input, Millis at) {
  if (auto fine = check_may(room, who, "supervision.run", input.commune, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  Errors errors;
  const BoardKind* kind = room.pack.board(input.kind);
  if (kind == nullptr) errors.push_back({Fault::kInvalid, "kind", "consultations.refused.item"});
  if (!is_commune(room, input.commune, at)) errors.push_back({Fault::kInvalid, "commune", "consultations.refused.commune"});
  check_text(errors, input.name, "name", 200);
  check_text(errors, input.members, "members", 4000);
  if (kind != nullptr && static_cast<int>(lines_of(input.members).size()) < kind->members)
    errors.push_back({Fault::kInvalid, "members", "consultations.refused.members",
                      {{"least", std::to_string(kind->members)}}});
  if (kind != nullptr && kind->per_work && input.work.empty())
    errors.push_back({Fault::kInvalid, "work", "consultations.refused.work_missing"});
  if (input.from_at <= 0) errors.push_back({Fault::kInvalid, "from", "consultations.refused.date"});
  if (input.to_at <= input.from_at) errors.push_back({Fault::kInvalid, "to", "consultations.refused.ends"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  const std::string code = make_code();
  const auto id = tx.value<std::int64_t>(
      "INSERT INTO board (code, kind, commune, work, name, members, from_at, to_at) VALUES (:code, :kind, :commune, "
      ":work, :name, :members, :from, :to) RETURNING id",
      code, input.kind, input.commune, input.work, trim(input.name), trim(input.members), input.from_at, input.to_at);
  kBoards.record(tx, *id, "formed", input.commune, at);
  return *board_by_id(tx, *id);
}

}  // namespace langnghe::consultations

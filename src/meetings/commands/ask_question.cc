#include "meetings/dialogue_step.h"

namespace langnghe::meetings {

Result<Question> ask_question(const Room& room, storage::Transaction& tx, const Asked& asked, std::int64_t officer, Millis at) {
  const auto dialogue = row_by_code<Dialogue>(tx, asked.dialogue);
  if (!dialogue || (officer == 0 && !dialogue->announced_at)) return refuse(Fault::kNotFound, "meetings.refused.no_dialogue");
  if (officer != 0 && !may(room, officer, "dialogue.prepare", dialogue->unit, at))
    return refuse(Fault::kForbidden, "meetings.refused.not_yours");
  const bool open = dialogue->state == "announced" || dialogue->state == "live" ||
                    (officer != 0 && (dialogue->state == "planned" || dialogue->state == "ended"));
  if (!open) return refuse(Fault::kConflict, "meetings.refused.questions_closed");
  if (!asked.once.empty())
    if (auto before = select_row<Question>(tx, "WHERE once = :once AND dialogue = :dialogue",
                                           {std::string_view(asked.once), dialogue->id}))
      return std::move(*before);
  Errors errors;
  Question row;
  row.words = take_words(errors, asked.words, kMostWords, "words", true);
  if (find(room.pack.themes, asked.theme) == nullptr) errors.push_back({Fault::kInvalid, "theme", "meetings.refused.theme"});
  if (asked.once.size() > 64) errors.push_back({Fault::kInvalid, "words", "meetings.refused.faster"});
  if (officer == 0 ? asked.source != "web" : asked.source != "desk" && asked.source != "front" && asked.source != "hall")
    errors.push_back({Fault::kInvalid, "source", "meetings.refused.source"});
  check_person(errors, asked.person, false);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  row.code = make_code();
  row.dialogue = dialogue->id;
  row.theme = asked.theme;
  row.source = asked.source;
  row.once = asked.once;
  row.named = !asked.person.empty();
  if (officer != 0 && asked.cleared) row.public_words = row.words;
  row.asked_at = row.changed_at = at;
  insert_row(tx, row, {"asked", officer == 0 ? "" : unit_code(room, dialogue->unit), officer}, at);
  if (row.named) room.vault.seal(tx, {"question", row.id, row.code}, asked.person, at);
  return row;
}

}  // namespace langnghe::meetings

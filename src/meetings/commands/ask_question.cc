#include "meetings/dialogue_step.h"

namespace langnghe::meetings {

bool may_bring(const Room& room, std::int64_t officer, const Dialogue& dialogue, Millis at) {
  if (!dialogue.announced_at) return false;
  const auto directory = room.directory.now();
  const directory::Unit* own = directory->unit(unit_of_officer(room, officer));
  if (own == nullptr || (own->kind != directory::UnitKind::kFront && own->kind != directory::UnitKind::kUnion)) return false;
  const directory::Unit* territory = directory->units().territory_of(own->code);
  return territory != nullptr && directory->units().is_within(unit_code(room, dialogue.unit), territory->code) &&
         directory->allowed(officer, "opinion.enter", own->code, "", at);
}

Result<Question> ask_question(const Room& room, storage::Transaction& tx, const Asked& asked, std::int64_t officer, Millis at) {
  const auto dialogue = row_by_code<Dialogue>(tx, asked.dialogue);
  if (!dialogue || (officer == 0 && !dialogue->announced_at)) return refuse(Fault::kNotFound, "meetings.refused.no_dialogue");
  const bool prepares = officer != 0 && may(room, officer, "dialogue.prepare", dialogue->unit, at);
  const bool brings = officer != 0 && !prepares && may_bring(room, officer, *dialogue, at);
  if (officer != 0 && !prepares && !brings) return refuse(Fault::kForbidden, "meetings.refused.not_yours");
  const bool open = dialogue->state == "announced" || dialogue->state == "live" ||
                    (prepares && (dialogue->state == "planned" || dialogue->state == "ended"));
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
  if (brings && asked.source != "front") errors.push_back({Fault::kInvalid, "source", "meetings.refused.source"});
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
  if (prepares && asked.cleared) row.public_words = row.words;
  row.asked_at = row.changed_at = at;
  insert_row(tx, row, {"asked", unit_of_officer(room, officer), officer}, at);
  if (row.named) room.vault.seal(tx, {"question", row.id, row.code}, asked.person, at);
  return row;
}

}  // namespace langnghe::meetings

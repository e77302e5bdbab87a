#include "meetings/dialogue_step.h"

namespace langnghe::meetings {

Result<Dialogue> plan_dialogue(const Room& room, storage::Transaction& tx, const NewDialogue& asked, std::int64_t officer, Millis at) {
  if (!may(room, officer, "dialogue.prepare", asked.unit, at)) return refuse(Fault::kForbidden, "meetings.refused.not_yours");
  Errors errors;
  Dialogue row;
  row.title = take_words(errors, asked.title, kMostLine, "title", true);
  row.basis = take_words(errors, asked.basis, kMostLine, "basis", false);
  row.plan_no = take_words(errors, asked.plan_no, 60, "plan_no", false);
  row.place = take_words(errors, asked.place, kMostLine, "place", true);
  row.invited = take_words(errors, asked.invited, 2000, "invited", false);
  if (find(room.pack.forums, asked.forum) == nullptr) errors.push_back({Fault::kInvalid, "forum", "meetings.refused.forum"});
  std::string_view themes = asked.themes;
  while (!themes.empty()) {
    const auto comma = themes.find(',');
    if (find(room.pack.themes, themes.substr(0, comma)) == nullptr) {
      errors.push_back({Fault::kInvalid, "themes", "meetings.refused.theme"});
      break;
    }
    themes.remove_prefix(comma == std::string_view::npos ? themes.size() : comma + 1);
  }
  // A weekend is a good day for a dialogue; Tết is not.
  if (auto off = day_off(room.law.calendar, asked.day, "day"); off && off->message != "meetings.refused.weekend")
    errors.push_back(*off);
  if (asked.day < local_date(at)) errors.push_back({Fault::kInvalid, "day", "meetings.refused.day_past"});
  if (asked.from_minute < 0 || asked.to_minute > 24 * 60 || asked.from_minute >= asked.to_minute)
    errors.push_back({Fault::kInvalid, "to", "meetings.refused.hours"});
  const auto directory = room.directory.now();
  const directory::Officer* chair = directory->officer(asked.chair);
  if (chair == nullptr || chair->unit != unit_code(room, asked.unit))
    errors.push_back({Fault::kInvalid, "chair", "meetings.refused.host"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  row.code = make_code();
  row.unit = asked.unit;
  row.chair = asked.chair;
  row.forum = asked.forum;
  row.themes = asked.themes;
  row.on_day = iso_date(asked.day);
  row.from_minute = asked.from_minute;
  row.to_minute = asked.to_minute;
  row.created_at = row.changed_at = at;
  insert_row(tx, row, {"planned", unit_code(room, row.unit), officer}, at);
  return row;
}

}  // namespace langnghe::meetings

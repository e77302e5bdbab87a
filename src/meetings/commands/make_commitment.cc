#include <array>

#include "meetings/commitment.h"
#include "meetings/table.h"

namespace langnghe::meetings {

Result<Commitment> make_commitment(const Promises& promises, storage::Transaction& tx, const NewCommitment& asked,
                                   std::int64_t officer, Millis at) {
  const Room& room = promises.room;
  if (!may(room, officer, "commitment.make", asked.unit, at)) return refuse(Fault::kForbidden, "meetings.refused.not_yours");
  const links::EdgeKind* edge = promises.links.edge("promised_in");
  if (edge == nullptr || !edge->joins("commitment", asked.origin.kind)) return refuse(Fault::kInvalid, "meetings.refused.origin", "origin");
  Errors errors;
  Commitment row;
  row.words = take_words(errors, asked.words, kMostWords, "words", true);
  row.result = take_words(errors, asked.result, 1000, "result", false);
  if (asked.made_on > local_date(at)) errors.push_back({Fault::kInvalid, "made_on", "meetings.refused.made_later"});
  if (asked.due < asked.made_on)
    errors.push_back({Fault::kInvalid, "due", "meetings.refused.due_before_meeting", {{"day", iso_date(asked.made_on)}}});
  else if (static_cast<int>(asked.due.year()) >= legalclock::kLastCalendarYear)
    errors.push_back({Fault::kInvalid, "due", "meetings.refused.day"});
  const auto directory = room.directory.now();
  const directory::Officer* promiser = directory->officer(asked.promiser);
  if (promiser == nullptr || promiser->unit != unit_code(room, asked.unit))
    errors.push_back({Fault::kInvalid, "promiser", "meetings.refused.host"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  row.code = make_code();
  row.unit = asked.unit;
  row.promiser = asked.promiser;
  row.promiser_post = promiser->post.title_vi.empty() ? promiser->name : promiser->name + ", " + promiser->post.title_vi;
  row.origin = asked.origin.kind;
  row.origin_id = asked.origin.id;
  row.origin_code = asked.origin.code;
  row.made_on = iso_date(asked.made_on);
  row.first_due = row.due_day = iso_date(asked.due);
  row.is_public = asked.is_public;
  row.state = promises.lifecycle.initial;
  row.officer = officer;
  row.created_at = row.changed_at = at;
  const std::string unit = unit_code(room, row.unit);
  insert_row(tx, row, {"made", unit, officer}, at);
  const auto joined = links::join(promises.links, tx, {"promised_in", row.subject(), asked.origin, ""}, {officer, unit_of_officer(room, officer)}, at);
  if (!joined) return tl::unexpected<Errors>(joined.error());
  return row;
}

}  // namespace langnghe::meetings

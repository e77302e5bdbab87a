// A case that another one opens: the second instance of a complaint.
#include "casework/matters.h"
#include "casework/step.h"

namespace langnghe::casework {

Result<Submission> next_submission(const Room& room, storage::Session& session, const Case& first,
                                   const Action& action, const std::string& next_code, const Step& step,
                                   const Actor& who, Millis at) {
  // Who decided does not decide again: the superior body does.
  const auto directory = room.directory.now();
  const directory::Unit* superior = directory->units().superior(unit_code(room, first.unit));
  if (superior == nullptr) return refuse(Fault::kConflict, "casework.refused.no_superior");
  Submission next;
  next.kind = action.opens;
  next.category = first.category;
  next.words = step.words;
  next.place = first.place;
  next.lat = first.lat;
  next.lon = first.lon;
  next.commune = first.commune;
  next.channel = who.by == By::kPetitioner ? "web" : "letter";
  next.language = first.language;
  next.may_publish = first.publication != Publication::kNo;
  for (const vault::Record& record : room.vault.records_of(session, {"case", first.id})) {
    if (record.erased_at) continue;
    const auto person = room.vault.open_own(session, record.id);
    if (person) next.person = *person;
    break;
  }
  next.opened = Submission::Opened{next_code, superior->id, first.code};
  if (Errors errors = check_submission(room, next, who, at); !errors.empty())
    return tl::unexpected<Errors>(std::move(errors));
  return next;
}

Result<Case> open_next(const Room& room, storage::Transaction& tx, const Case& first, const Submission& next,
                       const Actor& who, Millis at) {
  auto second = submit_case(room, tx, next, who, at);
  if (!second) return second;
  link_instances(room, tx, first, *second, who, at);
  return second;
}

}  // namespace langnghe::casework

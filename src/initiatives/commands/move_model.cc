#include "initiatives/step.h"
#include "initiatives/store.h"

namespace langnghe::initiatives {

Result<Model> move_model(const Room& room, storage::Transaction& tx, const std::string& code,
                         const std::string& action_id, const std::string& words, std::int64_t officer, Millis at) {
  auto found = must_find(tx, code);
  if (!found) return found;
  Model one = std::move(*found);
  const lifecycle::Action* action = room.lifecycle.action(action_id);
  if (action == nullptr || action->by != lifecycle::By::kOfficer)
    return refuse(Fault::kNotFound, "initiatives.refused.unknown_action");
  if (action->grant == "model.enter") {
    if (!owns(room, officer, one.unit, at)) return refuse(Fault::kForbidden, "initiatives.refused.other_unit");
  } else if (!may(room, officer, action->grant, one.unit, at)) {
    return refuse(Fault::kForbidden, "initiatives.refused.not_yours");
  }
  if (!action->starts_from(one.state)) return refuse(Fault::kConflict, "initiatives.refused.state");

  std::optional<double> average;
  if (action_id == "assess" || action_id == "recognise") {
    const Council council = council_of(tx, room, one, one.year);
    if (!council.complete)
      return refuse(Fault::kConflict, "initiatives.refused.council_incomplete", {},
                    {{"scored", std::to_string(council.scored)},
                     {"least", std::to_string(room.programme.scoring.appraisers)}});
    if (action_id == "recognise" && !council.reached) return refuse(Fault::kConflict, "initiatives.refused.not_reached");
    average = council.average;
  }
  if (action_id == "renew") {
    if (one.year > static_cast<int>(local_date(at).year()))
      return refuse(Fault::kConflict, "initiatives.refused.renewed_already");
    ++one.year;
  }
  return take_step(room, tx, std::move(one), action_id, words, officer, at, [&](Model&, Year& year) {
    if (action_id == "assess") year.score = average;
    if (action_id == "renew") year.fresh = false;
  });
}

}  // namespace langnghe::initiatives

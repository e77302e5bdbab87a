#include "base/text.h"
#include "consultations/opinion_store.h"

namespace langnghe::consultations {

Result<OpinionGroup> group_opinions(const Room& room, storage::Transaction& tx, const Actor& who,
                                    const std::string& code, const std::vector<std::int64_t>& opinions,
                                    std::int64_t group, const std::string& title, Millis at) {
  auto one = consultation_for(room, tx, who, "consultation.run", code, at);
  if (!one) return tl::unexpected<Errors>(one.error());
  if (!among(one->state, {"open", "closed"})) return wrong_state();
  if (opinions.empty()) return refuse(Fault::kInvalid, "consultations.refused.none_chosen", "group_title");
  if (group == 0) {
    Errors errors;
    check_text(errors, title, "group_title", 200);
    if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
    group = *tx.value<std::int64_t>(
        "INSERT INTO opinion_group (consultation, title, answer, words) VALUES (:consultation, :title, '', '') "
        "RETURNING id",
        one->id, trim(title));
    kGroups.record(tx, group, "made", one->commune, at);
  }
  const auto found = group_by_id(tx, group);
  if (!found || found->consultation != one->id) return unknown();
  for (std::int64_t id : opinions) {
    const auto opinion = opinion_by_id(tx, id);
    if (!opinion || opinion->consultation != one->id) return unknown();
    if (opinion->state != "shown")
      return refuse(Fault::kConflict, "consultations.refused.not_shown", "group_title");
    tx.run("UPDATE opinion SET group_id = :group WHERE id = :id", group, id);
    kOpinions.record(tx, id, "grouped", one->commune, at);
  }
  return *group_by_id(tx, group);
}

}  // namespace langnghe::consultations

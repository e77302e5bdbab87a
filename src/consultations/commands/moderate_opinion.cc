#include "base/text.h"
#include "consultations/opinion_store.h"

namespace langnghe::consultations {

Result<Opinion> moderate_opinion(const Room& room, storage::Transaction& tx, const Actor& who, std::int64_t id,
                                 bool show, const std::string& reason, Millis at) {
  auto opinion = opinion_by_id(tx, id);
  const auto one = opinion ? consultation_by_id(tx, opinion->consultation) : std::nullopt;
  if (!one) return unknown();
  if (auto fine = check_may(room, who, "consultation.run", one->commune, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  if (one->state == "explained") return wrong_state();
  Errors errors;
  check_text(errors, reason, "reason", 1000, !show);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  opinion->state = show ? "shown" : "hidden";
  opinion->reason = show ? std::string() : std::string(trim(reason));
  if (!show) opinion->group = 0;
  tx.run("UPDATE opinion SET state = :state, reason = :reason, group_id = :group WHERE id = :id", opinion->state,
         opinion->reason, opinion->group, id);
  kOpinions.record(tx, id, opinion->state, one->commune, at);
  if (!show) tell_author(tx, *opinion, "opinion.hidden", at);
  return std::move(*opinion);
}

}  // namespace langnghe::consultations

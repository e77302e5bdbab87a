#include "base/text.h"
#include "consultations/opinion_store.h"

namespace langnghe::consultations {

Result<OpinionGroup> answer_group(const Room& room, storage::Transaction& tx, const Actor& who, std::int64_t id,
                                  const std::string& answer, const std::string& words, Millis at) {
  const auto group = group_by_id(tx, id);
  const auto one = group ? consultation_by_id(tx, group->consultation) : std::nullopt;
  if (!one) return unknown();
  if (auto fine = check_may(room, who, "consultation.answer", one->commune, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  if (!among(one->state, {"open", "closed"})) return wrong_state();
  Errors errors;
  if (!among(answer, {"taken", "partly", "not"}))
    errors.push_back({Fault::kInvalid, "answer", "consultations.refused.answer"});
  check_text(errors, words, "answer_words", 4000);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  tx.run("UPDATE opinion_group SET answer = :answer, words = :words WHERE id = :id", answer, trim(words), id);
  kGroups.record(tx, id, "answered", one->commune, at);
  return *group_by_id(tx, id);
}

}  // namespace langnghe::consultations

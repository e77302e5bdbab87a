#include "base/encoding.h"
#include "base/text.h"
#include "consultations/work_store.h"

namespace langnghe::consultations {

Result<Work> rate_work(const Room& room, storage::Transaction& tx, const std::string& code, int stars,
                       const std::string& words, const std::string& rater, Millis at) {
  auto work = find_work(tx, code);
  if (!work) return unknown();
  if (work->state != "finished") return wrong_state();
  Errors errors;
  if (stars < 1 || stars > 5) errors.push_back({Fault::kInvalid, "stars", "consultations.refused.stars"});
  check_text(errors, words, "rating_words", 1000, false);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  const auto id = tx.value<std::int64_t>(
      "INSERT INTO work_rating (work, stars, words, rater, at) VALUES (:work, :stars, :words, :rater, :at) ON CONFLICT "
      "DO NOTHING RETURNING id",
      work->id, stars, trim(words), hex(view(hmac_sha256(room.secret_key, "rater\n" + rater))), at);
  if (!id) return refuse(Fault::kConflict, "consultations.refused.rated", "stars");
  kRatings.record(tx, *id, "given", "", at);
  return std::move(*work);
}

}  // namespace langnghe::consultations

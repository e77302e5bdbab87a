#include "base/text.h"
#include "consultations/work_store.h"

namespace langnghe::consultations {

Result<Work> report_progress(const Room& room, storage::Transaction& tx, const Actor& who, const std::string& code,
                             int percent, const std::string& words, bool finish, const std::vector<std::string>& files,
                             Millis at) {
  auto work = work_for(room, tx, who, code, at);
  if (!work) return work;
  if (work->state == "finished") return wrong_state();
  Errors errors;
  if (percent < 0 || percent > 100 || (finish && percent != 100))
    errors.push_back({Fault::kInvalid, "percent", "consultations.refused.percent"});
  check_text(errors, words, "progress_words", 1000);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  const auto id = tx.value<std::int64_t>(
      "INSERT INTO work_progress (work, at, percent, words) VALUES (:work, :at, :percent, :words) RETURNING id",
      work->id, at, percent, trim(words));
  if (!files.empty())
    if (auto claimed = room.attachments.claim(tx, files, {"work", work->id, "progress"}, at); !claimed)
      return tl::unexpected<Errors>(claimed.error());
  kProgress.record(tx, *id, "reported", work->commune, at);
  work->percent = percent;
  work->state = finish ? "finished" : "running";
  if (finish) work->finished_at = at;
  tx.run("UPDATE public_work SET percent = :percent, state = :state, finished_at = :finished WHERE id = :id", percent,
         work->state, work->finished_at, work->id);
  kWorks.record(tx, work->id, finish ? "finished" : "moved", work->commune, at);
  return work;
}

}  // namespace langnghe::consultations

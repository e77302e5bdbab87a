#include "base/text.h"
#include "consultations/work_store.h"

namespace langnghe::consultations {

Result<Work> open_work(const Room& room, storage::Transaction& tx, const Actor& who, const Work& input, Millis at) {
  if (auto fine = check_may(room, who, "work.run", input.commune, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  Errors errors;
  if (!is_commune(room, input.commune, at))
    errors.push_back({Fault::kInvalid, "commune", "consultations.refused.commune"});
  check_text(errors, input.title, "title", 200);
  check_text(errors, input.words, "words", 4000);
  check_text(errors, input.place, "place", 300);
  if (input.budget < 0) errors.push_back({Fault::kInvalid, "budget", "consultations.refused.number"});
  if (input.people_plan < 0 || input.people_plan > input.budget)
    errors.push_back({Fault::kInvalid, "people_plan", "consultations.refused.people_plan"});
  if (input.begins_at <= 0) errors.push_back({Fault::kInvalid, "begins_at", "consultations.refused.date"});
  if (input.ends_at <= input.begins_at) errors.push_back({Fault::kInvalid, "ends_at", "consultations.refused.ends"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  const std::string code = make_code();
  const auto id = tx.value<std::int64_t>(
      "INSERT INTO public_work (code, commune, title, words, place, lat, lon, budget, people_plan, begins_at, ends_at, "
      "state, percent) VALUES (:code, :commune, :title, :words, :place, :lat, :lon, :budget, :people, :begins, :ends, "
      "'planned', 0) RETURNING id",
      code, input.commune, trim(input.title), trim(input.words), trim(input.place), micro(input.lat), micro(input.lon),
      input.budget, input.people_plan, input.begins_at, input.ends_at);
  kWorks.record(tx, *id, "opened", input.commune, at);
  return *find_work(tx, code);
}

}  // namespace langnghe::consultations

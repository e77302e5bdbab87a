#include "consultations/work_store.h"

namespace langnghe::consultations {

const Kept kWorks("work", "public_work", "code",
                  {"code", "commune", "title", "words", "place", "#lat", "#lon", "#budget", "#people_plan",
                   "#begins_at", "#ends_at", "state", "#percent", "#finished_at"});
const Kept kMoney("workmoney", "work_money", "CAST(id AS TEXT)",
                  {"#work", "direction", "source", "#amount", "words", "#on_at"});
const Kept kProgress("workprogress", "work_progress", "CAST(id AS TEXT)", {"#work", "#at", "#percent", "words"});
const Kept kRatings("workrating", "work_rating", "CAST(id AS TEXT)", {"#work", "#stars", "words", "rater", "#at"});

namespace {

using Int = std::int64_t;
using Text = std::string;
using Maybe = std::optional<Int>;

#define WORK_COLUMNS                                                                               \
  "SELECT id, code, commune, title, words, place, lat, lon, budget, people_plan, begins_at, ends_at, " \
  "state, percent, finished_at FROM public_work "

template <class... P>
std::vector<Work> works(storage::Session& session, std::string_view sql, const P&... params) {
  std::vector<Work> out;
  session.each<Int, Text, Text, Text, Text, Text, Maybe, Maybe, Int, Int, Int, Int, Text, int, Maybe>(
      sql,
      [&](Int id, Text code, Text commune, Text title, Text words, Text place, Maybe lat, Maybe lon, Int budget,
          Int people, Int begins, Int ends, Text state, int percent, Maybe finished) {
        out.push_back({id, std::move(code), std::move(commune), std::move(title), std::move(words), std::move(place),
                       degrees(lat), degrees(lon), budget, people, begins, ends, std::move(state), percent, finished});
      },
      params...);
  return out;
}

}  // namespace

std::optional<Work> find_work(storage::Session& session, std::string_view code) {
  auto all = works(session, WORK_COLUMNS "WHERE code = :code", code);
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}
std::vector<Work> works_of(storage::Session& session, std::string_view commune) {
  return works(session, WORK_COLUMNS "WHERE (:commune = '' OR commune = :commune) ORDER BY id DESC LIMIT 300", commune);
}
std::vector<Money> money_of(storage::Session& session, std::int64_t work) {
  std::vector<Money> out;
  session.each<Int, Text, Text, Int, Text, Int, Int>(
      "SELECT id, direction, source, amount, words, on_at, entry FROM work_money WHERE work = :work ORDER BY on_at, id",
      [&](Int id, Text direction, Text source, Int amount, Text words, Int on, Int entry) {
        out.push_back({id, std::move(direction), std::move(source), amount, std::move(words), on, entry});
      },
      work);
  return out;
}
std::vector<Progress> progress_of(storage::Session& session, std::int64_t work) {
  std::vector<Progress> out;
  session.each<Int, int, Text>("SELECT at, percent, words FROM work_progress WHERE work = :work ORDER BY id",
                               [&](Int at, int percent, Text words) { out.push_back({at, percent, std::move(words)}); },
                               work);
  return out;
}
std::vector<Rating> ratings_of(storage::Session& session, std::int64_t work) {
  std::vector<Rating> out;
  session.each<int, Text, Int>("SELECT stars, words, at FROM work_rating WHERE work = :work ORDER BY id",
                               [&](int stars, Text words, Int at) { out.push_back({stars, std::move(words), at}); },
                               work);
  return out;
}

Result<Work> work_for(const Room& room, storage::Transaction& tx, const Actor& who, std::string_view code, Millis at) {
  auto work = find_work(tx, code);
  if (!work) return unknown();
  if (auto fine = check_may(room, who, "work.run", work->commune, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  return std::move(*work);
}

}  // namespace langnghe::consultations

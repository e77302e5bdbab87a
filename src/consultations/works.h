// One page per public work: published, consulted, voted, contributions collected and spent (each
// an entry of the ledger), supervised, finished, rated.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "consultations/consultations.h"

namespace langnghe::consultations {

struct Work {
  std::int64_t id = 0;
  std::string code, commune, title, words, place;
  std::optional<double> lat, lon;
  std::int64_t budget = 0;      // đồng, all sources
  std::int64_t people_plan = 0; // of these, from people
  Millis begins_at = 0, ends_at = 0;  // as planned
  std::string state;            // planned, running, finished
  int percent = 0;
  std::optional<Millis> finished_at;
};

struct Money {
  std::int64_t id = 0;
  std::string direction;        // in, out
  std::string source;           // people, state, other
  std::int64_t amount = 0;      // đồng
  std::string words;
  Millis on = 0;
  std::int64_t entry = 0;       // in the ledger
};

struct Progress {
  Millis at = 0;
  int percent = 0;
  std::string words;
};

struct Rating {
  int stars = 0;
  std::string words;
  Millis at = 0;
};

Result<Work> open_work(const Room& room, storage::Transaction& tx, const Actor& who, const Work& input, Millis at);
Result<Money> enter_money(const Room& room, storage::Transaction& tx, const Actor& who, const std::string& code,
                          const Money& input, Millis at);
// 100 % with `finish`: the work is done.
Result<Work> report_progress(const Room& room, storage::Transaction& tx, const Actor& who, const std::string& code,
                             int percent, const std::string& words, bool finish,
                             const std::vector<std::string>& files, Millis at);
// One rating a browser session (`rater` is kept as a keyed hash).
Result<Work> rate_work(const Room& room, storage::Transaction& tx, const std::string& code, int stars,
                       const std::string& words, const std::string& rater, Millis at);

std::optional<Work> find_work(storage::Session& session, std::string_view code);
std::vector<Work> works_of(storage::Session& session, std::string_view commune);
std::vector<Money> money_of(storage::Session& session, std::int64_t work);
std::vector<Progress> progress_of(storage::Session& session, std::int64_t work);
std::vector<Rating> ratings_of(storage::Session& session, std::int64_t work);

}  // namespace langnghe::consultations

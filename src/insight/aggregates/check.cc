// The proof that the counts are right: every story told again, every stay added up again.
#include <fmt/core.h>

#include <algorithm>

#include "insight/aggregates/follower.h"
#include "insight/aggregates/stay_rows.h"

namespace langnghe::insight {
namespace {

// What stands of corrections: the newest that was not taken back.
std::optional<Stay> standing(const std::vector<Stay>& stays) {
  const Stay* now = nullptr;
  for (const Stay& stay : stays) now = stay.n > 0 ? &stay : nullptr;
  return now == nullptr ? std::nullopt : std::optional(*now);
}

bool same_fact(const std::optional<Stay>& one, const std::optional<Stay>& other) {
  if (!one || !other) return !one && !other;
  return one->unit == other->unit && one->from_day == other->from_day && one->from_key == other->from_key &&
         one->weight == other->weight;
}

}  // namespace

std::vector<std::string> Follower::check(std::size_t most) const {
  std::vector<std::string> out;
  const auto tell = [&](std::string line) {
    if (out.size() < most) out.push_back(std::move(line));
  };
  const auto directory = directory_.now();
  const int rating = streams_.find("rating")->number;
  database_.read([&](storage::Session& session) {
    Tally tally(directory->units(), streams_);
    const std::int64_t last =
        session.value<std::optional<std::int64_t>>("SELECT MAX(id) FROM case_heads").value_or(std::nullopt).value_or(0);
    constexpr std::int64_t kRange = 2000;
    for (std::int64_t from = 0; from < last; from += kRange) {
      const std::string where = fmt::format("BETWEEN {} AND {}", from + 1, from + kRange);
      auto stored = stored_stays(session, kCase, where);
      for (const Story& story : stories(session, where)) {
        std::vector<Stay> kept, ratings;
        for (Stay& stay : stored[story.id]) (stay.stream == rating ? ratings : kept).push_back(std::move(stay));
        stored.erase(story.id);
        std::vector<Stay> told;
        std::optional<Stay> rated;
        for (Stay& stay : stays_of(streams_, story))
          if (stay.stream == rating)
            rated = std::move(stay);
          else
            told.push_back(std::move(stay));
        const auto place = [](const Stay& a, const Stay& b) { return std::tie(a.stream, a.number) < std::tie(b.stream, b.number); };
        std::sort(told.begin(), told.end(), place);
        if (told != kept || !same_fact(standing(ratings), rated))
          tell(fmt::format("case {}: {} stay(s) are kept, its story has {}", story.id, kept.size(), told.size()));
        for (const Stay& stay : told) tally.add(stay, 1);
        if (rated) tally.add(*rated, 1);
      }
      for (const auto& [id, stays] : stored) tell(fmt::format("case {}: is no more, {} stay(s) are kept", id, stays.size()));
    }
    for (const int source : {static_cast<int>(kVisit), static_cast<int>(kDay_)}) {
      auto stored = stored_stays(session, source, ">= 0");
      for (const Meeting& one : meetings(session, streams_, 0)) {
        if (one.source != source) continue;
        if (!same_fact(standing(stored[one.id]), one.stay))
          tell(fmt::format("{} {}: is counted otherwise", source == kVisit ? "visit" : "reception day", one.id));
        stored.erase(one.id);
        tally.add(one.stay, 1);
      }
      for (const auto& [id, stays] : stored)
        if (standing(stays)) tell(fmt::format("{} {}: is no more, and counted", source == kVisit ? "visit" : "reception day", id));
    }
    // The ready counts against those of the stories. A correction moves what was counted from one month
    // to the other, so what was taken back sums to nothing.
    std::map<Tally::Key, Tally::Sum> full;
    for (const auto& [key, sum] : tally.all())
      if (sum != Tally::Sum{}) full.insert({key, sum});
    session.each<std::int64_t, int, int, std::int64_t, std::string, std::int64_t, std::int64_t>(
        "SELECT c.unit, c.stream, c.edge, c.bucket, k.attributes, c.n, c.weight FROM report_count c JOIN report_key k ON "
        "k.id = c.key WHERE c.n <> 0 OR c.weight <> 0",
        [&](std::int64_t unit, int stream, int edge, std::int64_t bucket, std::string key, std::int64_t n, std::int64_t weight) {
          const Tally::Key cell{unit, stream, edge, bucket, key};
          const auto found = full.find(cell);
          const Tally::Sum should = found == full.end() ? Tally::Sum{} : found->second;
          if (should != Tally::Sum{n, weight})
            tell(fmt::format("unit {}, stream {}, {}, bucket {}, {}: {} counted, {} by a full count", unit,
                             streams_.all()[static_cast<std::size_t>(stream - 1)].id, edge == 0 ? "begun" : "ended", bucket, key, n, should.n));
          if (found != full.end()) full.erase(found);
        });
    for (const auto& [key, sum] : full)
      tell(fmt::format("unit {}, stream {}, bucket {}, {}: not counted, {} by a full count", std::get<0>(key),
                       streams_.all()[static_cast<std::size_t>(std::get<1>(key) - 1)].id, std::get<3>(key), std::get<4>(key), sum.n));
  });
  return out;
}

}  // namespace langnghe::insight
